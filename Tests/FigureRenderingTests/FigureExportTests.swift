import FigureRendering
import Figures
import Testing

@Suite struct FigureExportTests {
  private func renderer() throws -> FigureRenderer { FigureRenderer(fonts: try FontLibrary()) }

  @Test func `an export has every kind of file in every format`() throws {
    let export = FigureExport(scale: 1).files(of: try SampleFigures.kernels(), try renderer())
    #expect(export.refusals.map(\.description) == [])
    #expect(
      export.files.map(\.name) == ["sample-kernels.csv", "sample-kernels.json"]
        + ["web", "slide-16x9", "slide-4x3", "slide-half", "print"].flatMap { format in
          ["svg", "png", "pdf"].map { "sample-kernels-\(format).\($0)" }
        })
  }

  @Test func `pictures that several formats share are the same as those of each alone`() throws {
    let (renderer, figure) = (try renderer(), try SampleFigures.gradients())
    let together = FigureExport(kinds: [.svg]).files(of: figure, renderer).files.map(\.bytes)
    let alone = try FigureFormat.standing.map {
      try renderer.bytes(of: figure, as: .svg, for: $0)
    }
    #expect(together == alone)
  }

  @Test func `what one kind of file cannot show leaves the whole format out`() throws {
    let export = FigureExport(formats: [.slide], kinds: [.svg, .png, .pdf], scale: 1e9)
      .files(of: try SampleFigures.kernels(), try renderer())
    #expect(export.files == [])
    #expect(
      export.refusals.map(\.description) == [
        "left out in the format slide-16x9: figure sample-kernels, scale: is 1000000000.0. "
          + "Use 0.1 to 16 pixels a point, and at most 16384 pixels a side."
      ])
  }
}
