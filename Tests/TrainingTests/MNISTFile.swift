import CZlib
import Datasets
import Foundation

/// The MNIST training images in the folder that FOVEA_DATA points to, read with nothing but zlib.
enum MNISTFile {
  static let folder = ProcessInfo.processInfo.environment["FOVEA_DATA"]
  static var isAvailable: Bool { folder != nil }

  /// The images with these numbers, with labels given from elsewhere.
  static func images(_ indices: [Int], labels: [UInt8]) throws -> LabeledImages {
    let path = "\(folder ?? ".")/mnist/train-images-idx3-ubyte.gz"
    guard let file = gzopen(path, "rb") else { throw CocoaError(.fileReadNoSuchFile) }
    defer { gzclose(file) }
    var pixels: [UInt8] = []
    var image = [UInt8](repeating: 0, count: 784)
    for index in indices {
      gzseek(file, 16 + index * 784, SEEK_SET)
      guard gzread(file, &image, 784) == 784 else { throw CocoaError(.fileReadCorruptFile) }
      pixels += image
    }
    return LabeledImages(
      channels: 1, height: 28, width: 28, pixels: pixels, labels: labels,
      classNames: (0..<10).map(String.init))
  }
}
