import Foundation
import Testing

/// What is said of data that is there but wrong.
struct DamagedDataTests {
  private let images = TinyMNIST.images
  private let labels = TinyMNIST.labels

  /// Computes what reads an MNIST of two images, one file of which is replaced or, if nil, taken
  /// away.
  private func build(
    replacing name: String, with bytes: [UInt8]?, message: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try withTemporaryFolder { folder in
      var collection = TinyMNIST()
      collection.files[name] = bytes
      try collection.write(to: "\(folder)/data")
      let outcome = try FoveaProcess().run([
        "build", "--edition", "quick", "--only", "digit-samples", "--data", "\(folder)/data",
        "--store", "\(folder)/store",
      ])
      #expect(outcome.status == 1, sourceLocation: sourceLocation)
      #expect(
        outcome.errors.contains("\(folder)/data/mnist/\(name)"), "\(outcome.errors)",
        sourceLocation: sourceLocation)
      #expect(
        outcome.errors.contains(message), "\(outcome.errors)", sourceLocation: sourceLocation)
    }
  }

  @Test func `a truncated file is named with its sizes`() throws {
    try build(
      replacing: "train-images-idx3-ubyte", with: Array(images.dropLast(100)), message: "1468")
  }

  @Test func `a wrong magic number is named`() throws {
    try build(
      replacing: "train-labels-idx1-ubyte", with: [1, 2, 3, 4] + labels.dropFirst(4),
      message: "IDX labels begin with 2049")
  }

  @Test func `label and image counts that differ are named`() throws {
    try build(
      replacing: "train-images-idx3-ubyte",
      with: [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 28, 0, 0, 0, 28] + [UInt8](repeating: 9, count: 784),
      message: "train-labels-idx1-ubyte")
  }

  @Test func `a damaged gzip file is named`() throws {
    try build(
      replacing: "train-images-idx3-ubyte", with: [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 7, 7, 7],
      message: "gzip")
  }

  @Test func `a missing file of a collection that is there is named`() throws {
    try build(replacing: "train-labels-idx1-ubyte", with: nil, message: "MNIST")
  }

  @Test func `collections that a command does not use cannot stop it`() throws {
    try withTemporaryFolder { folder in
      var collection = TinyMNIST()
      collection.files["train-labels-idx1-ubyte"] = nil
      try collection.write(to: "\(folder)/data")
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder)/data/cats-dogs", withDestinationPath: "cats-dogs")
      let options = [
        "--edition", "quick", "--data", "\(folder)/data", "--store", "\(folder)/store",
      ]
      for arguments in [
        ["run", "sobel-edges"], ["build", "--only", "c4"],
        ["figure", "c4", "-o", "\(folder)/c4.svg"],
      ] {
        let outcome = try FoveaProcess().run(arguments + options)
        #expect(outcome.status == 0, "\(arguments): \(outcome.errors)")
      }
      let stopped = try FoveaProcess().run(["run", "digit-samples"] + options)
      #expect(stopped.status == 1)
      #expect(stopped.errors.contains("mnist/train-labels-idx1-ubyte"), "\(stopped.errors)")
    }
  }

  @Test func `a collection without images is named`() throws {
    try build(
      replacing: "train-images-idx3-ubyte",
      with: [0, 0, 8, 3, 0, 0, 0, 0, 0, 0, 0, 28, 0, 0, 0, 28], message: "It holds no images.")
  }
}
