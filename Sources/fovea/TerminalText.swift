/// Text on its way to a terminal, which may quote what files and servers call themselves.
///
/// Control characters are spelled out, so that no name can move the cursor or hide a line.
struct TerminalText: CustomStringConvertible {
  let description: String

  init(_ text: String) {
    guard text.unicodeScalars.contains(where: Self.isSpelledOut) else {
      description = text
      return
    }
    description = text.unicodeScalars.map { scalar in
      Self.isSpelledOut(scalar) ? scalar.escaped(asASCII: true) : String(scalar)
    }.joined()
  }

  /// Messages have lines and tabs of their own.
  private static func isSpelledOut(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control && scalar != "\n" && scalar != "\t"
  }
}
