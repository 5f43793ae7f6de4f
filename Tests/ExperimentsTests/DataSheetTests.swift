import Datasets
import DrawnCollections
import Experiments
import Figures
import Foundation
import Tensors
import Testing

/// The appendix's sheets of drawn collections and scenes, made once for all tests.
struct DataSheetTests {
  private static let sheets = Result { try figures(of: DataSheets()) }
  private static let scenes = Result { try figures(of: SceneSheet()) }

  private static func figures(of experiment: some Experiment) throws -> [Figure] {
    let laboratory = Laboratory(
      edition: .quick, library: try DataLibrary(.drawn, threads: 2), threads: 2,
      numerics: .exact, models: [])
    let findings = try experiment.measure(in: laboratory)
    return try experiment.report(onFindings: [UInt8](try JSONEncoder().encode(findings))).figures
  }

  private func pictures(of figure: Figure) throws -> PictureGrid {
    let panel = try #require(figure.panels.first)
    guard case .pictures(let grid) = panel.content else {
      Issue.record("\(figure.id) shows no pictures")
      return PictureGrid(columns: 1, pictures: [])
    }
    return grid
  }

  @Test func `every sheet that is listed is made, and nothing else`() throws {
    #expect(try Self.sheets.get().map(\.id) == DataSheets.items.map(\.id))
    #expect(try Self.scenes.get().map(\.id) == SceneSheet.items.map(\.id))
  }

  @Test(arguments: [
    ("x-data-digits", 10, 10), ("x-data-garments", 10, 10), ("x-data-hand-signs", 24, 2),
    ("x-data-sea-creatures", 5, 3), ("x-data-cats-dogs", 2, 5), ("x-data-objects", 10, 5),
  ])
  func `a sheet shows as many pictures of every class`(
    _ sheet: (id: String, classes: Int, perClass: Int)
  ) throws {
    let figure = try #require(try Self.sheets.get().first { $0.id == sheet.id })
    let grid = try pictures(of: figure)
    // Of many classes, each picture has its class below; of few, each row has it beside.
    let classes =
      grid.rowLabels.isEmpty
      ? grid.pictures.map(\.label)
      : grid.rowLabels.flatMap { Array(repeating: $0, count: grid.columns) }
    #expect(classes.count == grid.pictures.count)
    let counts = Dictionary(grouping: classes) { $0 }.values.map(\.count)
    #expect(counts == Array(repeating: sheet.perClass, count: sheet.classes))
  }

  @Test func `pictures of any shape are cut to squares of their middle`() throws {
    let figures = try Self.sheets.get() + Self.scenes.get()
    for bitmap in try figures.flatMap({ try pictures(of: $0).pictures }).map(\.bitmap) {
      let bitmap = try #require(bitmap)
      #expect(bitmap.width == bitmap.height && bitmap.width <= 96)
    }
    let scenes = try pictures(of: #require(Self.scenes.get().first)).pictures
    #expect(scenes.map(\.bitmap?.width) == Array(repeating: 96, count: Photo.all.count))
  }
}
