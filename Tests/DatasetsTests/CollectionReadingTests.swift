import Datasets
import Testing

struct CollectionReadingTests {
  private let folder: TemporaryFolder
  private let mnist = DataCollection.mnist

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
    #expect([training.channels, training.height, training.width] == [1, 28, 28])
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
