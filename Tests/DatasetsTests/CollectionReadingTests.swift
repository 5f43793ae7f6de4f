import Datasets
import Foundation
import Testing

struct CollectionReadingTests {
  private let folder: TemporaryFolder
  private let mnist = DataCollection.mnist.counting([.training: 3, .test: 1])

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(IDXBytes.images(3), to: "mnist/train-images-idx3-ubyte")
    try folder.write(IDXBytes.packed(IDXBytes.labels([7, 0, 9])), to: trainingLabels)
    try folder.write(IDXBytes.images(1), to: "mnist/t10k-images-idx3-ubyte")
    try folder.write(IDXBytes.labels([4]), to: "mnist/t10k-labels-idx1-ubyte")
  }

  private let trainingLabels = "mnist/train-labels-idx1-ubyte.gz"

  private func refusal() -> DatasetError? {
    #expect(throws: DatasetError.self) { try mnist.images(.training, in: folder.path) }
  }

  @Test func `a split joins images with their labels and class names`() throws {
    let training = try mnist.images(.training, in: folder.path)
    #expect(training.labels == [7, 0, 9])
    #expect(training.channels == 1 && training.height == 28 && training.width == 28)
    #expect(training.classNames == ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"])
    #expect(try mnist.images(.test, in: folder.path).labels == [4])
  }

  @Test func `unequal counts are refused with both files' names`() throws {
    try folder.write(IDXBytes.labels([7, 0]), to: trainingLabels)
    let path = "\(folder.path)/mnist/train-images-idx3-ubyte"
    #expect(
      refusal()?.description
        == "\(path): It has 3 images, but \(folder.path)/\(trainingLabels) has 2 labels. "
        + "Fetch the collection again, or remove it to use drawn images.")
  }

  @Test func `a part of a collection is not taken for the whole`() throws {
    let path = "\(folder.path)/mnist/train-images-idx3-ubyte"
    let error = #expect(throws: DatasetError.self) {
      try DataCollection.mnist.images(.training, in: folder.path)
    }
    #expect(
      error?.description
        == "\(path): It holds 3 pictures, but this part of MNIST has 60000. "
        + "Fetch the collection again, or remove it to use drawn images.")
    let other = #expect(throws: DatasetError.self) {
      try DataCollection.mnist.pictures(.training, in: folder.path)
    }
    #expect(other == error)
    #expect(
      throws: DatasetError(
        path: path, problem: .wrongCount(found: 3, expected: 2, collection: "MNIST"))
    ) { try mnist.counting([.training: 2]).images(.training, in: folder.path) }
  }

  @Test func `a link to nowhere is broken, not absent`() throws {
    let linked = try TemporaryFolder()
    let path = "\(linked.path)/mnist/train-images-idx3-ubyte"
    try linked.write([], to: "mnist/.keep")
    try FileManager.default.createSymbolicLink(
      atPath: path, withDestinationPath: "../.git/annex/images")
    #expect(try mnist.isPresent(in: linked.path))
    try linked.write(IDXBytes.labels([4]), to: "mnist/train-labels-idx1-ubyte")
    let error = #expect(throws: DatasetError.self) { try mnist.images(.training, in: linked.path) }
    #expect(
      error?.description
        == "\(path): This link leads nowhere. Bring back what it leads to, or remove the link.")
  }

  @Test func `a folder that links to a disk that is gone is broken, not absent`() throws {
    let linked = try TemporaryFolder()
    for name in ["mnist", "cats-dogs"] {
      try FileManager.default.createSymbolicLink(
        atPath: "\(linked.path)/\(name)", withDestinationPath: "/nowhere/\(name)")
    }
    #expect(try mnist.isPresent(in: linked.path))
    #expect(throws: DatasetError(path: "\(linked.path)/mnist", problem: .deadLink)) {
      try mnist.images(.training, in: linked.path)
    }
    #expect(throws: DatasetError(path: "\(linked.path)/cats-dogs", problem: .deadLink)) {
      try DataCollection.catsAndDogs.pictures(.training, in: linked.path)
    }
    #expect(throws: DatasetError(path: "\(linked.path)/mnist", problem: .deadLink)) {
      try DataSelection.folder("\(linked.path)/mnist").resolvedFolder()
    }
    #expect(try !DataCollection.fashionMNIST.isPresent(in: linked.path))
  }

  @Test func `a label without a class is refused with its place`() throws {
    try folder.write(IDXBytes.labels([7, 10, 9]), to: trainingLabels)
    #expect(
      refusal()
        == DatasetError(
          path: "\(folder.path)/\(trainingLabels)",
          problem: .labelOutOfRange(label: 10, index: 1, classes: 10)))
  }

  @Test func `images of another size are refused`() throws {
    try folder.write(
      IDXBytes.images(3, height: 20, width: 20), to: "mnist/train-images-idx3-ubyte")
    #expect(
      refusal()?.problem
        == .wrongSize(found: [20, 20], expected: [28, 28], collection: "MNIST"))
  }

  @Test func `a collection with one file missing is broken, not absent`() throws {
    let half = try TemporaryFolder()
    try half.write(IDXBytes.images(3), to: "mnist/train-images-idx3-ubyte")
    #expect(try mnist.isPresent(in: half.path))
    let error = #expect(throws: DatasetError.self) { try mnist.images(.training, in: half.path) }
    #expect(
      error?.description
        == "\(half.path)/mnist/train-labels-idx1-ubyte: This file of MNIST is missing beside the "
        + "others. Put it there, or remove the others to use drawn images.")
  }

  @Test func `an empty data folder holds no collection`() throws {
    let empty = try TemporaryFolder()
    #expect(try !mnist.isPresent(in: empty.path))
  }

  @Test func `files are listed with hashes for a build's keys`() throws {
    let files = try mnist.files(in: folder.path) { "\($0.count)" }
    #expect(
      files.map(\.path) == [
        "mnist/train-images-idx3-ubyte", trainingLabels, "mnist/t10k-images-idx3-ubyte",
        "mnist/t10k-labels-idx1-ubyte",
      ])
    #expect(files[0].hash == "\(16 + 3 * 784)")
    #expect(files[3].hash == "9")
  }
}
