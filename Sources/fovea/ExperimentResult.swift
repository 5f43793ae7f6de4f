import BuildGraph
import Experiments
import Figures

/// What one experiment came to in this build.
struct ExperimentResult {
  let experiment: any Experiment
  let report: ExperimentReport
  /// By figure id.
  let pictures: [String: PictureSet]
  /// The epoch logs of its training runs.
  let log: [String]

  init(
    _ experiment: any Experiment, edition: Edition, _ outcomes: [String: NodeOutcome]
  ) throws {
    func bytes(_ id: String) throws -> [UInt8] {
      guard let bytes = outcomes[id]?.bytes else {
        throw CommandFailure("\(id): there is no result; run the command again.")
      }
      return bytes
    }
    let type = type(of: experiment)
    self.experiment = experiment
    report = try JSON.value(ExperimentReport.self, from: bytes("figures \(type.id)"))
    var pictures: [String: PictureSet] = [:]
    for item in type.items where item.kind == .figure {
      pictures[item.id] = try JSON.value(PictureSet.self, from: bytes("pictures \(item.id)"))
    }
    self.pictures = pictures
    log = try experiment.runs(in: edition).flatMap { run in
      try ["\(run.id)"] + TrainedModel(run: run, encoded: bytes("model \(run.id)")).log
    }
  }
}
