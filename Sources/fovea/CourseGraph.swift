import BuildGraph
import Contents
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
  let contents: DataContents
  let fonts: [Node.Input]

  /// Reads all that the experiments' keys hold, and nothing of other experiments.
  ///
  /// A collection that cannot be read fails the nodes that read it.
  ///
  /// - Throws: `FontError` when a font is missing.
  init(_ build: CourseBuild, for experiments: [any Experiment]) throws {
    self.experiments = experiments
    edition = build.options.edition
    numerics = build.options.numerics
    library = build.library
    contents = DataContents(
      of: NeededData(of: experiments, in: build.options.edition), in: build.library,
      threads: build.options.jobs)
    fonts = try FontFiles.standard().contents().map { name, bytes in
      .content(name: name, hash: ContentHash(of: bytes))
    }
  }

  func nodes() throws -> [Node] {
    try experiments.flatMap { try nodes(for: $0) }
  }

  /// Why some nodes would fail: their data cannot be read.
  func faults(of nodes: [Node]) -> [String: String] {
    let faults = contents.faults
    return nodes.reduce(into: [:]) { words, node in
      for case .content(let name, _) in node.inputs where words[node.id] == nil {
        words[node.id] = faults[name].map { "\($0)" }
      }
    }
  }

  private func nodes(for experiment: some Experiment) throws -> [Node] {
    let runs = experiment.runs(in: edition)
    return try runs.map(model) + [findings(experiment, runs), figures(experiment)]
      + type(of: experiment).items.filter { $0.kind == .figure }.map { pictures($0.id, experiment) }
  }

  private func model(_ run: TrainingRun) throws -> Node {
    // The outline, because weights would be made only to be counted.
    let architecture = try Zoo.model(run.network.rawValue).outline().summary
    let data = contents.of(run.collection)
    return Node(
      id: "model \(run.id)", kind: "model",
      parameters: surroundings + [
        .init("run", try JSON.text(run)), .init("architecture", try JSON.text(architecture)),
      ],
      inputs: data.inputs + SourceStamps.training, width: .allThreads
    ) { [library, numerics] context in
      try data.check()
      let model = try run.train(
        in: library, threads: context.threads, numerics: numerics,
        cancellation: context.cancellation
      ) { progress in
        context.progress(run.fraction(of: progress), progress.words)
      }
      try data.checkUnchanged()
      return [Node.Part(ResultPart.model, try model.encoded())]
    }
  }

  private func findings(_ experiment: some Experiment, _ runs: [TrainingRun]) -> Node {
    let type = type(of: experiment)
    let data = type.collections.map(contents.of) + type.photos.map(contents.of)
    return Node(
      id: "findings \(type.id)", kind: "findings",
      parameters: surroundings + [
        .init("experiment", type.id), .init("edition", edition.rawValue),
      ],
      inputs: runs.map { .node("model \($0.id)") }
        + data.flatMap(\.inputs) + SourceStamps.measuring(type.sourceFile),
      width: .allThreads
    ) { [edition, library, numerics] context in
      for source in data { try source.check() }
      let models = try runs.map { run in
        try TrainedModel(
          run: run, encoded: context.bytes(of: ResultPart.model, from: "model \(run.id)"))
      }
      let laboratory = Laboratory(
        edition: edition, library: library, threads: context.threads, numerics: numerics,
        models: models, cancellation: context.cancellation)
      let findings = try experiment.measure(in: laboratory)
      for source in data { try source.checkUnchanged() }
      return [Node.Part(ResultPart.findings, try JSON.bytes(findings))]
    }
  }

  private func figures(_ experiment: some Experiment) -> Node {
    let type = type(of: experiment)
    return Node(
      id: "figures \(type.id)", kind: "figures",
      parameters: surroundings + [.init("experiment", type.id)],
      inputs: [.node("findings \(type.id)")] + SourceStamps.drawing(type.sourceFile)
    ) { context in
      let report = try experiment.report(
        onFindings: context.bytes(of: ResultPart.findings, from: "findings \(type.id)"))
      return try [Node.Part(ResultPart.summary, JSON.bytes(ReportSummary(report)))]
        + report.figures.map { Node.Part(ResultPart.figure($0.id), Array(try $0.json().utf8)) }
    }
  }

  private func pictures(_ figure: String, _ experiment: some Experiment) -> Node {
    let (id, downloads) = (type(of: experiment).id, type(of: experiment).downloads)
    return Node(
      id: "pictures \(figure)", kind: "pictures",
      parameters: [Self.libraries, .init("downloads", downloads.rawValue)],
      inputs: [.part(ResultPart.figure(figure), of: "figures \(id)")] + fonts
        + SourceStamps.rendering,
      memory: Self.memoryOfPictures
    ) { context in
      let json = try context.bytes(of: ResultPart.figure(figure), from: "figures \(id)")
      return try PictureSet.parts(
        of: Figure(json: String(decoding: json, as: UTF8.self)), offering: downloads)
    }
  }

  /// What everything depends on that is computed: the arithmetic, and what drawn collections are
  /// drawn with.
  private var surroundings: [Node.Parameter] { [.init("numerics", numerics.id), Self.libraries] }

  private static let libraries = Node.Parameter("libraries", FigureRenderer.libraryVersions)

  /// The largest figures' surfaces at two pixels a point, and what is packed of them.
  private static let memoryOfPictures = 64 << 20
}

