import Datasets
import Mathematics
import Networks
import Tensors
import Training

/// Random images with random labels.
struct RandomBatch {
  let images: LabeledImages
  /// The same numbers of pixels between −1 and 1, one image after the other.
  let pixels: [Float]
  let count: Int

  init(_ job: BenchmarkJob) throws {
    var random = SeededRandom(seed: 2)
    let shape = Shape(job.input)
    let outputs = try job.layers.network(input: shape).finalShape.count
    let classes = job.mode == .training ? max(2, min(outputs, 256)) : 1
    count = job.batch
    let numbers = job.batch * shape.count
    let isTraining = job.mode == .training
    images = LabeledImages(
      channels: job.input[0], height: job.input[1], width: job.input[2],
      pixels: (0..<(isTraining ? numbers : 0)).map { _ in UInt8(random.integer(below: 256)) },
      labels: (0..<(isTraining ? job.batch : 0)).map { _ in UInt8(random.integer(below: classes)) },
      classNames: (0..<classes).map(String.init))
    pixels = (0..<(isTraining ? 0 : numbers)).map { _ in Float(random.uniform(-1, 1)) }
  }
}

/// Training steps on the same batch.
struct TrainingWork: Workload {
  private let step: TrainingStep
  private let order: [Int]
  let parameters: Int
  let activationBytes: Int
  let trainingMemory: StepMemory?

  init(_ network: Sequential, _ job: BenchmarkJob, on batch: RandomBatch) throws {
    step = try TrainingStep(
      network, optimizer: (job.optimizer ?? .adam(rate: 0.001)).optimizer, on: batch.images,
      normalization: .symmetric, loss: job.loss ?? .crossEntropy, batchSize: job.batch,
      threads: job.threads)
    order = Array(0..<job.batch)
    parameters = step.network.parameterCount
    let memory = step.memory
    activationBytes = memory.activations
    trainingMemory = memory
  }

  func step(images: Int) { _ = step.run(order[..<images]) }
}

/// A batch through a network in evaluation mode: groups of images on any thread, or all threads on
/// one image after the other where there are fewer images than threads.
final class InferenceWork: Workload, ShardedWork, @unchecked Sendable {
  private let network: Sequential
  private let plan: NetworkPlan
  private let pool: WorkerPool
  private let pixels: [Float]
  private var images = 0
  let parameters: Int
  let trainingMemory: StepMemory? = nil
  var activationBytes: Int { plan.activationBytes }

  init(_ network: Sequential, on batch: RandomBatch, pool: WorkerPool) {
    self.network = network
    self.pool = pool
    let isShared = batch.count < pool.threads
    plan = NetworkPlan(
      network, threads: isShared ? 1 : pool.threads, forTraining: false, team: Team(pool))
    plan.update(from: network)
    pixels = batch.pixels
    parameters = network.parameterCount
  }

  func step(images: Int) {
    self.images = images
    let shards = (images + plan.imagesPerGroup - 1) / plan.imagesPerGroup
    if plan.passes.count == 1 {
      for shard in 0..<shards { run(shard: shard, thread: 0) }
      return
    }
    pool.run(shards: shards, self)
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

/// Forward and back to the input, one image after the other: the gradient of the outputs' sum.
struct InputGradientWork: Workload {
  private let probe: Probe
  private let images: [[Float]]
  private let outputGradient: [Float]
  let parameters: Int
  let trainingMemory: StepMemory? = nil
  var activationBytes: Int { probe.activationBytes }

  init(_ network: Sequential, on batch: RandomBatch, team: Team) {
    probe = Probe(network, team: team)
    let size = network.inputShape.count
    images = stride(from: 0, to: batch.pixels.count, by: size).map {
      Array(batch.pixels[$0..<$0 + size])
    }
    outputGradient = Array(repeating: 1, count: network.finalShape.count)
    parameters = network.parameterCount
  }

  func step(images count: Int) {
    for image in images.prefix(count) {
      probe.forward(image)
      probe.backward(from: outputGradient)
    }
  }
}
