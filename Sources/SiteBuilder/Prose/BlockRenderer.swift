/// Writes blocks of Markdown and forms as HTML.
struct BlockRenderer {
  var inline: InlineRenderer
  let figures: FigureViews
  let templates: PageTemplates

  /// Writes blocks inside a form or a list, one after the other.
  mutating func html(_ blocks: [ProseBlock]) throws(TemplateError) -> String {
    var output = ""
    for block in blocks {
      for piece in try pieces(block) { output += piece + "\n" }
    }
    return output
  }

  /// The parts that stand below one another on the page; a formula on its own line is one.
  mutating func pieces(_ block: ProseBlock) throws(TemplateError) -> [String] {
    switch block {
    case .markdown(let markdown): pieces(markdown)
    case .heading(let heading): [self.heading(heading)]
    case .item(let kind, let id):
      [try figures.html(kind, id: id, on: inline.lecture.page, index: inline.index)]
    case .container(let container): [try self.container(container)]
    }
  }

  /// Writes the notes that the text mentions, in the order of their numbers.
  mutating func footnotes(_ notes: [[MarkdownBlock]]) -> String {
    guard !notes.isEmpty else { return "" }
    var output = "<section class=\"footnotes\" id=\"footnotes\" aria-label=\"Footnotes\">\n<ol>\n"
    for (number, blocks) in notes.enumerated() {
      let back =
        "<a class=\"back\" href=\"#footnote-mention-\(number + 1)\" "
        + "aria-label=\"Back to the text\">↩</a>"
      output += "<li id=\"footnote-\(number + 1)\">\(html(blocks, isTight: false))\(back)</li>\n"
    }
    return output + "</ol>\n</section>"
  }

  private mutating func container(_ container: ProseContainer) throws(TemplateError) -> String {
    var values: [String: Any] = [
      "title": inline.html(container.title),
      "body": try html(container.blocks),
    ]
    if let anchor = container.anchor { values["anchor"] = anchor }
    return try templates.render(container.form.rawValue, values)
  }

  private mutating func heading(_ heading: ProseHeading) -> String {
    let text = inline.html(heading.text)
    let anchor = HTML.escaped(heading.anchor)
    let address = HTML.escaped(HTML.address("#\(heading.anchor)"))
    return "<h\(heading.level) id=\"\(anchor)\">\(text)"
      + "<a class=\"anchor\" href=\"\(address)\" aria-label=\"Link to this section\">#</a>"
      + "</h\(heading.level)>"
  }

  private mutating func pieces(_ block: MarkdownBlock) -> [String] {
    switch block {
    case .paragraph(let inlines): paragraph(inlines)
    case .quote(let blocks): ["<blockquote>\n\(html(blocks, isTight: false))</blockquote>"]
    case .list(let list): [self.list(list)]
    case .code(let language, let text): [code(language, text)]
    case .table(let table): [self.table(table)]
    case .rule: ["<hr>"]
    case .html(let text):
      inline.lecture.front.allowsHTML ? [text] : ["<p>\(HTML.escaped(trimmed(text)))</p>"]
    case .heading(let level, let text, _):
      ["<p class=\"heading-\(level)\"><strong>\(inline.html(text))</strong></p>"]
    case .form: []
    }
  }

  private mutating func html(_ blocks: [MarkdownBlock], isTight: Bool) -> String {
    var output = ""
    for block in blocks {
      if isTight, case .paragraph(let inlines) = block {
        output += inline.html(inlines)
      } else {
        for piece in pieces(block) { output += piece + "\n" }
      }
    }
    return output
  }

  /// A paragraph, cut where a displayed formula stands in it.
  private mutating func paragraph(_ inlines: [MarkdownInline]) -> [String] {
    var pieces: [String] = []
    var words: [MarkdownInline] = []
    for part in inlines {
      if case .form(let number) = part,
        case .maths(let tex, isDisplay: true) = inline.lecture.prose.inlines[number]
      {
        pieces += paragraphOfWords(words)
        words = []
        let formula = InlineRenderer.maths(tex, isDisplay: true)
        pieces.append("<div class=\"formula\" tabindex=\"0\">\(formula)</div>")
      } else {
        words.append(part)
      }
    }
    return pieces + paragraphOfWords(words)
  }

  private mutating func paragraphOfWords(_ words: [MarkdownInline]) -> [String] {
    let text = trimmed(inline.html(words))
    return text.isEmpty ? [] : ["<p>\(text)</p>"]
  }

  private mutating func list(_ list: MarkdownList) -> String {
    let tag = list.start == nil ? "ul" : "ol"
    let start = list.start.map { $0 == 1 ? "" : " start=\"\($0)\"" } ?? ""
    var output = "<\(tag)\(start)>\n"
    for item in list.items { output += "<li>\(html(item, isTight: list.isTight))</li>\n" }
    return output + "</\(tag)>"
  }

  private func code(_ language: String, _ text: String) -> String {
    let body = language == "swift" ? SwiftHighlighter.html(text) : HTML.escaped(text)
    return "<pre class=\"code\" tabindex=\"0\"><code>\(body)</code></pre>"
  }

  private mutating func table(_ table: MarkdownTable) -> String {
    var output = "<div class=\"table\" tabindex=\"0\">\n<table>\n<thead>\n<tr>"
    for (cell, alignment) in zip(table.header, table.alignments) {
      output += "<th scope=\"col\"\(Self.style(alignment))>\(inline.html(cell))</th>"
    }
    output += "</tr>\n</thead>\n<tbody>\n"
    for row in table.rows {
      output += "<tr>"
      for (cell, alignment) in zip(row, table.alignments) {
        output += "<td\(Self.style(alignment))>\(inline.html(cell))</td>"
      }
      output += "</tr>\n"
    }
    return output + "</tbody>\n</table>\n</div>"
  }

  private static func style(_ alignment: MarkdownTable.Alignment) -> String {
    switch alignment {
    case .right: " class=\"number\""
    case .center: " class=\"center\""
    case .none, .left: ""
    }
  }
}
