public import Datasets
import DrawnCollections
public import Figures

/// The appendix shows the scenes that stand in for photographs.
///
/// Makes x-data-scenes.
public struct SceneSheet: Experiment {
  public static let id = "scene-sheet"
  public static let question = "What do the pictures look like that filters are tried on?"
  public static let sourceFile = "Experiments/SceneSheet.swift"
  public static let collections: [DataCollection] = []
  public static let photos = Photo.all
  public static let items = [
    CatalogueItem(
      id: "x-data-scenes", kind: .figure, lecture: "appendix",
      summary: "drawn scenes, and the photographs that they stand in for")
  ]

  /// Pixels along a side.
  private let side = 96

  public struct Findings: Codable, Sendable {
    let drawn: [Bitmap]
    /// The photographs that are there.
    let real: [Bitmap]
    let names: [String]
  }

  public init() {}

  public func measure(in laboratory: Laboratory) throws -> Findings {
    var drawn: [Bitmap] = []
    var real: [Bitmap] = []
    for photo in Self.photos {
      drawn.append(
        Bitmap(try laboratory.library.drawn.photo(photo).picture.thumbnail(side: side)))
      let found = try laboratory.library.photo(photo)
      if !found.origin.isDrawn { real.append(Bitmap(try found.picture.thumbnail(side: side))) }
    }
    return Findings(drawn: drawn, real: real, names: Self.photos.map(\.name))
  }

  public func figures(from findings: Findings) throws -> [Figure] {
    func panel(_ title: String, _ bitmaps: [Bitmap]) -> Panel {
      Panel(
        title: title,
        .pictures(PictureGrid(columns: 4, pictures: bitmaps.map { Picture($0) })))
    }
    let isDrawn = findings.real.isEmpty
    return [
      Figure(
        id: "x-data-scenes", kind: .imageGrid, title: "Scenes for trying filters on",
        subtitle: isDrawn
          ? "Drawn in place of photographs" : "Drawn above, the photographs below",
        caption: """
          Each scene has what its photograph is used for: strong edges and even sky, fine texture, \
          soft gradients, objects on a plain ground, an animal that a network should find.
          """,
        alternativeText: """
          Drawn scenes: a house by the sea, coins, a cat's face, a cup of coffee, an astronaut, a \
          rocket on its pad, and elephants.
          """,
        dataOrigin: isDrawn
          ? "Pictures drawn by Fovea, which stand in for photographs."
          : "Pictures: drawn by Fovea, and the photographs.",
        panels: isDrawn
          ? [panel("", findings.drawn)]
          : [panel("Drawn", findings.drawn), panel("Photographs", findings.real)],
        columns: 1)
    ]
  }

  public func facts(from findings: Findings) -> [String: Fact] { [:] }
}
