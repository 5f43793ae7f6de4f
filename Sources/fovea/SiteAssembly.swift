import BuildGraph
import Datasets
import Experiments
import FigureRendering
import Figures
import Foundation
import SiteBuilder
import Tensors

/// Joins what the experiments found with what the authors wrote.
struct SiteAssembly {
  private let build: CourseBuild
  private let authored: AuthoredFiles

  /// Reads what authors wrote.
  ///
  /// - Throws: `CommandFailure` or `UnreadableFile` for a file that is missing or is no text.
  init(_ build: CourseBuild) throws {
    self.build = build
    authored = try AuthoredFiles()
  }

  /// - Throws: what is wrong with prose, templates, assets or links, with file and line.
  func site(of results: [ExperimentResult]) throws -> SiteTree {
    try Site.build(
      SiteInput(
        title: "Fovea", introduction: authored.introduction, lectures: authored.lectures,
        figures: results.flatMap(figures), tables: results.flatMap(tables),
        facts: facts(of: results), edition: build.options.edition.rawValue,
        dataNote: try dataNote(), numerics: build.options.numerics.id,
        versions: ["numerics": "\(Engine.numericsVersion)"], notices: authored.notices,
        templates: authored.templates, assets: authored.assets,
        sha256: { ContentHash(of: $0).hexadecimal }))
  }

  private func figures(_ result: ExperimentResult) -> [FigureEntry] {
    let path = type(of: result.experiment).sourceFile
    return result.report.figures.map { figure in
      let pictures = result.pictures[figure.id]
      return FigureEntry(
        id: figure.id, title: figure.title, caption: figure.caption,
        alternativeText: figure.alternativeText, longDescription: figure.longDescription,
        inlineSVG: pictures?.inline ?? "",
        files: (pictures?.files ?? []).map { file in
          FigureFile(
            path: "figures/\(figure.id)\(file.ending)", label: file.label, bytes: [UInt8](file.data)
          )
        },
        source: SourceStamps.text(of: path).map {
          SourceListing(path: "Sources/\(path)", text: $0)
        },
        dataOrigin: figure.dataOrigin.isEmpty ? nil : figure.dataOrigin)
    }
  }

  private func tables(_ result: ExperimentResult) -> [TableEntry] {
    result.report.tables.map { table in
      TableEntry(
        id: table.id, title: table.title, caption: table.caption,
        columns: table.columns.map { .init($0.title, isNumeric: $0.isNumeric) }, rows: table.rows)
    }
  }

  private func facts(of results: [ExperimentResult]) -> [String: FactValue] {
    var facts: [String: FactValue] = [:]
    for result in results {
      for (name, fact) in result.report.facts { facts[name] = FactValue(fact) }
    }
    return facts
  }

  private func dataNote() throws -> String {
    let origins = try build.origins(for: build.experiments)
    let real = origins.compactMap { origin in
      if case .real(let collection) = origin { collection } else { nil }
    }
    let data =
      real.isEmpty
      ? "All images were drawn by the program, in place of the real collections."
      : "Real images: \(real.joined(separator: ", "))."
        + (real.count < origins.count ? " Other images were drawn by the program." : "")
    return build.options.edition == .quick
      ? "\(data) Quick edition: claims in the text were not checked." : data
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
