/// What one side measured of a job.
struct Measurement: Codable {
  /// Numbers in the network's parameters.
  let parameters: Int
  /// Images per second; none when nothing was timed.
  let speed: Speed?
  /// None from the peer.
  let memory: MemoryUse?
}

/// Images per second over several timed runs.
struct Speed: Codable {
  let median: Double
  /// What nine of ten runs reach.
  let p90: Double
}

/// Memory of a job in bytes.
struct MemoryUse: Codable {
  /// Heap allocations in the first step, and in all later ones together; none where they are not
  /// counted.
  let firstStepAllocations: Int?
  let laterAllocations: Int?
  let parameters: Int
  /// The optimiser's gradients and those of the shards.
  let gradients: Int
  let optimizerState: Int
  let activations: Int
  /// All that the heap held for the network once its memory was planned and a step done; none
  /// where it is not counted.
  let heap: Int?
  /// The most that the process was given, beyond what it had before the network was made.
  let peak: Int

  /// What the rule allows beyond parameters, optimiser state and activations: 64 MB.
  static let allowance = 64_000_000

  /// How far the peak goes beyond parameters, optimiser state and activations.
  var excess: Int { peak - parameters - optimizerState - activations }
}