extension Experiment {
  /// The ids of its nodes, each after those that it reads.
  func nodes(in edition: Edition) -> [String] {
    runs(in: edition).map { "model \($0.id)" } + ["findings \(Self.id)", "figures \(Self.id)"]
      + Self.items.filter { $0.kind == .figure }.map { "pictures \($0.id)" }
  }
}

/// The names of the pieces that nodes make.
enum ResultPart {
  static let model = "model"
  static let findings = "findings"
  static let summary = "summary"
  static func figure(_ id: String) -> String { "figure \(id)" }
}

/// Which code the nodes run.
extension SourceStamps {
  /// What carries a run out, and the form of its result; the bits of the training itself are
  /// `Engine.numericsVersion`'s, since a comment must not cost hours.
  fileprivate static let training = files([
    "Experiments/TrainedModel.swift", "Experiments/TrainingRun.swift",
  ])

  /// An experiment's own file, what experiments share, the modules that they compute with, and the
  /// form in which findings keep pictures.
  fileprivate static func measuring(_ file: String) -> [Node.Input] {
    files(
      [file] + shared + nodes + [
        "Figures/Values/Bitmap.swift", "Figures/Values/EncodedPixels.swift",
      ])
      + modules(
        "CJPEG", "Datasets", "DrawnCollections", "Filters", "ImageFiles", "Mathematics",
        "Networks", "Training", "Transforms")
  }

  /// What an experiment makes figures with; the gallery's samples compute what they show.
  fileprivate static func drawing(_ file: String) -> [Node.Input] {
    let figures = figuresFile(of: file)
    return files(
      [file] + (text(of: figures) == nil ? [] : [figures]) + shared + nodes
        + ["fovea/ReportSummary.swift"])
      + modules(
        "CJPEG", "Datasets", "DrawnCollections", "Figures", "Filters", "Gallery", "ImageFiles",
        "Mathematics", "NetworkDrawings", "Networks", "Training", "Transforms")
  }

  static let rendering =
    files(nodes + ["fovea/PictureSet.swift"])
    + modules("CJPEG", "Figures", "FigureRendering", "ImageFiles", "Mathematics")

  /// The nodes themselves, and the form of what one hands to the next.
  private static let nodes = ["fovea/CourseGraph.swift", "fovea/JSON.swift"]

  /// Files of `Experiments` that belong to no experiment alone.
  private static let shared: [String] = {
    let own = Set(
      Course.experiments.map { type(of: $0).sourceFile }.flatMap { [$0, figuresFile(of: $0)] })
    return RecordedSources.files.map(\.path).filter { path in
      path.hasPrefix("Experiments/") && !own.contains(path)
    }
  }()

  /// Where an experiment's figures are, if they have a file of their own.
  private static func figuresFile(of file: String) -> String {
    file.replacing(".swift", with: "Figures.swift")
  }
}
