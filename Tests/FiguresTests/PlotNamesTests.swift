import Figures
import Testing

/// Where the names of series stand.
@Suite struct PlotNamesTests {
  private let x = (0..<10).map(Double.init)

  private func names(_ figure: Figure, _ label: String) throws -> [TextRun] {
    try figure.layout(measuring: FixedWidths()).commands.compactMap { command in
      if case .text(let run) = command, run.text == label { run } else { nil }
    }
  }

  @Test func `a few lines are named at their ends in their colours`() throws {
    let figure = Figure("ends", "Ends") {
      Line(x: x, y: x, label: "up")
      Line(x: x, y: x.map { -$0 }, label: "down")
    }
    let runs = try names(figure, "up") + names(figure, "down")
    #expect(runs.map(\.paint) == [Paint(.label1), Paint(.label2)])
    #expect(runs.allSatisfy { $0.origin.x > 500 })
  }

  @Test func `many lines get a legend above the plot`() throws {
    let figure = Figure("legend", "Legend") {
      for index in 0..<8 { Line(x: x, y: x.map { $0 * Double(index) }, label: "s\(index)") }
    }
    for index in 0..<8 {
      let run = try #require(try names(figure, "s\(index)").first)
      #expect(run.paint == Paint(.ink) && run.origin.y < 60)
    }
  }

  @Test func `lines that all end at one height get a legend`() throws {
    let figure = Figure("same", "Same ends") {
      for index in 0..<6 { Line(x: x, y: x.map { _ in 1 }, label: "s\(index)") }
      Line(x: x, y: x.map { $0 * 100 }, style: .muted)
    }
    #expect(try names(figure, "s0").first?.paint == Paint(.ink))
  }

  @Test func `a single series of points has no legend`() throws {
    let figure = Figure("one", "One") { Points(x: x, y: x, label: "only") }
    #expect(try names(figure, "only").isEmpty)
  }

  @Test func `two series of points have a legend`() throws {
    let figure = Figure("two", "Two") {
      Points(x: x, y: x, label: "one")
      Points(x: x, y: x.map { 2 * $0 }, label: "two")
    }
    #expect(try names(figure, "one").count == 1)
    #expect(try names(figure, "two").count == 1)
  }

  @Test func `panels with the same series have one legend`() throws {
    let panel = Panel("panel") {
      for index in 0..<8 { Line(x: x, y: x.map { $0 * Double(index) }, label: "s\(index)") }
    }
    let figure = Figure("grid", "A grid", columns: 2, panels: [panel, panel, panel, panel])
    #expect(try names(figure, "s7").count == 1)
  }
}
