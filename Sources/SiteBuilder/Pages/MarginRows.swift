/// Sets notes beside the text they follow.
///
/// The article is a grid of one row per part. A note starts in the row of the part above it and
/// spans the rows down to the next note or the next wide figure, so nothing ever overlaps, and the
/// order of the page's source is the order of reading.
package struct MarginRows {
  private enum Part {
    case text(String)
    case wide(String)
    case notes([String])
  }

  private var parts: [Part] = []

  package init() {}

  package mutating func add(_ html: String, isWide: Bool) {
    parts.append(isWide ? .wide("<div class=\"wide\">\(html)</div>") : .text(html))
  }

  package mutating func addNote(_ html: String) {
    if case .notes(let notes)? = parts.last {
      parts[parts.count - 1] = .notes(notes + [html])
    } else {
      parts.append(.notes([html]))
    }
  }

  /// The parts in order, with notes in their places.
  package var html: [String] {
    var html: [String] = []
    var row = 0
    for (number, part) in parts.enumerated() {
      switch part {
      case .text(let text), .wide(let text):
        row += 1
        html.append(text)
      case .notes(let notes):
        let body = notes.joined(separator: "\n")
        if let span = span(ofNotesAt: number) {
          html.append("<div class=\"margin\" style=\"--row:\(row);--span:\(span)\">\(body)</div>")
        } else {
          row += 1
          html.append("<div class=\"margin inline\">\(body)</div>")
        }
      }
    }
    return html
  }

  /// How many rows notes may take; nil where no text stands beside them.
  private func span(ofNotesAt number: Int) -> Int? {
    guard number > 0, case .text = parts[number - 1] else { return nil }
    var span = 1
    for part in parts[(number + 1)...] {
      guard case .text = part else { break }
      span += 1
    }
    guard number + span < parts.count, case .notes = parts[number + span] else { return span }
    return max(1, span - 1)
  }
}
