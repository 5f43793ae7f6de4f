import BuildGraph
import Experiments

/// What came of every experiment of a build: results, or why there are none.
struct ExperimentOutcomes {
  let results: [ExperimentResult]
  let failures: [Failure]

  /// An experiment without results that pages may show.
  struct Failure {
    let experiment: any Experiment
    let message: String
  }

  /// - Parameter edition: a quick one trains too little to claim anything, so claims do not count.
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

  /// One sentence an experiment; nil when all went well.
  var failureWords: String? {
    failures.isEmpty
      ? nil
      : failures.map { "\(type(of: $0.experiment).id) failed: \($0.message)" }
        .joined(separator: "\nfovea: ")
  }

  /// The first of an experiment's nodes that failed, with its message.
  private static func failure(
    of experiment: some Experiment, in edition: Edition, _ result: BuildResult
  ) -> String? {
    let type = type(of: experiment)
    let nodes =
      experiment.runs(in: edition).map { "model \($0.id)" }
      + ["findings \(type.id)", "figures \(type.id)"]
      + type.items.filter { $0.kind == .figure }.map { "pictures \($0.id)" }
    for id in nodes {
      if case .failed(let message) = result[id] { return "\(id): \(message)" }
    }
    return nil
  }
}
