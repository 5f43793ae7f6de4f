internal import CMarkdown

/// Reads Markdown with cmark-gfm: CommonMark, tables, strikethrough, footnotes, smart punctuation.
package struct MarkdownReader {
  /// The text nests deeper than any page needs; following it could exhaust the stack.
  package struct TooDeep: Error, Equatable {
    package var line: Int
  }

  /// Levels of quotes, lists, and emphasis inside one another.
  package static let deepest = 64

  /// The version of cmark-gfm that this machine has.
  static let libraryVersion = String(cString: cmark_version_string())

  /// Forms as the author wrote them, to put back where they stay text.
  private let originals: [String]

  package init(originals: [String]) { self.originals = originals }

  /// Reads a whole text.
  package func document(_ markdown: String) throws(TooDeep) -> MarkdownDocument {
    guard let root = Self.parse(markdown) else {
      return MarkdownDocument(blocks: [], footnotes: [])
    }
    defer { cmark_node_free(root) }
    var document = MarkdownDocument(blocks: [], footnotes: [])
    for node in Self.children(root) {
      if Self.kind(node) == "footnote_definition" {
        document.footnotes.append(try blocks(node, depth: 1))
      } else {
        try append(node, to: &document.blocks, depth: 1)
      }
    }
    return document
  }

  /// Reads one line of text, such as a form's title.
  package func line(_ markdown: String) throws(TooDeep) -> [MarkdownInline] {
    guard case .paragraph(let inlines)? = try document(markdown).blocks.first else {
      return FormMark.split(markdown).map(Self.inline)
    }
    return inlines
  }
}

extension MarkdownReader {
  /// Registers the extensions once; the library keeps them in a global list.
  private static let extensionsRegistered: Void = cmark_gfm_core_extensions_ensure_registered()

  private static func parse(_ markdown: String) -> OpaquePointer? {
    _ = extensionsRegistered
    let options = CMARK_OPT_SMART | CMARK_OPT_FOOTNOTES | CMARK_OPT_VALIDATE_UTF8
    guard let parser = cmark_parser_new(options) else { return nil }
    defer { cmark_parser_free(parser) }
    for name in ["table", "strikethrough"] {
      if let found = cmark_find_syntax_extension(name) {
        _ = cmark_parser_attach_syntax_extension(parser, found)
      }
    }
    let bytes = Array(markdown.utf8)
    bytes.withUnsafeBytes { buffer in
      cmark_parser_feed(
        parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
    }
    let root = cmark_parser_finish(parser)
    if let root { cmark_consolidate_text_nodes(root) }
    return root
  }

  private static func children(_ node: OpaquePointer) -> [OpaquePointer] {
    var children: [OpaquePointer] = []
    var next = cmark_node_first_child(node)
    while let child = next {
      children.append(child)
      next = cmark_node_next(child)
    }
    return children
  }

  /// The name that cmark gives a kind of node; for footnotes it has none.
  private static func kind(_ node: OpaquePointer) -> String {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_FOOTNOTE_DEFINITION: "footnote_definition"
    case CMARK_NODE_FOOTNOTE_REFERENCE: "footnote_reference"
    default: String(cString: cmark_node_get_type_string(node))
    }
  }

  private static func string(_ text: UnsafePointer<CChar>?) -> String {
    text.map { String(cString: $0) } ?? ""
  }

  private static func literal(_ node: OpaquePointer) -> String {
    string(cmark_node_get_literal(node))
  }

  private static func inline(_ piece: FormMark.Piece) -> MarkdownInline {
    switch piece {
    case .text(let text): .text(text)
    case .form(let index): .form(index)
    }
  }
}

extension MarkdownReader {
  private func blocks(_ node: OpaquePointer, depth: Int) throws(TooDeep) -> [MarkdownBlock] {
    var blocks: [MarkdownBlock] = []
    for child in Self.children(node) { try append(child, to: &blocks, depth: depth + 1) }
    return blocks
  }

  private func append(
    _ node: OpaquePointer, to blocks: inout [MarkdownBlock], depth: Int
  ) throws(TooDeep) {
    let line = Int(cmark_node_get_start_line(node))
    guard depth <= Self.deepest else { throw TooDeep(line: line) }
    switch Self.kind(node) {
    case "paragraph": blocks.append(.paragraph(try inlines(node, line, depth)))
    case "heading":
      blocks.append(
        .heading(
          level: Int(cmark_node_get_heading_level(node)), try inlines(node, line, depth),
          line: line))
    case "block_quote": blocks.append(.quote(try self.blocks(node, depth: depth)))
    case "list": blocks.append(.list(try list(node, depth)))
    case "code_block":
      let language = Self.string(cmark_node_get_fence_info(node)).prefix { !$0.isWhitespace }
      blocks.append(.code(language: String(language), text: restored(Self.literal(node))))
    case "table": blocks.append(.table(try table(node, line, depth)))
    case "thematic_break": blocks.append(.rule)
    case "html_block": blocks.append(htmlBlock(Self.literal(node)))
    default: break
    }
  }

