import ArgumentParser
import BuildGraph

/// `fovea why ID`: why something would be computed now, or when it was.
struct WhyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: "Say why something would be computed, or when and by what it was.",
    discussion: """
      Told are the thing itself and what it is made from. Changes are told against the last build \
      of the same folder. Nothing is computed or written.

      \(ExitStatus.discussion)
      """)

  @OptionGroup var options: BuildOptions

  @Argument(
    help: "Figures, tables, training runs, experiments or pages: b5, page digits.")
  var ids: [String]

  @Option(help: "The site's folder: site, or site-local when it shows real collections.")
  var out: String?

  func validate() throws {
    if out == "" { throw ValidationError("--out is empty: name a folder.") }
  }

  func run() throws {
    let forecast = try CourseForecast(CourseBuild(options), out: out)
    let asked = try forecast.names.nodes(named: ids)
    let pageIsAsked = asked.contains { $0.hasPrefix("page ") }
    for node in forecast.graph.made(from: asked) {
      // A page is made from a hundred results; those that are there explain nothing.
      if pageIsAsked && !asked.contains(node.id) && forecast.need(of: node.id) == nil { continue }
      if let obstacle = forecast.obstacle(to: node.id) {
        print(TerminalText("\(node.id) cannot be computed: \(obstacle.words)"))
        continue
      }
      guard let why = forecast.explanation(of: node.id) else { continue }
      print(TerminalText(ExplanationWords(why, of: node.id).text))
    }
  }
}
