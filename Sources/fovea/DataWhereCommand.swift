import ArgumentParser

/// `fovea data where`: the folder that builds would read, and why.
struct DataWhereCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "where", abstract: "Print which folder is used, and why.",
    discussion: """
      The folder goes to standard output, the reason to standard error.

      \(ExitStatus.discussion)
      """)

  @OptionGroup var options: DataFolderOptions

  func run() throws {
    let folder = options.folder
    let exists = try folder.exists()
    print(folder.path)
    ErrorOutput.print(
      "Because \(folder.reason). "
        + (exists
          ? "It is there."
          : "It is not there, so builds draw all images; 'fovea data fetch' makes it."))
  }
}
