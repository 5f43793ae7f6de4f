/// Takes the forms out of running text before cmark reads it.
struct InlineScanner {
  let source: SourceText
  let quote: FactQuote
  /// The forms found so far, over all pieces of the lecture.
  private(set) var forms: [InlineForm] = []
  /// Each form as the author wrote it, for code and addresses, where it stays text.
  private(set) var originals: [String] = []
  private(set) var errors: [ProseError] = []

  private var bytes: [UInt8] = []
  private var at = 0
  private var output: [UInt8] = []
  private var firstLine = 1
  private var firstColumn = 1

  init(source: SourceText, facts: QuotableFacts) {
    self.source = source
    quote = FactQuote(facts: facts)
  }

  /// Puts a mark in the place of each form; the text keeps its number of lines.
  mutating func scan(_ text: String, line: Int, column: Int = 1) -> String {
    bytes = Array(Self.withoutMarks(text).utf8)
    (at, output, firstLine, firstColumn) = (0, [], line, column)
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "\\") where at + 1 < bytes.count: copy(2)
      case UInt8(ascii: "`"): copyCode()
      case UInt8(ascii: "{") where starts(with: "{{"): readFact()
      case UInt8(ascii: "["): if starts(with: "[[") { readTerm() } else { copy(1) }
      case UInt8(ascii: "$"): readMaths()
      default: copy(1)
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  private mutating func readFact() {
    let start = at
    guard let end = find("}}", from: at + 2, onLine: true) else {
      return fail(
        .unclosed(form: "a quoted fact", close: "}}", advice: "Close it on the same line."), 2)
    }
    let inside = text(start + 2..<end)
    at = end + 2
    do {
      emit(.fact(try quote(inside)), from: start)
    } catch {
      errors.append(ProseError(.fact(error), at: position(start + 2)))
    }
  }

  private mutating func readTerm() {
    let start = at
    guard let end = find("]]", from: at + 2, onLine: true) else {
      return fail(
        .unclosed(
          form: "a glossary term", close: "]]",
          advice: "Close it on the same line, or write \\[[ for two brackets."), 2)
    }
    let parts = text(start + 2..<end).split(
      separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    let name = trimmed(parts[0])
    let shown = parts.count > 1 ? trimmed(parts[1]) : name
    at = end + 2
    guard !name.isEmpty, !shown.isEmpty else {
      errors.append(ProseError(.emptyForm("the glossary term"), at: position(start)))
      return
    }
    emit(.term(name: name, shown: shown, position(start + 2)), from: start)
  }

  private mutating func readMaths() {
    let start = at
    let mark = starts(with: "$$") ? "$$" : "$"
    guard let end = find(mark, from: at + mark.utf8.count, onLine: false) else {
      return fail(
        .unclosed(
          form: "a formula", close: mark,
          advice: "Close it in the same paragraph, or write \\$ for a dollar sign."),
        mark.utf8.count)
    }
    let inside = start + mark.utf8.count..<end
    at = end + mark.utf8.count
    let tex = texWithFacts(inside)
    guard !trimmed(tex).isEmpty else {
      errors.append(ProseError(.emptyForm("the formula"), at: position(start)))
      return
    }
    emit(.maths(trimmed(tex), isDisplay: mark == "$$"), from: start)
  }

  /// A formula with its quoted facts written out.
  private mutating func texWithFacts(_ range: Range<Int>) -> String {
    var tex: [UInt8] = []
    var i = range.lowerBound
    while i < range.upperBound {
      if bytes[i...].starts(with: "{{".utf8), let end = find("}}", from: i + 2, onLine: true),
        end < range.upperBound, FactQuote.looksLikeFact(text(i + 2..<end))
      {
        do {
          tex += Array(try quote(text(i + 2..<end)).tex.utf8)
        } catch {
          errors.append(ProseError(.fact(error), at: position(i + 2)))
        }
        i = end + 2
      } else {
        tex.append(bytes[i])
        i += 1
      }
    }
    return String(decoding: tex, as: UTF8.self)
  }

  /// Copies a code span whole; marks in it are text.
  private mutating func copyCode() {
    let run = bytes[at...].prefix { $0 == UInt8(ascii: "`") }.count
    var i = at + run
    while i < bytes.count {
      let length = bytes[i...].prefix { $0 == UInt8(ascii: "`") }.count
      if length == run { return copy(i + run - at) }
      i += max(length, 1)
    }
    copy(run)
  }

  private mutating func emit(_ form: InlineForm, from start: Int) {
    let original = text(start..<at)
    output += Array(FormMark.inline(forms.count).utf8)
    forms.append(form)
    originals.append(original)
    for _ in original.utf8.filter({ $0 == UInt8(ascii: "\n") }) {
      output += Array("\n\(FormMark.inline(forms.count))".utf8)
      forms.append(.filler)
      originals.append("")
    }
  }

  private mutating func fail(_ fault: ProseFault, _ skipped: Int) {
    errors.append(ProseError(fault, at: position(at)))
    at += skipped
  }

  private mutating func copy(_ count: Int) {
    output += bytes[at..<min(at + count, bytes.count)]
    at += count
  }

  private func starts(with mark: String) -> Bool { bytes[at...].starts(with: mark.utf8) }

  /// The next unescaped mark.
  private func find(_ mark: String, from start: Int, onLine: Bool) -> Int? {
    let wanted = Array(mark.utf8)
    var i = start
    while i + wanted.count <= bytes.count {
      if onLine, bytes[i] == UInt8(ascii: "\n") { return nil }
      if bytes[i...].starts(with: wanted) { return i }
      i += bytes[i] == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private func position(_ offset: Int) -> SourcePosition {
    let before = bytes[..<offset]
    let newline = UInt8(ascii: "\n")
    let line = before.count { $0 == newline }
    let lineStart = before.lastIndex(of: newline).map { $0 + 1 } ?? 0
    let column = text(lineStart..<offset).count + (line == 0 ? firstColumn : 1)
    return source.position(line: firstLine + line, column: column)
  }

  private static func withoutMarks(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0 == FormMark.start || $0 == FormMark.end })
    else { return text }
    var clean = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      clean.append(scalar == FormMark.start || scalar == FormMark.end ? "\u{FFFD}" : scalar)
    }
    return String(clean)
  }
}
