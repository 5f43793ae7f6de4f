public import Cancellations
public import Contents
public import DurableFiles
import Foundation

/// Runs a graph: takes what the store has, computes the rest, keeps going past a failure.
public struct Build: Sendable {
  let graph: BuildGraph
  let store: Store
  let settings: BuildSettings
  let cancellation: Cancellation
  let observe: @Sendable (BuildEvent) -> Void

  /// - Parameters:
  ///   - graph: what to build.
  ///   - store: where results are kept from one build to the next.
  ///   - settings: how the machine is used; the results do not depend on it.
  ///   - cancellation: keeps nodes from starting, and reaches those at work.
  ///   - observe: told what happens; may be called from any thread.
  public init(
    _ graph: BuildGraph, store: Store, settings: BuildSettings,
    cancellation: Cancellation = Cancellation(),
    observe: @escaping @Sendable (BuildEvent) -> Void
  ) {
    self.graph = graph
    self.store = store
    self.settings = settings
    self.cancellation = cancellation
    self.observe = observe
  }

  /// The result of every node.
  ///
  /// After a cancellation all outcomes are there as usual: nodes that had finished have their
  /// results, in the store too, and no other node left a trace.
  public func run() -> BuildResult {
    let runner = NodeRunner(self)
    let schedule = Schedule(graph, settings)
    schedule.run(
      lookUp: { number in runner.lookUp(number) },
      compute: { number, threads in runner.compute(number, threads: threads) })
    return BuildResult(runner)
  }
}

/// How a build uses the machine.
public struct BuildSettings: Sendable {
  /// Threads to keep busy.
  public let jobs: Int
  /// Nodes run side by side only while their estimates stay below this, in bytes.
  public let memory: Int
  /// How long nodes took the last time, in seconds by id: the longest chain starts first.
  public let durations: [String: Double]
  /// The program, for people who ask what computed a result.
  public let program: String
  /// Whether traces tell the memory of nodes that run alone.
  public let measuresMemory: Bool

  public init(
    jobs: Int, memory: Int = .max, durations: [String: Double] = [:], program: String = "",
    measuresMemory: Bool = false
  ) {
    self.jobs = max(1, jobs)
    self.memory = memory
    self.durations = durations
    self.program = program
    self.measuresMemory = measuresMemory
  }
}

/// What came of every node.
public struct BuildResult: Sendable {
  public let outcomes: [String: NodeOutcome]
  /// Of every node that was looked up or computed.
  public let traces: [String: NodeTrace]
  /// Why the store could not keep a result: the build stopped there, whatever its nodes are like.
  public let storeFailure: FileFailure?
  private let fetch: @Sendable (_ part: String, _ id: String) throws -> [UInt8]

  init(_ runner: NodeRunner) {
    outcomes = runner.outcomes
    traces = runner.traces
    storeFailure = runner.storeFailure
    let threads = runner.threads
    fetch = { try runner.bytes(of: $0, from: $1, threads: threads) }
  }

  init(
    outcomes: [String: NodeOutcome],
    fetch: @escaping @Sendable (_ part: String, _ id: String) throws -> [UInt8]
  ) {
    self.outcomes = outcomes
    self.fetch = fetch
    traces = [:]
    storeFailure = nil
  }

  /// Outcomes without contents.
  public init(outcomes: [String: NodeOutcome]) {
    self.init(outcomes: outcomes) { throw MissingPart(part: $0, node: $1) }
  }

  public subscript(id: String) -> NodeOutcome? { outcomes[id] }

  /// A part of a node's result, whose bytes are read from the store when they are asked for.
  ///
  /// - Returns: nil when the node has no result, or no such part.
  public func content(of part: String, from id: String) -> Content? {
    guard let entry = outcomes[id]?.record?.part(part) else { return nil }
    return Content(hash: entry.hash, size: entry.size) { [fetch] in try fetch(part, id) }
  }
}

/// How a node ended.
public enum NodeOutcome: Equatable, Sendable {
  case computed(ResultRecord)
  case reused(ResultRecord)
  case failed(message: String)
  /// An input of it has no result, so it was not tried.
  case blocked(by: String)
  /// It was not tried, or stopped at that place.
  case cancelled(Cancelled)

  /// What the store knows of the result, where there is one.
  public var record: ResultRecord? {
    switch self {
    case .computed(let record), .reused(let record): record
    case .failed, .blocked, .cancelled: nil
    }
  }
}

/// What happens while a graph is built.
public enum BuildEvent: Equatable, Sendable {
  case started(String)
  case progress(String, fraction: Double, words: String)
  case finished(String, seconds: Double)
  case reused(String)
  case damaged(String, path: String)
  case failed(String, message: String)
  case cancelled(String, Cancelled)
}
