import FigureRendering
import Figures
import Gallery
import Testing

@Suite struct GalleryTests {
  @Test func `every sample has an id of its own that says what it is`() throws {
    let ids = try Gallery.samples().map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { $0.hasPrefix("sample-") })
  }

  /// The figures of the lectures whose kinds are shown, by their ids in the catalogue.
  private static let catalogue =
    "a3 a4 a6 a7 a8 a9 a10 a11 a13 a14 a15 a17 a18 a19 a20 b1 b2 b3 b4 b5 c1 c2 c4 c5 c6 c7 c9 "
    + "c10 c14 d1 d3 d4 d6 d8 d10 d11 d12 d13 d14 d15 d16 d17 d19 d21 d24 d26 d27 d30 d33 d34 d35 "
    + "d36 d37 d38 d39 d40 d41 d42 d43 d44 d45 d46 d55 d56 d57 d58 d60"

  @Test func `figures of every kind in the lectures have a sample`() {
    let ids = Gallery.sections.flatMap { $0.ids }
    for figure in GalleryTests.catalogue.split(separator: " ") {
      #expect(
        ids.contains { $0 == "sample-\(figure)" || $0.hasPrefix("sample-\(figure)-") },
        "\(figure)")
    }
  }

  @Test(arguments: ["sample-d45", "sample-d46"])
  func `the first 64 filters of a layer are shown`(id: String) throws {
    let figure = try #require(try InterpretationSection.samples().first { $0.id == id })
    guard case .pictures(let grid) = figure.panels[0].content else {
      Issue.record("shows no pictures")
      return
    }
    #expect(grid.pictures.count == 64)
    #expect(grid.columns == 8)
  }

  @Test func `the models of one lecture are tested on the same images`() throws {
    let matrices = try MatrixSection.samples().prefix(4)
    #expect(Set(matrices.map(\.subtitle)).count == 1)
  }

  @Test func `sections know their samples before they draw them`() throws {
    for section in Gallery.sections {
      #expect(try section.samples().map(\.id) == section.ids)
    }
  }

  @Test func `every sample says in words what it shows`() throws {
    for figure in try Gallery.samples() {
      #expect(!figure.alternativeText.isEmpty, "\(figure.id)")
      #expect(!figure.longDescription.isEmpty, "\(figure.id)")
    }
  }

  @Test func `every sample's JSON is enough to draw it again`() throws {
    for figure in try Gallery.samples() {
      #expect(try Figure(json: figure.json()) == figure, "\(figure.id)")
    }
  }
}
