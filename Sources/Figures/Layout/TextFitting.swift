extension Composer {
  /// Breaks text at spaces into lines no wider than a measure.
  ///
  /// A word that is wider is cut; what does not fit into the allowed lines ends with "…".
  func wrapped(
    _ text: String, _ style: TextStyle, within measure: Double, lines limit: Int = .max
  ) throws -> [String] {
    try LineFitting(room: measure) { try width(of: $0, style) }.lines(of: text, limit: limit)
  }

  /// Cuts a text that is too wide and ends it with "…".
  func shortened(_ text: String, _ style: TextStyle, within measure: Double) throws -> String {
    try LineFitting(room: measure) { try width(of: $0, style) }.shortened(text)
  }
}

/// Fits text into lines of one width.
package struct LineFitting {
  private let room: Double
  private let width: (String) throws -> Double

  package init(room: Double, width: @escaping (String) throws -> Double) {
    self.room = room
    self.width = width
  }

  /// Breaks text where it may break, so that no word stands alone on the last line if it can have
  /// company.
  package func lines(of text: String, limit: Int = .max) throws -> [String] {
    var lines: [[Substring]] = []
    for word in text.split(whereSeparator: \.isBreakable) {
      if let last = lines.last, try fits(last + [word]) {
        lines[lines.count - 1].append(word)
      } else if lines.count < max(limit, 1) {
        lines.append([word])
      } else {
        // One word too many makes the last line long enough to be cut.
        lines[lines.count - 1].append(word)
        break
      }
    }
    try giveLastWordCompany(&lines)
    return try lines.map { try shortened($0.joined(separator: " ")) }
  }

  /// Cuts a text that is too wide and ends it with "…"; at least one character is kept.
  package func shortened(_ text: String) throws -> String {
    guard !text.isEmpty, try width(text) > room else { return text }
    let characters = Array(text)
    func cut(_ count: Int) -> String {
      let kept = characters[..<count].reversed().drop { $0.isBreakable }
      return String(kept.reversed()) + "…"
    }
    // More characters are never narrower, so halving finds the most that fit.
    var (fitting, tooMany) = (1, characters.count)
    while tooMany - fitting > 1 {
      let middle = (fitting + tooMany) / 2
      if try width(cut(middle)) <= room { fitting = middle } else { tooMany = middle }
    }
    return cut(fitting)
  }

  private func fits(_ words: [Substring]) throws -> Bool {
    try width(words.joined(separator: " ")) <= room
  }

  private func giveLastWordCompany(_ lines: inout [[Substring]]) throws {
    let last = lines.count - 1
    guard last > 0, lines[last].count == 1, lines[last - 1].count > 2,
      let word = lines[last - 1].last, try fits([word] + lines[last])
    else { return }
    lines[last - 1].removeLast()
    lines[last].insert(word, at: 0)
  }
}

extension Character {
  /// Whether a line may end here: at spaces and line breaks, but not at spaces that hold a number
  /// and its unit together.
  fileprivate var isBreakable: Bool {
    isWhitespace && self != "\u{00A0}" && self != "\u{202F}" && self != "\u{2007}"
  }
}
