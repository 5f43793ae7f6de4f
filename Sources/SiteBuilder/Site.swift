/// The whole site: from prose, figures and findings to a tree of files.
public enum Site {
  /// Builds every page and checks every link.
  ///
  /// - Returns: the site's files.
  /// - Throws: `SiteError` with every mistake of the first step that found any.
  public static func build(_ input: SiteInput) throws(SiteError) -> SiteTree {
    let plan = try SitePlan(input)
    var pages: [String: WrittenPage] = [:]
    var problems: [SiteProblem] = []
    for page in plan.pages {
      do {
        pages[page.path] = try page.write()
      } catch {
        problems += error.problems
      }
    }
    guard problems.isEmpty else { throw SiteError(problems) }
    return try plan.tree(pages)
  }
}

/// Everything that kept a site from being built.
public struct SiteError: Error, Equatable, Sendable, CustomStringConvertible {
  public var problems: [SiteProblem]

  public init(_ problems: [SiteProblem]) { self.problems = problems }

  /// Mistakes in prose, in the order of files, lines and columns.
  init(_ errors: [ProseError]) {
    let sorted = errors.sorted {
      ($0.position.path, $0.position.line, $0.position.column, $0.description)
        < ($1.position.path, $1.position.line, $1.position.column, $1.description)
    }
    problems = sorted.map(SiteProblem.prose)
  }

  public var description: String { problems.map(\.description).joined(separator: "\n") }
}

/// One mistake in what an author or a program handed in.
public enum SiteProblem: Equatable, Sendable, CustomStringConvertible {
  case prose(ProseError)
  case template(TemplateError)
  case input(InputError)
  case link(LinkProblem)
  /// Something that a page shows could not be fetched.
  case content(String)

  public var description: String {
    switch self {
    case .prose(let error): error.description
    case .template(let error): error.description
    case .input(let error): error.description
    case .link(let problem): problem.description
    case .content(let message): message
    }
  }
}
