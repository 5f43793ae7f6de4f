/// A place in a text that an author wrote, with the line to show under a message.
public struct SourcePosition: Equatable, Sendable {
  /// The file's path as the caller named it.
  public var path: String
  /// The line, counted from 1.
  public var line: Int
  /// The column in characters, counted from 1.
  public var column: Int
  /// The whole line, without its end.
  public var text: String

  public init(path: String, line: Int, column: Int, text: String) {
    self.path = path
    self.line = line
    self.column = column
    self.text = text
  }

  /// The message under its place, the line and a caret below the column.
  func pointing(_ message: String) -> String {
    let (line, caret) = window()
    return "\(path):\(self.line):\(column): \(message)\n  \(line)\n  \(caret)^"
  }

  /// The line and the blanks before the caret; a long line is cut around the column.
  private func window() -> (line: String, caret: String) {
    let characters = Array(text)
    let at = min(max(column - 1, 0), characters.count)
    let first = characters.count > Self.widest ? max(0, at - Self.widest / 2) : 0
    let last = min(characters.count, first + Self.widest)
    let lead = first > 0 ? "…" : ""
    let tail = last < characters.count ? "…" : ""
    let blanks = characters[first..<max(first, min(at, last))].map { $0 == "\t" ? "\t" : " " }
    return (
      lead + String(characters[first..<last]) + tail,
      String(repeating: " ", count: lead.count) + blanks.joined()
    )
  }

  /// Characters of a source line that fit a terminal beside the indent.
  private static let widest = 96
}

/// A text that an author wrote, cut into lines.
package struct SourceText: Sendable {
  package let path: String
  package let lines: [String]

  /// Cuts at every kind of line end and drops a byte order mark.
  package init(path: String, text: String) {
    self.path = path
    let body =
      text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    lines = body.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map(String.init)
  }

  package func position(line: Int, column: Int = 1) -> SourcePosition {
    let text = lines.indices.contains(line - 1) ? lines[line - 1] : ""
    return SourcePosition(path: path, line: line, column: column, text: text)
  }
}
