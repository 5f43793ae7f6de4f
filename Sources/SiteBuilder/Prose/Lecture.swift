/// One lecture, read but not yet written as a page.
struct Lecture: Sendable {
  var front: FrontMatter
  var source: SourceText
  var prose: ScannedProse
  var blocks: [ProseBlock]
  var footnotes: [[MarkdownBlock]]
  var headings: [ProseHeading]
  /// Figures and tables in the order of the page.
  var items: [PlacedItem]
  var terms: [PlacedTerm]
  var corrections: [PlacedItem]
  var usesMaths: Bool

  /// The page's path under the site.
  var page: String { "lectures/\(front.slug).html" }
}

/// A block of a lecture with its forms in place.
indirect enum ProseBlock: Sendable {
  case markdown(MarkdownBlock)
  case heading(ProseHeading)
  /// A figure or a table.
  case item(FormName, id: String)
  case container(ProseContainer)
}

struct ProseHeading {
  var level: Int
  var text: [MarkdownInline]
  var anchor: String
}

struct ProseContainer {
  var form: FormName
  var title: [MarkdownInline]
  var blocks: [ProseBlock]
  /// The anchor of a term or a correction.
  var anchor: String?
}

struct PlacedItem {
  var kind: FormName
  var id: String
  var position: SourcePosition
}

struct PlacedTerm {
  var name: String
  var anchor: String
  var position: SourcePosition
}
