import Foundation

/// What the program's exit code says.
enum ExitStatus: Int32 {
  case done = 0
  case failed = 1
  case wrongUsage = 2
  case missingPart = 3
  /// What shells report for a program that Ctrl-C ended.
  case interrupted = 130

  static let discussion = """
    Exit codes:
      0  done
      1  an experiment or a check failed, or a file could not be read or written
      2  wrong usage
      3  a part of the system is missing, such as a font
      130  stopped with Ctrl-C; what was there before is whole,
           what was finished is kept
    """
}

/// An error in words, with the exit code that it ends the program with.
struct CommandFailure: Error {
  let status: ExitStatus
  let message: String

  init(_ message: String, status: ExitStatus = .failed) {
    self.status = status
    self.message = message
  }
}

enum ErrorOutput {
  static func print(_ text: String) { show("\(TerminalText(text))\n") }

  /// Text as it is, such as a line that moves.
  static func show(_ text: String) {
    // Where not even this can be written, nobody is left to tell.
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}
