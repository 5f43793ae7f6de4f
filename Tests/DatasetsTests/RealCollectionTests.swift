import Datasets
import Filters
import ReferenceValues
import Testing

/// The real collections of the folder that `FOVEA_DATA` names.
@Suite(.enabled(if: RealData.isAvailable, "set FOVEA_DATA"))
struct RealCollectionTests {
  @Test func `MNIST has its published counts`() throws {
    let folder = try #require(RealData.folder)
    let training = try IDXCollection.mnist.read(\.training, in: folder)
    let test = try IDXCollection.mnist.read(\.test, in: folder)
    #expect(training.count == 60_000)
    #expect(test.count == 10_000)
    #expect(training.labels.prefix(10) == [5, 0, 4, 1, 9, 2, 1, 3, 1, 4])
    #expect(test.labels.count { $0 == 1 } == 1_135)
  }

  @Test func `MNIST's mean and deviation are those that everyone normalises with`() throws {
    let folder = try #require(RealData.folder)
    let pixels = try IDXCollection.mnist.read(\.training, in: folder).pixels
    let sum = pixels.reduce(0) { $0 + Int($1) }
    let squares = pixels.reduce(0) { $0 + Int($1) * Int($1) }
    let mean = Double(sum) / Double(pixels.count) / 255
    let variance = Double(squares) / Double(pixels.count) / 65_025 - mean * mean
    // Both are published with four decimals.
    #expect(abs(mean - 0.1307) < 0.00005)
    #expect(abs(variance.squareRoot() - 0.3081) < 0.00005)
  }

  @Test func `the camera photograph decodes to the pixels that scikit-image sees`() throws {
    let folder = try #require(RealData.folder)
    let photo = try #require(try Photo.camera.grey(in: folder))
    let crop = try ReferenceFile("imaging").numbers("sobel/image")
    for (i, pixel) in crop.enumerated() {
      #expect(Double(photo[90 + i / 50, 200 + i % 50]) == pixel)
    }
  }

  @Test func `the camera photograph has 512 rows of 512 pixels`() throws {
    let folder = try #require(RealData.folder)
    let photo = try #require(try Photo.camera.grey(in: folder))
    #expect(photo.height == 512 && photo.width == 512)
    #expect(photo.values.allSatisfy { $0 >= 0 && $0 <= 255 && $0 == $0.rounded() })
  }
}
