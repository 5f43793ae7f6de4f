/// A value handed to the site builder that no page can show.
public enum InputError: Error, Equatable, Sendable {
  case emptyField(item: String, field: String)
  case repeatedItem(String)
  case invalidID(String)
  case notSVG(figure: String)
  case activeSVG(figure: String, found: String)
  case unequalRow(table: String, row: Int, cells: Int, columns: Int)
  case invalidPath(String)
  case repeatedPath(String)
  case noLectures
}

extension InputError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .emptyField(let item, let field): "\(item): the \(field) is empty. Write one."
    case .repeatedItem(let id): "two items have the id “\(id)”. Give each its own."
    case .invalidID(let id):
      "the id “\(id)” may hold only small letters, digits and hyphens."
    case .notSVG(let figure): "figure \(figure): the picture is not an <svg> element."
    case .activeSVG(let figure, let found):
      "figure \(figure): the picture holds “\(found)”, but pictures may not run code."
    case .unequalRow(let table, let row, let cells, let columns):
      "table \(table): row \(row) has \(cells) cells, expected \(columns)."
    case .invalidPath(let path):
      "“\(path)” is not a path under the site. Use names joined by single slashes."
    case .repeatedPath(let path): "two files want the path “\(path)”. Rename one."
    case .noLectures: "there is no lecture. Add a file to templates/lectures."
    }
  }
}

/// Checks the values of a site before any page is made of them.
enum InputCheck {
  static func check(_ input: SiteInput) -> [InputError] {
    var errors: [InputError] = input.lectures.isEmpty ? [.noLectures] : []
    var ids: Set<String> = []
    for id in input.figures.map(\.id) + input.tables.map(\.id) {
      if !ids.insert(id).inserted { errors.append(.repeatedItem(id)) }
      let isValid = id.utf8.allSatisfy {
        "abcdefghijklmnopqrstuvwxyz0123456789-".utf8.contains($0)
      }
      if id.isEmpty || !isValid { errors.append(.invalidID(id)) }
    }
    for figure in input.figures { errors += check(figure) }
    for table in input.tables {
      if trimmed(table.title).isEmpty {
        errors.append(.emptyField(item: "table \(table.id)", field: "title"))
      }
      for (number, row) in table.rows.enumerated() where row.count != table.columns.count {
        errors.append(
          .unequalRow(
            table: table.id, row: number + 1, cells: row.count, columns: table.columns.count))
      }
    }
    return errors + checkPaths(input)
  }

  private static func check(_ figure: FigureEntry) -> [InputError] {
    var errors: [InputError] = []
    let fields = [("title", figure.title), ("alternative text", figure.alternativeText)]
    for (name, text) in fields where trimmed(text).isEmpty {
      errors.append(.emptyField(item: "figure \(figure.id)", field: name))
    }
    return errors
  }

  /// What is wrong with a picture that stands in a page.
  static func check(_ svg: String, of figure: String) -> [InputError] {
    let tags = HTMLScanner.tags(in: Array(svg.utf8))
    guard tags.first?.name == "svg", trimmed(svg).hasPrefix("<svg") else {
      return [.notSVG(figure: figure)]
    }
    var errors: [InputError] = []
    for tag in tags {
      if ["script", "foreignobject", "iframe", "object", "embed"].contains(tag.name) {
        errors.append(.activeSVG(figure: figure, found: "<\(tag.name)>"))
      }
      for attribute in tag.attributes where attribute.name.lowercased().hasPrefix("on") {
        errors.append(.activeSVG(figure: figure, found: attribute.name))
      }
    }
    return errors
  }

  private static func checkPaths(_ input: SiteInput) -> [InputError] {
    var errors: [InputError] = []
    var paths: Set<String> = ["index.html", "manifest.json", ProvenancePage.path]
    let given =
      input.figures.flatMap { $0.files.map(\.path) } + input.notices.map(\.path)
      + input.assets.map(\.path)
    for path in given {
      let parts = path.split(separator: "/", omittingEmptySubsequences: false)
      if parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }) {
        errors.append(.invalidPath(path))
      } else if !paths.insert(path).inserted {
        errors.append(.repeatedPath(path))
      }
    }
    return errors
  }
}
