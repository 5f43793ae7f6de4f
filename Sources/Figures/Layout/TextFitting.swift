extension Composer {
  /// Breaks text at spaces into lines no wider than a measure; a longer word gets a line alone.
  func wrapped(_ text: String, _ style: TextStyle, within measure: Double) throws -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, try width(of: last + " " + word, style) <= measure {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return try lines.map { try shortened($0, style, within: measure) }
  }

  /// Cuts a text that is too wide and ends it with "…".
  func shortened(_ text: String, _ style: TextStyle, within measure: Double) throws -> String {
    guard try width(of: text, style) > measure else { return text }
    var kept = Substring(text)
    while kept.count > 1, try width(of: kept + "…", style) > measure {
      kept = kept.dropLast()
    }
    return kept + "…"
  }
}
