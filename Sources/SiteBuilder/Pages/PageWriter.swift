/// Fills the page templates.
struct PageWriter: Sendable {
  let input: SiteInput
  let lectures: [Lecture]
  let index: SiteIndex
  private let templates: PageTemplates

  init(input: SiteInput, templates: PageTemplates, lectures: [Lecture], index: SiteIndex) {
    self.input = input
    self.templates = templates
    self.lectures = lectures
    self.index = index
  }

  /// Every page of the site, to be written when it is wanted.
  var pages: [SitePage] {
    let ingredients = PageIngredients(self)
    let start = SitePage(
      path: "index.html", title: input.title, ingredients: ingredients.ofStartPage
    ) { () throws(SiteError) in try startPage() }
    let origins = input.provenance.map { provenance in
      SitePage(
        path: ProvenancePage.path, title: ProvenancePage.title,
        ingredients: ingredients.of(provenance)
      ) { () throws(SiteError) in try provenancePage(provenance) }
    }
    return [start] + (origins.map { [$0] } ?? [])
      + lectures.enumerated().map { number, lecture in
        SitePage(
          path: lecture.page, title: lecture.front.title, ingredients: ingredients.of(lecture)
        ) { () throws(SiteError) in try lecturePage(number) }
      }
  }

  /// The figure on a lecture's card: the first that could be computed.
  func thumbnail(of lecture: Lecture) -> FigureEntry? {
    lecture.items.lazy.filter { $0.kind == .figure }
      .compactMap { item in input.figures.first { $0.id == item.id } }.first
  }

  /// The page that opens the course: what it is, and a card for each lecture.
  private func startPage() throws(SiteError) -> String {
    var values = site(root: "")
    values["paragraphs"] = paragraphs(input.introduction).map { ["text": $0] }
    var cards: [[String: Any]] = []
    for lecture in lectures { cards.append(try card(lecture)) }
    values["lectures"] = cards
    values["gap"] = gap
    values["content"] = try render("index", values)
    values["pageTitle"] = input.title
    values["summary"] = paragraphs(input.introduction).first ?? ""
    values["isHome"] = true
    values["bodyClass"] = "start"
    return try render("layout", values)
  }

  /// The page of one lecture.
  private func lecturePage(_ number: Int) throws(SiteError) -> String {
    let lecture = lectures[number]
    let figures = try FigureViews(input, of: lecture, templates: templates)
    var renderer = BlockRenderer(
      inline: InlineRenderer(lecture: lecture, index: index), figures: figures,
      templates: templates)
    var values = site(root: "../")
    values["kicker"] = lecture.front.kicker
    values["title"] = lecture.front.title
    values["summary"] = lecture.front.summary
    let article = try article(lecture, figures, &renderer).layout()
    values["items"] = article.html.map { ["html": $0] }
    values["rows"] = article.rows
    values["footnotes"] = renderer.footnotes(lecture.footnotes)
    let contents = contents(lecture, &renderer)
    values["contents"] = contents
    values["hasContents"] = !contents.isEmpty
    if number > 0 { values["previous"] = neighbour(lectures[number - 1]) }
    if number + 1 < lectures.count { values["next"] = neighbour(lectures[number + 1]) }
    values["content"] = try render("lecture", values)
    values["pageTitle"] = "\(lecture.front.title) · \(input.title)"
    values["usesMaths"] = lecture.usesMaths
    values["isHome"] = false
    values["bodyClass"] = "lecture"
    let html = try render("layout", values)
    guard renderer.inline.errors.isEmpty else { throw SiteError(renderer.inline.errors) }
    return html
  }

  func render(_ name: String, _ values: [String: Any]) throws(SiteError) -> String {
    do {
      return try templates.render(name, values)
    } catch {
      throw SiteError([.template(error)])
    }
  }

  /// The article's parts in their rows, notes in the margin beside them.
  private func article(
    _ lecture: Lecture, _ figures: FigureViews, _ renderer: inout BlockRenderer
  ) throws(SiteError) -> MarginRows {
    var rows = MarginRows()
    for block in lecture.blocks {
      let pieces: [String]
      do {
        pieces = try renderer.pieces(block)
      } catch {
        throw SiteError([.template(error)])
      }
      switch block {
      case .container(let container) where container.form.isMarginal:
        for piece in pieces { rows.addNote(piece) }
      case .item(_, let id):
        for piece in pieces { rows.add(piece, isWide: figures.isWide(id)) }
      default:
        for piece in pieces { rows.add(piece, isWide: false) }
      }
    }
    return rows
  }

  private func contents(_ lecture: Lecture, _ renderer: inout BlockRenderer) -> [[String: Any]] {
    lecture.headings.filter { $0.level <= 3 }.map { heading in
      [
        "anchor": HTML.address("#\(heading.anchor)"), "isDeep": heading.level == 3,
        "text": renderer.inline.html(heading.text, linking: false),
      ]
    }
  }

  /// What every page says.
  func site(root: String) -> [String: Any] {
    [
      "origins": input.provenance == nil ? [] : [["address": root + ProvenancePage.path]],
      "root": root, "course": input.title, "edition": input.edition, "dataNote": input.dataNote,
      "usesMaths": false,
      "notices": input.notices.map { notice in
        [
          "address": HTML.address(root + notice.path),
          "label": Self.label(ofNotice: notice.path),
        ]
      },
    ]
  }

  /// Turns `NOTICE.txt` into `Notice`.
  private static func label(ofNotice path: String) -> String {
    let name = path.split(separator: "/").last?.prefix { $0 != "." } ?? ""
    return name.prefix(1).uppercased() + name.dropFirst().lowercased()
  }

  private func card(_ lecture: Lecture) throws(SiteError) -> [String: Any] {
    let count = lecture.items.count { $0.kind == .figure }
    var card: [String: Any] = [
      "kicker": lecture.front.kicker, "title": lecture.front.title,
      "summary": lecture.front.summary, "address": HTML.address(lecture.page),
      "figures": count == 1 ? "1 figure" : "\(count) figures",
    ]
    if let figure = thumbnail(of: lecture) {
      card["thumbnail"] = try PagePicture(of: figure).svg
    }
    return card
  }

  private func neighbour(_ lecture: Lecture) -> [String: Any] {
    [
      "address": HTML.address("\(lecture.front.slug).html"), "kicker": lecture.front.kicker,
      "title": lecture.front.title,
    ]
  }

  private func paragraphs(_ text: String) -> [String] {
    var paragraphs: [String] = [""]
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      if trimmed(line).isEmpty {
        paragraphs.append("")
      } else {
        paragraphs[paragraphs.count - 1] += (paragraphs.last == "" ? "" : "\n") + trimmed(line)
      }
    }
    return paragraphs.filter { !$0.isEmpty }
  }
}
