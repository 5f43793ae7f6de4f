import NearestNames

/// The steps from input to tree, and what they hand to one another.
struct SiteBuild {
  /// A step with the name that the command line prints.
  struct Step: Sendable {
    var name: String
    var run: @Sendable (inout SiteBuild) throws(SiteError) -> Void
  }

  static let steps: [Step] = [
    Step(name: "Check figures, tables and files") { build throws(SiteError) in
      try build.checkInput()
    },
    Step(name: "Read templates") { build throws(SiteError) in try build.readTemplates() },
    Step(name: "Read lectures") { build throws(SiteError) in try build.readLectures() },
    Step(name: "Number figures, tables and terms") { build throws(SiteError) in
      try build.number()
    },
    Step(name: "Write pages") { build throws(SiteError) in try build.writePages() },
    Step(name: "Copy files") { build throws(SiteError) in build.copyFiles() },
    Step(name: "Write the manifest") { build throws(SiteError) in build.writeManifest() },
    Step(name: "Check links") { build throws(SiteError) in try build.checkLinks() },
  ]

  let input: SiteInput
  private(set) var tree = SiteTree()
  private var templates: PageTemplates?
  private var lectures: [Lecture] = []
  private var index = SiteIndex([])
  private var pages: [Manifest.Page] = []

  init(_ input: SiteInput) { self.input = input }

  private func checkInput() throws(SiteError) {
    let errors = InputCheck.check(input)
    guard errors.isEmpty else { throw SiteError(errors.map(SiteProblem.input)) }
  }

  private mutating func readTemplates() throws(SiteError) {
    do {
      templates = try PageTemplates(input.templates)
    } catch {
      throw SiteError(error.all.map(SiteProblem.template))
    }
  }

  private mutating func readLectures() throws(SiteError) {
    var errors: [ProseError] = []
    for source in input.lectures {
      do {
        lectures.append(try LectureReader.read(source, facts: input.facts))
      } catch {
        errors += error.all
      }
    }
    lectures.sort { ($0.front.order, $0.front.slug) < ($1.front.order, $1.front.slug) }
    errors += repeatedNames()
    try Self.refuse(errors)
  }

  /// Lectures that want the same letter or the same file; there may be several appendices.
  private func repeatedNames() -> [ProseError] {
    var errors: [ProseError] = []
    let fields: [(key: String, value: KeyPath<FrontMatter, String>)] = [
      ("lecture", \.lecture), ("slug", \.slug),
    ]
    for field in fields {
      var users: [String: String] = [:]
      for lecture in lectures {
        let value = lecture.front[keyPath: field.value]
        if field.key == "lecture" && lecture.front.isAppendix { continue }
        if let first = users[value] {
          errors.append(
            ProseError(
              .alreadyUsed(what: field.key, name: value, elsewhere: first),
              at: lecture.source.position(line: lecture.front.lines[field.key] ?? 1)))
        } else {
          users[value] = lecture.source.path
        }
      }
    }
    return errors
  }

  private mutating func number() throws(SiteError) {
    index = SiteIndex(lectures)
    var errors = index.errors
    let known: [FormName: [String]] = [
      .figure: input.figures.map(\.id).sorted(), .table: input.tables.map(\.id).sorted(),
    ]
    for lecture in lectures {
      for item in lecture.items where known[item.kind]?.contains(item.id) == false {
        let nearest = NearestName.suggestions(for: item.id, among: known[item.kind] ?? [])
        errors.append(
          ProseError(
            .unknownItem(kind: item.kind.rawValue, name: item.id, nearest: nearest),
            at: item.position))
      }
    }
    try Self.refuse(errors)
  }

  private mutating func writePages() throws(SiteError) {
    guard let templates else { return }
    let writer = PageWriter(input: input, templates: templates, lectures: lectures, index: index)
    var errors: [ProseError] = []
    do {
      add(try writer.startPage())
      for number in lectures.indices {
        let page = try writer.lecturePage(number)
        errors += page.errors
        add(page)
      }
    } catch {
      throw SiteError([.template(error)])
    }
    try Self.refuse(errors)
  }

  private mutating func add(_ page: WrittenPage) {
    let bytes = Array(page.html.utf8)
    tree[page.path] = bytes
    pages.append(Manifest.Page(path: page.path, title: page.title, bytes: bytes))
  }

  private mutating func copyFiles() {
    let usesMaths = lectures.contains(where: \.usesMaths)
    for file in input.assets where usesMaths || !MathsFiles.contains(file.path) {
      tree[file.path] = file.bytes
    }
    for file in input.notices { tree[file.path] = file.bytes }
    for file in input.figures.flatMap(\.files) { tree[file.path] = file.bytes }
  }

  private mutating func writeManifest() {
    var homes: [String: String] = [:]
    for lecture in lectures.reversed() {
      for item in lecture.items { homes[item.id] = lecture.front.lecture }
    }
    let listed = Set(pages.map(\.path) + input.figures.flatMap { $0.files.map(\.path) })
    let manifest = Manifest(
      input, pages: pages, assets: tree.files.filter { !listed.contains($0.path) },
      lectureOf: homes)
    tree[SiteManifest.path] = Array(manifest.text.utf8)
  }

  private func checkLinks() throws(SiteError) {
    let problems = LinkCheck.check(tree)
    guard problems.isEmpty else { throw SiteError(problems.map(SiteProblem.link)) }
  }

  /// Throws mistakes in the order of files, lines and columns.
  private static func refuse(_ errors: [ProseError]) throws(SiteError) {
    guard !errors.isEmpty else { return }
    let sorted = errors.sorted {
      ($0.position.path, $0.position.line, $0.position.column, $0.description)
        < ($1.position.path, $1.position.line, $1.position.column, $1.description)
    }
    throw SiteError(sorted.map(SiteProblem.prose))
  }
}

/// The files that only pages with formulas need.
enum MathsFiles {
  static func contains(_ path: String) -> Bool {
    path.hasPrefix("assets/katex/") || path == "assets/maths.js"
  }
}
