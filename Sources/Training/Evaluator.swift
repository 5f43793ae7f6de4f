import Cancellations
import Mathematics
import Networks
import Tensors

/// Runs a network over collections in evaluation mode, with memory and threads that are reused.
final class Evaluator: ShardedWork, @unchecked Sendable {
  private let pool: WorkerPool
  private var plan: NetworkPlan
  private var network: Sequential
  private let loss: Loss
  private var source: SampleSource?
  private var first = 0
  private var end = 0
  private var verdicts = Slots(count: 0, repeating: Verdict())
  private var cancellation = Cancellation()

  /// Images that one thread takes at a time.
  private var shardSize = Evaluator.largestShard
  private static let largestShard = 64
  /// Images between two reports.
  private static let sliceSize = 2048

  init(_ network: Sequential, loss: Loss, pool: WorkerPool, numerics: Numerics) {
    self.network = network
    self.loss = loss
    self.pool = pool
    plan = NetworkPlan(
      network, threads: pool.threads, forTraining: false, numerics: numerics, team: Team(pool))
  }

  /// Evaluates a network of the planned shapes.
  ///
  /// Samples draw their transforms' parameters from `random`.
  ///
  /// - Throws: `Cancelled` with no place, at once between two shards, why a sample could not be
  ///   prepared, and what `report` throws.
  func evaluate(
    _ network: Sequential, on source: SampleSource, drawingFrom random: SeededRandom,
    cancellation: Cancellation, report: (_ imagesDone: Int) throws -> Void
  ) throws -> Evaluation {
    let count = source.count
    self.network = network
    self.source = source
    self.cancellation = cancellation
    share(images: count)
    plan.update(from: network)
    verdicts = Slots(count: count, repeating: Verdict())
    source.begin(Array(0..<count), drawingFrom: random, cancellation: cancellation)
    for start in stride(from: 0, to: count, by: Self.sliceSize) {
      first = start
      end = min(count, start + Self.sliceSize)
      runShards((end - first + shardSize - 1) / shardSize)
      try cancellation.check()
      try source.check()
      try report(end)
    }
    return Evaluation(
      verdicts.values, labels: source.labels,
      classes: loss.classes(outputs: network.finalShape.count))
  }

  /// Cuts so many images into shards for all threads.
  ///
  /// Fewer images than threads go through one after another, and the threads share each layer's
  /// work.
  private func share(images: Int) {
    shardSize = max(1, min(Self.largestShard, (images + pool.threads - 1) / pool.threads))
    let passes = images < pool.threads ? 1 : pool.threads
    if passes == plan.passes.count { return }
    plan = NetworkPlan(
      network, threads: passes, forTraining: false, numerics: plan.numerics, team: Team(pool))
  }

  private func runShards(_ shards: Int) {
    if plan.passes.count > 1 {
      pool.run(shards: shards, self)
    } else {
      for shard in 0..<shards { run(shard: shard, thread: 0) }
    }
  }

  func run(shard: Int, thread: Int) {
    let begin = first + shard * shardSize
    // Only what comes after a failed sample is left out, whoever is faster: the first that fails
    // is always among those that ran.
    guard let source, !cancellation.isCancelled, !source.hasFailed(before: begin) else { return }
    let pass = plan.passes[thread]
    let last = min(end, begin + shardSize)
    for start in stride(from: begin, to: last, by: plan.imagesPerGroup) {
      let images = min(plan.imagesPerGroup, last - start)
      for image in 0..<images {
        source.copySample(
          start + image, at: start + image,
          to: pass.input.start + image * pass.inputCount)
      }
      network.forward(images: images, in: pass)
      for image in 0..<images { judge(start + image, scoresAt: image, in: pass, source) }
    }
  }

  /// Where the loss of an evaluated image stopped being finite.
  func nonFiniteOrigin() -> NonFiniteOrigin {
    guard let source, let image = verdicts.values.firstIndex(where: { !$0.loss.isFinite }) else {
      return .loss
    }
    let plan = NetworkPlan(
      network, threads: 1, forTraining: false, numerics: plan.numerics, largestGroup: 1,
      keepsOutputs: true)
    plan.update(from: network)
    let pass = plan.passes[0]
    source.copySample(image, at: image, to: pass.input.start)
    network.forward(images: 1, in: pass)
    return network.nonFiniteOrigin(images: 1, in: pass)
  }

  private func judge(_ index: Int, scoresAt place: Int, in pass: Pass, _ source: SampleSource) {
    let count = pass.outputCount
    let outputs = UnsafeBufferPointer(
      rebasing: pass.output.values[place * count..<(place + 1) * count])
    let answer = loss.answer(outputs)
    verdicts[index] = Verdict(
      loss: loss.loss(outputs: outputs, label: source.labels[index]),
      prediction: answer.prediction, confidence: answer.confidence)
  }
}
