package import Datasets
package import Networks
package import Tensors

/// One step of training: a batch forward and backward in shards, then an update.
///
/// A batch is cut into shards whose number depends on the batch alone. Each shard adds up its own
/// gradients on one thread; then the shards are added in their order. So the thread count changes
/// nothing, and all memory is planned in the beginning.
package final class TrainingStep: ShardedWork, @unchecked Sendable {
  package private(set) var network: Sequential
  private var optimizer: any Optimizer
  private let source: ImageSource
  private let plan: NetworkPlan
  private let pool: WorkerPool
  private let gradients: [Buffer]
  private let sizes: [Int]
  private let losses: Slots<Double>
  private var batch: ArraySlice<Int> = []
  private var shards = 0

  init(
    _ network: Sequential, optimizer: any Optimizer, source: ImageSource, batchSize: Int,
    pool: WorkerPool, numerics: Numerics
  ) {
    self.network = network
    self.optimizer = optimizer
    self.source = source
    self.pool = pool
    plan = NetworkPlan(network, threads: pool.threads, forTraining: true, numerics: numerics)
    sizes = network.parameters.map(\.parameter.value.count)
    let total = sizes.reduce(0, +)
    gradients = (0..<Self.shardCount(of: batchSize)).map { _ in Buffer(count: total) }
    losses = Slots(count: batchSize, repeating: 0)
    self.network.forEachParameter { _, parameter in
      parameter.gradient = Tensor(shape: parameter.value.shape)
    }
  }

  /// A step on its own, for measurements.
  package convenience init(
    _ network: Sequential, optimizer: any Optimizer, on images: LabeledImages,
    normalization: Normalization, batchSize: Int, threads: Int, numerics: Numerics = .exact
  ) throws {
    self.init(
      network, optimizer: optimizer,
      source: try ImageSource(images, normalization: normalization, for: network),
      batchSize: batchSize, pool: WorkerPool(threads: threads), numerics: numerics)
  }

  /// As many shards as keep eight images in each, but at least two and at most eight.
  static func shardCount(of batchSize: Int) -> Int {
    min(batchSize, max(2, min(8, batchSize / 8)))
  }

  /// Trains on the images with these numbers.
  ///
  /// - Returns: the batch's mean loss before the update, in nats; not finite when training
  ///   diverged, and then nothing was updated.
  package func run(_ batch: ArraySlice<Int>) -> Double {
    self.batch = batch
    shards = Self.shardCount(of: batch.count)
    plan.update(from: network)
    pool.run(shards: shards, self)
    var sum = 0.0
    for image in 0..<batch.count { sum += losses[image] }
    let loss = sum / Double(batch.count)
    guard loss.isFinite else { return loss }
    collectGradients()
    optimizer.update(&network)
    return loss
  }

  package func run(shard: Int, thread: Int) {
    let pass = plan.passes[thread]
    gradients[shard].clear()
    plan.collectGradients(ofThread: thread, in: gradients[shard])
    let end = (shard + 1) * batch.count / shards
    var first = shard * batch.count / shards
    while first < end {
      let images = min(plan.imagesPerGroup, end - first)
      for image in 0..<images {
        source.copyImage(
          batch[batch.startIndex + first + image],
          to: pass.input.start + image * pass.inputCount)
      }
      network.forward(images: images, in: pass)
      measureLosses(first: first, images: images, in: pass)
      network.backward(images: images, in: pass)
      first += images
    }
  }

  /// Writes each image's loss, and the gradient of the batch's mean loss.
  private func measureLosses(first: Int, images: Int, in pass: Pass) {
    guard let gradient = pass.outputGradient else { return }
    let classes = pass.outputCount
    for image in 0..<images {
      let range = image * classes..<(image + 1) * classes
      losses[first + image] = SoftmaxCrossEntropy.lossAndGradient(
        scores: UnsafeBufferPointer(rebasing: pass.output.values[range]),
        label: Int(source.images.labels[batch[batch.startIndex + first + image]]),
        scale: 1 / Double(batch.count),
        gradient: UnsafeMutableBufferPointer(rebasing: gradient.values[range]))
    }
  }

  /// Adds the shards' gradients in their order.
  private func collectGradients() {
    var offset = 0
    network.forEachParameter { _, parameter in
      let count = parameter.value.count
      parameter.gradient.withMutableValues { sum in
        guard let sum = sum.baseAddress else { return }
        sum.update(repeating: 0, count: count)
        for shard in 0..<shards {
          guard let part = gradients[shard].values.baseAddress else { continue }
          Elementwise.add(part + offset, to: sum, count: count)
        }
      }
      offset += count
    }
  }
}
