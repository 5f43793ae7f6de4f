public import Tensors

/// The memory in which a network runs: rearranged weights that all threads share, and passes.
///
/// Everything is sized here, once; steps allocate nothing.
public final class NetworkPlan: @unchecked Sendable {
  public let numerics: Numerics
  /// Images that go through the network together, so that what they write stays in the cache.
  ///
  /// Follows from the shapes alone: sums over a group's images would change with it.
  public let imagesPerGroup: Int
  /// One for each thread, or for each group of a batch.
  public let passes: [Pass]
  /// What the passes share.
  let shared: SharedPass

  /// - Parameters:
  ///   - network: what will run.
  ///   - threads: how many passes run at once.
  ///   - passesPerBatch: how many passes to plan where each group of a batch has one, which any
  ///     thread may run; otherwise each thread has one.
  ///   - forTraining: whether backward passes follow the forward passes.
  ///   - numerics: the arithmetic of the products.
  ///   - inputGradient: whether backward passes reach the input.
  ///   - parameterGradients: whether backward passes collect the parameters' gradients.
  ///   - mode: training for layers that behave differently in it; evaluation without backward.
  ///   - batchSize: images in the largest batch.
  ///   - blocks: the first layers that run for images side by side; groups are then larger.
  ///   - imagesPerGroup: another number than the shapes give.
  ///   - largestGroup: images in the largest group that will run, where it may be a small one.
  ///   - keepsOutputs: whether every layer's output and its gradient stay to be read; otherwise
  ///     activations write theirs over those of the layer before them.
  ///   - team: the threads that share the work inside a single pass; of several passes each runs
  ///     on one thread, and the team only rearranges the weights.
  package init(
    _ network: Sequential, threads: Int, passesPerBatch: Int? = nil, forTraining: Bool,
    numerics: Numerics = .exact,
    inputGradient: Bool = false, parameterGradients: Bool = true,
    mode: PassMode? = nil, batchSize: Int = 0, blocks: InterleavedBlocks? = nil,
    imagesPerGroup: Int? = nil, largestGroup: Int = .max,
    keepsOutputs: Bool = false, team: Team = .alone
  ) {
    precondition(threads > 0, "a network cannot run in \(threads) passes")
    self.numerics = numerics
    let group = imagesPerGroup ?? Self.imagesPerGroup(of: network)
    self.imagesPerGroup = group
    let shared = SharedPass(
      network, input: network.inputShape, numerics: numerics,
      mode: mode ?? (forTraining ? .training : .evaluation), batchSize: max(batchSize, group),
      team: team)
    self.shared = shared
    let capacity = min(group, largestGroup)
    let passes = passesPerBatch ?? threads
    let scratch = (0..<threads).map { _ in ScratchMemory() }
    self.passes = (0..<passes).map { index in
      let size = capacity * network.inputShape.count
      return Pass(
        network, input: Buffer(count: size),
        inputGradient: forTraining && inputGradient ? Buffer(count: size) : nil,
        inputShape: network.inputShape, outputShape: network.finalShape, capacity: capacity,
        isTraining: forTraining, shared: shared,
        moment: PassMoment(
          collectsParameterGradients: forTraining && parameterGradients,
          keepsOutputs: keepsOutputs,
          team: passes == 1 ? team : .alone, thread: index % threads, scratch: scratch,
          keepsThread: passes == 1 || passesPerBatch == nil),
        gradientOffset: 0, blocks: blocks)
    }
  }

  /// Rearranges the weights; call it after every change of the network's parameters.
  public func update(from network: Sequential) {
    network.pack(shared)
  }

  /// Carries the training step over a barrier: between two stages of the forward passes.
  package func finishForward(_ network: Sequential, stage: Int, images: Int) {
    network.finishForward(stage: stage, images: images, in: shared)
  }

  /// Carries the training step over a barrier: between two stages of the backward passes.
  package func finishBackward(_ network: Sequential, stage: Int, images: Int) {
    network.finishBackward(stage: stage, images: images, in: shared)
  }

  /// Hands what a training step measured to the network.
  package func updateStatistics(of network: inout Sequential) {
    network.updateStatistics(from: shared)
  }

  /// Makes the backward passes through a pass add to these gradients, one parameter after the
  /// other; or replace them, where they are of an earlier step.
  public func collectGradients(
    ofThread pass: Int, in gradients: Buffer, replacing: Bool = false
  ) {
    passes[pass].moment.gradients = gradients
    passes[pass].moment.startsGradients = replacing
  }

  /// Four images, fewer when their activations and gradients would take more than four megabytes; up
  /// to eight where the weights are what fills the caches, so that they are read less often.
  package static func imagesPerGroup(of network: Sequential) -> Int {
    let perImage = network.outputCount(from: network.inputShape) + network.inputShape.count
    let weights = network.parameterCount
    if weights > max(perImage, 262_144) { return max(1, min(8, 4_194_304 / max(1, perImage))) }
    return max(1, min(4, 524_288 / max(1, perImage)))
  }
}

extension Layer {
  /// Numbers in one image's outputs of all layers inside.
  fileprivate func outputCount(from input: Shape) -> Int {
    guard let container = self as? any LayerContainer,
      let inputs = try? container.partInputs(from: input)
    else { return (try? outputShape(for: input).count) ?? 0 }
    return zip(container.parts, inputs)
      .reduce(0) { sum, part in sum + part.0.layer.outputCount(from: part.1) }
  }
}
