/// What a build would do, found out without computing anything.
public struct Forecast: Sendable {
  /// In the order of the graph.
  public let nodes: [(id: String, state: State)]
  private let states: [String: State]

  /// What would become of a node.
  public enum State: Sendable {
    /// The store has its result.
    case stored(ResultRecord)
    /// It would be computed. The key is known when all its inputs are stored.
    case runs(NodeKey?)
    /// Nodes that it reads would be computed first; if they make what they made before, it is not.
    case follows([String])
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
  }

  public subscript(id: String) -> State? { states[id] }

  private static func state(
    of node: Node, in store: Store, _ states: [String: State]
  ) -> State {
    let waitsFor = node.inputs.compactMap(\.nodeID).filter { id in
      if case .stored = states[id] { false } else { true }
    }
    guard waitsFor.isEmpty else {
      return .follows(waitsFor.reduce(into: []) { if !$0.contains($1) { $0.append($1) } })
    }
    let key = try? NodeKey(of: node) { id in
      if case .stored(let record) = states[id] { record } else { nil }
    }
    guard let key, case .found(let record) = store.record(of: key.hash) else { return .runs(key) }
    return .stored(record)
  }
}

/// How what a result depends on differs from the last time.
public struct KeyChange: Equatable, Sendable {
  public let name: String
  /// Nil when it is new.
  public let old: String?
  /// Nil when it is gone.
  public let new: String?

  /// Every field that differs, in the order of the new key, then of the old one.
  public static func changes(from old: NodeKey, to new: NodeKey) -> [KeyChange] {
    func values(_ key: NodeKey) -> [String: String] {
      Dictionary(key.fields.map { ($0.name, $0.value) }) { first, second in "\(first), \(second)" }
    }
    let before = values(old)
    let after = values(new)
    var names: [String] = []
    for field in new.fields + old.fields where !names.contains(field.name) {
      names.append(field.name)
    }
    return names.compactMap { name in
      before[name] == after[name]
        ? nil : KeyChange(name: name, old: before[name], new: after[name])
    }
  }
}
