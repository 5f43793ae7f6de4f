/// How it went with one node of a build that was looked up or computed.
public struct NodeTrace: Equatable, Sendable {
  /// What its result depends on.
  public let key: NodeKey
  /// When work on it began, in seconds after the build did.
  public let began: Double
  /// How long it was computed in this build, to its end or to its failure; 0 when it was not.
  public let seconds: Double
  /// How many threads it had; 0 when it was not computed.
  public let threads: Int
  /// The most memory that the process held meanwhile, in bytes.
  ///
  /// Known only of nodes that ran alone, where the build was asked to measure it and the system lets
  /// it.
  public let peakMemory: Int?
  /// The read-only store that its result was copied from.
  public let upstream: String?
}