  /// A form's mark, or HTML that an author wrote.
  private func htmlBlock(_ literal: String) -> MarkdownBlock {
    let text = trimmed(literal)
    guard text.hasPrefix("<!--"), text.hasSuffix("-->"),
      case .form(let index)? = FormMark.split(String(text.dropFirst(4).dropLast(3))).first
    else { return .html(restored(literal)) }
    return .form(index)
  }

  private func list(_ node: OpaquePointer, _ depth: Int) throws(TooDeep) -> MarkdownList {
    var items: [[MarkdownBlock]] = []
    for item in Self.children(node) { items.append(try blocks(item, depth: depth + 1)) }
    let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    return MarkdownList(
      start: isOrdered ? Int(cmark_node_get_list_start(node)) : nil,
      isTight: cmark_node_get_list_tight(node) != 0, items: items)
  }

  private func table(
    _ node: OpaquePointer, _ line: Int, _ depth: Int
  ) throws(TooDeep) -> MarkdownTable {
    var table = MarkdownTable(alignments: [], header: [], rows: [])
    let letters = cmark_gfm_extensions_get_table_alignments(node)
    for i in 0..<Int(cmark_gfm_extensions_get_table_columns(node)) {
      switch letters?[i] {
      case UInt8(ascii: "l"): table.alignments.append(.left)
      case UInt8(ascii: "c"): table.alignments.append(.center)
      case UInt8(ascii: "r"): table.alignments.append(.right)
      default: table.alignments.append(.none)
      }
    }
    for (number, row) in Self.children(node).enumerated() {
      var cells: [[MarkdownInline]] = []
      for cell in Self.children(row) { cells.append(try inlines(cell, line + number, depth + 2)) }
      if Self.kind(row) == "table_header" { table.header = cells } else { table.rows.append(cells) }
    }
    return table
  }

  private func inlines(
    _ node: OpaquePointer, _ line: Int, _ depth: Int
  ) throws(TooDeep) -> [MarkdownInline] {
    guard depth <= Self.deepest else { throw TooDeep(line: line) }
    var inlines: [MarkdownInline] = []
    for child in Self.children(node) {
      switch Self.kind(child) {
      case "text": inlines += FormMark.split(Self.literal(child)).map(Self.inline)
      case "softbreak": inlines.append(.softBreak)
      case "linebreak": inlines.append(.lineBreak)
      case "code": inlines.append(.code(restored(Self.literal(child))))
      case "html_inline": inlines.append(.html(restored(Self.literal(child))))
      case "emph": inlines.append(.emphasis(try self.inlines(child, line, depth + 1)))
      case "strong": inlines.append(.strong(try self.inlines(child, line, depth + 1)))
      case "strikethrough":
        inlines.append(.strikethrough(try self.inlines(child, line, depth + 1)))
      case "link":
        inlines.append(
          .link(
            address: restored(Self.string(cmark_node_get_url(child))),
            try self.inlines(child, line, depth + 1), line: line))
      case "image":
        inlines.append(
          .image(
            address: restored(Self.string(cmark_node_get_url(child))),
            alternativeText: plain(try self.inlines(child, line, depth + 1))))
      case "footnote_reference": inlines.append(.footnote(Int(Self.literal(child)) ?? 0))
      default: break
      }
    }
    return inlines
  }

  /// The text with every form written as its author wrote it.
  private func restored(_ text: String) -> String {
    FormMark.split(text).map { piece in
      switch piece {
      case .text(let text): text
      case .form(let index): originals.indices.contains(index) ? originals[index] : ""
      }
    }.joined()
  }

  private func plain(_ inlines: [MarkdownInline]) -> String {
    inlines.map { inline in
      switch inline {
      case .text(let text), .code(let text), .html(let text): text
      case .softBreak, .lineBreak: " "
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner): plain(inner)
      case .link(_, let inner, _): plain(inner)
      case .image(_, let text): text
      case .form(let index): originals.indices.contains(index) ? originals[index] : ""
      case .footnote: ""
      }
    }.joined()
  }
}
