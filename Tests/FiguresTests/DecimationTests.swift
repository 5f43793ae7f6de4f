import Figures
import Testing

@Suite struct DecimationTests {
  private let count = 1_000_000

  /// A slow wave with one value far above and one far below.
  private func figure() -> Figure {
    var y = (0..<count).map { Double($0 % 1000) / 1000 }
    y[123_456] = 50
    y[765_432] = -50
    let x = (0..<count).map { Double($0) }
    return Figure("long", "A million points") { Line(x: x, y: y, label: "loss") }
  }

  private func curve(_ drawing: Drawing) -> [Point] {
    drawing.commands.flatMap { command -> [Point] in
      guard case .stroke(let path, let stroke) = command, stroke.paint == Paint(.series1) else {
        return []
      }
      return path.segments.compactMap { segment in
        switch segment {
        case .move(let point), .line(let point): point
        default: nil
        }
      }
    }
  }

  @Test func `a million points keep their extremes and few others`() throws {
    let points = curve(try figure().layout(measuring: FixedWidths()))
    #expect(points.count < 4 * 680)
    let heights = points.map(\.y)
    let (top, bottom) = (try #require(heights.min()), try #require(heights.max()))
    #expect(heights.count { $0 == top } == 1)
    #expect(heights.count { $0 == bottom } == 1)
    #expect(bottom - top > 200)
  }

  @Test func `gaps narrower than a pixel neither part a curve nor add points`() throws {
    let y = (0..<count).map { $0 % 2 == 0 ? Double($0 % 1000) : .nan }
    let figure = Figure("holes", "Half a million gaps") {
      Line(x: y.indices.map { Double($0) }, y: y)
    }
    let drawing = try figure.layout(measuring: FixedWidths())
    #expect((600...4 * 680).contains(curve(drawing).count))
    #expect(drawing.commands.count < 40)
  }

  @Test func `a million scattered points leave some thousand with the outermost`() throws {
    let x = (0..<count).map { Double($0 * 7919 % 10_007) }
    var y = (0..<count).map { Double($0 * 104_729 % 10_009) }
    y[500_000] = 30_000
    let figure = Figure("scatter", "A million points") { Points(x: x, y: y) }
    var circles: [Point] = []
    for command in try figure.layout(measuring: FixedWidths()).commands {
      guard case .fill(let path, _) = command else { continue }
      for case .circle(let center, _) in path.segments { circles.append(center) }
    }
    #expect(circles.count > 1000 && circles.count <= 4004)
    let heights = circles.map(\.y).sorted()
    #expect(heights[1] - heights[0] > 50)
  }
}
