import BuildGraph
import Contents
import Datasets
import DrawnCollections
import Experiments
import Foundation
import SiteBuilder
import Tensors

/// Joins what the experiments found with what the authors wrote.
struct SiteAssembly {
  private let build: CourseBuild
  private let authored: AuthoredFiles

  /// Reads what authors wrote.
  ///
  /// - Throws: `CommandFailure`, `FileFailure` or `UnreadableFile` for a file that is missing, cannot
  ///   be read or is no text.
  init(_ build: CourseBuild) throws {
    self.build = build
    authored = try AuthoredFiles()
  }

  /// - Throws: what is wrong with prose, templates or assets, with file and line.
  func plan(of outcomes: ExperimentOutcomes, from origins: Provenance) throws -> SitePlan {
    let results = outcomes.results
    return try SitePlan(
      SiteInput(
        title: "Fovea", introduction: authored.introduction, lectures: authored.lectures,
        figures: try results.flatMap(figures), tables: results.flatMap(tables),
        facts: facts(of: results), edition: build.options.edition.rawValue,
        dataNote: dataNote(origins), numerics: build.options.numerics.id,
        versions: ["numerics": "\(Engine.numericsVersion)"], notices: authored.notices,
        templates: authored.templates, assets: authored.assets,
        failures: outcomes.failures.map(failure), provenance: origins))
  }

  /// The pages as they are before anything is computed: for what they are made of, not to be read.
  func planWithoutResults() throws -> SitePlan {
    let nothing = BuildResult(outcomes: [:])
    let graph = try CourseGraph(build, for: build.experiments)
    return try plan(
      of: ExperimentOutcomes(build.experiments, nothing, edition: build.options.edition),
      from: SiteOrigins(build, graph, graph.nodes()).provenance())
  }

  /// The files of prose, by their paths.
  var lectures: [String] { authored.lectures.map(\.path) }

  private func figures(_ result: ExperimentResult) throws -> [FigureEntry] {
    let path = type(of: result.experiment).sourceFile
    return try result.summary.figures.map { figure in
      FigureEntry(
        id: figure.id, title: figure.title, caption: figure.caption,
        alternativeText: figure.alternativeText, longDescription: figure.longDescription,
        inlineSVG: try result.inlinePicture(of: figure.id),
        files: result.files(of: figure.id).map { file in
          FigureFile(
            path: "figures/\(figure.id)\(file.ending)", label: file.label, content: file.content)
        },
        source: SourceStamps.text(of: path).map {
          SourceListing(path: "Sources/\(path)", text: $0)
        },
        dataOrigin: figure.dataOrigin.isEmpty ? nil : figure.dataOrigin)
    }
  }

  private func failure(_ failure: ExperimentOutcomes.Failure) -> FailedExperiment {
    let type = type(of: failure.experiment)
    return FailedExperiment(
      id: type.id,
      message: PortableMessage(failure.message, dataFolder: build.library.folder).text,
      items: type.items.filter { $0.kind != .run }.map(\.id), factSubjects: type.factSubjects)
  }

  private func tables(_ result: ExperimentResult) -> [TableEntry] {
    result.summary.tables.map { table in
      TableEntry(
        id: table.id, title: table.title, caption: table.caption,
        columns: table.columns.map { .init($0.title, isNumeric: $0.isNumeric) }, rows: table.rows)
    }
  }

  private func facts(of results: [ExperimentResult]) -> [String: FactValue] {
    var facts: [String: FactValue] = [:]
    for result in results {
      for (name, fact) in result.summary.facts { facts[name] = FactValue(fact) }
    }
    return facts
  }

  /// Says what images pages show; what cannot be read, none does.
  private func dataNote(_ origins: Provenance) -> String {
    let real = origins.data.filter { if case .files = $0.origin { true } else { false } }
    let isDrawn = origins.data.contains { if case .drawn = $0.origin { true } else { false } }
    let data =
      real.isEmpty
      ? "All images were drawn by the program, in place of the real collections."
      : "Real images: \(real.map(\.name).joined(separator: ", "))."
        + (isDrawn ? " Other images were drawn by the program." : "")
    return build.options.edition == .quick
      ? "\(data) Claims in the text were not checked." : data
  }
}

extension FactValue {
  fileprivate init(_ fact: Fact) {
    switch fact {
    case .number(let number): self = .number(number)
    case .text(let text): self = .text(text)
    case .list(let list): self = .list(list.map(FactValue.init))
    }
  }
}
