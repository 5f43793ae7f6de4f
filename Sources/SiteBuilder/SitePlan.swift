import Contents
import NearestNames

/// A site whose prose is read and whose figures are numbered, but whose pages are not written.
///
/// Each page says what it is made of, so pages can be written side by side, or taken from an
/// earlier build; no picture is looked at before its page is written.
public struct SitePlan: Sendable {
  /// The start page, then the lectures in the course's order.
  public private(set) var pages: [SitePage] = []
  private let input: SiteInput
  private let lectures: [Lecture]

  /// Checks what was handed in and reads all prose.
  ///
  /// - Throws: `SiteError` with every mistake of the first step that found any.
  public init(_ input: SiteInput) throws(SiteError) {
    self.input = input
    let errors = InputCheck.check(input)
    guard errors.isEmpty else { throw SiteError(errors.map(SiteProblem.input)) }
    let templates = try Self.templates(input.templates)
    lectures = try Self.lectures(input)
    let index = SiteIndex(lectures)
    let misplaced = index.errors + Self.unknownItems(in: lectures, input)
    guard misplaced.isEmpty else { throw SiteError(misplaced) }
    let writer = PageWriter(input: input, templates: templates, lectures: lectures, index: index)
    pages = writer.pages
  }

  /// The libraries that pages depend on, besides the program, with their versions.
  public static var libraryVersions: String { "cmark-gfm \(MarkdownReader.libraryVersion)" }

  /// Paths of the pages that show gaps in place of a failed experiment's figures and tables.
  public func pages(lackingItemsOf experiment: String) -> [String] {
    SiteGaps(lectures, input.failures).lectures(lackingItemsOf: experiment).map(\.page)
  }

  /// The pages that quote numbers which are missing, and the files of their prose.
  public var pagesLackingFacts: [(path: String, source: String)] {
    SiteGaps(lectures, input.failures).lecturesLackingFacts.map { ($0.page, $0.source.path) }
  }

  /// The site's files, when every page is written.
  ///
  /// - Parameter pages: all pages, by their paths.
  /// - Returns: pages, figures, assets and the manifest.
  /// - Throws: `SiteError` with every link that leads nowhere.
  public func tree(_ pages: [String: WrittenPage]) throws(SiteError) -> SiteTree {
    var tree = SiteTree()
    var listed: [Manifest.Page] = []
    for page in self.pages {
      guard let written = pages[page.path] else {
        preconditionFailure("\(page.path) is not written")
      }
      tree[page.path] = written.html
      listed.append(Manifest.Page(path: page.path, title: page.title, content: written.html))
    }
    copyFiles(to: &tree)
    tree[SiteManifest.path] = Content(Array(manifest(of: tree, listed).text.utf8))
    let problems = try LinkCheck.check(tree, scans: pages.mapValues(\.scan))
    guard problems.isEmpty else { throw SiteError(problems.map(SiteProblem.link)) }
    return tree
  }

  private func copyFiles(to tree: inout SiteTree) {
    let usesMaths = lectures.contains(where: \.usesMaths)
    for file in input.assets where usesMaths || !MathsFiles.contains(file.path) {
      tree[file.path] = file.content
    }
    for file in input.notices { tree[file.path] = file.content }
    for file in input.figures.flatMap(\.files) { tree[file.path] = file.content }
  }

  private func manifest(of tree: SiteTree, _ pages: [Manifest.Page]) -> Manifest {
    var homes: [String: String] = [:]
    for lecture in lectures.reversed() {
      for item in lecture.items { homes[item.id] = lecture.front.lecture }
    }
    let listed = Set(pages.map(\.path) + input.figures.flatMap { $0.files.map(\.path) })
    return Manifest(
      input, pages: pages, assets: tree.files.filter { !listed.contains($0.path) },
      lectureOf: homes)
  }
}

extension SitePlan {
  private static func templates(_ files: [TemplateFile]) throws(SiteError) -> PageTemplates {
    do {
      return try PageTemplates(files)
    } catch {
      throw SiteError(error.all.map(SiteProblem.template))
    }
  }

  private static func lectures(_ input: SiteInput) throws(SiteError) -> [Lecture] {
    var lectures: [Lecture] = []
    var errors: [ProseError] = []
    for source in input.lectures {
      do {
        lectures.append(try LectureReader.read(source, facts: QuotableFacts(input)))
      } catch {
        errors += error.all
      }
    }
    lectures.sort { ($0.front.order, $0.front.slug) < ($1.front.order, $1.front.slug) }
    errors += repeatedNames(of: lectures)
    guard errors.isEmpty else { throw SiteError(errors) }
    return lectures
  }

  /// Lectures that want the same letter or the same file; there may be several appendices.
  private static func repeatedNames(of lectures: [Lecture]) -> [ProseError] {
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

  private static func unknownItems(in lectures: [Lecture], _ input: SiteInput) -> [ProseError] {
    let known: [FormName: Set<String>] = [
      .figure: Set(input.figures.map(\.id)), .table: Set(input.tables.map(\.id)),
    ]
    let failed = Set(input.failures.flatMap(\.items))
    return lectures.flatMap(\.items).compactMap { item in
      guard let ids = known[item.kind], !ids.contains(item.id), !failed.contains(item.id) else {
        return nil
      }
      let nearest = NearestName.suggestions(for: item.id, among: ids.union(failed).sorted())
      return ProseError(
        .unknownItem(kind: item.kind.rawValue, name: item.id, nearest: nearest),
        at: item.position)
    }
  }
}

/// The files that only pages with formulas need.
enum MathsFiles {
  static func contains(_ path: String) -> Bool {
    path.hasPrefix("assets/katex/") || path == "assets/maths.js"
  }
}
