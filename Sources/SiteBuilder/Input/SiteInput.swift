public import Contents

/// Everything that a site is made of.
///
/// The site is a function of this value alone; two equal inputs give the same bytes.
public struct SiteInput: Sendable {
  /// The course's name, on every page.
  public var title: String
  /// What the course is, for the start page; an empty line starts a new paragraph.
  public var introduction: String
  public var lectures: [LectureSource]
  public var figures: [FigureEntry]
  public var tables: [TableEntry]
  /// Findings by their dotted names, such as `bt1.testAccuracy`.
  public var facts: [String: FactValue]
  /// The edition's name, such as `standard`.
  public var edition: String
  /// What the site was computed from, for every page's foot.
  public var dataNote: String
  /// The numerics id, such as `exact-1`.
  public var numerics: String
  /// Names of parts and their version stamps, for the manifest.
  public var versions: [String: String]
  /// The licence of the site and of what is copied into it.
  public var notices: [AssetFile]
  /// The page templates, `*.mustache`.
  public var templates: [TemplateFile]
  /// Style sheets, scripts, fonts, and KaTeX, by their path under the site.
  public var assets: [AssetFile]
  /// The experiments that failed; while there are any, a quoted fact may be missing too.
  public var failures: [FailedExperiment]
  /// What the page about the site's making says; there is none when it is nil.
  public var provenance: Provenance?

  public init(
    title: String, introduction: String, lectures: [LectureSource], figures: [FigureEntry],
    tables: [TableEntry] = [], facts: [String: FactValue], edition: String, dataNote: String,
    numerics: String, versions: [String: String] = [:], notices: [AssetFile],
    templates: [TemplateFile], assets: [AssetFile], failures: [FailedExperiment] = [],
    provenance: Provenance? = nil
  ) {
    self.title = title
    self.introduction = introduction
    self.lectures = lectures
    self.figures = figures
    self.tables = tables
    self.facts = facts
    self.edition = edition
    self.dataNote = dataNote
    self.numerics = numerics
    self.versions = versions
    self.notices = notices
    self.templates = templates
    self.assets = assets
    self.failures = failures
    self.provenance = provenance
  }
}

/// A file copied into the site as it is.
public struct AssetFile: Equatable, Sendable {
  /// The path under the site, such as `assets/fonts/Inter-Regular.otf`.
  public var path: String
  public var content: Content

  public init(path: String, content: Content) {
    self.path = path
    self.content = content
  }

  public init(path: String, bytes: [UInt8]) {
    self.init(path: path, content: Content(bytes))
  }
}

/// A page template in Mustache.
public struct TemplateFile: Equatable, Sendable {
  /// The path for messages; the file's name without its ending names the template.
  public var path: String
  public var text: String

  public init(path: String, text: String) {
    self.path = path
    self.text = text
  }

  var name: String {
    let file = path.split(separator: "/").last ?? ""
    return String(file.prefix { $0 != "." })
  }
}
