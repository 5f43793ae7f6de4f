import Contents

/// What the bytes of each page depend on.
struct PageIngredients {
  typealias Ingredient = (name: String, hash: ContentHash)

  private let writer: PageWriter
  /// What all pages share.
  private let common: [Ingredient]
  private let figures: [String: ContentHash]
  private let tables: [String: ContentHash]
  private let failures: [String: ContentHash]

  init(_ writer: PageWriter) {
    self.writer = writer
    let input = writer.input
    common = [
      ("libraries", Self.hash([SitePlan.libraryVersions])),
      ("templates", Self.hash(input.templates.flatMap { [$0.path, $0.text] })),
      (
        "course",
        Self.hash(
          [input.title, input.edition, input.dataNote, "\(input.provenance != nil)"]
            + input.notices.map(\.path))
      ),
      ("numbering", Self.hash(writer.lectures.flatMap(Self.outline))),
    ]
    figures = Dictionary(input.figures.map { ($0.id, Self.hash(of: $0)) }) { first, _ in first }
    tables = Dictionary(input.tables.map { ($0.id, Self.hash(of: $0)) }) { first, _ in first }
    failures = Dictionary(
      input.failures.flatMap { failure in
        failure.items.map { ($0, Self.hash(["failure", failure.id, failure.message])) }
      }
    ) { first, _ in first }
  }

  var ofStartPage: [Ingredient] {
    common + [("introduction", Self.hash([writer.input.introduction])), gaps]
      + writer.lectures.compactMap { lecture in
        writer.thumbnail(of: lecture).map { ("picture \($0.id)", $0.inlineSVG.hash) }
      }
  }

  func of(_ provenance: Provenance) -> [Ingredient] {
    common + [("provenance", Self.hash(provenance.texts)), gaps]
  }

  /// Which experiments failed, and where that shows.
  private var gaps: Ingredient {
    let failures = writer.input.failures
    let pages = SiteGaps(writer.lectures, failures).all.map(\.page)
    return ("gaps", Self.hash(failures.map(\.id) + ["pages"] + pages))
  }

  func of(_ lecture: Lecture) -> [Ingredient] {
    common + [
      ("prose", Self.hash([lecture.source.path] + lecture.source.lines)),
      ("facts", Self.hash(lecture.prose.inlines.flatMap(Self.texts))),
    ]
      + lecture.items.compactMap { item in
        let found = item.kind == .figure ? figures[item.id] : tables[item.id]
        return (failures[item.id] ?? found).map { ("\(item.kind.rawValue) \(item.id)", $0) }
      }
  }

  /// What other pages show of a lecture: links with numbers and titles.
  private static func outline(_ lecture: Lecture) -> [String] {
    let front = lecture.front
    return [front.lecture, front.slug, front.title, front.summary, front.kicker, front.home]
      + lecture.items.flatMap { [$0.kind.rawValue, $0.id] }
      + lecture.corrections.flatMap { ["correction", $0.id] }
      + lecture.terms.flatMap { ["term", $0.name, $0.anchor] }
  }

  private static func texts(_ form: InlineForm) -> [String] {
    switch form {
    case .fact(let fact): ["fact", fact.text, fact.tex]
    case .maths(let tex, let isDisplay): ["maths", tex, "\(isDisplay)"]
    case .term, .filler: []
    }
  }

  private static func hash(of figure: FigureEntry) -> ContentHash {
    hash(
      [
        figure.title, figure.caption, figure.alternativeText, figure.longDescription,
        figure.inlineSVG.hash.hexadecimal, figure.dataOrigin ?? "",
        figure.source?.path ?? "", figure.source?.text ?? "",
      ] + figure.files.flatMap { [$0.path, $0.label] })
  }

  private static func hash(of table: TableEntry) -> ContentHash {
    hash(
      [table.title, table.caption, table.dataOrigin ?? "", "\(table.columns.count)"]
        + table.columns.flatMap { [$0.title, "\($0.isNumeric)"] } + table.rows.flatMap { $0 })
  }

  /// Each text with its length, so that no two lists spell the same.
  private static func hash(_ texts: [String]) -> ContentHash {
    ContentHash(of: texts.map { "\($0.utf8.count) \($0)\n" }.joined())
  }
}
