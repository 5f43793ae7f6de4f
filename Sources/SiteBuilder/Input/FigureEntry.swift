public import Contents

/// A figure as a page shows it.
public struct FigureEntry: Equatable, Sendable {
  /// The catalogue's id in lower case; also the anchor on the page.
  public var id: String
  public var title: String
  /// One to three sentences below the picture, numbers already written out.
  public var caption: String
  /// The picture in one sentence, for a reader who cannot see it.
  public var alternativeText: String
  /// The picture in several sentences; empty when the alternative text says it all.
  public var longDescription: String
  /// The web SVG, which stands in the page itself so that themes and fonts reach it.
  public var inlineSVG: Content
  /// Every file that the figure ships with; tables of data count as data, the rest as downloads.
  public var files: [FigureFile]
  /// The code that made it.
  public var source: SourceListing?
  /// What the data is where it is not what the lecture names, such as drawn stand-ins.
  public var dataOrigin: String?

  public init(
    id: String, title: String, caption: String, alternativeText: String,
    longDescription: String = "", inlineSVG: Content, files: [FigureFile] = [],
    source: SourceListing? = nil, dataOrigin: String? = nil
  ) {
    self.id = id
    self.title = title
    self.caption = caption
    self.alternativeText = alternativeText
    self.longDescription = longDescription
    self.inlineSVG = inlineSVG
    self.files = files
    self.source = source
    self.dataOrigin = dataOrigin
  }
}

/// A file that belongs to a figure.
public struct FigureFile: Equatable, Sendable {
  /// The path under the site, such as `figures/b5.svg`.
  public var path: String
  /// The word of the link, such as `SVG`.
  public var label: String
  public var content: Content

  public init(path: String, label: String, content: Content) {
    self.path = path
    self.label = label
    self.content = content
  }

  /// Whether the file holds numbers and not a picture.
  var isData: Bool { path.hasSuffix(".csv") || path.hasSuffix(".json") }
}

/// Swift source that a page shows folded.
public struct SourceListing: Equatable, Sendable {
  /// The file's path relative to the package.
  public var path: String
  public var text: String

  public init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}

/// A table whose cells are computed, numbers already written out.
public struct TableEntry: Equatable, Sendable {
  public var id: String
  public var title: String
  public var caption: String
  public var columns: [Column]
  public var rows: [[String]]
  public var dataOrigin: String?

  public init(
    id: String, title: String, caption: String, columns: [Column], rows: [[String]],
    dataOrigin: String? = nil
  ) {
    self.id = id
    self.title = title
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.dataOrigin = dataOrigin
  }

  /// A column's heading and how its cells stand.
  public struct Column: Equatable, Sendable {
    public var title: String
    /// Numbers stand to the right, in figures of one width.
    public var isNumeric: Bool

    public init(_ title: String, isNumeric: Bool = false) {
      self.title = title
      self.isNumeric = isNumeric
    }
  }
}
