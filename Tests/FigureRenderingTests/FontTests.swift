import FigureRendering
import Figures
import Testing

@Suite struct FontTests {
  private func width(
    _ text: String, _ font: FontRole = .regular, size: Double = 10
  ) throws -> Double {
    try FontLibrary().width(of: text, in: TextStyle(font: font, size: size))
  }

  @Test(arguments: FontRole.allCases)
  func `every sign that the course writes can be set`(font: FontRole) throws {
    let signs =
      "θσπλμεαβγηωφΔΣΩ×−·÷±√∞≤≥≈≠∈∂∑∏→←↓↑✓✗…–—“”‘’„°‰½′″"
      + "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁱⁿᵀ₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ\u{00A0}\u{202F}\u{2009}äöüßéèçñøåœž"
    for sign in signs { #expect(try width(String(sign), font) > 0, "\(sign)") }
  }

  @Test func `every character of the mono face is equally wide`() throws {
    #expect(try width("✓i1W−", .mono) == 5 * 6)
    #expect(try (width("10⁻³cᵢₙ\u{202F}ᵀ", .mono) - 9 * 6).magnitude < 1e-9)
  }

  @Test func `raised digits are smaller than plain ones`() throws {
    for font in FontRole.allCases where font != .mono {
      #expect(try width("x²", font) < width("x2", font))
    }
  }

  @Test func `digits of running text are equally wide`() throws {
    for digit in "0123456789" { #expect(try width(String(digit)) == width("0")) }
  }

  @Test func `widths grow in proportion to the size`() throws {
    #expect(try (width("Fovea", size: 30) - 3 * width("Fovea")).magnitude < 1e-9)
  }

  @Test func `an accent adds no width and is drawn over its letter`() throws {
    #expect(try width("x\u{304}") == width("x"))
    #expect(try width("θ\u{302}L\u{308}", .bold) == width("θL", .bold))
  }

  @Test func `letters and accents apart are drawn like letters with accents`() throws {
    let renderer = FigureRenderer(fonts: try FontLibrary())
    let pictures = try ["Café, año, Ώ", "Cafe\u{301}, an\u{303}o, Ω\u{301}"].map { title in
      var figure = try SampleFigures.learningCurves(epochs: 2)
      figure.title = title
      return try renderer.png(figure, scale: 1)
    }
    #expect(pictures[0] == pictures[1])
  }

  @Test func `a letter is set the same before and after its parts`() throws {
    let fonts = try FontLibrary()
    let style = TextStyle(font: .regular, size: 10)
    let widths = try ["é", "e\u{301}", "é", "\u{200B}é"].map { try fonts.width(of: $0, in: style) }
    #expect(Set(widths).count == 1)
  }

  @Test func `joiners and other unseen characters take no room`() throws {
    #expect(try width("a\u{200D}\u{2060}b\u{FEFF}") == width("ab"))
    #expect(try width("✓\u{FE0E}") == width("✓"))
    #expect(try width("\u{200B}") == 0)
  }

  @Test func `a missing glyph names the character and the font`() throws {
    let error = #expect(throws: MissingGlyphError.self) { try width("Zahl 数") }
    #expect(
      error?.description
        == "Inter has no glyph for “数” (U+6570) in “Zahl 数”. Write it with other characters.")
  }

  @Test(arguments: ["שלום", "مرحبا", "日本語", "한국어", "ไทย", "🙂", "👩‍🔬", "line\nbreak", "a\u{7}"])
  func `scripts that the faces lack are refused`(text: String) {
    for font in FontRole.allCases {
      #expect(throws: MissingGlyphError.self) { try width(text, font) }
    }
  }

  @Test func `a figure with a missing glyph is named`() throws {
    var figure = try SampleFigures.learningCurves()
    figure.dataOrigin = "图"
    let error = #expect(throws: MissingGlyphError.self) {
      try FigureRenderer(fonts: FontLibrary()).png(figure)
    }
    #expect(
      error?.description
        == "figure sample-curves: Inter has no glyph for “图” (U+56FE) in “图”. "
        + "Write it with other characters.")
  }

  @Test func `files show the colour of a map's cells on both papers`() throws {
    let map = HeatMap(
      rows: 1, columns: 1, values: [0], texts: ["0"], scale: .range(0, 1, title: "share"))
    let figure = Figure(id: "cell", title: "A cell", panels: [Panel(.heatMap(map))])
    let renderer = FigureRenderer(fonts: try FontLibrary())
    #expect(try renderer.svg(figure).contains("fill:#440154"))
    #expect(try renderer.slideSVG(figure, theme: .dark).contains("fill=\"#440154\""))
  }
}
