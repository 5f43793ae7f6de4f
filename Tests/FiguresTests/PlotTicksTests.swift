import Figures
import Testing

/// The texts beside the axes of plots.
@Suite struct PlotTicksTests {
  private func texts(
    x: Axis = Axis(""), y: Axis = Axis(""), _ values: [Double], width: Double = 680
  ) throws -> [String] {
    let figure = Figure("ticks", "Ticks") {
      Line(x: values.indices.map(Double.init), y: values, label: "")
    }
    .axis(.x, x).axis(.y, y)
    return FiguresTests.texts(try figure.layout(for: .page(width: width), measuring: FixedWidths()))
  }

  @Test func `a logarithmic axis names powers of ten`() throws {
    let found = try texts(y: Axis("", scale: .logarithmic), [2e-7, 1, 3e4])
    #expect(found.contains("10⁻⁶"))
    #expect(found.contains("10⁴") == found.contains("10²"))
    #expect(found.count { $0 == "0" } == 1)
  }

  @Test func `a short logarithmic axis names ones, twos and fives`() throws {
    let found = try texts(
      x: Axis("", categories: ["a", "b", "c"]), y: Axis("", scale: .logarithmic), [1.2, 3, 9])
    #expect(found.contains("1") && found.contains("2") && found.contains("5"))
    #expect(found.contains("10"))
  }

  @Test func `explicit limits are kept`() throws {
    let found = try texts(
      y: Axis("", format: .percent, range: 0...0.06, decimals: 1), [0.035, 0.047])
    #expect(found.contains("6.0\u{202F}%"))
    #expect(!found.contains("8.0"))
  }

  @Test func `large numbers have commas`() throws {
    #expect(try texts([0, 40_000]).contains("40,000"))
  }

  @Test func `huge and tiny numbers have powers of ten`() throws {
    #expect(try texts([0, 9e299]).contains("1.0×10³⁰⁰"))
    #expect(try texts([0, 4e-290]).contains("4×10⁻²⁹⁰"))
  }

  private static let extremes: [[Double]] = [
    [1e300, -1e300], [1e-300, 2e-300], [.leastNonzeroMagnitude, 0], [1e300, 1e300], [0, 0],
    [1e16, 1e16 + 2],
    [-1e-12, 1e12], [3, 3],
  ]

  @Test(arguments: extremes)
  func `ticks are finite in value and number`(values: [Double]) throws {
    for scale in [Axis.Scale.linear, .logarithmic] {
      guard scale == .linear || values.contains(where: { $0 > 0 }) else { continue }
      let found = try texts(y: Axis("", scale: scale), values)
      #expect((4...20).contains(found.count))
      #expect(!found.contains { $0.contains("nan") || $0.contains("inf") || $0.contains("–") })
    }
  }

  @Test func `every category is named where there is room`() throws {
    let letters = (0..<26).map { String(Character(Unicode.Scalar(UInt8(65 + $0)))) }
    let found = try texts(x: Axis("", categories: letters), letters.indices.map { Double($0) })
    #expect(letters.allSatisfy(found.contains))
  }

  @Test func `long names of categories stand upright and are cut`() throws {
    let names = (0..<12).map { "network number \($0) with a name that is longer than three lines" }
    let figure = Figure("names", "Names") { Bars(values: names.indices.map { Double($0 + 1) }) }
      .axis(.x, Axis("", categories: names))
    let upright = try figure.layout(measuring: FixedWidths()).commands.compactMap { command in
      if case .text(let run) = command, run.direction == .upward { run } else { nil }
    }
    #expect(upright.count == 12 * 3)
    #expect(upright.count { $0.text.hasSuffix("…") } == 12)
  }

  @Test func `a hundred categories are thinned at equal distances`() throws {
    let names = (0..<100).map { "c\($0)" }
    let found = try texts(x: Axis("", categories: names), names.indices.map { Double($0) })
      .filter { $0.hasPrefix("c") }
    #expect(found.count > 10 && found.count < 60)
    let numbers = found.compactMap { Int($0.dropFirst()) }.sorted()
    let steps = Set(zip(numbers, numbers.dropFirst()).map { $1 - $0 })
    #expect(steps.count == 1)
  }

  @Test func `bars over counts stand beside whole numbers`() throws {
    let figure = Figure("bars", "Bars") { Bars(at: [1, 2, 3], values: [4, 5, 9]) }
      .axis(.x, "layer", format: .count)
    let runs = try figure.layout(measuring: FixedWidths()).commands.compactMap { command in
      if case .text(let run) = command, run.anchor == .middle { run } else { nil }
    }
    let places = runs.filter { ["1", "2", "3"].contains($0.text) }.map(\.origin.x)
    #expect(places.count == 3)
    #expect(((places[2] - places[1]) - (places[1] - places[0])).magnitude < 0.01)
  }

  @Test func `a logarithmic panel keeps its own scale where others reach zero`() throws {
    var figure = Figure(
      "shared", "Shared", columns: 2,
      panels: [
        Panel("a") { Line(x: [0, 1], y: [1, 100]) }, Panel("b") { Line(x: [0, 1], y: [-5, 5]) },
      ]
    )
    .shared(.y)
    guard case .plot(var plot) = figure.panels[0].content else {
      Issue.record("The panel holds no plot.")
      return
    }
    plot.y.scale = .logarithmic
    figure.panels[0].content = .plot(plot)
    let found = FiguresTests.texts(try figure.layout(measuring: FixedWidths()))
    #expect(found.contains("10") && found.contains("100"))
  }
}
