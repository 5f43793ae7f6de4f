import Datasets
import DrawnCollections
import Foundation
import ReferenceValues
import Testing

struct DataLibraryTests {
  @Test func `without a folder everything is drawn and says so`() throws {
    let library = try DataLibrary(.drawn)
    #expect(try library.digitsOrigin() == .drawn(standsInFor: "MNIST"))
    #expect(try library.trainingDigits(count: 5) == DrawnDigits.training(count: 5))
    #expect(try library.testDigits(count: 5) == DrawnDigits.test(count: 5))
    #expect(try library.photo().origin.isDrawn)
    #expect(try library.photoOrigin().isDrawn)
    #expect(
      try library.digitFiles { _ in "h" } == [CollectionFile(path: "drawn digits", hash: "h")])
    #expect(try library.photoFiles { _ in "h" } == [CollectionFile(path: "drawn photo", hash: "h")])
  }

  @Test func `a collection that is absent from the folder is drawn`() throws {
    let library = try DataLibrary(.folder(NSTemporaryDirectory()))
    #expect(try library.digitsOrigin() == .drawn(standsInFor: "MNIST"))
  }

  @Test func `a named folder that does not exist is an error`() {
    #expect(throws: DatasetError(path: "no/such/folder", problem: .missingFolder)) {
      try DataLibrary(.folder("no/such/folder"))
    }
  }

  @Test func `a broken collection is an error, not a reason to draw`() throws {
    let folder = NSTemporaryDirectory() + "fovea-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: folder + "/mnist", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/mnist/train-images-idx3-ubyte"
    try Data([0, 0, 8, 3]).write(to: URL(fileURLWithPath: path))
    #expect(throws: DatasetError.self) {
      try DataLibrary(.folder(folder)).trainingDigits(count: 5)
    }
  }

  @Test(.enabled(if: RealData.isAvailable, "set FOVEA_DATA"))
  func `real collections are preferred where they are`() throws {
    let folder = try #require(RealData.folder)
    let library = try DataLibrary(.folder(folder))
    #expect(try library.digitsOrigin() == .real(collection: "MNIST"))
    #expect(try library.testDigits(count: 3).labels == [7, 2, 1])
    #expect(try !library.photo().origin.isDrawn)
    #expect(try library.digitFiles { "\($0.count)" }.map(\.hash).contains("9719438"))
    #expect(try library.photoFiles { "\($0.count)" }.map(\.path) == ["photos/camera.png"])
  }
}
