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

  @Option(
    help: ArgumentHelp(
      "Write what was done to this file, as JSON.",
      discussion: "Each node's time, threads, memory and size, and why it ran."))
  var report: String?

  @Option(
    help: ArgumentHelp(
      "Write what was checked to this file, as JUnit's XML.",
      discussion: "A test case for each experiment, and for each check of a page."))
  var junit: String?

  func validate() throws {
    if out == "" { throw ValidationError("--out is empty: name a folder.") }
    if dryRun, report != nil || junit != nil {
      throw ValidationError("--dry-run computes nothing that could be reported: drop one of them.")
    }
    if treeHash, dryRun || !only.isEmpty {
      throw ValidationError(
        "--tree-hash is of a site, and --dry-run and --only write none: drop one of them.")
    }
  }

  @Flag(help: "Print what would be computed, and how long it took the last time; write nothing.")
  var dryRun = false

  @Flag(help: "Print the site's hash: the same for the same pages and files, wherever they lie.")
  var treeHash = false

  func run() throws {
    let reports = try ReportFiles(
      report: report, junit: junit,
      outside: out.map { [$0] } ?? OutputFolder.usual)
    let recording = BuildRecording(options.edition, measuresMemory: report != nil)
    try reports.write(recording) { try build(recording) }
  }

  private func build(_ recording: BuildRecording) throws {
    let build = try CourseBuild(options, recording: recording)
    let progress = ProgressReport()
    if dryRun { return try print(DryRun(build, only: only, out: out).text, terminator: "") }
    guard only.isEmpty else {
      let words = try ExperimentsBuilding(build, of: only, out: out, progress).run()
      return print("\(only.joined(separator: ", ")): \(words)")
    }
    let site = try SiteBuilding(build, out: out, progress).run()
    print("\(site.folder)/index.html: \(site.words)")
    if treeHash { print(site.hash) }
    if let failure = site.failure { throw CommandFailure(failure) }
  }
}
