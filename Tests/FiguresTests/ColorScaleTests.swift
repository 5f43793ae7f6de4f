import Figures
import Testing

/// What a colour bar says and which colours its values get, seen in drawings.
@Suite struct ColorScaleTests {
  @Test func `a linear bar names its real ends and round numbers between`() throws {
    #expect(try bar(.range(0, 3.7, title: "")) == ["0", "3.7", "2", "1", "3"])
  }

  @Test func `a minimum that is not zero is named`() throws {
    #expect(try bar(.range(-2.5, 7.25, title: "")) == ["−2.5", "7.3", "0", "5"])
  }

  @Test func `a bar of square roots names powers of ten and their halves`() throws {
    #expect(
      try bar(.share(title: "", curve: .squareRoot)) == ["0", "100\u{00A0}%", "10", "1", "50", "5"])
    let counts = ColorScale.range(0, 37, map: .counts, title: "", decimals: 0, curve: .squareRoot)
    #expect(try bar(counts) == ["0", "37", "10", "1", "5"])
  }

  @Test func `a signed bar is symmetric`() throws {
    #expect(try bar(.signed(4, title: "", decimals: 0)) == ["−4", "4", "0"])
    #expect(
      try bar(.signed(187.4, title: "", decimals: 0, curve: .squareRoot))
        == ["−187", "187", "0", "−50", "50"])
  }

  @Test func `ends get as many decimals as tell them apart`() throws {
    #expect(try bar(.range(0.011, 0.014, title: "")).prefix(2) == ["0.011", "0.014"])
  }

  @Test func `very small and very large ends are written with powers of ten`() throws {
    #expect(try bar(.range(0, 1.23e-7, title: "")).prefix(2) == ["0", "1.2·10⁻⁷"])
    #expect(try bar(.signed(5e9, title: "")).prefix(2) == ["−5·10⁹", "5·10⁹"])
  }

  @Test func `equal values make a bar that begins with them`() throws {
    #expect(try bar(.range(0.5, 0.5, title: "")).prefix(2) == ["0.5", "1.5"])
    #expect(try bar(.magnitude(0, title: "")).prefix(2) == ["0", "1.0"])
    #expect(try bar(.signed(0, title: "")).prefix(2) == ["−1.0", "1.0"])
  }

  @Test func `ends that are not finite are replaced`() throws {
    #expect(try bar(.range(.nan, .infinity, title: "")).prefix(2) == ["0", "1.0"])
    #expect(try bar(.signed(.nan, title: "")).prefix(2) == ["−1.0", "1.0"])
  }

  @Test func `the largest numbers have a colour`() throws {
    let huge = Double.greatestFiniteMagnitude
    #expect(try bar(.range(-huge, huge, title: "")).count >= 2)
  }

  @Test func `a signed scale that is not symmetric is refused`() {
    var scale = ColorScale.signed(1, title: "")
    scale.high = 3
    let error = #expect(throws: FigureError.self) { try figure(scale).validate() }
    #expect(
      error?.description
        == "figure scale, panels[0].scale: is signed and goes from -1.0 to 3.0. Make it reach as "
        + "far below zero as above, so that zero has the colour of the paper.")
  }

  @Test func `values beyond the ends have the colours of the ends`() {
    let scale = ColorScale.range(0, 1, title: "")
    let map = ScalarMap(
      width: 6, height: 1, values: [-1, 0, 1, 9, .infinity, .nan], scale: scale)
    let top = UInt8(ColorMap.steps - 1)
    #expect(map.steps == [0, 0, top, top, UInt8(ColorMap.steps), UInt8(ColorMap.steps)])
  }

  @Test func `numbers are written as factor and power of ten`() {
    #expect(scientificText(0, digits: 2) == "0")
    #expect(scientificText(1000, digits: 1) == "10³")
    #expect(scientificText(-0.00052, digits: 2) == "−5.2·10⁻⁴")
    #expect(scientificText(9.99e11, digits: 2) == "10¹²")
    #expect(scientificText(.nan, digits: 2) == "–")
    #expect(scientificText(.leastNonzeroMagnitude, digits: 1) == "5·10⁻³²⁴")
    #expect(raised(-10) == "⁻¹⁰" && lowered(-10) == "₋₁₀")
  }

  private func figure(_ scale: ColorScale) -> Figure {
    Figure(
      id: "scale", title: "Scale",
      panels: [
        Panel(.heatMap(HeatMap(rows: 1, columns: 1, values: [0], texts: [""], scale: scale)))
      ])
  }

  /// The numbers below the colour bar in the order of their importance.
  private func bar(_ scale: ColorScale) throws -> [String] {
    let figure = figure(scale)
    try figure.validate()
    return texts(try figure.layout(measuring: FixedWidths()))
  }
}
