import ArgumentParser
import BuildGraph
import Experiments

/// `fovea graph`: what is made from what.
struct GraphCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph", abstract: "Print what is computed from what.",
    discussion: """
      Code and fonts, which nearly everything depends on, are left out, unless --code is given.

      \(ExitStatus.discussion)
      """)

  @OptionGroup var options: BuildOptions

  @Flag(help: "Print it for Graphviz: fovea graph --dot | dot -Tsvg.")
  var dot = false

  @Flag(help: "Name the code and the fonts too, in the plain list.")
  var code = false

  @Argument(help: "Only what these are made from, such as b5 or page digits.")
  var ids: [String] = []

  func validate() throws {
    if dot && code { throw ValidationError("--code is for the plain list; leave out --dot.") }
  }

  func run() throws {
    let build = try CourseBuild(options)
    let course = try CourseGraph(build, for: build.experiments).nodes()
    let pages = try BuildGraph(PageGraph(SiteAssembly(build).planWithoutResults()).nodes)
    let graph = try BuildGraph(course + PagesAsReaders(pages, of: build.experiments).nodes)
    let names = CourseNames(
      build.experiments, in: options.edition, pages: pages.nodes.map(\.id))
    let nodes = try ids.isEmpty ? graph.nodes : graph.made(from: names.nodes(named: ids))
    print(dot ? GraphDrawing(nodes).dot : GraphLines(nodes, withCode: code).text, terminator: "")
  }
}

/// A graph as text: a line a node, with what it reads.
struct GraphLines {
  let text: String

  init(_ nodes: [Node], withCode: Bool) {
    text = nodes.map { node in
      let inputs = node.inputs.filter { withCode || !GraphInput.isCode($0, of: node) }
        .map(GraphInput.name)
      return inputs.isEmpty ? "\(node.id)\n" : "\(node.id) ← \(inputs.joined(separator: ", "))\n"
    }.joined()
  }
}

/// What people call the things that a node reads.
enum GraphInput {
  static func name(_ input: Node.Input) -> String {
    switch input {
    case .node(let id): id
    case .part(let part, of: let id): "\(id) · \(part)"
    case .content(let name, _): name
    }
  }

  /// Whether it is a part of the program or of the system: sources, templates, fonts.
  static func isCode(_ input: Node.Input, of node: Node) -> Bool {
    guard case .content(let name, _) = input else { return false }
    return switch node.kind {
    case "pictures": true
    case "page": name != "prose" && name != "introduction"
    default: name.hasPrefix("Sources/")
    }
  }
}
