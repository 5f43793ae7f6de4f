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
  init(_ experiments: [any Experiment], _ result: BuildResult, edition: Edition) {
    var results: [ExperimentResult] = []
    var failures: [Failure] = []
    for experiment in experiments {
      do {
        if let message = Self.failure(of: experiment, in: edition, result) {
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

  /// Each failure with the pages that show its place, then the pages that lack numbers; nil when
  /// all went well.
  func failureWords(on plan: SitePlan) -> String? {
    if failures.isEmpty { return nil }
    let lines = failures.map { failure in
      let id = type(of: failure.experiment).id
      let pages = plan.pages(lackingItemsOf: id)
      return "\(id) failed: \(failure.message)"
        + (pages.isEmpty ? "" : "\n  It leaves gaps on \(pages.joined(separator: ", ")).")
    }
    let pages = plan.pagesLackingFacts.map(\.path)
    let missing =
      pages.isEmpty ? [] : ["numbers could not be quoted on \(pages.joined(separator: ", "))."]
    return (lines + missing).joined(separator: "\nfovea: ")
  }

  /// The first of an experiment's nodes that failed, with its message.
  private static func failure(
    of experiment: some Experiment, in edition: Edition, _ result: BuildResult
  ) -> String? {
    for id in experiment.nodes(in: edition) {
      if case .failed(let message) = result[id] { return "\(id): \(message)" }
    }
    return nil
  }
}
