import Figures
import Testing

@Suite struct PlotBadInputTests {
  private func error(_ figure: Figure) -> String? {
    #expect(throws: FigureError.self) { try figure.validate() }?.description
  }

  private func strokes(_ figure: Figure, _ role: ColorRole) throws -> [(Path, Stroke)] {
    try figure.layout(measuring: FixedWidths()).commands.compactMap { command in
      if case .stroke(let path, let stroke) = command, stroke.paint == Paint(role) {
        (path, stroke)
      } else {
        nil
      }
    }
  }

  @Test func `a plot without marks is refused`() {
    #expect(
      error(Figure("empty", "Empty") {})
        == "figure empty, panels[0].marks: there are none. Give at least one line or other mark.")
  }

  @Test func `a logarithmic axis refuses values that are all zero or less`() {
    let figure = Figure("log", "Log") { Line(x: [0, 1], y: [0, -1]) }
      .axis(.y, "loss", scale: .logarithmic)
    #expect(
      error(figure)
        == "figure log, panels[0].y: shows no value. "
        + "Give it one, above zero on a logarithmic axis, or a range.")
  }

  @Test func `a logarithmic axis marks single zeros as gaps`() throws {
    let figure = Figure("log", "Log") { Line(x: [0, 1, 2, 3], y: [10, 1, 0, 0.1]) }
      .axis(.y, "loss", scale: .logarithmic)
    #expect(figure.alternativeText.hasSuffix("2 has no value."))
    #expect(try strokes(figure, .series1).count { $0.1.width == 1.25 } == 1)
  }

  @Test func `a place at zero on a logarithmic axis is refused`() {
    let figure = Figure("log", "Log") { Line(x: [0, 1], y: [1, 2]) }
      .axis(.x, "rate", scale: .logarithmic)
    #expect(
      error(figure)
        == "figure log, panels[0].x: has 1 place not above zero on a logarithmic axis. "
        + "Leave them out or use a linear axis.")
  }

  @Test func `a range that holds nothing is refused`() {
    let figure = Figure("range", "Range") { Rule(y: 1) }.axis(.y, "loss", range: 2...2)
    #expect(
      error(figure) == "figure range, panels[0].y.range: begins and ends at 2.0. Give it an extent."
    )
  }

  @Test func `a value beyond all arithmetic is refused`() {
    let figure = Figure("huge", "Huge") { Line(x: [0, 1], y: [1, 1e301]) }
    #expect(
      error(figure)
        == "figure huge, panels[0].lines[0].y: holds a value beyond 1e300. "
        + "Divide all values by a power of ten.")
  }

  @Test func `places that are not finite are refused`() {
    let figure = Figure("place", "Place") { Points(x: [0, .nan], y: [1, 2]) }
    #expect(
      error(figure)
        == "figure place, panels[0].points[0].x: holds a value that is not finite. "
        + "Give every point a place.")
  }

  @Test func `texts must match their places`() {
    let figure = Figure("texts", "Texts") { Bars(values: [1, 2], texts: ["one"]) }
    #expect(
      error(figure)
        == "figure texts, panels[0].bars[0].texts: has 1 for 2 places. "
        + "Give one per place or none.")
  }

  @Test func `chosen styles leave fewer for the other series`() {
    let figure = Figure("styles", "Styles") {
      for style in SeriesStyle.categories.prefix(6) {
        Line(x: [0, 1], y: [0, 1], label: style.rawValue, style: style)
      }
      for index in 0..<3 { Line(x: [0, 1], y: [0, 1], label: "further \(index)") }
    }
    #expect(
      error(figure)
        == "figure styles, panels[0].marks: hold 9 series, of which eight can be told apart. "
        + "Show them in several panels, or give some the style muted.")
  }

  @Test func `a category named twice is refused`() {
    let figure = Figure("twice", "Twice") { Bars(values: [1, 2]) }
      .axis(.x, Axis("", categories: ["a", "a"]))
    #expect(error(figure)?.contains("categories: hold a name twice") == true)
  }

  @Test func `a place without a category is refused`() {
    let figure = Figure("place", "Place") { Bars(at: [0, 7], values: [1, 2]) }
      .axis(.x, Axis("", categories: ["a", "b"]))
    #expect(
      error(figure)
        == "figure place, panels[0].x.categories: are 2, but a mark stands at 7.5. "
        + "Count places from 0 and name each.")
  }

  @Test func `more bars than can be told apart are refused`() {
    let figure = Figure("bars", "Bars") { Bars(values: Array(repeating: 1, count: 2001)) }
    #expect(error(figure)?.contains("are 2001, too many to be told apart") == true)
  }

  @Test func `an outline of a million points is refused`() {
    let places = (0..<1_000_000).map { Double($0) }
    let figure = Figure("outline", "Outline") { Trajectory(x: places, y: places) }
    #expect(error(figure)?.contains("holds 1000000 values") == true)
  }

  @Test func `the spread over a single epoch is seen`() throws {
    let figure = Figure("one", "One") { Band(x: [1], lower: [0.4], upper: [0.6]) }
    let areas = try figure.layout(measuring: FixedWidths()).commands.count { command in
      if case .fill(_, Paint(.series1, opacity: 0.18)) = command { true } else { false }
    }
    #expect(areas == 1)
  }

  @Test func `unsorted places are joined from left to right`() throws {
    func line(_ x: [Double], _ y: [Double]) throws -> Path? {
      try strokes(Figure("order", "Order") { Line(x: x, y: y) }, .series1).first?.0
    }
    #expect(try line([3, 1, 2], [9, 1, 4]) == line([1, 2, 3], [1, 4, 9]))
  }

  @Test func `two values at one place are joined in their order`() throws {
    let figure = Figure("step", "Step") { Line(x: [0, 1, 1, 2], y: [0, 0, 1, 1]) }
    let path = try #require(try strokes(figure, .series1).first?.0)
    #expect(path.segments.count == 4)
  }

  @Test func `a value between two gaps is drawn as a point in a long series`() throws {
    let y = (0..<100).map { $0 == 49 || $0 == 51 ? Double.nan : 1 }
    let figure = Figure("lone", "Lone") { Line(x: y.indices.map(Double.init), y: y) }
    let markers = try figure.layout(measuring: FixedWidths()).commands.count { command in
      if case .fill(_, Paint(.series1)) = command { true } else { false }
    }
    #expect(markers == 1)
  }

  @Test func `what lies beyond explicit limits is cut off or pointed to`() throws {
    let figure = Figure("cut", "Cut") {
      Line(x: [0, 1, 2], y: [0, 100, 0], label: "line")
      Points(x: [0.5, 1.5], y: [1, -80], label: "points")
      Bars(at: [0, 1], values: [2, 1000], label: "bars")
      Band(x: [0, 2], lower: [-50, -50], upper: [50, 60], label: "band")
      Polygon(x: [0, 1, 2], y: [-9, 90, -9], label: "polygon")
      Trajectory(x: [0, 1], y: [2, 200], label: "path")
      Arrow(x: 0, y: 0, toX: 2, toY: 90)
    }
    .axis(.y, "", range: 0...3)
    let drawing = try figure.layout(measuring: FixedWidths())
    for command in drawing.commands {
      guard case .stroke(let path, _) = command else { continue }
      for case .line(let point) in path.segments {
        #expect((0...drawing.size.height).contains(point.y))
      }
    }
    #expect(drawing.size.height < 500)
  }

  @Test(arguments: [230, 5000, 10_000])
  func `narrow and wide pages are drawn`(width: Double) throws {
    for figure in try SmallPlots.all() {
      let size = try figure.layout(for: .page(width: width), measuring: FixedWidths()).size
      #expect(size.width.isFinite && size.height.isFinite && size.height > 0)
    }
  }

  @Test func `two narrow plots use the height that half a slide has to spare`() throws {
    var endless = FigureFormat.slideHalf
    endless.height = nil
    let figure = try SmallFigures.curves()
    let free = try figure.layout(for: endless, measuring: FixedWidths()).size
    let half = try figure.layout(for: .slideHalf, measuring: FixedWidths()).size
    #expect(half.height > 1.1 * free.height)
  }
}
