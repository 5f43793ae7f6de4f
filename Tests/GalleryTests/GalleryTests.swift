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
