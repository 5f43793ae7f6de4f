import ArgumentParser
import BuildGraph
import Cancellations
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

  func validate() throws {
    if out == "" { throw ValidationError("--out is empty: name a folder.") }
  }

  func run() throws {
    let build = try CourseBuild(options)
    let progress = ProgressReport()
    guard only.isEmpty else {
      _ = try build.compute(try build.experiments(named: only), progress)
      return print("\(only.joined(separator: ", ")): \(progress.finish())")
    }
    // What would stop the build at its end is looked at first.
    let folder = try OutputFolder.choose(
      named: out, holdsRealData: try build.holdsRealData(for: build.experiments))
    let target = ReplaceableFolder(
      folder, marker: SiteManifest.path, listedFiles: SiteManifest.listedFiles)
    try target.check()
    let assembly = try SiteAssembly(build)
    let results = try build.compute(build.experiments, progress)
    try build.check(results)
    let site = try assembly.site(of: results)
    do {
      try Publication(site.files).publish(to: target, cancellation: build.cancellation)
    } catch is Cancelled {
      try build.checkInterruption(progress)
    }
    print("\(folder)/index.html: \(progress.finish())")
  }
}
