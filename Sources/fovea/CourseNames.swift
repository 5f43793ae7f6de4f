import BuildGraph
import Experiments
import NearestNames

/// The nodes behind the names that people use: ids of figures, tables, runs and experiments, pages,
/// and what the graph calls its nodes.
struct CourseNames {
  private let nodes: [String: [String]]
  private let known: [String]

  /// Words that may stand before an id; they say nothing that the id does not.
  private static let kinds: Set<String> = ["figure", "table", "run", "experiment", "page"]
  private static let nodeKinds: Set<String> = ["model", "findings", "figures", "pictures"]

  /// Names of what some experiments make, and of pages by the ids of their nodes.
  init(_ experiments: [any Experiment], in edition: Edition, pages: [String]) {
    var nodes: [String: [String]] = [:]
    for experiment in experiments {
      let type = type(of: experiment)
      let models = experiment.runs(in: edition).map { "model \($0.id)" }
      let pictures = Self.makers(of: type.items, .figure, by: experiment)
      let own = ["findings \(type.id)", "figures \(type.id)"]
      for item in type.items {
        nodes[item.id] = Self.makers(of: [item], item.kind, by: experiment)
      }
      nodes[type.id] = models + own + pictures
      for id in models + own + pictures { nodes[id] = [id] }
    }
    for id in pages {
      let path = id.dropFirst("page ".count)
      let name = path.split(separator: "/").last ?? path
      for word in [String(path), String(name), String(name.prefix { $0 != "." })] {
        nodes[word] = nodes[word] ?? [id]
      }
    }
    self.nodes = nodes
    known = nodes.keys.sorted()
  }

  /// The nodes that make some figures or tables, or train some runs.
  static func makers(
    of items: [CatalogueItem], _ kind: CatalogueItem.Kind, by experiment: any Experiment
  ) -> [String] {
    items.filter { $0.kind == kind }.map { item in
      switch kind {
      case .figure: "pictures \(item.id)"
      case .table: "figures \(type(of: experiment).id)"
      case .run: "model \(item.id)"
      }
    }
  }

  /// The nodes that some words name.
  ///
  /// - Throws: `CommandFailure` for wrong usage, with the nearest name.
  func nodes(named words: [String]) throws -> [String] {
    var found: [String] = []
    var kind: String?
    for word in words.flatMap({ $0.split(separator: " ").map(String.init) }) {
      if kind == nil, Self.kinds.contains(word) || Self.nodeKinds.contains(word) {
        kind = word
        continue
      }
      let isNode = kind.map(Self.nodeKinds.contains) ?? false
      let name = isNode ? "\(kind ?? "") \(word)" : word
      guard let ids = nodes[name] ?? nodes[name.lowercased()] else {
        throw unknown(name, after: kind)
      }
      found += ids.filter { !found.contains($0) }
      kind = nil
    }
    if let kind {
      throw CommandFailure("“\(kind)” of what? Give an id behind it.", status: .wrongUsage)
    }
    return found
  }

  private func unknown(_ name: String, after kind: String?) -> CommandFailure {
    // A first word may be meant for the kind that stands before an id.
    let names =
      known.filter { $0.contains(" ") == name.contains(" ") }
      + (kind == nil ? Self.kinds.union(Self.nodeKinds).sorted() : [])
    return CommandFailure(
      "there is no “\(name)”."
        + NearestName.question(NearestName.nearest(to: name, among: names).map { [$0] } ?? [])
        + " 'fovea list' prints all ids, 'fovea graph' all nodes.", status: .wrongUsage)
  }
}

extension BuildGraph {
  /// Some nodes and all that they are made from, in the order of the graph.
  func made(from ids: [String]) -> [Node] {
    var wanted = Set(ids)
    for node in nodes.reversed() where wanted.contains(node.id) {
      wanted.formUnion(node.inputs.compactMap(\.nodeID))
    }
    return nodes.filter { wanted.contains($0.id) }
  }
}
