import Datasets
import Filters
import ImageFiles
import ReferenceValues
import Testing

/// The real collections of the folder that `FOVEA_DATA` names.
@Suite(.enabled(if: RealData.isAvailable, "set FOVEA_DATA"))
struct RealCollectionTests {
  @Test func `MNIST has its published counts`() throws {
    let folder = try #require(RealData.folder)
    let training = try DataCollection.mnist.images(.training, in: folder)
    let test = try DataCollection.mnist.images(.test, in: folder)
    #expect(training.count == 60_000)
    #expect(test.count == 10_000)
    #expect(training.labels.prefix(10) == [5, 0, 4, 1, 9, 2, 1, 3, 1, 4])
    #expect(test.labels.count { $0 == 1 } == 1_135)
  }

  @Test func `MNIST's mean and deviation are those that everyone normalises with`() throws {
    let folder = try #require(RealData.folder)
    let pixels = try DataCollection.mnist.images(.training, in: folder).pixels
    let sum = pixels.reduce(0) { $0 + Int($1) }
    let squares = pixels.reduce(0) { $0 + Int($1) * Int($1) }
    let mean = Double(sum) / Double(pixels.count) / 255
    let variance = Double(squares) / Double(pixels.count) / 65_025 - mean * mean
    // Both are published with four decimals.
    #expect(abs(mean - 0.1307) < 0.00005)
    #expect(abs(variance.squareRoot() - 0.3081) < 0.00005)
  }

  @Test(arguments: DataCollection.all.filter { !$0.forms[0].splits.isEmpty })
  func `every split has the pictures that are written down of it`(
    collection: DataCollection
  ) throws {
    let folder = try #require(RealData.folder)
    let form = try #require(try collection.presentForm(in: folder))
    for split in form.splits {
      let pictures = try collection.pictures(split.name, in: folder)
      #expect(pictures.count == split.count)
      #expect(pictures.classNames == form.classNames ?? collection.classNames)
      let picture = try pictures.picture(pictures.count - 1)
      if case .fixed(let channels, let height, let width) = collection.shape {
        #expect(picture.channels.rawValue == channels)
        #expect(picture.height == height && picture.width == width)
      }
    }
  }

  @Test func `the sea creatures fit into memory`() throws {
    let folder = try #require(RealData.folder)
    let animals = try DataCollection.seaCreatures.images(.validation, in: folder)
    #expect(animals.count == 25 && animals.imageSize == 30_000)
    #expect((0..<5).allSatisfy { label in animals.labels.count { $0 == label } == 5 })
  }

  @Test func `every photograph opens`() throws {
    let folder = try #require(RealData.folder)
    let photos = [Photo.camera, .coins, .chelsea, .coffee, .astronaut, .rocket] + Photo.elephants
    #expect(
      Set(photos.map(\.path))
        == Set(DataCollection.photos.forms[0].files.map { "photos/\($0.path)" }))
    for photo in photos { #expect(try photo.picture(in: folder) != nil, "\(photo.name)") }
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
