/// The whole site: from prose, figures and findings to a tree of files.
public enum Site {
  /// Builds every page and checks every link.
  ///
  /// - Parameters:
  ///   - input: everything that the site is made of.
  ///   - announce: called with each step's name before the step runs.
  /// - Returns: the site's files.
  /// - Throws: `SiteError` with every mistake of the first step that found any.
  public static func build(
    _ input: SiteInput, announce: (String) -> Void = { _ in }
  ) throws(SiteError) -> SiteTree {
    var build = SiteBuild(input)
    for step in SiteBuild.steps {
      announce(step.name)
      try step.run(&build)
    }
    return build.tree
  }
}

/// Everything that kept a site from being built.
public struct SiteError: Error, Equatable, Sendable, CustomStringConvertible {
  public var problems: [SiteProblem]

  public init(_ problems: [SiteProblem]) { self.problems = problems }

  public var description: String { problems.map(\.description).joined(separator: "\n") }
}

/// One mistake in what an author or a program handed in.
public enum SiteProblem: Equatable, Sendable, CustomStringConvertible {
  case prose(ProseError)
  case template(TemplateError)
  case input(InputError)
  case link(LinkProblem)

  public var description: String {
    switch self {
    case .prose(let error): error.description
    case .template(let error): error.description
    case .input(let error): error.description
    case .link(let problem): problem.description
    }
  }
}
