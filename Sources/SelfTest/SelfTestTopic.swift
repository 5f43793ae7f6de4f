import Networks

/// One subject of the reference values: its name, and how the engine's answers are compared.
public struct SelfTestTopic: Sendable {
  /// The name of its files, without the ending.
  public let name: String
  /// Whether a folder of reference values may lack it.
  private let isOptional: Bool
  private let body: (@Sendable (SelfTest, ReferenceTopic) throws -> TopicFindings)?

  /// A topic that the engine has an answer to.
  init(
    _ name: String, isOptional: Bool = false,
    _ body: @escaping @Sendable (SelfTest, ReferenceTopic) throws -> TopicFindings
  ) {
    self.name = name
    self.isOptional = isOptional
    self.body = body
  }

  /// A topic that nothing is there for yet.
  static func unbuilt(_ name: String) -> SelfTestTopic { SelfTestTopic(unbuilt: name) }

  private init(unbuilt name: String) {
    self.name = name
    isOptional = false
    body = nil
  }

  /// Runs the topic; whatever goes wrong is a failure of the topic, not of the program.
  public func result(in test: SelfTest) -> TopicResult {
    guard let body else { return TopicResult(topic: name, skipped: "not built yet") }
    if isOptional, test.reference.contents(of: "\(name).json") == nil {
      return TopicResult(topic: name, skipped: "not among these reference values")
    }
    do {
      let reference = try ReferenceTopic(name, in: test.reference)
      return TopicResult(topic: name, findings: try body(test, reference))
    } catch {
      return TopicResult(topic: name, failure: "\(error)")
    }
  }
}

/// What a topic's cases came to.
struct TopicFindings {
  /// How far an answer may be off, in words.
  var tolerance: String
  var cases: [CaseResult] = []
  /// Why nothing could be run, such as data that is not there.
  var skipped: String?

  init(tolerance: String) {
    self.tolerance = tolerance
  }

  /// Runs one case and keeps what it came to; without a name it fails.
  mutating func check(_ example: ReferenceCase, _ body: () throws -> Double) {
    check(example.name) {
      try example.checkName()
      return try body()
    }
  }

  /// Runs what has that name in the results.
  mutating func check(_ name: String, _ body: () throws -> Double) {
    let outcome: CaseResult.Outcome
    do {
      outcome = .measured(error: try body())
    } catch let missing as NotBuilt {
      outcome = .notBuilt(missing.what)
    } catch let error as ReferenceError where error.isOfFiles {
      outcome = .unreadable("\(error)")
    } catch let error as LayerListError {
      outcome = .unreadable("\(error)")
    } catch {
      outcome = .failed("\(error)")
    }
    cases.append(CaseResult(name: name, outcome: outcome))
  }

  /// Runs a call that has to be refused.
  mutating func checkRefusal(_ example: ReferenceCase, _ body: () throws -> Void) {
    check("refuses \(example.name)") {
      try example.checkName()
      do {
        try body()
      } catch let error where error is NotBuilt || error is ReferenceError {
        // Neither says that the engine refused.
        throw error
      } catch {
        return 0
      }
      throw ReferenceError(place: example.name, problem: .notRefused)
    }
  }
}

/// A case asks for something that the engine cannot express yet.
struct NotBuilt: Error, Equatable {
  let what: String
}
