public import Tensors

/// Runs the engine on this machine against reference values, so that a user may trust it.
public struct SelfTest: Sendable {
  public let reference: ReferenceSource
  /// The folder of the real collections; topics that need one are skipped without it.
  public let data: String?
  public let threads: Int
  public let numerics: Numerics

  public init(
    reference: ReferenceSource = .program, data: String? = nil, threads: Int = 1,
    numerics: Numerics = .exact
  ) {
    precondition(threads > 0, "a test cannot run on \(threads) threads")
    self.reference = reference
    self.data = data
    self.threads = threads
    self.numerics = numerics
  }

  /// All topics of the reference values, in the order of their description.
  public static let topics: [SelfTestTopic] = [
    .conv2d, .pooling, .layers, .losses, .optimizers, .training, .networks,
    .transforms, .imaging, .summaries, .unbuilt("interpretation"),
    .unbuilt("pretrained"),
    .unbuilt("checkpoints"), .inputs,
  ]

  /// Runs some topics, all of them unless told otherwise.
  ///
  /// - Parameters:
  ///   - topics: what to run.
  ///   - report: called with each topic's result as soon as it is there.
  /// - Returns: all results.
  public func run(
    _ topics: [SelfTestTopic] = SelfTest.topics, report: (TopicResult) -> Void = { _ in }
  ) -> [TopicResult] {
    topics.map { topic in
      let result = topic.result(in: self)
      report(result)
      return result
    }
  }
}
