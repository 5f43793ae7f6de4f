import BuildGraph
import Contents
import Datasets
import DrawnCollections
import Experiments
import FigureRendering
import Figures
import SiteBuilder
import Tensors

/// What the page about the site's making says: nothing that differs from machine to machine.
struct SiteOrigins {
  private let build: CourseBuild
  private let graph: CourseGraph
  private let nodes: [Node]

  /// - Parameters:
  ///   - build: what was asked for.
  ///   - graph: where the data's hashes are.
  ///   - nodes: those of the graph.
  init(_ build: CourseBuild, _ graph: CourseGraph, _ nodes: [Node]) {
    self.build = build
    self.graph = graph
    self.nodes = nodes
  }

  func provenance() throws -> Provenance {
    Provenance(
      promise: promise, settings: settings, data: data, runs: runs,
      steps: build.experiments.map { step($0) }, picture: try picture())
  }

  private var promise: String {
    build.options.numerics == .exact
      ? "The same version of the program, with the same edition and data, makes the same bytes on "
        + "every machine with the same Debian release."
      : "The products of matrices are OpenBLAS's, whose last bits depend on the machine, so another "
        + "machine makes a slightly different site."
  }

  private var settings: [Provenance.Setting] {
    let edition =
      switch build.options.edition {
      case .quick: "quick: seconds of work, and claims in the text are not checked"
      case .standard: "standard: minutes of work, and claims in the text are checked"
      case .full: "full: the settings of the source lectures, and claims in the text are checked"
      }
    return [
      .init("Edition", edition),
      .init("Arithmetic", "\(build.options.numerics.id)"),
      .init("Drawing libraries", FigureRenderer.libraryVersions),
      .init("Library for the text", SitePlan.libraryVersions),
    ] + (build.options.skipBroken ? [.init("Pictures that cannot be read", "left out")] : [])
  }

  private var data: [Provenance.Source] {
    let needed = NeededData(of: build.experiments, in: build.options.edition)
    return (needed.collections.map(graph.contents.of) + needed.photos.map(graph.contents.of))
      .map { source in
        if source.fault != nil { return .init(name: source.name, origin: .unreadable) }
        if let drawing = source.drawing {
          return .init(
            name: source.name, origin: .drawn(name: drawing.name, version: drawing.version))
        }
        let files = source.files.filter { $0.path != DataLibrary.brokenLeftOut }
          .map { Provenance.File(path: $0.path, sha256: $0.hash) }
        return .init(name: source.name, origin: .files(files))
      }
  }

  private var runs: [Provenance.Run] {
    build.experiments.flatMap { $0.runs(in: build.options.edition) }.map { run in
      let optimizer =
        switch run.optimizer.method {
        case .adam: "Adam, rate \(run.optimizer.learningRate)"
        case .momentum:
          "SGD, rate \(run.optimizer.learningRate)"
            + (run.optimizer.momentum == 0 ? "" : ", momentum \(run.optimizer.momentum)")
        }
      let division =
        switch run.division {
        case .published: "as published"
        case .atRandom: "at random"
        case .keepingGroups: "near-duplicates together"
        }
      return Provenance.Run(
        id: run.id,
        settings: [
          .init("Network", run.network.rawValue.uppercased()), .init("Data", run.collection.name),
          .init("Training images", "\(run.trainingImages)"),
          .init("Test images", "\(run.testImages)"), .init("Division", division),
          .init("Epochs", "\(run.epochs)"), .init("Batch", "\(run.batchSize)"),
          .init("Optimiser", optimizer), .init("Seed", "\(run.seed)"),
        ])
    }
  }

  private func step(_ experiment: some Experiment) -> Provenance.Step {
    let type = type(of: experiment)
    let runs = experiment.runs(in: build.options.edition)
    let collections = type.collections + runs.map(\.collection)
    return Provenance.Step(
      id: type.id, question: type.question,
      reads: collections.map(\.name).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        + (type.photos.count > 2 ? ["\(type.photos.count) photographs"] : type.photos.map(\.name)),
      trains: runs.map(\.id), makes: type.items.filter { $0.kind != .run }.map(\.id))
  }
}

/// The picture of what is made from what, by kinds: the nodes themselves are too many to draw.
extension SiteOrigins {
  private func picture() throws -> Provenance.Picture {
    let figure = try figure()
    let inputs: [Node.Input] = SourceStamps.rendering + graph.fonts
    let contents = inputs.map { input in
      if case .content(let name, let hash) = input { "\(name) \(hash)" } else { "" }
    }
    return Provenance.Picture(
      alternativeText: figure.longDescription,
      hash: ContentHash(
        of: ([try figure.json(), FigureRenderer.libraryVersions] + contents)
          .joined(separator: "\n"))
    ) {
      try FigureRenderer(fonts: FontLibrary()).svg(figure, for: .page)
    }
  }

  private func figure() throws -> Figure {
    var counts = Dictionary(grouping: nodes, by: \.kind).mapValues(\.count)
    // A node of this kind makes all figures of an experiment; what a reader counts is figures.
    counts["figures"] = counts["pictures"]
    let kinds = [
      ("model", "models", "trained weights"), ("findings", "findings", "what was measured"),
      ("figures", "figures", "values and words"), ("pictures", "pictures", "SVG, PNG, CSV"),
    ].filter { counts[$0.0] != nil }
    var boxes = [
      FlowNode("data", "data", detail: "\(data.count) sources", row: 0, column: 0, tint: .plain)
    ]
    for (place, kind) in kinds.enumerated() {
      boxes.append(
        FlowNode(
          kind.0, "\(counts[kind.0, default: 0]) \(kind.1)", detail: kind.2,
          row: kind.0 == "model" ? 1 : 0, column: place + 1, tint: .block))
    }
    let end = kinds.count + 1
    boxes += [
      FlowNode("prose", "prose", detail: "and templates", row: 1, column: end - 1),
      FlowNode("pages", "pages", detail: "HTML", row: 0, column: end, tint: .block),
    ]
    var edges = zip(boxes, boxes.dropFirst()).prefix(kinds.count).map { FlowEdge($0.id, $1.id) }
    if let last = kinds.last { edges.append(FlowEdge(last.0, "pages")) }
    if counts["model"] != nil { edges.append(FlowEdge("data", "findings")) }
    edges += [FlowEdge("prose", "pages"), FlowEdge("figures", "pages")]
    return try .flow(
      id: "how-it-was-built", title: "What is made from what",
      flows: [NamedFlow("", Flow(nodes: boxes, edges: edges))])
  }
}
