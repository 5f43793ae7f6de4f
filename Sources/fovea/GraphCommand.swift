import ArgumentParser
import BuildGraph
import Experiments

/// `fovea graph`: what is made from what.
struct GraphCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph", abstract: "Print what is computed from what.",
    discussion: ExitStatus.discussion)

  @OptionGroup var options: BuildOptions

  @Flag(help: "Print it for Graphviz: fovea graph --dot | dot -Tsvg.")
  var dot = false

  @Argument(help: "Only what these experiments, figures, tables or runs need; all when left out.")
  var ids: [String] = []

  func run() throws {
    let build = try CourseBuild(options)
    let experiments = try ids.isEmpty ? build.experiments : build.experiments(named: ids)
    let graph = try BuildGraph(CourseGraph(build, for: experiments).nodes())
    print(dot ? GraphText.dot(graph) : GraphText.lines(graph), terminator: "")
  }
}

/// A graph as text.
enum GraphText {
  /// A line a node: its name, and what it reads.
  static func lines(_ graph: BuildGraph) -> String {
    graph.nodes.map { node in
      let inputs = names(of: node)
      return inputs.isEmpty ? "\(node.id)\n" : "\(node.id) ← \(inputs.joined(separator: ", "))\n"
    }.joined()
  }

  /// For Graphviz. Code and fonts, which everything depends on, are left out.
  static func dot(_ graph: BuildGraph) -> String {
    var text = "digraph fovea {\n  rankdir=LR;\n  node [shape=box, fontname=\"Inter\"];\n"
    for node in graph.nodes {
      text += "  \(quoted(node.id));\n"
      for input in node.inputs {
        switch input {
        case .node(let id), .part(_, of: let id):
          text += "  \(quoted(id)) -> \(quoted(node.id));\n"
        case .content(let name, _) where !name.hasPrefix("Sources/") && node.kind != "pictures":
          text += "  \(quoted(name)) -> \(quoted(node.id));\n"
        case .content: break
        }
      }
    }
    return text + "}\n"
  }

  private static func names(of node: Node) -> [String] {
    node.inputs.map { input in
      switch input {
      case .node(let id): id
      case .part(let part, of: let id): "\(id) · \(part)"
      case .content(let name, _): name
      }
    }
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
