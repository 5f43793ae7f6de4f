/// The names that may stand behind `:::`.
package enum FormName: String, CaseIterable, Sendable {
  case figure
  case table
  case note
  case correction
  case term
  case answer
  case `try`

  /// Whether the form stands on one line and holds no text of its own.
  var isLeaf: Bool { self == .figure || self == .table }

  /// Whether the form is set in the margin.
  var isMarginal: Bool { self == .note || self == .correction || self == .term }

  /// What must stand behind the name; nil when nothing has to.
  var argument: String? {
    switch self {
    case .figure: "a figure's id, such as b5,"
    case .table: "a table's id, such as b7,"
    case .note: nil
    case .correction: "the mistake's id and the claim, such as BX1 \"…\","
    case .term: "the term"
    case .answer: "the question"
    case .try: nil
    }
  }
}

/// A line that starts with `:::`, as read.
package enum BlockForm: Equatable, Sendable {
  case leaf(FormName, id: String, SourcePosition)
  /// The argument holds marks for its inline forms.
  case open(FormName, argument: String, SourcePosition)
  case close
}

/// A form inside a sentence, as read.
package enum InlineForm: Equatable, Sendable {
  case fact(FormattedFact)
  case maths(String, isDisplay: Bool)
  case term(name: String, shown: String, SourcePosition)
  /// Stands for a line that a formula took up, so that no line goes missing.
  case filler
}

/// The marks that stand for forms while cmark reads the text.
///
/// Two private-use characters around a number: no Markdown rule looks at them, and the scanner
/// replaces any that an author wrote.
enum FormMark {
  static let start: Unicode.Scalar = "\u{E000}"
  static let end: Unicode.Scalar = "\u{E001}"

  static func inline(_ index: Int) -> String { "\u{E000}\(index)\u{E001}" }

  /// A comment is a block of its own, whatever stands above and below.
  static func block(_ index: Int) -> String { "<!--\u{E000}\(index)\u{E001}-->" }

  /// Cuts a text at its marks.
  static func split(_ text: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = Substring(text)
    while let opening = rest.unicodeScalars.firstIndex(of: start),
      let closing = rest.unicodeScalars[opening...].firstIndex(of: end),
      let index = Int(rest[rest.unicodeScalars.index(after: opening)..<closing])
    {
      if opening > rest.startIndex { pieces.append(.text(String(rest[..<opening]))) }
      pieces.append(.form(index))
      rest = rest[rest.unicodeScalars.index(after: closing)...]
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    return pieces
  }

  enum Piece: Equatable {
    case text(String)
    case form(Int)
  }
}
