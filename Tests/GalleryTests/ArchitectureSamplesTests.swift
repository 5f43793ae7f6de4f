import FigureRendering
import Figures
import Gallery
import Testing

@Suite struct ArchitectureSamplesTests {
  private static func samples() throws -> [Figure] {
    try Gallery.samples().filter { $0.kind == .architecture || $0.kind == .flow }
  }

  private func sample(_ id: String) throws -> Figure {
    try #require(try Self.samples().first { $0.id == id })
  }

  @Test(
    arguments: [
      ("sample-b4", "17,066"), ("sample-c6", "2,565,861"), ("sample-lenet5", "61,706"),
      ("sample-d33", "138,357,544"), ("sample-d34-1", "23,834,568"),
      ("sample-d36-1", "25,557,032"), ("sample-resnet18", "11,689,512"),
      ("sample-mobilenet", "4,231,976"),
    ])
  func `drawings count the parameters that the papers and lectures state`(
    id: String, parameters: String
  ) throws {
    #expect(try sample(id).alternativeText.contains("; \(parameters) parameters"))
  }

  @Test func `fine-tuning frees the last block alone`() throws {
    #expect(
      try sample("sample-d60-2").alternativeText.hasSuffix(
        "7,635,264 of them frozen, 7,079,424 of them learning on, 2,097,665 of them new."))
    #expect(try sample("sample-d60-2").caption.contains("14,454,528 of 14,714,688"))
  }

  @Test func `drawings of networks fit pages, files and slides`() throws {
    let renderer = FigureRenderer(fonts: try FontLibrary())
    for figure in try Self.samples() {
      for format in [FigureFormat.page, .file, .slide] {
        let size = try renderer.layout(figure, for: format).size
        #expect(size.width <= format.width, "\(figure.id)")
      }
    }
  }

  @Test func `a drawing for a page stays small`() throws {
    /// Bytes that a page loads for one of these figures.
    let limit = 60_000
    let renderer = FigureRenderer(fonts: try FontLibrary())
    for figure in try Self.samples() {
      #expect(try renderer.svg(figure).utf8.count < limit, "\(figure.id)")
    }
  }
}
