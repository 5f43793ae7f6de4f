public import Tensors

/// The memory in which a network runs: rearranged weights that all threads share, and one pass for
/// each thread.
///
/// Everything is sized here, once; steps allocate nothing.
public final class NetworkPlan: @unchecked Sendable {
  public let numerics: Numerics
  /// Images that go through the network together, so that what they write stays in the cache.
  ///
  /// Follows from the shapes alone: sums over a group's images would change with it.
  public let imagesPerGroup: Int
  public let passes: [Pass]
  private let gradientHolders: [ShardGradients]
  private let shared: SharedPass
  private let isTraining: Bool

  public init(
    _ network: Sequential, threads: Int, forTraining: Bool, numerics: Numerics = .exact,
    inputGradient wantsInputGradient: Bool = false
  ) {
    precondition(threads > 0, "a network cannot run on \(threads) threads")
    self.numerics = numerics
    isTraining = forTraining
    let group = Self.groupSize(for: network)
    imagesPerGroup = group
    let shared = SharedPass(network, input: network.inputShape, numerics: numerics)
    self.shared = shared
    let holders = (0..<threads).map { _ in ShardGradients(Buffer(count: 0)) }
    gradientHolders = holders
    passes = holders.map { holder in
      let size = group * network.inputShape.count
      let pass = Pass(
        input: Buffer(count: size),
        inputGradient: forTraining && wantsInputGradient ? Buffer(count: size) : nil,
        inputShape: network.inputShape, outputShape: network.finalShape, capacity: group,
        isTraining: forTraining, shared: shared, gradients: holder, gradientOffset: 0)
      network.prepare(pass)
      return pass
    }
  }

  /// Rearranges the weights; call it after every change of the network's parameters.
  public func update(from network: Sequential) {
    network.pack(shared)
  }

  /// Makes a thread's backward passes add to these gradients, one parameter after the other.
  public func collectGradients(ofThread thread: Int, in gradients: Buffer) {
    gradientHolders[thread].current = gradients
  }

  /// Four images, fewer when their activations and gradients would take more than a megabyte; up
  /// to eight where the weights are what fills the caches, so that they are read less often.
  private static func groupSize(for network: Sequential) -> Int {
    let perImage = network.outputShapes.reduce(network.inputShape.count) { $0 + $1.count }
    let weights = network.parameterCount
    if weights > max(perImage, 262_144) { return max(1, min(8, 4_194_304 / max(1, perImage))) }
    return max(1, min(4, 131_072 / max(1, perImage)))
  }
}
