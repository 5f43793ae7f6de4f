import ArgumentParser
import BuildGraph
import Experiments
import SiteBuilder

/// `fovea build`: computes what is missing and puts a new site in place.
struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Build the course site.", discussion: ExitStatus.discussion)

  @OptionGroup var options: BuildOptions

  @Option(
    parsing: .upToNextOption,
    help: "Compute only what these experiments or figures need, and write no site.")
  var only: [String] = []

  @Option(help: "The site's folder: site, or site-local when it shows real collections.")
  var out: String?

  func run() throws {
    let build = try CourseBuild(options)
    let progress = ProgressReport()
    guard only.isEmpty else {
      _ = try build.compute(try build.experiments(named: only), progress)
      return print("\(only.joined(separator: ", ")): \(progress.finish())")
    }
    let folder = try OutputFolder.choose(named: out, holdsRealData: try build.holdsRealData())
    let results = try build.compute(build.experiments, progress)
    let site = try SiteAssembly(build, results).site()
    try Publication(site.files, marker: "manifest.json").publish(to: folder)
    print("\(folder)/index.html: \(progress.finish())")
  }
}
