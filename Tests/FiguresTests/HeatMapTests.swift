import Figures
import Testing

@Suite struct HeatMapTests {
  private func cells(_ figure: Figure) throws -> [Rectangle] {
    try figure.layout(measuring: FixedWidths()).commands.flatMap { command -> [Rectangle] in
      guard case .fill(let path, _) = command else { return [] }
      return path.segments.compactMap { if case .rectangle(let area) = $0 { area } else { nil } }
    }
  }

  private func matrix(
    _ values: [[Double]], names: [String] = [], scale: ColorScale? = nil,
    shape: HeatMap.CellShape = .fittingText
  ) throws -> Figure {
    try .matrix(
      id: "numbers", title: "Numbers", matrix: LabeledMatrix(columnNames: names, values: values),
      scale: scale, cellShape: shape)
  }

  @Test func `a matrix without a scale has no colours`() throws {
    let figure = try matrix([[1, 2], [3, 4]])
    #expect(try cells(figure).isEmpty)
    #expect(try texts(figure.layout(measuring: FixedWidths())) == ["1", "2", "3", "4"])
  }

  @Test func `numbers stand on viridis, white on dark cells and black on light ones`() throws {
    let drawing = try matrix([[0, 1]], scale: .magnitude(1, title: "share"))
      .layout(measuring: FixedWidths())
    #expect(drawing.runs[0].paint.light == .white)
    #expect(drawing.runs[1].paint.light == .black)
  }

  @Test func `cells that fit their text are wider than high`() throws {
    let wide = try cells(matrix([[123_456_789]], scale: .magnitude(2e8, title: "n")))
    #expect(wide[0].width > 2 * wide[0].height)
    let square = try cells(
      matrix([[123_456_789]], scale: .magnitude(2e8, title: "n"), shape: .square))
    #expect(square[0].width == square[0].height)
  }

  @Test func `names of columns widen the cells before they are turned`() throws {
    let runs = try matrix([[1, 2]], names: ["accuracy", "loss"]).layout(measuring: FixedWidths())
      .runs
    #expect(runs.allSatisfy { $0.direction == .across })
    let turned = try matrix([[1, 2]], names: [String(repeating: "long", count: 50), "loss"])
      .layout(measuring: FixedWidths()).runs
    #expect(turned.contains { $0.direction == .upward })
  }

  @Test func `names of columns break where they would be cut or left out otherwise`() throws {
    let names = ["accuracy", "loss", "share of time", "errors", "size"]
    let figure = try matrix([[1, 2, 3, 4, 5]], names: names)
    let page = try texts(figure.layout(measuring: FixedWidths()))
    #expect(page.contains("share of time"))
    let slide = try texts(figure.layout(for: .slideHalf, measuring: FixedWidths()))
    #expect(slide.contains("accuracy") && slide.contains("loss"))
    #expect(!slide.contains { $0.contains("…") || $0 == "share of time" })
    #expect(slide.contains { $0.hasPrefix("share") } && slide.contains { $0.hasSuffix("time") })
  }

  @Test func `a matrix of many cells is drawn without numbers too small to read`() throws {
    let row = (0..<400).map(Double.init)
    let figure = try matrix([row, row], scale: .magnitude(400, title: "n"), shape: .square)
    let drawing = try figure.layout(measuring: FixedWidths())
    #expect(drawing.runs.count < 10)
    #expect(drawing.size.width <= FigureFormat.page.width)
    #expect(try cells(figure).count > 700)
  }

  private func confusion(classes count: Int, dataOrigin: String = "") throws -> Figure {
    let names = (0..<count).map { String(UnicodeScalar(UInt8(65 + $0))) }
    let counts = (0..<count).map { row in (0..<count).map { $0 == row ? 312 : 0 } }
    return try .confusionMatrix(
      id: "letters", title: "Letters", matrix: ConfusionMatrix(classes: names, counts: counts),
      dataOrigin: dataOrigin)
  }

  @Test(arguments: [FigureFormat.slide, .slide4x3, .slideHalf])
  func `on a slide every letter of the alphabet has its name`(format: FigureFormat) throws {
    let text = texts(try confusion(classes: 26).layout(for: format, measuring: FixedWidths()))
    #expect(text.count { $0.count == 1 && "A"..."Z" ~= $0 } == 52)
  }

  @Test func `on a wide slide every letter of the alphabet has its count`() throws {
    let drawing = try confusion(classes: 26).layout(for: .slide, measuring: FixedWidths())
    let counts = drawing.runs.filter { $0.text == "312" }
    #expect(counts.count == 26)
    #expect(counts.allSatisfy { $0.style.size >= Theme.leastOnSlides })
  }

