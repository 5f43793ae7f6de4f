import ArgumentParser
import Experiments

/// `fovea run`: computes one experiment and prints what it found.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run one experiment and print its findings.",
    discussion: ExitStatus.discussion)

  @OptionGroup var options: BuildOptions

  @Argument(help: "An experiment, or a figure, table or training run that it makes.")
  var id: String

  func run() throws {
    let build = try CourseBuild(options)
    let progress = ProgressReport()
    let results = try build.compute(try build.experiments(named: [id]), progress)
    let summary = progress.finish()
    for result in results {
      print(type(of: result.experiment).question)
      for line in try result.log(in: options.edition) { print(line) }
      for (name, fact) in result.summary.facts.sorted(by: { $0.key < $1.key }) {
        print("\(name) = \(fact)")
      }
    }
    print(summary)
  }
}
