import NearestNames

/// Writes runs of Markdown as HTML.
struct InlineRenderer {
  let lecture: Lecture
  let index: SiteIndex
  private(set) var errors: [ProseError] = []
  /// How often each footnote was mentioned so far.
  private var mentions: [Int: Int] = [:]

  init(lecture: Lecture, index: SiteIndex) {
    self.lecture = lecture
    self.index = index
  }

  /// Writes a run; without links where it stands inside one already.
  mutating func html(_ inlines: [MarkdownInline], linking: Bool = true) -> String {
    var output = ""
    var rest = inlines[...]
    while let inline = rest.popFirst() {
      output += html(inline, linking)
      if isFormula(inline), case .text(let text)? = rest.first, Self.clings(text) {
        output += "\u{2060}"
      }
    }
    return output
  }

  private func isFormula(_ inline: MarkdownInline) -> Bool {
    guard case .form(let number) = inline, case .maths = lecture.prose.inlines[number] else {
      return false
    }
    return true
  }

  /// Whether a text starts with a mark that must not start a line; behind a formula browsers
  /// would let it, so a word joiner goes between them.
  private static func clings(_ text: String) -> Bool {
    text.first.map { ",.;:!?)]’”".contains($0) } ?? false
  }

  private mutating func html(_ inline: MarkdownInline, _ linking: Bool) -> String {
    switch inline {
    case .text(let text): HTML.escaped(text)
    case .softBreak: "\n"
    case .lineBreak: "<br>\n"
    case .code(let text): "<code>\(HTML.escaped(text))</code>"
    case .html(let text): lecture.front.allowsHTML ? text : HTML.escaped(text)
    case .emphasis(let inner): "<em>\(html(inner, linking: linking))</em>"
    case .strong(let inner): "<strong>\(html(inner, linking: linking))</strong>"
    case .strikethrough(let inner): "<del>\(html(inner, linking: linking))</del>"
    case .link(let address, let inner, let line):
      linking ? link(address, inner, line) : html(inner, linking: false)
    case .image(let address, let text):
      "<img src=\"\(HTML.escaped(HTML.address(address)))\" alt=\"\(HTML.escaped(text))\">"
    case .footnote(let number): linking ? footnote(number) : ""
    case .form(let number): form(lecture.prose.inlines[number], linking)
    }
  }

  private mutating func form(_ form: InlineForm, _ linking: Bool) -> String {
    switch form {
    case .fact(let fact): HTML.escaped(fact.text)
    case .maths(let tex, let isDisplay): Self.maths(tex, isDisplay: isDisplay)
    case .term(let name, let shown, let position):
      linking ? term(name, shown, position) : HTML.escaped(shown)
    case .filler: ""
    }
  }

  /// A formula as its source, which the page's script sets.
  static func maths(_ tex: String, isDisplay: Bool) -> String {
    "<span class=\"maths\(isDisplay ? " display" : "")\">\(HTML.escaped(tex))</span>"
  }

  private mutating func term(
    _ name: String, _ shown: String, _ position: SourcePosition
  ) -> String {
    guard let term = index.terms[name.lowercased()] else {
      let nearest = NearestName.suggestions(for: name, among: index.terms.keys.sorted())
      errors.append(
        ProseError(.unknownItem(kind: "term", name: name, nearest: nearest), at: position))
      return ""
    }
    let address = address(page: term.page, anchor: term.anchor)
    return "<a class=\"term\" href=\"\(address)\">\(HTML.escaped(shown))</a>"
  }

  private mutating func link(
    _ address: String, _ inner: [MarkdownInline], _ line: Int
  ) -> String {
    if address.hasPrefix("#") {
      return itemLink(String(address.dropFirst()), inner, line)
    }
    if let scheme = HTML.scheme(of: address), !Self.schemes.contains(scheme) {
      errors.append(ProseError(.unsafeLink(scheme), at: position(of: "](", from: line)))
      return ""
    }
    let text = html(inner, linking: false)
    return "<a href=\"\(HTML.escaped(HTML.address(address)))\">\(text)</a>"
  }

  private static let schemes: Set<String> = ["http", "https", "mailto"]

  /// A link to a figure, a table, a correction or a section, which names itself where the author
  /// gave no words.
  private mutating func itemLink(
    _ anchor: String, _ inner: [MarkdownInline], _ line: Int
  ) -> String {
    var text = html(inner, linking: false)
    let target: String
    if let label = index.labels[lecture.page]?[anchor] {
      target = address(page: lecture.page, anchor: anchor)
      if text.isEmpty { text = label }
    } else if let heading = lecture.headings.first(where: { $0.anchor == anchor }) {
      target = address(page: lecture.page, anchor: anchor)
      if text.isEmpty { text = html(heading.text, linking: false) }
    } else if lecture.terms.contains(where: { $0.anchor == anchor }) {
      target = address(page: lecture.page, anchor: anchor)
    } else if let item = index.items[anchor] {
      target = address(page: item.page, anchor: anchor)
      if text.isEmpty { text = "\(item.label) of \(HTML.escaped(item.home))" }
    } else {
      let known = Set(index.items.keys).union(lecture.headings.map(\.anchor))
      let nearest = NearestName.suggestions(for: anchor, among: known.sorted())
      errors.append(
        ProseError(
          .unknownItem(kind: "anchor", name: anchor, nearest: nearest),
          at: position(of: "(#\(anchor)", from: line)))
      return ""
    }
    return "<a href=\"\(target)\">\(text)</a>"
  }

  private mutating func footnote(_ number: Int) -> String {
    mentions[number, default: 0] += 1
    let mention = mentions[number, default: 1]
    let id = "footnote-mention-\(number)" + (mention > 1 ? "-\(mention)" : "")
    return "<sup class=\"footnote\"><a id=\"\(id)\" href=\"#footnote-\(number)\" "
      + "aria-label=\"Footnote \(number)\">\(number)</a></sup>"
  }

  /// From one lecture to another, which stand in one folder.
  private func address(page: String, anchor: String) -> String {
    let file = page == lecture.page ? "" : page.split(separator: "/").last.map(String.init) ?? page
    return HTML.escaped(HTML.address("\(file)#\(anchor)"))
  }

  /// Finds a link in the block that starts at a line; cmark does not tell columns reliably.
  private func position(of mark: String, from line: Int) -> SourcePosition {
    let first = line + lecture.prose.firstLine - 1
    for number in first..<min(first + 200, lecture.source.lines.count + 1) {
      let text = lecture.source.lines[number - 1]
      if let found = text.range(of: mark) {
        let column = text.distance(from: text.startIndex, to: found) + 2
        return lecture.source.position(line: number, column: column)
      }
    }
    return lecture.source.position(line: first)
  }
}

extension String {
  /// Where a text first occurs.
  fileprivate func range(of wanted: String) -> Index? {
    indices.first { self[$0...].hasPrefix(wanted) }
  }
}
