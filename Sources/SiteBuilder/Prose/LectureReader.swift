/// Reads a lecture's text into blocks with their forms in place.
struct LectureReader {
  private let source: SourceText
  private let prose: ScannedProse
  private let reader: MarkdownReader
  private var anchors: AnchorNames
  private var lecture: Lecture
  private var errors: [ProseError] = []
  private var deepestHeading = 1

  /// Reads everything and throws all mistakes together.
  static func read(
    _ input: LectureSource, facts: QuotableFacts
  ) throws(ProseErrors) -> Lecture {
    let source = SourceText(path: input.path, text: input.text)
    let front = try FrontMatter(source)
    let prose = ProseScanner.scan(source, from: front.bodyLine, facts: facts)
    var reader = LectureReader(source, front, prose)
    reader.run()
    if let errors = ProseErrors(prose.errors + reader.errors) { throw errors }
    return reader.lecture
  }

  private init(_ source: SourceText, _ front: FrontMatter, _ prose: ScannedProse) {
    self.source = source
    self.prose = prose
    reader = MarkdownReader(originals: prose.originals)
    anchors = AnchorNames(used: Self.reserved)
    lecture = Lecture(
      front: front, source: source, prose: prose, blocks: [], footnotes: [], headings: [],
      items: [], terms: [], corrections: [], usesMaths: false)
  }

  /// Names that the page's own parts use.
  private static let reserved: Set<String> = ["content", "contents", "top", "footnotes"]

  private mutating func run() {
    lecture.usesMaths = prose.inlines.contains {
      if case .maths = $0 { true } else { false }
    }
    reserveNames()
    do {
      let document = try reader.document(prose.markdown)
      lecture.footnotes = document.footnotes
      var rest = document.blocks[...]
      lecture.blocks = blocks(&rest, inside: nil)
    } catch {
      fail(.tooDeep(MarkdownReader.deepest), error.line + prose.firstLine - 1)
    }
  }

  /// Figures, tables, terms and corrections name themselves; headings make way for them.
  private mutating func reserveNames() {
    var firstLines: [String: Int] = [:]
    func note(_ kind: String, _ id: String, _ position: SourcePosition) {
      if let first = firstLines.updateValue(position.line, forKey: id) {
        firstLines[id] = first
        errors.append(
          ProseError(.repeated(kind: kind, name: id, firstLine: first), at: position))
      }
      anchors.reserve(id)
    }
    for block in prose.blocks {
      switch block {
      case .leaf(let kind, let id, let position):
        note(kind.rawValue, id, position)
        lecture.items.append(PlacedItem(kind: kind, id: id, position: position))
      case .open(.term, let name, let position):
        let anchor = "term-\(AnchorNames.slug(name))"
        note("term", anchor, position)
        lecture.terms.append(PlacedTerm(name: name, anchor: anchor, position: position))
      case .open(.correction, let argument, let position):
        let id = Self.correction(argument).id.lowercased()
        note("correction", id, position)
        lecture.corrections.append(PlacedItem(kind: .correction, id: id, position: position))
      case .open, .close: break
      }
    }
  }

  /// The blocks up to the end of the form around them.
  private mutating func blocks(
    _ rest: inout ArraySlice<MarkdownBlock>, inside outer: FormName?
  ) -> [ProseBlock] {
    var blocks: [ProseBlock] = []
    while let block = rest.popFirst() {
      switch block {
      case .form(let index):
        switch prose.blocks[index] {
        case .leaf(let kind, let id, _): blocks.append(.item(kind, id: id))
        case .close: return blocks
        case .open(let form, let argument, let position):
          blocks.append(.container(container(form, argument, position, &rest)))
        }
      case .heading(let level, let text, let line):
        blocks.append(.heading(heading(level, text, line, outer)))
      default: blocks.append(.markdown(block))
      }
    }
    return blocks
  }

  private mutating func container(
    _ form: FormName, _ argument: String, _ position: SourcePosition,
    _ rest: inout ArraySlice<MarkdownBlock>
  ) -> ProseContainer {
    var container = ProseContainer(form: form, title: [], blocks: [], anchor: nil)
    var title = argument
    if form == .term { container.anchor = "term-\(AnchorNames.slug(argument))" }
    if form == .correction {
      let parts = Self.correction(argument)
      container.anchor = parts.id.lowercased()
      title = parts.claim
      if title.isEmpty, !argument.isEmpty {
        errors.append(
          ProseError(
            .missingArgument(form: form.rawValue, expected: form.argument ?? ""), at: position))
      }
    }
    do {
      container.title = try reader.line(title)
    } catch {
      fail(.tooDeep(MarkdownReader.deepest), position.line)
    }
    container.blocks = blocks(&rest, inside: form)
    return container
  }

  private mutating func heading(
    _ level: Int, _ text: [MarkdownInline], _ line: Int, _ outer: FormName?
  ) -> ProseHeading {
    let fileLine = line + prose.firstLine - 1
    if let outer { fail(.misplaced("a heading", inside: outer.rawValue), fileLine) }
    if outer == nil, level == 1 || level > deepestHeading + 1 {
      fail(.headingLevel(found: level, deepest: deepestHeading + 1), fileLine)
    }
    deepestHeading = max(level, 1)
    let heading = ProseHeading(
      level: level, text: text, anchor: anchors.name(for: PlainText.of(text)))
    lecture.headings.append(heading)
    return heading
  }

  private static func correction(_ argument: String) -> (id: String, claim: String) {
    let id = argument.prefix { !$0.isWhitespace }
    return (String(id), trimmed(argument.dropFirst(id.count)))
  }

  private mutating func fail(_ fault: ProseFault, _ line: Int) {
    errors.append(ProseError(fault, at: source.position(line: line)))
  }
}

/// The words of a run of Markdown, without facts and formulas, which may change.
enum PlainText {
  static func of(_ inlines: [MarkdownInline]) -> String {
    inlines.map { inline in
      switch inline {
      case .text(let text), .code(let text), .html(let text): text
      case .softBreak, .lineBreak: " "
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner): of(inner)
      case .link(_, let inner, _): of(inner)
      case .image(_, let text): text
      case .footnote, .form: ""
      }
    }.joined()
  }
}
