/// The nodes of a build, checked: ids are unique, inputs exist, nothing depends on itself.
public struct BuildGraph: Sendable {
  /// In an order in which every node stands after its inputs; ties as they were given.
  public let nodes: [Node]
  private let keys: [String: ContentHash]

  public init(_ nodes: [Node]) throws(GraphError) {
    var byID: [String: Node] = [:]
    for node in nodes where byID.updateValue(node, forKey: node.id) != nil {
      throw .duplicate(id: node.id)
    }
    var ordered: [Node] = []
    var visits: [String: Visit] = [:]
    for node in nodes {
      try Self.visit(node, in: byID, &visits, &ordered)
    }
    self.nodes = ordered
    var keys: [String: ContentHash] = [:]
    for node in ordered { keys[node.id] = node.key(inputKeys: keys) }
    self.keys = keys
  }

  /// The address of a node's result: equal keys mean equal bytes.
  public func key(of id: String) -> ContentHash? {
    keys[id]
  }

  private enum Visit {
    case begun
    case done
  }

  private static func visit(
    _ node: Node, in byID: [String: Node], _ visits: inout [String: Visit],
    _ ordered: inout [Node]
  ) throws(GraphError) {
    switch visits[node.id] {
    case .done: return
    case .begun: throw .cycle(through: node.id)
    case nil: break
    }
    visits[node.id] = .begun
    for case .node(let id) in node.inputs {
      guard let input = byID[id] else { throw .missing(input: id, of: node.id) }
      try visit(input, in: byID, &visits, &ordered)
    }
    visits[node.id] = .done
    ordered.append(node)
  }
}

/// A graph that cannot be built.
public enum GraphError: Error, Equatable, CustomStringConvertible {
  case duplicate(id: String)
  case missing(input: String, of: String)
  case cycle(through: String)

  public var description: String {
    switch self {
    case .duplicate(let id): "two nodes are called '\(id)'; give one of them another name"
    case .missing(let input, let node):
      "node '\(node)' reads '\(input)', which is not in the graph; add it or drop the input"
    case .cycle(let id): "node '\(id)' depends on itself; break the circle of its inputs"
    }
  }
}

extension Node {
  /// SHA-256 over everything the result depends on.
  ///
  /// Each field is written with its length, so that no two different nodes spell the same text.
  func key(inputKeys: [String: ContentHash]) -> ContentHash {
    var text = "fovea node 1\n"
    func add(_ name: String, _ value: String) {
      text += "\(name.utf8.count) \(name) \(value.utf8.count) \(value)\n"
    }
    add("kind", kind)
    add("stamp", stamp)
    for parameter in parameters { add("parameter \(parameter.name)", parameter.value) }
    for input in inputs {
      switch input {
      case .node(let id): add("input \(id)", inputKeys[id]?.hexadecimal ?? "")
      case .content(let name, let hash): add("content \(name)", hash.hexadecimal)
      }
    }
    return ContentHash(of: text)
  }
}
