/// What a topic came to on this machine.
public struct TopicResult: Equatable, Sendable {
  public enum Verdict: Equatable, Sendable {
    case passed
    case failed
    /// Why it was not run.
    case skipped(String)
  }

  public let topic: String
  public let verdict: Verdict
  public let cases: [CaseResult]
  /// How far an answer may be off, in words.
  public let tolerance: String
  /// Why the topic failed as a whole.
  public let failure: String?

  init(topic: String, findings: TopicFindings) {
    self.topic = topic
    cases = findings.cases
    tolerance = findings.tolerance
    failure = nil
    if let reason = findings.skipped {
      verdict = .skipped(reason)
    } else if cases.contains(where: \.isFailure) {
      verdict = .failed
    } else {
      let ran = cases.contains { $0.error != nil }
      verdict = ran ? .passed : .skipped("none of its cases is built yet")
    }
  }

  init(topic: String, skipped reason: String) {
    self.topic = topic
    verdict = .skipped(reason)
    cases = []
    tolerance = ""
    failure = nil
  }

  init(topic: String, failure: String) {
    self.topic = topic
    verdict = .failed
    cases = []
    tolerance = ""
    self.failure = failure
  }

  /// The largest error of all cases, as a share of what each case allows.
  public var largestError: Double? {
    cases.compactMap(\.error).max()
  }

  /// Whether reference files or data are missing or damaged, which says nothing of the machine.
  public var couldNotBeRead: Bool {
    failure != nil || cases.contains { if case .unreadable = $0.outcome { true } else { false } }
  }

  /// Whether an answer is another than the reference's.
  public var computesDifferently: Bool {
    cases.contains { item in
      if case .unreadable = item.outcome { false } else { item.isFailure }
    }
  }

  /// Cases that ran.
  public var checkedCount: Int {
    cases.count { if case .notBuilt = $0.outcome { false } else { true } }
  }
}

/// What one case came to.
public struct CaseResult: Equatable, Sendable {
  public enum Outcome: Equatable, Sendable {
    /// The error as a share of what the tolerance allows: 1 is just allowed.
    case measured(error: Double)
    case failed(String)
    /// The description or the numbers are not what they should be.
    case unreadable(String)
    /// What the engine lacks.
    case notBuilt(String)
  }

  public let name: String
  public let outcome: Outcome

  var error: Double? {
    if case .measured(let error) = outcome { error } else { nil }
  }

  var isFailure: Bool {
    switch outcome {
    // Written so that an error that is not a number fails.
    case .measured(let error): !(error <= 1)
    case .failed, .unreadable: true
    case .notBuilt: false
    }
  }
}
