import BuildGraph
import Experiments
import SiteBuilder

/// What came of every experiment of a build: results, or why there are none.
struct ExperimentOutcomes {
  let results: [ExperimentResult]
  let failures: [Failure]

  /// An experiment without results that pages may show.
  struct Failure {
    let experiment: any Experiment
    let message: String
  }

  /// Sorts experiments by what became of their nodes.
  ///
  /// A quick edition trains too little to claim anything, so claims do not count there.
  ///
  /// - Parameters:
  ///   - experiments: those that were asked for.
  ///   - result: what came of their nodes.
  ///   - edition: the edition that was asked for.
  ///   - obstacles: of nodes that were not tried, why they would fail.
  init(
    _ experiments: [any Experiment], _ result: BuildResult, edition: Edition,
    obstacles: [String: String] = [:]
  ) {
    var results: [ExperimentResult] = []
    var failures: [Failure] = []
    for experiment in experiments {
      do {
        if let message = Self.failure(of: experiment, in: edition, result, obstacles) {
          throw CommandFailure(message)
        }
        let found = try ExperimentResult(experiment, result)
        let broken = found.summary.checks.filter { !$0.holds && edition != .quick }
        guard broken.isEmpty else {
          throw CommandFailure(
            broken.map { "\($0.claim) This does not hold." }.joined(separator: " "))
        }
        results.append(found)
      } catch {
        failures.append(
          Failure(
            experiment: experiment, message: (error as? CommandFailure)?.message ?? "\(error)"))
      }
    }
    self.results = results
    self.failures = failures
  }

  /// Each failure; nil when all went well.
  var failureWords: String? { words { _ in [] } }

  /// Each failure with the pages that show its place, then the pages that lack numbers; nil when
  /// all went well.
  func failureWords(on plan: SitePlan) -> String? {
    let lacking = plan.pagesLackingFacts.map(\.path).joined(separator: ", ")
    return words { plan.pages(lackingItemsOf: $0) }.map { words in
      lacking.isEmpty ? words : "\(words)\nfovea: numbers could not be quoted on \(lacking)."
    }
  }

  private func words(gaps: (_ experiment: String) -> [String]) -> String? {
    if failures.isEmpty { return nil }
    return failures.map { failure in
      let id = type(of: failure.experiment).id
      let pages = gaps(id)
      return "\(id) failed: \(failure.message)"
        + (pages.isEmpty ? "" : "\n  It leaves gaps on \(pages.joined(separator: ", ")).")
    }.joined(separator: "\nfovea: ")
  }

  /// The first of an experiment's nodes that failed, with its message.
  private static func failure(
    of experiment: some Experiment, in edition: Edition, _ result: BuildResult,
    _ obstacles: [String: String]
  ) -> String? {
    let nodes = experiment.nodes(in: edition)
    if let id = nodes.first(where: { obstacles[$0] != nil }), let obstacle = obstacles[id] {
      return "\(id): \(obstacle)"
    }
    for id in nodes {
      if case .failed(let message) = result[id] { return "\(id): \(message)" }
    }
    return nil
  }
}
