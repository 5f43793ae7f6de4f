import NearestNames

/// A lecture's prose with marks in the place of its forms, ready for cmark.
package struct ScannedProse: Sendable {
  /// The Markdown; its first line is line `firstLine` of the file.
  package var markdown: String
  package var firstLine: Int
  package var blocks: [BlockForm]
  package var inlines: [InlineForm]
  package var originals: [String]
  package var errors: [ProseError]
}

/// Reads the lines of a lecture: fences, `:::` forms, and paragraphs.
package struct ProseScanner {
  private let source: SourceText
  private var inline: InlineScanner
  private var blocks: [BlockForm] = []
  private var errors: [ProseError] = []
  private var open: [(name: FormName, position: SourcePosition)] = []
  /// Refused forms whose closing line, if they have one, deserves no message of its own.
  private var unknownForms = 0

  /// Scans the lines from `firstLine` on, counted from 1.
  package static func scan(
    _ source: SourceText, from firstLine: Int, facts: QuotableFacts
  ) -> ScannedProse {
    var scanner = ProseScanner(source: source, facts: facts)
    let lines = scanner.lines(from: firstLine)
    return ScannedProse(
      markdown: lines.joined(separator: "\n") + "\n", firstLine: firstLine, blocks: scanner.blocks,
      inlines: scanner.inline.forms, originals: scanner.inline.originals,
      errors: scanner.errors + scanner.inline.errors)
  }

  private init(source: SourceText, facts: QuotableFacts) {
    self.source = source
    inline = InlineScanner(source: source, facts: facts)
  }

  private mutating func lines(from firstLine: Int) -> [String] {
    var output: [String] = []
    var number = firstLine
    while number <= source.lines.count {
      let line = source.lines[number - 1]
      if let fence = Fence(line) {
        let end = endOfFence(fence, from: number)
        output += source.lines[number - 1..<end]
        number = end + 1
      } else if line.hasPrefix(":::") {
        output.append(blockForm(line, number))
        number += 1
      } else if trimmed(line).isEmpty {
        output.append("")
        number += 1
      } else {
        let end = endOfParagraph(from: number)
        let paragraph = source.lines[number - 1..<end].joined(separator: "\n")
        output.append(inline.scan(paragraph, line: number))
        number = end + 1
      }
    }
    for form in open {
      errors.append(ProseError(.unclosedBlock(form.name.rawValue), at: form.position))
    }
    return output
  }

  private func endOfParagraph(from first: Int) -> Int {
    var last = first
    while last < source.lines.count {
      let next = source.lines[last]
      if trimmed(next).isEmpty || next.hasPrefix(":::") || Fence(next) != nil { break }
      last += 1
    }
    return last
  }

  private mutating func endOfFence(_ fence: Fence, from first: Int) -> Int {
    var last = first
    while last < source.lines.count {
      last += 1
      if fence.isClosed(by: source.lines[last - 1]) { return last }
    }
    errors.append(ProseError(.unclosedFence, at: source.position(line: first)))
    return last
  }

  /// The mark for a `:::` line.
  private mutating func blockForm(_ line: String, _ number: Int) -> String {
    let position = source.position(line: number)
    let rest = line.drop { $0 == ":" }
    let name = rest.prefix { !$0.isWhitespace }
    let argument = trimmed(rest.dropFirst(name.count))
    if name.isEmpty {
      if open.popLast() != nil { return mark(.close) }
      guard unknownForms > 0 else { return refuse(.closeWithoutBlock, position) }
      unknownForms -= 1
      return ""
    }
    guard let form = FormName(rawValue: String(name)) else {
      let nearest = NearestName.suggestions(
        for: String(name), among: FormName.allCases.map(\.rawValue))
      unknownForms += 1
      return refuse(.unknownForm(String(name), nearest: nearest), position, column: 4)
    }
    if let outer = open.last?.name, outer.isMarginal || form.isMarginal || outer == form {
      errors.append(
        ProseError(
          .misplaced("“:::\(form.rawValue)”", inside: outer.rawValue), at: position))
    }
    if argument.isEmpty, let expected = form.argument {
      errors.append(
        ProseError(.missingArgument(form: form.rawValue, expected: expected), at: position))
    }
    if form.isLeaf {
      var place = position
      place.column = line.count - trailing(of: line, argument) + 1
      return mark(.leaf(form, id: argument, place))
    }
    open.append((form, position))
    let column = line.count - trailing(of: line, argument) + 1
    let scanned = inline.scan(argument, line: number, column: column)
    return mark(.open(form, argument: scanned, position))
  }

  /// Characters from the argument's first to the line's end.
  private func trailing(of line: String, _ argument: String) -> Int {
    argument.count + line.reversed().prefix { $0.isWhitespace }.count
  }

  private mutating func mark(_ form: BlockForm) -> String {
    blocks.append(form)
    return FormMark.block(blocks.count - 1)
  }

  private mutating func refuse(
    _ fault: ProseFault, _ position: SourcePosition, column: Int = 1
  ) -> String {
    var place = position
    place.column = column
    errors.append(ProseError(fault, at: place))
    return ""
  }
}

/// The line that opens a code block.
private struct Fence {
  let mark: Character
  let length: Int

  init?(_ line: String) {
    let text = line.drop { $0 == " " || $0 == ">" || $0 == "\t" }
    guard let mark = text.first, mark == "`" || mark == "~" else { return nil }
    let length = text.prefix { $0 == mark }.count
    guard length >= 3, mark == "~" || !text.dropFirst(length).contains("`") else { return nil }
    self.mark = mark
    self.length = length
  }

  func isClosed(by line: String) -> Bool {
    let text = trimmed(line.drop { $0 == " " || $0 == ">" || $0 == "\t" })
    return text.count >= length && text.allSatisfy { $0 == mark }
  }
}
