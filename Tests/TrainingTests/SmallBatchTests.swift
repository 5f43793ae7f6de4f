import Datasets
import Mathematics
import Networks
import Tensors
import Testing
import Training

/// Batches of fewer images than threads, and networks whose weights are many.
struct SmallBatchTests {
  /// Large enough for several threads on one image, with weights enough for a shared update.
  private func network(normalized: Bool) throws -> Sequential {
    var random = SeededRandom(seed: 11)
    return try Sequential(input: [1, 64, 64], using: &random) {
      Conv2d(filters: 24, size: 3, padding: .same)
      if normalized { BatchNorm2d() }
      ReLU()
      MaxPool2d(size: 2)
      Conv2d(filters: 40, size: 3, padding: .same)
      ReLU()
      if normalized { Dropout() }
      AvgPool2d(size: 2)
      Flatten()
      Linear(24)
      Linear(4)
    }
  }

  private var images: LabeledImages {
    var random = SeededRandom(seed: 12)
    return LabeledImages(
      channels: 1, height: 64, width: 64,
      pixels: (0..<9 * 64 * 64).map { _ in UInt8(random.integer(below: 256)) },
      labels: (0..<9).map { UInt8($0 % 4) }, classNames: ["a", "b", "c", "d"])
  }

  @Test(
    arguments: [(1, 2), (1, 8), (2, 3), (2, 8), (9, 2), (9, 3), (9, 8)], [false, true])
  func `training gives the bits of one thread`(
    _ run: (batch: Int, threads: Int), normalized: Bool
  ) throws {
    let images = images
    func trained(threads: Int) throws -> [Parameter] {
      let step = try TrainingStep(
        network(normalized: normalized), optimizer: Adam(learningRate: 0.01), on: images,
        normalization: .unit, batchSize: run.batch, threads: threads)
      for first in stride(from: 0, to: 9, by: run.batch) {
        #expect(step.run(Array(first..<min(9, first + run.batch))[...]).isFinite)
      }
      return step.network.parameters.map(\.parameter)
    }
    #expect(try trained(threads: run.threads) == trained(threads: 1))
  }

  @Test func `a step's gradients replace those of the step before`() throws {
    let images = images
    let still = try TrainingStep(
      network(normalized: false), optimizer: SGD(learningRate: 0), on: images,
      normalization: .unit, batchSize: 4, threads: 2)
    _ = still.run([4, 5, 6, 7])
    let before = still.network.parameters.map(\.parameter.gradient)
    _ = still.run([0, 1, 2, 3])
    let after = still.network.parameters.map(\.parameter.gradient)
    let fresh = try TrainingStep(
      network(normalized: false), optimizer: SGD(learningRate: 0), on: images,
      normalization: .unit, batchSize: 4, threads: 2)
    _ = fresh.run([0, 1, 2, 3])
    #expect(after.map(\.shape) == before.map(\.shape) && after != before)
    #expect(after.map(\.values) == fresh.network.parameters.map(\.parameter.gradient.values))
  }

  @Test(arguments: [1, 2, 3])
  func `few images are evaluated as by one thread`(count: Int) throws {
    let images = images.prefix(count)
    let network = try network(normalized: true)
    let alone = try network.evaluate(on: images, normalization: .unit, threads: 1)
    for threads in [2, 3, 8] {
      let together = try network.evaluate(on: images, normalization: .unit, threads: threads)
      #expect(together == alone, "\(threads) threads")
    }
  }
}
