public import Cancellations
import Foundation
import Synchronization

/// Runs a graph: takes what the store has, computes the rest, keeps going past a failure.
public struct Build: Sendable {
  private let graph: BuildGraph
  private let store: Store
  private let jobs: Int
  private let cancellation: Cancellation
  private let observe: @Sendable (BuildEvent) -> Void

  /// - Parameters:
  ///   - graph: what to build.
  ///   - store: where results are kept from one build to the next.
  ///   - jobs: threads to keep busy; the results do not depend on it.
  ///   - cancellation: keeps nodes from starting, and reaches those at work.
  ///   - observe: told what happens; may be called from any thread.
  public init(
    _ graph: BuildGraph, store: Store, jobs: Int, cancellation: Cancellation = Cancellation(),
    observe: @escaping @Sendable (BuildEvent) -> Void
  ) {
    self.graph = graph
    self.store = store
    self.jobs = max(1, jobs)
    self.cancellation = cancellation
    self.observe = observe
  }

  /// The result of every node.
  ///
  /// Nodes run in waves: all whose inputs are there. In a wave those that fill every thread run
  /// one after another, then the others side by side, so the threads are never oversubscribed.
  /// After a cancellation all outcomes are there as usual: nodes that had finished have their
  /// results, in the store too, and no other node left a trace.
  public func run() -> [String: NodeOutcome] {
    var outcomes: [String: NodeOutcome] = [:]
    var waiting = graph.nodes
    while !waiting.isEmpty {
      let ready = waiting.filter { node in node.inputNodes.allSatisfy { outcomes[$0] != nil } }
      waiting.removeAll { node in ready.contains { $0.id == node.id } }
      let wide = ready.filter { $0.width == .allThreads }
      let narrow = ready.filter { $0.width == .oneThread }
      let before = outcomes
      for node in wide { outcomes[node.id] = outcome(of: node, after: before, threads: jobs) }
      for (node, result) in zip(narrow, sideBySide(narrow, after: before)) {
        outcomes[node.id] = result
      }
    }
    return outcomes
  }

  private func sideBySide(
    _ nodes: [Node], after outcomes: [String: NodeOutcome]
  ) -> [NodeOutcome] {
    let results = Mutex<[Int: NodeOutcome]>([:])
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: min(jobs, nodes.count)) { _ in
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < nodes.count else { return }
        let result = outcome(of: nodes[index], after: outcomes, threads: 1)
        results.withLock { $0[index] = result }
      }
    }
    return results.withLock { results in nodes.indices.compactMap { results[$0] } }
  }

  private func outcome(
    of node: Node, after outcomes: [String: NodeOutcome], threads: Int
  ) -> NodeOutcome {
    var inputs: [String: [UInt8]] = [:]
    for id in node.inputNodes {
      guard let bytes = outcomes[id]?.bytes else { return .blocked(by: id) }
      inputs[id] = bytes
    }
    guard let key = graph.key(of: node.id) else { return .blocked(by: node.id) }
    if cancellation.isCancelled { return .cancelled(Cancelled(place: "")) }
    switch store.lookup(key) {
    case .found(let bytes):
      observe(.reused(node.id))
      return .reused(bytes)
    case .damaged(let path): observe(.damaged(node.id, path: path))
    case .absent: break
    }
    let context = NodeContext(
      threads: threads, cancellation: cancellation, results: inputs
    ) { fraction, words in
      observe(.progress(node.id, fraction: fraction, words: words))
    }
    return computed(node, in: context, key: key)
  }

  private func computed(_ node: Node, in context: NodeContext, key: ContentHash) -> NodeOutcome {
    observe(.started(node.id))
    do {
      let bytes = try node.compute(context)
      try store.save(bytes, for: key)
      observe(.finished(node.id))
      return .computed(bytes)
    } catch let stop as Cancelled {
      observe(.cancelled(node.id, stop))
      return .cancelled(stop)
    } catch {
      observe(.failed(node.id, message: "\(error)"))
      return .failed(message: "\(error)")
    }
  }
}

/// How a node ended.
public enum NodeOutcome: Equatable, Sendable {
  case computed([UInt8])
  case reused([UInt8])
  case failed(message: String)
  /// An input of it failed, so it was not tried.
  case blocked(by: String)
  /// It was not tried, or stopped at that place.
  case cancelled(Cancelled)

  /// The result, where there is one.
  public var bytes: [UInt8]? {
    switch self {
    case .computed(let bytes), .reused(let bytes): bytes
    case .failed, .blocked, .cancelled: nil
    }
  }
}

/// What happens while a graph is built.
public enum BuildEvent: Equatable, Sendable {
  case started(String)
  case progress(String, fraction: Double, words: String)
  case finished(String)
  case reused(String)
  case damaged(String, path: String)
  case failed(String, message: String)
  case cancelled(String, Cancelled)
}

extension Node {
  var inputNodes: [String] {
    inputs.compactMap { input in
      if case .node(let id) = input { id } else { nil }
    }
  }
}
