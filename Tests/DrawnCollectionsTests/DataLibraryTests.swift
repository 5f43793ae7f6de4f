import Datasets
import DrawnCollections
import Foundation
import ReferenceValues
import Testing

struct DataLibraryTests {
  @Test func `without a folder everything is drawn and says so`() throws {
    let library = try DataLibrary(.drawn)
    #expect(try library.origin(of: .mnist) == .drawn(standsInFor: "MNIST"))
    #expect(try library.images(.training, of: .mnist, count: 5) == DrawnDigits.training(count: 5))
    #expect(try library.images(.test, of: .mnist, count: 5) == DrawnDigits.test(count: 5))
    #expect(try library.photo(.camera).origin.isDrawn)
    #expect(try library.origin(of: Photo.camera).isDrawn)
    #expect(
      try library.files(of: DataCollection.mnist) { _ in "h" } == [
        CollectionFile(path: "drawn digits", hash: "h")
      ])
    #expect(
      try library.files(of: Photo.camera) { _ in "h" } == [
        CollectionFile(path: "drawn scene camera", hash: "h")
      ])
  }

  @Test func `every collection and photograph that the course looks at can be drawn`() throws {
    let library = try DataLibrary(.drawn)
    let drawn: [DataCollection] = [
      .mnist, .fashionMNIST, .signLanguageMNIST, .seaCreatures, .catsAndDogs, .cifar10,
    ]
    for collection in drawn {
      #expect(try library.origin(of: collection).isDrawn)
      let classNames =
        try collection == .catsAndDogs
        ? library.pictures(.validation, of: collection).classNames
        : library.images(.training, of: collection, count: 1).classNames
      #expect(classNames == collection.classNames)
    }
    for photo in Photo.all { #expect(try library.origin(of: photo).isDrawn) }
  }

  @Test func `a collection that is absent from the folder is drawn`() throws {
    let folder = NSTemporaryDirectory() + "fovea-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let library = try DataLibrary(.folder(folder))
    #expect(try library.origin(of: .mnist) == .drawn(standsInFor: "MNIST"))
    #expect(try library.images(.test, of: .mnist, count: 2) == DrawnDigits.test(count: 2))
  }

  @Test func `drawn images of one size can be had as pictures`() throws {
    let library = try DataLibrary(.drawn)
    let pictures = try library.pictures(.validation, of: .seaCreatures)
    let labels = (0..<pictures.count).map { pictures.label(of: $0) }
    #expect(labels == DrawnSeaCreatures.validation().labels.map { Int($0) })
  }

  @Test func `whoever asks for a split that a collection does not have is stopped`() async {
    await #expect(processExitsWith: .failure) {
      _ = try? DataLibrary(.drawn).images(.validation, of: .mnist)
    }
    await #expect(processExitsWith: .failure) {
      _ = try? DataLibrary(.drawn).pictures(.test, of: .catsAndDogs)
    }
  }

  @Test func `whoever asks for drawn pictures of different sizes at once is stopped`() async {
    await #expect(processExitsWith: .failure) {
      _ = try? DataLibrary(.drawn).images(.training, of: .catsAndDogs)
    }
  }

  @Test func `a named folder that does not exist is an error`() {
    #expect(throws: DatasetError(path: "no/such/folder", problem: .missingFolder)) {
      try DataLibrary(.folder("no/such/folder"))
    }
  }

  @Test func `an incomplete collection is an error, not a reason to draw`() throws {
    let folder = NSTemporaryDirectory() + "fovea-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: folder + "/mnist", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/mnist/train-images-idx3-ubyte"
    try Data([0, 0, 8, 3]).write(to: URL(fileURLWithPath: path))
    let missing = DatasetError(
      path: folder + "/mnist/train-labels-idx1-ubyte", problem: .missingFile(collection: "MNIST"))
    #expect(throws: missing) {
      try DataLibrary(.folder(folder)).images(.training, of: .mnist, count: 5)
    }
  }

  @Test func `a collection that is absent and not drawn is an error that says how to get it`()
    throws
  {
    let library = try DataLibrary(.drawn)
    let digits = DataCollection.signLanguageDigits
    let error = MissingStandIn(name: digits.name, id: digits.id)
    #expect(throws: error) { try library.images(.test, of: digits) }
    #expect(throws: error) { try library.origin(of: digits) }
    #expect(throws: error) { try library.files(of: digits) { _ in "" } }
    #expect(error.description.contains("'fovea data fetch sign-language-digits'"))
  }

  @Test(.enabled(if: RealData.isAvailable, "set FOVEA_DATA"))
  func `real collections are preferred where they are`() throws {
    let folder = try #require(RealData.folder)
    let library = try DataLibrary(.folder(folder))
    #expect(try library.origin(of: .mnist) == .real(collection: "MNIST"))
    #expect(try library.images(.test, of: .mnist, count: 3).labels == [7, 2, 1])
    #expect(try !library.photo(.camera).origin.isDrawn)
    #expect(
      try library.files(of: DataCollection.mnist) { "\($0.count)" }.map(\.hash).contains("9719438"))
    #expect(
      try library.files(of: Photo.camera) { "\($0.count)" }.map(\.path) == ["photos/camera.png"])
  }
}
