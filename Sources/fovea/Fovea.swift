import ArgumentParser
import FigureRendering
import Foundation

/// The command line: parse, run, turn errors into words and exit codes.
@main
struct Fovea: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fovea",
    abstract: "Regenerates a course site on convolutional neural networks.",
    discussion: ExitStatus.discussion,
    subcommands: [
      BuildCommand.self, ServeCommand.self, ListCommand.self, RunCommand.self, FigureCommand.self,
      ExportCommand.self,
      SummaryCommand.self, CheckCommand.self, FilterCommand.self, SelfTestCommand.self,
      DataCommand.self, WhyCommand.self, GraphCommand.self, StoreCommand.self,
    ])

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let failure as CommandFailure {
      ErrorOutput.print("fovea: \(failure.message)")
      Foundation.exit(failure.status.rawValue)
    } catch let error as FontError {
      ErrorOutput.print("fovea: \(error)")
      Foundation.exit(ExitStatus.missingPart.rawValue)
    } catch {
      let isWrongUsage = exitCode(for: error) == .validationFailure
      guard exitCode(for: error) != .success else {
        print(fullMessage(for: error))
        return
      }
      ErrorOutput.print(isWrongUsage ? fullMessage(for: error) : "fovea: \(error)")
      Foundation.exit((isWrongUsage ? ExitStatus.wrongUsage : .failed).rawValue)
    }
  }
}
