import BuildGraph
import Datasets
import DrawnCollections
import Experiments
import FigureRendering
import Figures
import Foundation
import Networks
import Tensors
import Training

/// Some experiments of a course as nodes: model → findings → figures → pictures.
struct CourseGraph {
  private let experiments: [any Experiment]
  private let edition: Edition
  private let numerics: Numerics
  private let library: DataLibrary
  private let contents: DataContents
  private let fonts: [Node.Input]

  /// Reads all that the experiments' keys hold, and nothing of other experiments.
  ///
  /// - Throws: `DatasetError` when a file of a needed collection is missing or unreadable,
  ///   `FontError` when a font is missing.
  init(_ build: CourseBuild, for experiments: [any Experiment]) throws {
    self.experiments = experiments
    edition = build.options.edition
    numerics = build.options.numerics
    library = build.library
    contents = try DataContents(
      of: NeededData(of: experiments, in: build.options.edition), in: build.library)
    fonts = try FontFiles.standard().contents().map { name, bytes in
      .content(name: name, hash: ContentHash(of: bytes))
    }
  }

  func nodes() throws -> [Node] {
    try experiments.flatMap { try nodes(for: $0) }
  }

  private func nodes(for experiment: some Experiment) throws -> [Node] {
    let runs = experiment.runs(in: edition)
    return try runs.map(model) + [findings(experiment, runs), figures(experiment)]
      + type(of: experiment).items.filter { $0.kind == .figure }.map { pictures($0.id, experiment) }
  }

  private func model(_ run: TrainingRun) throws -> Node {
    let architecture = try run.network.network(seed: run.seed).summary
    return Node(
      id: "model \(run.id)", kind: "model", stamp: numerics.id,
      parameters: [
        .init("run", try JSON.text(run)), .init("architecture", try JSON.text(architecture)),
      ],
      inputs: contents.of(run.collection), width: .allThreads
    ) { [library, numerics] context in
      try run.train(
        in: library, threads: context.threads, numerics: numerics,
        cancellation: context.cancellation
      ) { progress in
        context.progress(run.fraction(of: progress), progress.words)
      }.encoded()
    }
  }

  private func findings(_ experiment: some Experiment, _ runs: [TrainingRun]) -> Node {
    let type = type(of: experiment)
    return Node(
      id: "findings \(type.id)", kind: "findings",
      stamp: "\(numerics.id) \(SourceStamps.findings(of: type.sourceFile))",
      parameters: [.init("experiment", type.id), .init("edition", edition.rawValue)],
      inputs: runs.map { .node("model \($0.id)") }
        + type.collections.flatMap(contents.of) + type.photos.flatMap(contents.of),
      width: .allThreads
    ) { [edition, library, numerics] context in
      let models = try runs.map {
        try TrainedModel(run: $0, encoded: context.result(of: "model \($0.id)"))
      }
      let laboratory = Laboratory(
        edition: edition, library: library, threads: context.threads, numerics: numerics,
        models: models, cancellation: context.cancellation)
      return try JSON.bytes(try experiment.measure(in: laboratory))
    }
  }

  private func figures(_ experiment: some Experiment) -> Node {
    let id = type(of: experiment).id
    return Node(
      id: "figures \(id)", kind: "figures", stamp: SourceStamps.figures,
      parameters: [.init("experiment", id)], inputs: [.node("findings \(id)")]
    ) { context in
      try JSON.bytes(try experiment.report(onFindings: context.result(of: "findings \(id)")))
    }
  }

  private func pictures(_ figure: String, _ experiment: some Experiment) -> Node {
    let (id, downloads) = (type(of: experiment).id, type(of: experiment).downloads)
    return Node(
      id: "pictures \(figure)", kind: "pictures",
      stamp: SourceStamps.pictures,
      parameters: [
        .init("figure", figure), .init("libraries", FigureRenderer.libraryVersions),
        .init("downloads", downloads.rawValue),
      ],
      inputs: [.node("figures \(id)")] + fonts
    ) { context in
      let report = try JSON.value(ExperimentReport.self, from: context.result(of: "figures \(id)"))
      guard let value = report.figures.first(where: { $0.id == figure }) else {
        throw CommandFailure("the experiment '\(id)' lists the figure '\(figure)' but made none.")
      }
      return try JSON.bytes(try PictureSet(value, offering: downloads))
    }
  }
}

extension SourceStamps {
  /// An experiment's own file, what experiments share, and the modules that they compute with.
  fileprivate static func findings(of file: String) -> String {
    let shared = RecordedSources.files.map(\.path).filter { path in
      path.hasPrefix("Experiments/") && !path.hasSuffix("Figures.swift")
        && !Course.experiments.contains { type(of: $0).sourceFile == path }
    }
    return ([file] + shared).map(self.file).joined(separator: " ") + " "
      + modules(
        "Datasets", "DrawnCollections", "Filters", "ImageFiles", "Mathematics", "Networks",
        "Training", "Transforms")
  }

  /// What experiments make figures with; the gallery's samples compute what they show.
  fileprivate static var figures: String {
    modules(
      "Datasets", "DrawnCollections", "Experiments", "Figures", "Filters", "Gallery", "ImageFiles",
      "Mathematics", "NetworkDrawings", "Networks", "Transforms")
  }

  fileprivate static var pictures: String {
    file("fovea/PictureSet.swift") + " "
      + modules("Figures", "FigureRendering", "ImageFiles", "Mathematics")
  }
}
