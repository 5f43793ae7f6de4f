import Cancellations
import Datasets
import ImageFiles
import Mathematics
import Networks
import Synchronization
import Tensors
import Testing
import Training
import Transforms

/// Pictures that cannot be read, wishes to stop, and pictures that do not fit.
struct PictureFailureTests {
  private static let preparation = Result { try DrawnPictures.preparation() }

  private func network(_ input: Shape = [3, 12, 12]) throws -> Sequential {
    var random = SeededRandom(seed: 5)
    return try Sequential(input: input, using: &random) {
      Flatten()
      Linear(2)
    }
  }

  private func train(
    _ network: inout Sequential, on pictures: DrawnPictures, threads: Int,
    evaluatingOn evaluation: DrawnPictures = DrawnPictures(5),
    cancellation: Cancellation = Cancellation()
  ) throws {
    var random = SeededRandom(seed: 2)
    let preparation = try Self.preparation.get()
    _ = try Trainer(epochs: 2, batchSize: 16, threads: threads).train(
      &network, with: SGD(learningRate: 0.05), on: Samples(pictures, preparation),
      evaluatingOn: Samples(evaluation, preparation), using: &random, cancellation: cancellation)
  }

  @Test(arguments: [1, 2, 8])
  func `an unreadable picture stops training and is named`(threads: Int) throws {
    var network = try network()
    let before = network.checkpoint()
    // Of several, the first in the epoch's order, however many threads come across them.
    var shuffle = SeededRandom(seed: 2).split("shuffle/epoch 1")
    let order = shuffle.permutation(of: 100)
    let broken: Set = [order[99], order[43], order[40]]
    let error = #expect(throws: ImageFileError.self) {
      try train(&network, on: DrawnPictures(100, broken: broken), threads: threads)
    }
    #expect(error?.file == "pictures/\(order[40]).jpg")
    #expect(network.checkpoint() == before)
  }

  @Test(arguments: [1, 8])
  func `an unreadable picture stops an evaluation and is named`(threads: Int) throws {
    var network = try network()
    let error = #expect(throws: ImageFileError.self) {
      try train(
        &network, on: DrawnPictures(20), threads: threads,
        evaluatingOn: DrawnPictures(400, broken: [399, 300, 131]))
    }
    #expect(error?.file == "pictures/131.jpg")
    let alone = #expect(throws: ImageFileError.self) {
      try network.evaluate(
        on: Samples(DrawnPictures(400, broken: [399, 131]), Self.preparation.get()),
        threads: threads)
    }
    #expect(alone == error)
  }

  @Test func `the first of several unreadable pictures is named, whoever is faster`() throws {
    let network = try network()
    let preparation = try Self.preparation.get()
    // Eight shards of two pictures, each with a broken one; all but the first begin with theirs.
    for _ in 0..<200 {
      let pictures = DrawnPictures(16, broken: [1, 2, 4, 6, 8, 10, 12, 14])
      let error = #expect(throws: ImageFileError.self) {
        try network.evaluate(on: Samples(pictures, preparation), threads: 8)
      }
      #expect(error?.file == "pictures/1.jpg")
    }
  }

  @Test(arguments: [1, 2, 8])
  func `a wish to stop while pictures are opened opens no more of them`(threads: Int) throws {
    var network = try network()
    let before = network.checkpoint()
    let cancellation = Cancellation()
    let count = Atomic(0)
    let pictures = DrawnPictures(2_000) { _ in
      if count.add(1, ordering: .relaxed).newValue == 40 { cancellation.cancel() }
    }
    let stop = #expect(throws: Cancelled.self) {
      try train(&network, on: pictures, threads: threads, cancellation: cancellation)
    }
    #expect(stop?.place.hasPrefix("in epoch 1 of 2, after batch ") == true)
    // Each thread finishes the picture that it has begun.
    #expect(pictures.timesOpened <= 40 + 2 * threads)
    #expect(network.checkpoint() == before)
  }

  @Test func `a picture of another size is named with what to do`() throws {
    let network = try network()
    let error = #expect(throws: CollectionMismatchError.self) {
      try network.evaluate(
        on: Samples(DrawnPictures(3), Preparation([.resize(height: 12, width: 10)])))
    }
    #expect(
      error?.description
        == "pictures/0.jpg: 12×10 pixels after its transforms do not fit a network for 12×12. "
        + "Resize pictures to that size.")
  }

  @Test func `a network that reads no pictures is refused them`() throws {
    let network = try network([2, 12, 12])
    let error = #expect(throws: CollectionMismatchError.self) {
      try network.evaluate(on: Samples(DrawnPictures(3), Preparation()))
    }
    #expect(error?.problem == .pictureInput([2, 12, 12]))
  }

  @Test func `a normalisation for other channels is refused`() throws {
    let network = try Sequential(input: [1, 12, 12], layers: [Flatten(), Linear(4)])
    let error = #expect(throws: CollectionMismatchError.self) {
      try network.evaluate(on: brightQuarters(3, seed: 1), normalization: .imageNet)
    }
    #expect(error?.problem == .normalization(channels: 3, expected: 1))
  }

  @Test func `no pictures are refused`() throws {
    let network = try network()
    let error = #expect(throws: CollectionMismatchError.self) {
      try network.evaluate(on: Samples(DrawnPictures(0), Preparation()))
    }
    #expect(error?.problem == .noImages)
  }
}
