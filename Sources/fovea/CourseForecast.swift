import BuildGraph
import Experiments
import SiteBuilder

/// What a build of the course would do now, found out without computing or writing anything.
struct CourseForecast {
  /// Everything that is made, pages behind what they show.
  let graph: BuildGraph
  let names: CourseNames
  private let course: BuildGraph
  private let pages: BuildGraph
  private let courseStates: Forecast
  private let pageStates: Forecast
  private let store: Store
  /// What the last build of the same folder used.
  private let journal: BuildJournal

  /// Looks into the store, and finds what would stop a build before it computes anything.
  init(_ build: CourseBuild, out: String?) throws {
    let folder = try OutputFolder.choose(
      named: out, holdsRealData: build.holdsRealData(for: build.experiments))
    let place = ReplaceableFolder(
      folder, marker: SiteManifest.path, listedFiles: SiteManifest.listedFiles
    ).path
    store = try WorkingStore.look(build.options)
    journal = BuildJournal(of: place, in: store)
    let courseGraph = try CourseGraph(build, for: build.experiments)
    let nodes = try courseGraph.nodes()
    course = try BuildGraph(nodes)
    courseStates = Forecast(course, in: store)
    // Experiments without results have the place on their pages that failed ones have.
    let outcomes = ExperimentOutcomes(
      build.experiments, courseStates.result, edition: build.options.edition)
    let origins = try SiteOrigins(build, courseGraph, nodes).provenance()
    pages = try BuildGraph(
      PageGraph(SiteAssembly(build).plan(of: outcomes, from: origins)).nodes)
    pageStates = Forecast(pages, in: store)
    let showing = PagesAsReaders(pages, of: build.experiments)
    graph = try BuildGraph(course.nodes + showing.nodes)
    names = CourseNames(
      build.experiments, in: build.options.edition, pages: pages.nodes.map(\.id))
  }

  /// How a node stands that the store has no result of; nil when it has one.
  enum Need {
    case runs
    /// If what it reads changes.
    case mayRun
  }

  func need(of id: String) -> Need? {
    let isPending = kind(of: id) == .page && !courseStates.missing.isEmpty
    if !isPending, (courseStates[id] ?? pageStates[id])?.record != nil { return nil }
    return switch explanation(of: id) {
    case .stored, .damaged(_?, path: _), nil: nil
    case .follows(_, alsoChanged: let changes?) where changes.isEmpty: .mayRun
    default: .runs
    }
  }

  /// How long a node took when it was computed for the last build, in seconds.
  func lastDuration(of id: String) -> Double? { journal.durations[id] }

  /// Why a node would be computed, or what there is of it.
  func explanation(of id: String) -> Explanation? {
    guard kind(of: id) == .page else {
      return Explanation(id, in: course, courseStates, after: journal, in: store)
    }
    let why = Explanation(id, in: pages, pageStates, after: journal, in: store)
    let missing = Set(courseStates.missing)
    guard !missing.isEmpty else { return why }
    let shown = graph[id]?.inputs.compactMap(\.nodeID).filter(missing.contains) ?? []
    if journal.entries[id] == nil { return .follows(shown, alsoChanged: nil) }
    guard case .changed(let changes?) = why else { return .follows(shown, alsoChanged: []) }
    // What its figures, tables and numbers come to is not known yet.
    return .follows(
      shown,
      alsoChanged: changes.filter { $0.name != "facts" && !PagesAsReaders.isShown($0.name) })
  }

  private enum Kind {
    case course
    case page
  }

  private func kind(of id: String) -> Kind { pages[id] == nil ? .course : .page }
}

/// Pages as nodes that read what makes their figures and tables; a build's own page nodes read
/// contents, and do not say where those come from.
struct PagesAsReaders {
  let nodes: [Node]

  init(_ pages: BuildGraph, of experiments: [any Experiment]) {
    var makers: [String: String] = [:]
    for experiment in experiments {
      for item in type(of: experiment).items {
        makers[item.id] = CourseNames.makers(of: [item], item.kind, by: experiment).first
      }
    }
    nodes = pages.nodes.map { page in
      var inputs: [Node.Input] = []
      for input in page.inputs {
        guard case .content(let name, _) = input, Self.isShown(name),
          let maker = makers[String(name.split(separator: " ").last ?? "")]
        else {
          inputs.append(input)
          continue
        }
        if !inputs.contains(.node(maker)) { inputs.append(.node(maker)) }
      }
      return Node(id: page.id, kind: page.kind, inputs: inputs) { _ in [] }
    }
  }

  /// Whether a page's ingredient is something that an experiment made.
  static func isShown(_ ingredient: String) -> Bool {
    ["figure ", "picture ", "table "].contains { ingredient.hasPrefix($0) }
  }
}
