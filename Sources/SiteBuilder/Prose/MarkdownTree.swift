/// A block of Markdown, as read.
package indirect enum MarkdownBlock: Equatable, Sendable {
  case paragraph([MarkdownInline])
  case heading(level: Int, [MarkdownInline], line: Int)
  case quote([MarkdownBlock])
  case list(MarkdownList)
  case code(language: String, text: String)
  case table(MarkdownTable)
  case rule
  case html(String)
  /// A `:::` form by its number.
  case form(Int)
}

/// A run of Markdown inside a block, as read.
package indirect enum MarkdownInline: Equatable, Sendable {
  case text(String)
  case softBreak
  case lineBreak
  case code(String)
  case html(String)
  case emphasis([MarkdownInline])
  case strong([MarkdownInline])
  case strikethrough([MarkdownInline])
  /// The line is that of the block around it.
  case link(address: String, [MarkdownInline], line: Int)
  case image(address: String, alternativeText: String)
  case footnote(Int)
  /// A form by its number.
  case form(Int)
}

package struct MarkdownList: Equatable, Sendable {
  /// The first number of an ordered list; nil for bullets.
  package var start: Int?
  /// Whether items stand without paragraphs of their own.
  package var isTight: Bool
  package var items: [[MarkdownBlock]]
}

package struct MarkdownTable: Equatable, Sendable {
  package enum Alignment: Equatable, Sendable {
    case none
    case left
    case center
    case right
  }

  package var alignments: [Alignment]
  package var header: [[MarkdownInline]]
  package var rows: [[[MarkdownInline]]]
}

/// A text of Markdown, as read.
package struct MarkdownDocument: Equatable, Sendable {
  package var blocks: [MarkdownBlock]
  /// The footnotes in the order of their first mention.
  package var footnotes: [[MarkdownBlock]]
}
