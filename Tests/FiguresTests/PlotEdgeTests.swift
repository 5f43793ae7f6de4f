import Figures
import Testing

/// What lies at and beyond the ends of a plot's axes.
@Suite struct PlotEdgeTests {
  private func commands(_ figure: Figure) throws -> [DrawingCommand] {
    try figure.layout(measuring: FixedWidths()).commands
  }

  private func moves(_ path: Path) -> Int {
    path.segments.count { if case .move = $0 { true } else { false } }
  }

  @Test func `a curve without gaps is one outline`() throws {
    let x = (0..<300).map { Double($0) }
    let figure = Figure("curve", "Curve") {
      Line(x: x, y: x.map { ($0 * 0.377).truncatingRemainder(dividingBy: 1) })
    }
    let outlines = try commands(figure).compactMap { command -> Int? in
      guard case .stroke(let path, let stroke) = command, stroke.paint == Paint(.series1) else {
        return nil
      }
      return moves(path)
    }
    #expect(outlines == [1])
  }

  @Test func `bars beyond the axis are cut off at the side of the plot`() throws {
    let places = (0..<10).map { Double($0) }
    let figure = Figure("bars", "Bars") { Bars(at: places, values: places.map { $0 + 1 }) }
      .axis(.x, Axis("", range: 1...4.2))
    let commands = try commands(figure)
    let right = commands.compactMap { command -> Double? in
      guard case .stroke(let path, Stroke(Paint(.hairline), width: 1)) = command,
        case .line(let end) = path.segments.last
      else { return nil }
      return end.x
    }.max()
    let bars = commands.flatMap { command -> [Rectangle] in
      guard case .fill(let path, Paint(.series1)) = command else { return [] }
      return path.segments.compactMap { if case .rectangle(let bar) = $0 { bar } else { nil } }
    }
    #expect(bars.count == 4)
    let edge = try #require(right) + DrawnPieces.tolerance
    #expect(bars.allSatisfy { $0.x + $0.width <= edge })
  }

  @Test func `a gap beyond the axis has no sign`() throws {
    let figure = Figure("gap", "Gap") { Line(x: [0, 1, 50], y: [1, 2, .nan]) }
      .axis(.x, Axis("", range: 0...10))
    let signs = try commands(figure).count { command in
      if case .stroke(_, let stroke) = command {
        stroke.paint == Paint(.series1) && stroke.width == Theme.fovea.gapSignWidth
      } else {
        false
      }
    }
    #expect(signs == 0)
  }

  @Test func `a rule beyond the axis is neither named nor told`() throws {
    let figure = Figure("rule", "Rule") {
      Line(x: [0, 1], y: [0, 1])
      Rule(x: 7, label: "late")
      Rule(y: 9, label: "high")
      Rule(y: 0.5, label: "middle")
    }
    .axis(.x, Axis("", range: 0...1)).axis(.y, Axis("", range: 0...1))
    let found = texts(try figure.layout(measuring: FixedWidths()))
    #expect(found.contains("middle"))
    #expect(!found.contains("late") && !found.contains("high"))
    #expect(figure.longDescription.contains("middle"))
    #expect(!figure.longDescription.contains("late") && !figure.longDescription.contains("high"))
  }

  @Test func `an axis of counts between two whole numbers has ticks within itself`() throws {
    let figure = Figure("count", "Count") { Points(x: [0.2, 0.8], y: [1, 2]) }
      .axis(.x, "epoch", format: .count)
    let found = texts(try figure.layout(measuring: FixedWidths()))
    #expect(found.contains("0.40") && found.contains("0.60"))
    #expect(!found.contains("1"))
  }

  @Test(arguments: [200, 330, 680])
  func `a wide number at the end of an axis is whole`(width: Double) throws {
    let figure = Figure("wide", "Wide") { Line(x: [0, 5e6], y: [0, 1]) }
    let found = texts(try figure.layout(for: .page(width: width), measuring: FixedWidths()))
    #expect(found.contains { $0.hasSuffix(",000,000") })
    #expect(!found.contains { $0.hasSuffix("…") })
  }

  @Test func `decimals that a number has no digits for are left out`() throws {
    let figure = Figure("digits", "Digits") { Line(x: [0, 1], y: [0, 50_000]) }
      .axis(.y, Axis("", decimals: 12))
    let found = texts(try figure.layout(measuring: FixedWidths()))
    #expect(found.contains("50,000.0000000000"))
    #expect(!found.contains("–"))
  }
}
