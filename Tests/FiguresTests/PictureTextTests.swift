import Figures
import Testing

/// What is written in and around the pictures of a grid where there is little room.
@Suite struct PictureTextTests {
  private let scale = ColorScale.signed(1, title: "weight")

  private func drawing(_ grid: PictureGrid, _ format: FigureFormat) throws -> Drawing {
    try Figure(id: "pictures", title: "Pictures", panels: [Panel(.pictures(grid))])
      .layout(for: format, measuring: FixedWidths())
  }

  private func map(_ side: Int, texts: [String] = [], label: String = "") -> Picture {
    let values = [Float](repeating: 0.5, count: side * side)
    return Picture(
      ScalarMap(width: side, height: side, values: values, scale: scale), label: label,
      texts: texts)
  }

  @Test func `numbers stand in all maps of a grid or in none`() throws {
    let short = map(3, texts: .init(repeating: "1", count: 9))
    let long = map(3, texts: .init(repeating: "−0.123456", count: 9))
    let both = try drawing(
      PictureGrid(columns: 8, pictures: .init(repeating: short, count: 7) + [long]), .slideHalf)
    #expect(!both.runs.contains { $0.text == "1" })
    let alone = try drawing(
      PictureGrid(columns: 8, pictures: .init(repeating: short, count: 8)), .slideHalf)
    #expect(alone.runs.count { $0.text == "1" } == 72)
    #expect(alone.runs.allSatisfy { $0.style.size >= Theme.leastOnSlides })
  }

  @Test func `names of columns break at their spaces before they are cut`() throws {
    let picture = Picture(SmallFigures.square(28))
    let grid = PictureGrid(
      columns: 4, pictures: .init(repeating: picture, count: 8),
      rowLabels: ["channel 0", "channel 1"],
      columnLabels: .init(repeating: "Layer 1: MaxPool", count: 4))
    let found = texts(try drawing(grid, .slideHalf))
    #expect(found.count { $0 == "Layer 1:" } == 4)
    #expect(found.count { $0 == "MaxPool" } == 4)
  }

  @Test func `a row of maps breaks on half a slide rather than cut their labels`() throws {
    let label = "f 0.31, θ 0.0, σ 3.6"
    let grid = PictureGrid(
      columns: 3, pictures: .init(repeating: map(20, label: label), count: 3),
      scale: scale)
    let half = try drawing(grid, .slideHalf)
    #expect(texts(half).count { $0 == label } == 3)
    #expect(Set(half.runs.filter { $0.text == label }.map(\.origin.y)).count == 2)
  }

  @Test func `a wrong prediction that has no room loses its sign before its letters`() throws {
    let picture = Picture(
      SmallFigures.square(28), prediction: Prediction("plankton", truth: "squid"))
    let grid = PictureGrid(
      columns: 5, pictures: .init(repeating: picture, count: 5),
      columnLabels: .init(repeating: "squid", count: 5))
    let found = texts(try drawing(grid, .slideHalf))
    #expect(found.count { $0 == "plankton" } == 5)
  }

  @Test func `a colour bar's title breaks below a narrow picture`() throws {
    let scale = ColorScale.signed(1, title: "grey levels per pixel, on one scale")
    let picture = Picture(
      ScalarMap(width: 60, height: 60, values: .init(repeating: 0, count: 3600), scale: scale))
    let panels = (1...4).map { number in
      Panel(
        title: "\(number)",
        .pictures(PictureGrid(columns: 1, pictures: [picture], scale: scale)))
    }
    let figure = Figure(id: "bars", title: "Bars", panels: panels, columns: 4)
    let found = texts(try figure.layout(for: .slideHalf, measuring: FixedWidths()))
    #expect(!found.contains { $0.contains("…") })
    #expect(found.contains { $0.hasPrefix("grey") })
  }

  @Test func `a colour bar's title below a narrow picture does not reach the next panel`() throws {
    let scale = ColorScale.signed(1, title: "grey levels per pixel")
    let picture = Picture(
      ScalarMap(width: 2, height: 60, values: .init(repeating: 0, count: 120), scale: scale))
    let panels = (1...4).map { number in
      Panel(
        title: "\(number)",
        .pictures(PictureGrid(columns: 1, pictures: [picture], scale: scale)))
    }
    let figure = Figure(id: "bars", title: "Bars", panels: panels, columns: 4)
    let drawing = try figure.layout(for: .slide, measuring: FixedWidths())
    let titles = drawing.runs.filter { $0.text.hasPrefix("g") }
    #expect(titles.count == 4)
    for (title, next) in zip(titles, titles.dropFirst()) {
      let width = FixedWidths().width(of: title.text, in: title.style)
      #expect(title.origin.x + width < next.origin.x)
    }
  }

  @Test func `rows with labels fit a height that is no whole number of their own`() throws {
    let picture = Picture(SmallFigures.square(97), label: "A")
    for rows in 2...12 {
      let grid = PictureGrid(
        columns: 1, pictures: .init(repeating: picture, count: rows),
        rowLabels: (0..<rows).map { "\($0)" })
      let height = try drawing(grid, .slideHalf).size.height
      #expect(height <= FigureFormat.slideHalf.height ?? 0, "\(rows) rows")
    }
  }
}
