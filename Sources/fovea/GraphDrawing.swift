import BuildGraph

/// A graph for Graphviz, from the data on the left to the pages on the right.
struct GraphDrawing {
  let dot: String

  /// Kinds of boxes: the light colours of the site's figures.
  private static let colours = [
    "model": "#cfe3f5", "findings": "#d5eedf", "figures": "#fbe6c8", "pictures": "#f6dbe8",
    "page": "#e4def4",
  ]

  init(_ nodes: [Node]) {
    var text = """
      digraph fovea {
        rankdir=LR; ranksep=1; nodesep=0.12;
        node [shape=box, style="filled,rounded", fontname="Inter, sans-serif", fontsize=11,
              height=0.3, margin="0.12,0.05", color="#666666", fillcolor="#ffffff"];
        edge [color="#888888", arrowsize=0.6];

      """
    var data: [String] = []
    for node in nodes {
      text += "  \(Self.quoted(node.id)) [\(Self.label(of: node))];\n"
      var sources: [String] = []
      for input in node.inputs where !GraphInput.isCode(input, of: node) {
        let source = Self.source(input, of: node)
        if let source, !sources.contains(source) { sources.append(source) }
        if let source, input.nodeID == nil, !data.contains(source) { data.append(source) }
      }
      for source in sources { text += "  \(Self.quoted(source)) -> \(Self.quoted(node.id));\n" }
    }
    for name in data { text += "  \(Self.quoted(name)) [shape=cylinder, style=filled];\n" }
    dot = text + "}\n"
  }

  /// Where an arrow starts; nil for prose, of which every page has its own.
  private static func source(_ input: Node.Input, of node: Node) -> String? {
    switch input {
    case .node(let id), .part(_, of: let id): return id
    case .content(let name, _):
      if node.kind == "page" { return nil }
      // The files of a collection stand together.
      let folder = name.split(separator: "/").dropLast().joined(separator: "/")
      return folder.isEmpty ? name : "\(folder)/"
    }
  }

  private static func label(of node: Node) -> String {
    let words = node.id.split(separator: " ", maxSplits: 1)
    let name = words.count == 2 ? "\(words[0])\\n\(escaped(String(words[1])))" : escaped(node.id)
    let colour = colours[node.kind] ?? "#ffffff"
    return "label=\"\(name)\", fillcolor=\"\(colour)\""
  }

  private static func quoted(_ text: String) -> String { "\"\(escaped(text))\"" }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  }
}
