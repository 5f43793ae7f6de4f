package import Datasets
import Mathematics
package import Networks
package import Tensors

/// One step of training: a batch forward and backward in shards, then an update.
///
/// Each shard adds up its own gradients on one thread; then the shards are added in their order. So
/// the thread count changes nothing, and all memory is planned in the beginning. Batches of fewer
/// images than threads go through one after another, and the threads share each layer's work. A
/// network whose layers need the whole batch runs in stages with barriers between them, and keeps
/// what it wrote for every image of the batch; any other network takes one group of images after
/// the other.
package final class TrainingStep: ShardedWork, @unchecked Sendable {
  package private(set) var network: Sequential
  private var optimizer: any Optimizer
  private let source: SampleSource
  private let loss: Loss
  private var plan: NetworkPlan
  /// Plans the memory once more, with room for every layer's output.
  private let planKeepingOutputs: () -> NetworkPlan
  private let pool: WorkerPool
  /// The same threads for what is not cut into shards.
  private let team: Team
  private let gradients: [Buffer]
  private let offsets: GradientOffsets
  private let losses: Slots<Double>
  private let stages: Int
  private var random: SeededRandom
  private var batch: ArraySlice<Int> = []
  private var shards = BatchShards(images: 0, imagesPerGroup: 1)
  private var randomSeed: UInt64 = 0
  private var part = Part.wholeWay

  /// What the threads are doing.
  private enum Part {
    case wholeWay
    case forward(stage: Int)
    case backward(stage: Int)
  }

  init(
    _ network: Sequential, optimizer: any Optimizer, source: SampleSource,
    loss: Loss = .crossEntropy, batchSize: Int, pool: WorkerPool, numerics: Numerics,
    random: SeededRandom = SeededRandom(seed: 0)
  ) {
    self.network = network
    self.optimizer = optimizer
    self.source = source
    self.loss = loss
    self.pool = pool
    let team = Team(pool)
    self.team = team
    self.random = random
    stages = network.stages
    let blocks =
      numerics == .exact ? InterleavedBlocks(network, batchSize: batchSize) : nil
    let group =
      blocks == nil ? NetworkPlan.imagesPerGroup(of: network) : InterleavedBlocks.images
    let groups = BatchShards.mostGroups(images: batchSize, imagesPerGroup: group)
    let isShared = stages == 1 ? batchSize < pool.threads : groups == 1
    let passesPerBatch = stages == 1 ? nil : groups
    func plan(keepingOutputs: Bool) -> NetworkPlan {
      NetworkPlan(
        network, threads: isShared ? 1 : pool.threads, passesPerBatch: passesPerBatch,
        forTraining: true, numerics: numerics, batchSize: batchSize,
        blocks: keepingOutputs ? nil : blocks, imagesPerGroup: group,
        largestGroup: BatchShards.largestGroup(images: batchSize, imagesPerGroup: group),
        keepsOutputs: keepingOutputs, team: team)
    }
    self.plan = plan(keepingOutputs: false)
    planKeepingOutputs = { plan(keepingOutputs: true) }
    let offsets = network.gradientOffsets()
    self.offsets = offsets
    let shards = BatchShards(images: batchSize, imagesPerGroup: group).count
    gradients = (0..<shards).map { _ in Buffer(count: offsets.count) }
    losses = Slots(count: batchSize, repeating: 0)
    var index = 0
    self.network.updateParameters { parameter in
      if offsets.starts[index] != nil {
        parameter.gradient = Tensor(shape: parameter.value.shape)
      }
      index += 1
    }
  }

  /// A step on its own, for measurements.
  package convenience init(
    _ network: Sequential, optimizer: any Optimizer, on images: LabeledImages,
    normalization: Normalization, loss: Loss = .crossEntropy, batchSize: Int, threads: Int,
    numerics: Numerics = .exact
  ) throws {
    self.init(
      network, optimizer: optimizer,
      source: try SampleSource(
        Samples(images, normalization: normalization), for: network, loss: loss,
        threads: threads),
      loss: loss, batchSize: batchSize, pool: WorkerPool(threads: threads), numerics: numerics)
  }

  package var memory: StepMemory {
    StepMemory(
      parameters: network.parameterCount, trainable: offsets.count, shards: gradients.count,
      plan: plan)
  }

  /// Takes the randomness of the following steps from this stream, such as what dropout drops.
  func draw(from random: SeededRandom) {
    self.random = random
  }

  /// Trains on the images with these numbers; the slice's indices are their places in the epoch.
  ///
  /// - Returns: the batch's mean loss before the update; not finite when training diverged, and
  ///   then nothing was updated.
  package func run(_ batch: ArraySlice<Int>) -> Double {
    self.batch = batch
    shards = BatchShards(images: batch.count, imagesPerGroup: plan.imagesPerGroup)
    randomSeed = random.next()
    plan.update(from: network)
    runParts()
    var sum = 0.0
    for image in 0..<batch.count { sum += losses[image] }
    let loss = sum / Double(batch.count)
    guard loss.isFinite else { return loss }
    collectGradients()
    optimizer.update(&network, team: team)
    if stages > 1 { plan.updateStatistics(of: &network) }
    return loss
  }

  private func runParts() {
    if stages == 1 {
      runShards(.wholeWay)
      return
    }
    runForward()
    for stage in 0..<stages {
      runShards(.backward(stage: stage))
      if stage < stages - 1 {
        plan.finishBackward(network, stage: stage, images: batch.count)
      }
    }
  }

  private func runForward() {
    for stage in 0..<stages {
      runShards(.forward(stage: stage))
      if stage < stages - 1 {
        plan.finishForward(network, stage: stage, images: batch.count)
      }
    }
  }

  private func runShards(_ part: Part) {
    self.part = part
    if plan.passes.count > 1 {
      pool.run(shards: shards.count, self)
    } else {
      for shard in 0..<shards.count { run(shard: shard, thread: 0) }
    }
  }

  package func run(shard: Int, thread: Int) {
    let firstPass = stages == 1 ? thread : shards.firstGroup(ofShard: shard)
    for group in 0..<shards.groupCount(ofShard: shard) {
      let images = shards.images(ofGroup: group, inShard: shard)
      let place = stages == 1 ? thread : firstPass + group
      plan.passes[place].begin(onThread: thread)
      plan.collectGradients(ofThread: place, in: gradients[shard], replacing: group == 0)
      run(images, in: plan.passes[place])
    }
  }

  /// Runs the current part of the way for one group of images.
  private func run(_ images: Range<Int>, in pass: Pass) {
    switch part {
    case .wholeWay:
      load(images, into: pass)
      network.forward(images: images.count, in: pass)
      measureLosses(images, in: pass)
      network.backward(images: images.count, in: pass)
    case .forward(let stage):
      if stage == 0 { load(images, into: pass) }
      network.forward(images: images.count, in: pass, stage: stage)
    case .backward(let stage):
      if stage == 0 { measureLosses(images, in: pass) }
      network.backward(images: images.count, in: pass, stage: stage)
    }
  }

  private func load(_ images: Range<Int>, into pass: Pass) {
    pass.begin(atImage: images.lowerBound, randomSeed: randomSeed)
    for (place, image) in images.enumerated() {
      let position = batch.startIndex + image
      source.copySample(
        batch[position], at: position, to: pass.input.start + place * pass.inputCount)
    }
  }

  /// Writes each image's loss, and the gradient of the batch's mean loss.
  private func measureLosses(_ images: Range<Int>, in pass: Pass) {
    let count = pass.outputCount
    for (place, image) in images.enumerated() {
      let range = place * count..<(place + 1) * count
      let outputs = UnsafeBufferPointer(rebasing: pass.output.values[range])
      let label = source.labels[batch[batch.startIndex + image]]
      guard let gradient = pass.outputGradient else {
        losses[image] = loss.loss(outputs: outputs, label: label)
        continue
      }
      losses[image] = loss.lossAndGradient(
        outputs: outputs, label: label, scale: 1 / Double(batch.count),
        gradient: UnsafeMutableBufferPointer(rebasing: gradient.values[range]))
    }
  }

  /// Adds the shards' gradients in their order.
  private func collectGradients() {
    var index = 0
    network.updateParameters { parameter in
      defer { index += 1 }
      guard let offset = offsets.starts[index] else { return }
      let count = parameter.value.count
      parameter.gradient.withMutableValues { sum in
        guard let sum = sum.baseAddress else { return }
        Elementwise.sum(
          gradients[..<shards.count], from: offset, into: sum, count: count, team: team)
      }
    }
  }
}

extension TrainingStep {
  /// Where the last batch's loss stopped being finite; runs the first such image's group again, or
  /// the whole batch where its images depend on each other.
  func nonFiniteOrigin() -> NonFiniteOrigin {
    plan = planKeepingOutputs()
    plan.update(from: network)
    if stages > 1 { runForward() }
    for shard in 0..<shards.count {
      for group in 0..<shards.groupCount(ofShard: shard) {
        let images = shards.images(ofGroup: group, inShard: shard)
        guard images.contains(where: { !losses[$0].isFinite }) else { continue }
        let pass = plan.passes[stages == 1 ? 0 : shards.firstGroup(ofShard: shard) + group]
        if stages == 1 {
          load(images, into: pass)
          network.forward(images: images.count, in: pass)
        }
        return network.nonFiniteOrigin(images: images.count, in: pass)
      }
    }
    return .loss
  }
}