  @Test func `where counts are left to the colours, the numbers beside the rows stand`() throws {
    let figure = try confusion(classes: 26, dataOrigin: "Made up.")
    let text = texts(try figure.layout(for: .slide4x3, measuring: FixedWidths()))
    #expect(!text.contains("312"))
    #expect(text.count { $0 == "100.0\u{00A0}%" } == 26)
  }

  @Test func `a slide's margins shrink only where numbers or names would not stand otherwise`()
    throws
  {
    func left(_ classes: Int) throws -> Double? {
      try confusion(classes: classes, dataOrigin: "Made up.")
        .layout(for: .slide, measuring: FixedWidths()).runs
        .first { $0.text == "Letters" }?.origin.x
    }
    #expect(try left(10) == FigureFormat.slide.margin)
    #expect(try left(26) == FigureFormat.slideHalf.margin)
  }

  /// Two counts per class: a frequent one on the diagonal, a rare one beside it.
  private func rareConfusions() throws -> Figure {
    let names = (0..<26).map { String(UnicodeScalar(UInt8(65 + $0))) }
    let counts = (0..<26).map { row in
      (0..<26).map { $0 == row ? 312 : $0 == (row + 1) % 26 ? 45 : 0 }
    }
    return try .confusionMatrix(
      id: "letters", title: "Letters", matrix: ConfusionMatrix(classes: names, counts: counts))
  }

  @Test(arguments: [FigureFormat.page, .slide, .slide4x3, .slideHalf, .print])
  func `no count is too small to read`(format: FigureFormat) throws {
    let runs = try rareConfusions().layout(for: format, measuring: FixedWidths()).runs
    let least = format.leastNumber ?? Theme.fovea.leastNumber * format.textScale
    #expect(runs.allSatisfy { $0.style.size >= least - 0.001 })
  }

  @Test(arguments: [FigureFormat.slide4x3, .slideHalf])
  func `where one count is too wide for its cell all are left to the colours`(
    format: FigureFormat
  ) throws {
    let text = texts(try rareConfusions().layout(for: format, measuring: FixedWidths()))
    #expect(!text.contains("45"))
    #expect(!text.contains("312"))
    #expect(text.contains { $0.hasPrefix("share of the true class") })
  }

  @Test func `numbers beside rows that are too low for them are left out`() throws {
    let names = (0..<120).map { "c\($0)" }
    let counts = (0..<120).map { row in (0..<120).map { $0 == row ? 1 : 0 } }
    let figure = try Figure.confusionMatrix(
      id: "many", title: "Many", matrix: ConfusionMatrix(classes: names, counts: counts))
    let runs = try figure.layout(measuring: FixedWidths()).runs
    #expect(runs.allSatisfy { $0.style.size >= Theme.fovea.leastNumber })
  }

  @Test func `a weight that is not a number leaves its hatched cell without a text`() throws {
    let figure = try Figure.kernels(
      id: "kernels", title: "Kernels",
      kernels: [NamedKernel("gap", rows: 1, columns: 2, weights: [1, .nan])])
    #expect(!texts(try figure.layout(measuring: FixedWidths())).contains("–"))
    #expect(figure.alternativeText == "1 kernel with its weights: gap.")
  }

  @Test func `half a slide leaves out the bars beside many rows`() throws {
    let figure = try confusion(classes: 26)
    #expect(texts(try figure.layout(for: .slide, measuring: FixedWidths())).contains("recall"))
    #expect(
      !texts(try figure.layout(for: .slideHalf, measuring: FixedWidths())).contains("recall"))
  }

  @Test func `the colour bar stands upright only where rows are many`() throws {
    func isUpright(_ classes: Int) throws -> Bool {
      try confusion(classes: classes).layout(for: .slide, measuring: FixedWidths()).runs
        .contains { $0.direction == .upward }
    }
    #expect(try !isUpright(4))
    #expect(try isUpright(26))
  }

  @Test func `a matrix of more cells than points is refused`() {
    let error = #expect(throws: FigureError.self) {
      try matrix([.init(repeating: 1, count: 513)])
    }
    #expect(
      error?.description
        == "figure numbers, panels[0]: has 1×513 cells. Give 1 to 512 rows and columns.")
  }

  @Test func `equal counts need one command for their cells`() throws {
    let figure = try Figure.confusionMatrix(
      id: "matrix", title: "All right",
      matrix: ConfusionMatrix(
        classes: (0..<26).map(String.init),
        counts: (0..<26).map { row in (0..<26).map { $0 == row ? 9 : 0 } }))
    let fills = try figure.layout(measuring: FixedWidths()).commands.count {
      if case .fill = $0 { true } else { false }
    }
    // Cells, and the tracks and lengths of the recall bars.
    #expect(fills == 3)
  }
}
