import FigureRendering
import Figures
import Gallery
import Testing

@Suite struct SameBytesTests {
  /// Every format of a figure.
  private static func files(_ figure: Figure, _ renderer: FigureRenderer) throws -> [[UInt8]] {
    [
      Array(try renderer.svg(figure).utf8), Array(try renderer.slideSVG(figure).utf8),
      try renderer.png(figure, scale: 1), try renderer.png(figure, scale: 2, theme: .dark),
      try renderer.pdf(figure), Array(figure.csv().utf8), Array(try figure.json().utf8),
    ]
  }

  @Test func `the same figure gives the same bytes in any order`() throws {
    let renderer = FigureRenderer(fonts: try FontLibrary())
    let figures = try SampleFigures.all()
    let first = try figures.map { try SameBytesTests.files($0, renderer) }
    let second = try figures.reversed().map { try SameBytesTests.files($0, renderer) }
    #expect(first == second.reversed())
  }

  @Test func `the same figure gives the same bytes with other fonts opened`() throws {
    let figure = try SampleFigures.learningCurves()
    let first = try SameBytesTests.files(figure, FigureRenderer(fonts: FontLibrary()))
    let second = try SameBytesTests.files(figure, FigureRenderer(fonts: FontLibrary()))
    #expect(first == second)
  }

  @Test func `the same figure gives the same bytes on many threads`() async throws {
    let renderer = FigureRenderer(fonts: try FontLibrary())
    let figures = try SampleFigures.all()
    let expected = try figures.map { try SameBytesTests.files($0, renderer) }
    try await withThrowingTaskGroup(of: (Int, [[UInt8]]).self) { group in
      for index in Array(figures.indices) + Array(figures.indices) {
        let figure = figures[index]
        group.addTask { (index, try SameBytesTests.files(figure, renderer)) }
      }
      for try await (index, files) in group { #expect(files == expected[index]) }
    }
  }

  /// Cairo turns the face that it sets such a text with.
  @Test func `a PDF with text that runs upward leaves later glyphs as they are`() throws {
    let renderer = FigureRenderer(fonts: try FontLibrary())
    let figure = try #require(
      Gallery.samples().first { figure in
        try renderer.layout(figure, for: .file).commands.contains { command in
          if case .text(let run) = command { run.direction == .upward } else { false }
        }
      })
    _ = try renderer.pdf(figure)
    let untouched = try FontLibrary()
    for font in FontRole.allCases {
      let style = TextStyle(font: font, size: 10)
      for text in ["Ω", "Ж½", "ð"] {
        #expect(
          try renderer.fonts.width(of: text, in: style) == untouched.width(of: text, in: style))
      }
    }
  }

  @Test func `no file carries a date of today`() throws {
    let renderer = FigureRenderer(fonts: try FontLibrary())
    let pdf = String(decoding: try renderer.pdf(SampleFigures.kernels()), as: UTF8.self)
    #expect(pdf.contains("/CreationDate (20000101000000Z)"))
    #expect(!pdf.contains("/ModDate"))
  }
}
