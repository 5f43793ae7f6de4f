/// The nodes of a build, checked: ids are unique, inputs exist, nothing depends on itself.
public struct BuildGraph: Sendable {
  /// In an order in which every node stands after its inputs; ties as they were given.
  public let nodes: [Node]
  private let numbers: [String: Int]

  public init(_ nodes: [Node]) throws(GraphError) {
    var byID: [String: Node] = [:]
    for node in nodes where byID.updateValue(node, forKey: node.id) != nil {
      throw .duplicate(id: node.id)
    }
    var ordered: [Node] = []
    var visits: [String: Visit] = [:]
    for node in nodes { try Self.visit(node, in: byID, &visits, &ordered) }
    self.nodes = ordered
    numbers = Dictionary(
      uniqueKeysWithValues: ordered.enumerated().map { ($0.element.id, $0.offset) })
  }

  public subscript(id: String) -> Node? { numbers[id].map { nodes[$0] } }

  /// Where a node stands in the order.
  func number(of id: String) -> Int? { numbers[id] }

  /// For each node, the positions of those that it reads, each once.
  var inputNumbers: [[Int]] {
    nodes.map { node in Set(node.inputs.compactMap { $0.nodeID.flatMap(number) }).sorted() }
  }

  private enum Visit {
    case begun
    case done
  }

  /// Depth first with a list instead of calls, since a chain of nodes may be long.
  private static func visit(
    _ start: Node, in byID: [String: Node], _ visits: inout [String: Visit],
    _ ordered: inout [Node]
  ) throws(GraphError) {
    var open: [(node: Node, next: Int)] = []
    func enter(_ node: Node) throws(GraphError) {
      switch visits[node.id] {
      case .done: return
      case .begun: throw .cycle(through: node.id)
      case nil: break
      }
      visits[node.id] = .begun
      open.append((node, 0))
    }
    try enter(start)
    while let (node, next) = open.last {
      guard next < node.inputs.count else {
        visits[node.id] = .done
        ordered.append(node)
        open.removeLast()
        continue
      }
      open[open.count - 1].next += 1
      guard let id = node.inputs[next].nodeID else { continue }
      guard let input = byID[id] else { throw .missing(input: id, of: node.id) }
      try enter(input)
    }
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
