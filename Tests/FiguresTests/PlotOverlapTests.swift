import Figures
import Testing

/// Texts of a plot at every width: apart from each other and within the drawing.
@Suite struct PlotOverlapTests {
  @Test(arguments: [200, 240, 330, 470, 680, 1300])
  func `texts never overlap`(width: Double) throws {
    for figure in try figures() {
      let drawing = try drawing(figure, width)
      let boxes = boxes(of: drawing)
      for (index, box) in boxes.enumerated() {
        for other in boxes[(index + 1)...] where box.overlaps(other) {
          Issue.record("\(figure.id) at \(width): \(box.text), \(other.text)")
        }
      }
    }
  }

  @Test(arguments: [200, 240, 330, 470, 680, 1300])
  func `no text leaves the drawing`(width: Double) throws {
    for figure in try figures() {
      let drawing = try drawing(figure, width)
      for box in boxes(of: drawing) {
        let isInside =
          box.left >= -0.01 && box.right <= drawing.size.width + 0.01 && box.top >= -0.01
          && box.bottom <= drawing.size.height + 0.01
        #expect(isInside, "\(figure.id) at \(width): \(box.text)")
      }
    }
  }

  private func drawing(_ figure: Figure, _ width: Double) throws -> Drawing {
    try figure.layout(for: .page(width: width), measuring: FixedWidths())
  }

  private func figures() throws -> [Figure] {
    let x = (0..<30).map(Double.init)
    let many = Figure("legend", "A legend") {
      for index in 0..<8 {
        Line(x: x, y: x.map { $0 * Double(index) }, label: "series number \(index)")
      }
    }
    let long = String(repeating: "long name ", count: 20)
    let names = Figure("long", "Long names") {
      Line(x: x, y: x, label: long + "a")
      Line(x: x, y: x.map { -$0 }, label: long + "b")
      Rule(x: 3, label: "the first rule")
      Rule(x: 4, label: "the second rule")
      Rule(x: 5, label: "the third rule")
    }
    .axis(.x, long).axis(.y, long)
    let close = Figure("close", "Close ends") {
      for index in 0..<4 { Line(x: x, y: x.map { $0 + 0.1 * Double(index) }, label: "s\(index)") }
      Rule(y: 29, label: "level")
    }
    let bars = Figure("bars", "Bars") {
      Bars(values: [0.1, 0.9, .nan], label: "one", texts: ["10 %", "90 %", ""])
      Bars(values: [0.4, 0.2, 0.3], label: "two", texts: ["40 %", "20 %", "30 %"])
    }
    .axis(.x, Axis("model", categories: ["logistic regression", "dense network", "ConvNet"]))
    let across = try Figure.modelAccuracies(
      id: "across", title: "Bars", models: ["logistic regression", "dense", "ConvNet"],
      series: [("training", [0.5, 0.99, 1]), ("test", [0.4, .nan, 0.8])], chance: 0.1)
    let full = Figure("full", "Bars to both ends") {
      Bars(values: [1, -1], label: "one", texts: ["100 %", "−100 %"])
      Bars(values: [1, -1], label: "two", texts: ["100 %", "−100 %"])
    }
    .axis(.x, Axis("", categories: ["a", "b"])).axis(.y, "gain", range: -1...1)
    let crowd = Figure("crowd", "Crowded points") {
      Points(
        x: x, y: x.map { ($0 * 7).truncatingRemainder(dividingBy: 5) },
        texts: x.map { "point \($0)" })
      for place in x { Rule(x: place, label: "rule") }
    }
    let wide = Figure("wide", "Wide numbers") { Line(x: x, y: x.map { $0 * 1e9 + 1e-5 }) }
      .axis(.x, Axis("x", range: 1e7...1.00001e7))
    let places = (0..<5).map { "\($0) " + String(repeating: "word ", count: 30) }
    let wordy = Figure("wordy", "Names of many words") {
      Bars(values: places.indices.map { Double($0 + 1) })
    }
    let below = wordy.axis(.x, Axis("name", categories: places))
    let beside = wordy.axis(.y, Axis("name", categories: places))
    return [many, names, close, bars, across, full, crowd, wide, below, beside]
  }

  private struct Box {
    var text: String
    var left: Double
    var right: Double
    var top: Double
    var bottom: Double

    func overlaps(_ other: Box) -> Bool {
      left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }
  }

  private func boxes(of drawing: Drawing) -> [Box] {
    drawing.commands.compactMap { command in
      guard case .text(let run) = command else { return nil }
      let width = FixedWidths().width(of: run.text, in: run.style)
      let height = run.style.font.capitalHeight * run.style.size
      let share = run.anchor == .start ? 0 : run.anchor == .middle ? 0.5 : 1
      if run.direction == .upward {
        let foot = run.origin.y + share * width
        return Box(
          text: run.text, left: run.origin.x - height, right: run.origin.x, top: foot - width,
          bottom: foot)
      }
      let left = run.origin.x - share * width
      return Box(
        text: run.text, left: left, right: left + width, top: run.origin.y - height,
        bottom: run.origin.y)
    }
  }
}
