import BuildGraph
import Contents
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
  private let obstacles: [String: Obstacle]
  /// What pages cannot be planned without: results that are not there yet, or are damaged.
  private let pending: Set<String>
  private let store: Store
  /// What the last build of the same folder used.
  private let journal: BuildJournal

  /// Looks into the store, and finds what would stop a build before it computes anything.
  init(_ build: CourseBuild, out: String?) throws {
    let (experiments, edition) = (build.experiments, build.options.edition)
    let folder = try OutputFolder.choose(
      named: out, holdsRealData: build.holdsRealData(for: experiments))
    store = try WorkingStore.look(build.options)
    journal = BuildJournal(of: ReplaceableFolder(site: folder).path, in: store)
    let courseGraph = try CourseGraph(build, for: experiments)
    let nodes = try courseGraph.nodes()
    let faults = courseGraph.faults(of: nodes)
    course = try BuildGraph(nodes)
    courseStates = Forecast(course, in: store)
    obstacles = Self.obstacles(in: course, faults)
    let results = courseStates.result
    pending = Set(courseStates.missing).subtracting(obstacles.keys)
      .union(Self.damagedSummaries(of: experiments, results))
    // Experiments without results have the place on their pages that failed ones have.
    let outcomes = ExperimentOutcomes(experiments, results, edition: edition, obstacles: faults)
    let origins = try SiteOrigins(build, courseGraph, nodes).provenance()
    pages = try BuildGraph(
      PageGraph(SiteAssembly(build).plan(of: outcomes, from: origins)).nodes)
    pageStates = Forecast(pages, in: store)
    let showing = PagesAsReaders(pages, of: experiments)
    graph = try BuildGraph(course.nodes + showing.nodes)
    names = CourseNames(experiments, in: edition, pages: pages.nodes.map(\.id))
  }

  /// Why a node cannot be computed.
  enum Obstacle {
    case data(String)
    case input(String)
  }

  /// How a node stands that the store has no result of.
  enum Need {
    case runs
    /// If what it reads changes.
    case mayRun
    case fails(Obstacle)
  }

  /// Nil when there is nothing to be done.
  func need(of id: String) -> Need? {
    if let obstacle = obstacles[id] { return .fails(obstacle) }
    if pending.contains(id), courseStates[id]?.record != nil { return .runs }
    if (courseStates[id] ?? pageStates[id])?.record != nil { return nil }
    return switch explanation(of: id) {
    case .stored, .damaged(_?, path: _), nil: nil
    case .follows(_, alsoChanged: let changes?) where changes.isEmpty: .mayRun
    default: .runs
    }
  }

  /// Why a node cannot be computed; nil when nothing is known to stand in its way.
  func obstacle(to id: String) -> Obstacle? { obstacles[id] }

  /// How long a node took when it was computed for the last build, in seconds.
  func lastDuration(of id: String) -> Double? { journal.durations[id] }

  /// Why a node would be computed, or what there is of it.
  func explanation(of id: String) -> Explanation? {
    guard kind(of: id) == .page else {
      return Explanation(id, in: course, courseStates, after: journal, in: store)
    }
    let why = Explanation(id, in: pages, pageStates, after: journal, in: store)
    // A page is planned with gaps for what is pending, so only the others are known.
    let isKnown = pending.isEmpty || pageStates[id]?.record != nil
    return isKnown ? why : afterPending(id, why)
  }

  private func afterPending(_ id: String, _ why: Explanation?) -> Explanation {
    let shown = graph[id]?.inputs.compactMap(\.nodeID).filter(pending.contains) ?? []
    if journal.entries[id] == nil { return .follows(shown, alsoChanged: nil) }
    if case .isGone = why { return .isGone }
    guard case .changed(let changes?) = why else { return .follows(shown, alsoChanged: []) }
    // What its figures, tables and numbers come to is not known yet.
    let known = changes.filter {
      $0.name != "facts" && $0.name != "gaps" && !PagesAsReaders.isShown($0.name)
    }
    return .follows(shown, alsoChanged: known)
  }

  /// Nodes whose data cannot be read, and all that is made from them.
  private static func obstacles(
    in course: BuildGraph, _ faults: [String: String]
  ) -> [String: Obstacle] {
    course.nodes.reduce(into: [:]) { obstacles, node in
      if let fault = faults[node.id] {
        obstacles[node.id] = .data(fault)
      } else if let input = node.inputs.lazy.compactMap(\.nodeID)
        .first(where: { obstacles[$0] != nil })
      {
        obstacles[node.id] = .input(input)
      }
    }
  }

  /// Nodes with results that pages are planned from, and that turn out to be damaged.
  private static func damagedSummaries(
    of experiments: [any Experiment], _ results: BuildResult
  ) -> [String] {
    experiments.map { "figures \(type(of: $0).id)" }.filter { id in
      guard let summary = results.content(of: ResultPart.summary, from: id) else { return false }
      return (try? summary.bytes()) == nil
    }
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
