public import Figures
public import Gallery

/// The appendix shows a sample of every kind of figure.
///
/// Makes sample-a7 and the like. Samples show what is drawn or made up, so nothing is measured.
public struct FigureSamples<Section: GallerySection>: Experiment {
  public static var id: String { "samples-\(Section.name)" }
  public static var question: String { "How does Fovea draw \(Section.subject)?" }
  public static var sourceFile: String { Section.sourceFile }
  public static var items: [CatalogueItem] {
    Section.ids.map {
      CatalogueItem(
        id: $0, kind: .figure, lecture: "appendix", summary: "a sample of \(Section.subject)")
    }
  }

  /// There are as many samples as figures in two lectures, and few of them go into anyone's slides.
  public static var downloads: Downloads { .drawingAndNumbers }

  public struct Findings: Codable, Sendable {}

  public init() {}

  public func measure(in laboratory: Laboratory) throws -> Findings { Findings() }

  public func figures(from findings: Findings) throws -> [Figure] { try Section.samples() }

  public func facts(from findings: Findings) -> [String: Fact] { [:] }
}

extension GallerySection {
  /// The section as an experiment.
  static var experiment: any Experiment { FigureSamples<Self>() }
}
