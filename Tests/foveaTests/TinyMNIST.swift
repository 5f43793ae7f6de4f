import Foundation

/// A data folder with an MNIST of two images, for tests of what the program makes of files.
struct TinyMNIST {
  static let images: [UInt8] =
    [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 28, 0, 0, 0, 28] + [UInt8](repeating: 9, count: 2 * 784)
  static let labels: [UInt8] = [0, 0, 8, 1, 0, 0, 0, 2, 3, 4]

  var files = [
    "train-images-idx3-ubyte": images, "train-labels-idx1-ubyte": labels,
    "t10k-images-idx3-ubyte": images, "t10k-labels-idx1-ubyte": labels,
  ]

  /// Writes `mnist/` into a folder, which it makes.
  func write(to folder: String) throws {
    try FileManager.default.createDirectory(
      atPath: "\(folder)/mnist", withIntermediateDirectories: true)
    for (name, bytes) in files {
      try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/mnist/\(name)"))
    }
  }
}
