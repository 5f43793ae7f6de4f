/// “1 row”, “3 rows”.
func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}

/// “a, b and c”; what is beyond the limit is counted: “a, b, c and 7 more”.
func enumeration(_ items: [String], limit: Int = 12) -> String {
  var parts = items
  // A single item that is left over takes no more room than the words for it.
  if items.count > limit + 1 {
    parts = items.prefix(limit) + ["\(items.count - limit) more"]
  }
  guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
  return parts.dropLast().joined(separator: ", ") + " and " + last
}

/// A number for sentences: three digits that count, without zeros at the end; powers of ten beyond
/// the sizes that are read at a glance.
func briefNumber(_ value: Double) -> String {
  guard value.isFinite else { return "–" }
  guard value == 0 || (1e-4..<1e7).contains(value.magnitude) else { return numberText(value) }
  var places = 2
  var magnitude = value.magnitude
  while magnitude < 1, magnitude > 0 {
    magnitude *= 10
    places += 1
  }
  while magnitude >= 10, places > 0 {
    magnitude /= 10
    places -= 1
  }
  let text = shortDecimal(value, places: places)
  return text.hasPrefix("-") ? "−" + text.dropFirst() : text
}

extension String {
  var lines: [String] { split(whereSeparator: \.isNewline).map(String.init) }

  var onOneLine: String { lines.joined(separator: ", ") }

  /// The text with a capital at its start.
  var sentenceStart: String { prefix(1).uppercased() + dropFirst() }
}
