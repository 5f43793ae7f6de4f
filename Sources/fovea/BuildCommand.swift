import ArgumentParser
import Contents

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

  @Flag(help: "Print what would be computed, and how long it took the last time; write nothing.")
  var dryRun = false

  @Flag(help: "Print the site's hash: the same for the same pages and files, wherever they lie.")
  var treeHash = false

  func run() throws {
    let build = try CourseBuild(options)
    let progress = ProgressReport()
    if dryRun { return try print(DryRun(build, only: only, out: out).text, terminator: "") }
    guard only.isEmpty else {
      _ = try build.compute(try build.experiments(named: only), progress)
      return print("\(only.joined(separator: ", ")): \(progress.finish())")
    }
    let site = try SiteBuilding(build, out: out, progress).run()
    print("\(site.folder)/index.html: \(site.words)")
    if treeHash { print(site.hash) }
    if let failure = site.failure { throw CommandFailure(failure) }
  }
}
