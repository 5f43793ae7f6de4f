import Figures
import Testing

@Suite struct PanelTitleTests {
  private func panels(_ titles: [String], unit: String = "") -> Figure {
    Figure(
      "titles", "Titles", columns: titles.count,
      panels: titles.map { title in
        var panel = Panel(title) { Line(x: [0, 1], y: [0, 1]) }
        panel.unit = unit
        return panel
      })
  }

  private func drawing(_ figure: Figure, _ width: Double = 680) throws -> Drawing {
    try figure.layout(for: .page(width: width), measuring: FixedWidths())
  }

  @Test func `long titles of panels break into lines`() throws {
    let figure = panels(["Picture", "Horizontal gradient", "Vertical gradient", "Magnitude"])
    let drawing = try drawing(figure, 480)
    let found = texts(drawing)
    #expect(found.count { $0 == "gradient" } == 2)
    #expect(!found.contains { $0.hasSuffix("…") })
    #expect(DrawnPieces(drawing).overlappingTexts.isEmpty)
  }

  @Test func `titles of panels in half a slide are whole`() throws {
    let figure = try SmallFigures.gradients()
    let found = texts(try figure.layout(for: .slideHalf, measuring: FixedWidths()))
    #expect(found.contains("Horizontal") && found.contains("Vertical"))
  }

  @Test func `titles that fit stay on one line`() throws {
    let found = texts(try drawing(panels(["Left panel", "Right panel"])))
    #expect(found.contains("Left panel") && found.contains("Right panel"))
  }

  @Test func `a title of many words is cut after three lines`() throws {
    let long = String(repeating: "word ", count: 60)
    let found = texts(try drawing(panels([long, "short"])))
    #expect(found.count { $0.hasPrefix("word") } == 3)
    #expect(found.contains { $0.hasSuffix("…") })
  }

  @Test func `a long unit stands below its title`() throws {
    let figure = panels(["Cross-entropy", "Accuracy"], unit: "nats per example of the batch")
    let drawing = try drawing(figure, 420)
    #expect(texts(drawing).contains("Cross-entropy"))
    #expect(DrawnPieces(drawing).overlappingTexts.isEmpty)
  }

  @Test func `a unit without a title stands above the plot`() throws {
    let drawing = try drawing(panels([""], unit: "nats"))
    #expect(texts(drawing).contains("nats"))
    #expect(DrawnPieces(drawing).overlappingTexts.isEmpty)
  }

  @Test(arguments: ["title", "subtitle", "dataOrigin"])
  func `a page of text is no title`(field: String) {
    var figure = panels(["Left"])
    let long = String(repeating: "word ", count: 100_000)
    switch field {
    case "title": figure.title = long
    case "subtitle": figure.subtitle = long
    default: figure.dataOrigin = long
    }
    let error = #expect(throws: FigureError.self) { try drawing(figure) }
    #expect(
      error?.description
        == "figure titles, \(field): has 500000 characters. "
        + "Give at most 2000; more belongs into the text around the figure.")
  }
}
