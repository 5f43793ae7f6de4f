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
  private let results: [ExperimentResult]

  init(_ build: CourseBuild, _ results: [ExperimentResult]) {
    self.build = build
    self.results = results
  }

  /// - Throws: what is wrong with prose, templates, assets or links, with file and line.
  func site() throws -> SiteTree {
    let templates = URL(fileURLWithPath: "templates")
    return try Site.build(
      SiteInput(
        title: "Fovea", introduction: Self.introduction,
        lectures: try SiteFiles.lectures(
          in: templates.appending(path: "lectures"), shownAs: "templates/lectures"),
        figures: results.flatMap(figures), tables: results.flatMap(tables),
        facts: facts(), edition: build.options.edition.rawValue, dataNote: try dataNote(),
        numerics: build.options.numerics.id,
        versions: ["numerics": "\(Engine.numericsVersion)"], notices: try notices(),
        templates: try SiteFiles.templates(
          in: templates.appending(path: "pages"), shownAs: "templates/pages"),
        assets: try SiteFiles.assets(in: templates.appending(path: "assets"))
          + SystemAssets.load(),
        sha256: { ContentHash(of: $0).hexadecimal }))
  }

  private static let introduction = """
    How does a computer read a digit, or tell a cat from a dog? This course follows convolutional \
    networks from a kernel of nine numbers to networks that learn thousands of their own.

    Every picture and every number here was computed by the course’s own program, and can be \
    computed again to the same bits. The code stands folded under each figure.
    """

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

  private func facts() -> [String: FactValue] {
    var facts: [String: FactValue] = [:]
    for result in results {
      for (name, fact) in result.report.facts { facts[name] = FactValue(fact) }
    }
    return facts
  }

  private func dataNote() throws -> String {
    let origins = try Experiments.Collection.allCases.map { try $0.origin(in: build.library) }
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

  private func notices() throws -> [AssetFile] {
    try ["LICENSE", "NOTICE"].map { name in
      guard let data = FileManager.default.contents(atPath: name) else {
        throw CommandFailure("\(name) is not here. Run fovea in the folder that holds it.")
      }
      return AssetFile(path: "\(name).txt", bytes: [UInt8](data))
    }
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
