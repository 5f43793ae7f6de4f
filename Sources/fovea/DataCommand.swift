import ArgumentParser

/// `fovea data`: what collections there are, and how to get and check them.
struct DataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data", abstract: "List, fetch and check the real collections.",
    discussion: ExitStatus.discussion,
    subcommands: [
      DataListCommand.self, DataFetchCommand.self, DataVerifyCommand.self, DataWhereCommand.self,
    ])
}
