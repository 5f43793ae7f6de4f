import BuildGraph
import Contents
import Experiments
import Figures

/// What one experiment came to in this build.
struct ExperimentResult {
  let experiment: any Experiment
  let summary: ReportSummary
  private let result: BuildResult

  init(_ experiment: any Experiment, _ result: BuildResult) throws {
    self.experiment = experiment
    self.result = result
    let bytes = try Self.content(
      of: ResultPart.summary, from: "figures \(type(of: experiment).id)", result
    ).bytes()
    summary = try JSON.value(ReportSummary.self, from: bytes)
  }

  /// The figure's picture for inside a page.
  func inlinePicture(of figure: String) throws -> Content {
    try Self.content(of: PictureSet.inline, from: "pictures \(figure)", result)
  }

  /// The figure's files, in the order of their links.
  func files(of figure: String) -> [(ending: String, label: String, content: Content)] {
    PictureSet.labels.compactMap { ending, label in
      result.content(of: ending, from: "pictures \(figure)").map { (ending, label, $0) }
    }
  }

  /// All figures of the experiment, as values.
  func figures() throws -> [Figure] {
    try summary.figures.map { figure in
      let json = try Self.content(
        of: ResultPart.figure(figure.id), from: "figures \(type(of: experiment).id)", result
      ).bytes()
      return try Figure(json: String(decoding: json, as: UTF8.self))
    }
  }

  /// The epoch logs of its training runs.
  func log(in edition: Edition) throws -> [String] {
    try experiment.runs(in: edition).flatMap { run in
      let bytes = try Self.content(of: ResultPart.model, from: "model \(run.id)", result).bytes()
      return try ["\(run.id)"] + TrainedModel(run: run, encoded: bytes).log
    }
  }

  private static func content(
    of part: String, from node: String, _ result: BuildResult
  ) throws -> Content {
    guard let content = result.content(of: part, from: node) else {
      throw CommandFailure("\(node): there is no result; run the command again.")
    }
    return content
  }
}
