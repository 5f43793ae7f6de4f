import Contents
import Foundation
import SiteBuilder

/// A small site for tests: one lecture unless a test hands in others, and the project's own
/// templates and style sheets.
enum SampleSite {
  /// Front matter that every part of the builder accepts; the prose starts at line 8.
  static let front = """
    ---
    lecture: B
    slug: padding
    title: Padding and pooling
    summary: What happens at the border.
    order: 2
    ---

    """

  /// A lecture's text.
  static func lecture(_ prose: String) -> LectureSource {
    LectureSource(path: "lectures/b.md", text: front + prose)
  }

  /// A square for a picture.
  static func svg(_ id: String, width: Int = 320) -> String {
    """
    <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="180" \
    viewBox="0 0 \(width) 180"><defs><clipPath id="\(id)-clip"><path d="M0 0h9v9z"/></clipPath>\
    </defs><path clip-path="url(#\(id)-clip)" d="M0 0h9v9z"/></svg>
    """
  }

  static func figure(_ id: String, width: Int = 320) -> FigureEntry {
    FigureEntry(
      id: id, title: "Title of \(id)", caption: "Caption of \(id).",
      alternativeText: "A square.", inlineSVG: Content(Array(svg(id, width: width).utf8)),
      files: [
        FigureFile(path: "figures/\(id).svg", label: "SVG", content: Content(Array("<svg/>".utf8))),
        FigureFile(path: "figures/\(id).csv", label: "CSV", content: Content(Array("a,b\n".utf8))),
      ],
      source: SourceListing(
        path: "Sources/Experiments/\(id).swift", text: "let size = 3 // cells\n"),
      dataOrigin: "Drawn digits stand in for MNIST")
  }

  static let facts: [String: FactValue] = [
    "bt1.testAccuracy": 0.98745, "bt1.images": 60000, "bt1.name": "Adam",
    "bt1.perEpoch": [0.95, 0.971, 0.98],
  ]

  /// A site of one lecture with the prose given.
  static func input(_ prose: String) throws -> SiteInput { try input([lecture(prose)]) }

  static func input(_ lectures: [LectureSource]) throws -> SiteInput {
    SiteInput(
      title: "Convolutional networks", introduction: "Every picture is computed.",
      lectures: lectures, figures: [figure("b5"), figure("a10")], facts: facts,
      edition: "quick", dataNote: "Built with drawn data", numerics: "exact-1",
      versions: ["engine": "1"],
      notices: [AssetFile(path: "LICENSE.txt", bytes: Array("Apache 2.0\n".utf8))],
      templates: try templates(), assets: try assets())
  }

  /// The lecture page of a site with the prose given.
  static func page(_ prose: String) throws -> String {
    try Site.build(input(prose)).text("lectures/padding.html") ?? ""
  }

  /// The article of the lecture page, without the frame around it.
  static func article(_ prose: String) throws -> String {
    let page = try page(prose)
    guard let start = page.range(of: "<article "),
      let first = page[start.upperBound...].firstIndex(of: "\n"),
      let end = page.range(of: "</article>")
    else { return "" }
    return String(page[first..<end.lowerBound])
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// The message of a build that must fail.
  static func failure(_ prose: String) throws -> String { try failure([lecture(prose)]) }

  static func failure(_ lectures: [LectureSource]) throws -> String {
    try failure(input(lectures))
  }

  static func failure(_ input: SiteInput) -> String {
    do throws(SiteError) {
      _ = try Site.build(input)
      return "built without an error"
    } catch {
      return error.description
    }
  }

  static func templates() throws -> [TemplateFile] {
    try SiteFiles.templates(in: folder("pages"), shownAs: "templates/pages")
  }

  /// The project's sheets and scripts, and empty files for what comes from the system.
  static func assets() throws -> [AssetFile] {
    let fonts =
      ["Inter-Regular", "Inter-Italic", "Inter-SemiBold", "Inter-Bold"]
      .map { "assets/fonts/\($0).otf" } + ["assets/fonts/JetBrainsMono-Regular.ttf"]
    let maths = ["assets/katex/katex.min.css", "assets/katex/katex.min.js"]
    return try SiteFiles.assets(in: folder("assets"))
      + (fonts + maths).map { AssetFile(path: $0, bytes: []) }
  }

  private static func folder(_ name: String) -> URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "templates/\(name)")
  }
}

extension SiteTree {
  /// A file as text.
  func text(_ path: String) throws -> String? {
    try self[path].map { String(decoding: try $0.bytes(), as: UTF8.self) }
  }
}
