/// Sets notes beside the text they follow.
///
/// The article is a grid of one row per part. A note starts in the row of the part above it and
/// spans the rows down to the next note or the next wide figure, so nothing ever overlaps, and the
/// order of the page's source is the order of reading. The last row of a note's span is an empty
/// one that alone may grow: where a note is longer than the text beside it, the text stays
/// together and the gap comes below it.
package struct MarginRows {
  private enum Part {
    case text(String)
    case wide(String)
    case notes([String])
  }

  private var parts: [Part] = []

  /// The height of the empty row, a flexible one, for it takes all that a note needs beyond its text.
  ///
  /// The minimum is named, for across flexible rows a note has none of its own; the factor is
  /// small, so that one such row does not grow as tall as another.
  private static let growingRow = "minmax(min-content, 0.001fr)"

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

  /// The parts in order with notes in their places, and the heights of the grid's rows in CSS.
  package func layout() -> (html: [String], rows: String) {
    var html: [String] = []
    var heights: [String] = []
    /// How many rows of text remain before the empty row of the last note.
    var remaining: Int?
    for (number, part) in parts.enumerated() {
      switch part {
      case .text(let text), .wide(let text):
        html.append(text)
        heights.append("auto")
        remaining = remaining.map { $0 - 1 }
      case .notes(let notes):
        let body = notes.joined(separator: "\n")
        if let span = span(ofNotesAt: number) {
          let place = "--row:\(heights.count);--span:\(span + 1)"
          html.append("<div class=\"margin\" style=\"\(place)\">\(body)</div>")
          remaining = span - 1
        } else {
          html.append("<div class=\"margin inline\">\(body)</div>")
          heights.append("auto")
        }
      }
      if remaining == 0 {
        html.append("<div class=\"space\"></div>")
        heights.append(Self.growingRow)
        remaining = nil
      }
    }
    return (html, heights.joined(separator: " "))
  }

  /// How many rows of text stand beside notes; nil where there is none.
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
