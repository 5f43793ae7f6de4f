/// Writes figures and tables as parts of a page.
struct FigureViews {
  private let figures: [String: FigureEntry]
  private let tables: [String: TableEntry]
  private let pictures: [String: PagePicture]
  private let failures: [String: FailedExperiment]
  private let templates: PageTemplates

  /// Fetches the pictures of one lecture.
  init(_ input: SiteInput, of lecture: Lecture, templates: PageTemplates) throws(SiteError) {
    figures = Dictionary(input.figures.map { ($0.id, $0) }) { first, _ in first }
    tables = Dictionary(input.tables.map { ($0.id, $0) }) { first, _ in first }
    self.templates = templates
    var pictures: [String: PagePicture] = [:]
    for item in lecture.items where item.kind == .figure {
      pictures[item.id] = try figures[item.id].map { figure throws(SiteError) in
        try PagePicture(of: figure)
      }
    }
    self.pictures = pictures
    failures = Dictionary(
      input.failures.flatMap { failure in failure.items.map { ($0, failure) } }
    ) { first, _ in first }
  }

  /// Whether the picture is wider than the text and takes the margin too.
  func isWide(_ id: String) -> Bool {
    (pictures[id]?.width).map { $0 > Self.widestBesideNotes } ?? false
  }

  /// Writes an item with its number; nothing for an unknown id, which was reported before.
  func html(
    _ kind: FormName, id: String, on page: String, index: SiteIndex
  ) throws(TemplateError) -> String {
    let label = index.labels[page]?[id] ?? ""
    if let failure = failures[id] {
      return try templates.render("failure", values(failure, of: id, label, on: page, index))
    }
    if kind == .table {
      return try tables[id].map { table throws(TemplateError) in
        try templates.render("table", Self.values(table, label))
      } ?? ""
    }
    guard let figure = figures[id] else { return "" }
    var values = values(figure, label)
    if let source = figure.source {
      let first = figureWithCode(source.path, on: page, index)
      if first == id {
        values["source"] = ["path": source.path, "code": SwiftHighlighter.html(source.text)]
      } else {
        values["codeAt"] = ["id": first, "label": index.labels[page]?[first] ?? first]
      }
    }
    return try templates.render("figure", values)
  }

  /// The message stands at the first of the experiment's places on a page; the others lead there.
  private func values(
    _ failure: FailedExperiment, of id: String, _ label: String, on page: String,
    _ index: SiteIndex
  ) -> [String: Any] {
    let first = (index.order[page] ?? []).first { failures[$0]?.id == failure.id } ?? id
    var values: [String: Any] = ["id": id, "label": label, "experiment": failure.id]
    if first == id {
      values["message"] = [["text": failure.message]]
    } else {
      values["messageAt"] = [["id": first, "label": index.labels[page]?[first] ?? first]]
    }
    return values
  }

  /// The figure under which a page shows a source: the first one that it made, because the code of
  /// twenty figures is not worth twenty copies.
  private func figureWithCode(_ path: String, on page: String, _ index: SiteIndex) -> String {
    (index.figures[page] ?? []).first { figures[$0]?.source?.path == path } ?? ""
  }

  private func values(_ figure: FigureEntry, _ label: String) -> [String: Any] {
    var values: [String: Any] = [
      "id": figure.id, "label": label, "title": figure.title, "caption": figure.caption,
      "alternative": figure.alternativeText, "svg": pictures[figure.id]?.svg ?? "",
      "isWide": isWide(figure.id),
      "width": Int(min(pictures[figure.id]?.width ?? Self.widestBesideNotes, SVGSize.widest)),
      "data": figure.files.filter(\.isData).map(Self.link),
      "downloads": figure.files.filter { !$0.isData }.map(Self.link),
    ]
    values["hasData"] = figure.files.contains(where: \.isData)
    values["hasDownloads"] = figure.files.contains { !$0.isData }
    if !figure.longDescription.isEmpty { values["description"] = figure.longDescription }
    if let origin = figure.dataOrigin { values["origin"] = origin }
    return values
  }

  /// The widest picture, in pixels, that the text's column of 66 characters holds unshrunk.
  private static let widestBesideNotes = 580.0

  /// Pages of lectures stand one folder down.
  private static func link(_ file: FigureFile) -> [String: Any] {
    ["label": file.label, "address": HTML.address("../\(file.path)")]
  }

  private static func values(_ table: TableEntry, _ label: String) -> [String: Any] {
    func cell(_ text: String, _ column: Int) -> [String: Any] {
      let isNumeric = table.columns.indices.contains(column) && table.columns[column].isNumeric
      return ["text": text, "isNumeric": isNumeric]
    }
    var values: [String: Any] = [
      "id": table.id, "label": label, "title": table.title, "caption": table.caption,
      "columns": table.columns.enumerated().map { cell($1.title, $0) },
      "rows": table.rows.map { row in ["cells": row.enumerated().map { cell($1, $0) }] },
    ]
    if let origin = table.dataOrigin { values["origin"] = origin }
    return values
  }
}

/// A figure's picture, checked before it stands in a page.
struct PagePicture {
  let svg: String
  /// In CSS pixels, where the picture says so.
  let width: Double?

  init(of figure: FigureEntry) throws(SiteError) {
    svg = try figure.inlineSVG.text()
    let errors = InputCheck.check(svg, of: figure.id)
    guard errors.isEmpty else { throw SiteError(errors.map(SiteProblem.input)) }
    width = SVGSize.width(of: svg)
  }
}

/// The size that an SVG asks for.
enum SVGSize {
  /// What pages write down of a width, in CSS pixels, whatever a picture says.
  static let widest = 10_000.0

  /// The width in CSS pixels, from the `width` attribute or else the view box.
  static func width(of svg: String) -> Double? {
    guard let root = HTMLScanner.tags(in: Array(svg.utf8)).first(where: { $0.name == "svg" }) else {
      return nil
    }
    if let width = root["width"] {
      let digits = width.prefix { $0.isNumber || $0 == "." }
      let pixels = width.hasSuffix("pt") ? 4.0 / 3 : 1
      if let value = Double(digits), !width.hasSuffix("%") { return value * pixels }
    }
    let box = root["viewBox"]?.split { $0 == " " || $0 == "," } ?? []
    return box.count == 4 ? Double(box[2]) : nil
  }
}
