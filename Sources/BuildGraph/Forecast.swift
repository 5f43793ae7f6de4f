/// What a build would do, found out without computing anything.
public struct Forecast: Sendable {
  /// In the order of the graph.
  public let nodes: [(id: String, state: State)]
  private let states: [String: State]
  private let store: Store

  /// What would become of a node.
  public enum State: Sendable {
    /// The store has its result.
    case stored(ResultRecord)
    /// It would be computed, since the store has nothing for this key, or only a damaged file.
    case runs(NodeKey, damaged: String?)
    /// Nodes that it reads would be computed first; if they make what they made before, it is not.
    case follows([String])
    /// It reads what another node does not make.
    case fails(MissingPart)
  }

  public init(_ graph: BuildGraph, in store: Store) {
    var states: [String: State] = [:]
    var nodes: [(id: String, state: State)] = []
    for node in graph.nodes {
      let state = Self.state(of: node, in: store, states)
      states[node.id] = state
      nodes.append((node.id, state))
    }
    self.nodes = nodes
    self.states = states
    self.store = store
  }

  public subscript(id: String) -> State? { states[id] }

  /// Nodes without a stored result, in the order of the graph.
  public var missing: [String] { nodes.map(\.id).filter { states[$0]?.record == nil } }

  /// What is stored, as a build would hand it out; what would be computed counts as failed.
  ///
  /// Reading contents that turn out to be damaged or gone throws `FileFailure`.
  public var result: BuildResult {
    let records = states.compactMapValues(\.record)
    let outcomes = states.mapValues { state in
      state.record.map(NodeOutcome.reused) ?? .failed(message: "it is not computed yet")
    }
    return BuildResult(outcomes: outcomes) { [store] part, id in
      guard let entry = records[id]?.part(part) else {
        throw MissingPart(part: part, node: id)
      }
      return try store.checkedBytes(of: entry)
    }
  }

  private static func state(
    of node: Node, in store: Store, _ states: [String: State]
  ) -> State {
    var waitsFor: [String] = []
    for id in node.inputs.compactMap(\.nodeID)
    where states[id]?.record == nil && !waitsFor.contains(id) {
      waitsFor.append(id)
    }
    guard waitsFor.isEmpty else { return .follows(waitsFor) }
    do {
      let key = try NodeKey(of: node) { states[$0]?.record }
      switch store.record(of: key.hash) {
      case .found(let record): return .stored(record)
      case .absent: return .runs(key, damaged: nil)
      case .damaged(let path): return .runs(key, damaged: path)
      }
    } catch {
      return .fails(error)
    }
  }
}

extension Forecast.State {
  /// What the store knows of the result, where there is one.
  public var record: ResultRecord? {
    if case .stored(let record) = self { record } else { nil }
  }
}
