import Datasets
import Mathematics
import Networks
import Tensors
import Training

extension BenchmarkRun {
  /// Images per second on random images.
  func speed(threads: Int, runs: Int = 12) throws -> Speed {
    switch mode {
    case .training: try trainingSpeed(threads: threads, runs: runs)
    case .inference: try inferenceSpeed(threads: threads, runs: runs)
    }
  }

  private func trainingSpeed(threads: Int, runs: Int) throws -> Speed {
    let network = try network()
    var random = SeededRandom(seed: 2)
    let classes = network.finalShape.count
    let images = LabeledImages(
      channels: input[0], height: input[1], width: input[2],
      pixels: (0..<batch * Shape(input).count).map { _ in UInt8(random.integer(below: 256)) },
      labels: (0..<batch).map { _ in UInt8(random.integer(below: classes)) },
      classNames: (0..<classes).map(String.init))
    let step = try TrainingStep(
      network,
      optimizer: (optimizer ?? Descent(kind: "Adam", rate: 0.001, momentum: nil)).optimizer,
      on: images, normalization: .symmetric, batchSize: batch, threads: threads)
    let order = Array(0..<batch)
    return Speed(images: batch, runs: runs) { _ = step.run(order[...]) }
  }

  private func inferenceSpeed(threads: Int, runs: Int) throws -> Speed {
    let forward = BatchForward(try network(), images: batch, threads: threads)
    return Speed(images: batch, runs: runs) { forward.run() }
  }
}

/// A batch of random images through a network in evaluation mode.
private final class BatchForward: ShardedWork, @unchecked Sendable {
  private let network: Sequential
  private let images: Int
  private let plan: NetworkPlan
  private let pool: WorkerPool
  private let pixels: [Float]

  init(_ network: Sequential, images: Int, threads: Int) {
    self.network = network
    self.images = images
    plan = NetworkPlan(network, threads: threads, forTraining: false)
    plan.update(from: network)
    pool = WorkerPool(threads: threads)
    var random = SeededRandom(seed: 2)
    pixels = (0..<images * network.inputShape.count).map { _ in Float(random.uniform(-1, 1)) }
  }

  func run() {
    pool.run(shards: (images + plan.imagesPerGroup - 1) / plan.imagesPerGroup, self)
  }

  func run(shard: Int, thread: Int) {
    let pass = plan.passes[thread]
    let first = shard * plan.imagesPerGroup
    let count = min(plan.imagesPerGroup, images - first)
    _ = pass.input.values.update(
      fromContentsOf: pixels[first * pass.inputCount..<(first + count) * pass.inputCount])
    network.forward(images: count, in: pass)
  }
}
