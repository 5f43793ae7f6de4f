import Figures
import Testing

/// How large numbers in cells are where there is little room.
@Suite struct DiagramReadabilityTests {
  /// Smaller numbers cannot be read from the last row of a lecture hall, in points on a slide.
  private let leastNumber = 14.0
  /// Sizes are rounded to thousandths of a point.
  private let rounding = 0.001

  private func factors() throws -> Figure {
    let image: [[Double]] = [
      [0, 1, 0, 0, 1], [1, 8, 9, 8, 0], [0, 9, 8, 9, 1], [1, 8, 9, 9, 0], [0, 0, 1, 0, 1],
    ]
    return try .factorizedConvolution(
      id: "factors", title: "Some kernels are two small ones in a row", image: image,
      column: [1, 2, 1], row: [-1, 0, 1])
  }

  /// The sizes of the numbers that stand in cells.
  private func numbers(_ figure: Figure, _ format: FigureFormat) throws -> [Double] {
    try figure.layout(for: format, measuring: FixedWidths()).commands.compactMap { command in
      guard case .text(let run) = command, run.style.font == .mono, run.anchor == .middle,
        Double(run.text.replacing("−", with: "-")) != nil
      else { return nil }
      return run.style.size
    }
  }

  @Test(arguments: [FigureFormat.slide, .slide4x3, .slideHalf])
  func `numbers can be read on every slide`(format: FigureFormat) throws {
    for figure in try SmallDiagrams.all() + [factors()] {
      let sizes = try numbers(figure, format)
      let readable = sizes.allSatisfy { $0 >= leastNumber - rounding }
      #expect(readable, "\(figure.id): \(sizes.min() ?? 0)")
    }
  }

  @Test func `distances give way until all numbers stand on a whole slide`() throws {
    #expect(try numbers(factors(), .slide).count == 113)
  }

  @Test func `grids that show the same keep or lose their numbers together`() throws {
    let figure = try Figure.globalAveragePooling(
      id: "means", title: "Two of the means are long",
      maps: [[[1, 1], [1, 1]], [[1, 2], [2, 2]], [[0, 1], [2, 4]]])
    let counts = try stride(from: 540.0, through: 280, by: -20).map { height in
      var format = FigureFormat.slide
      format.height = height
      return try numbers(figure, format).count
    }
    #expect(counts.allSatisfy { [15, 12, 0].contains($0) }, "\(counts)")
    #expect(counts.first == 15)
    #expect(counts.contains(12))
  }

  @Test func `numbers that nobody could read are left out, the sum below is not`() throws {
    let image = (0..<24).map { row in (0..<24).map { Double(row * $0) } }
    let figure = try SmallDiagrams.step(image: image)
    #expect(try numbers(figure, .page).count == 576 + 4 + 23 * 23)
    #expect(try numbers(figure, .slideHalf).isEmpty)
    let half = try figure.layout(for: .slideHalf, measuring: FixedWidths())
    #expect(texts(half).contains { $0.hasPrefix("0·0 + 0·1") })
  }

  @Test func `distances shrink for the sake of cells only where height is limited`() throws {
    func gap(_ format: FigureFormat) throws -> Double {
      let drawing = try factors().layout(for: format, measuring: FixedWidths())
      let runs = drawing.commands.compactMap { command -> TextRun? in
        guard case .text(let run) = command else { return nil }
        return run
      }
      let title = try #require(runs.first { $0.text.hasPrefix("At once") })
      let heading = try #require(
        runs.first { $0.text.hasPrefix("input") && $0.origin.y > title.origin.y })
      return (heading.origin.y - title.origin.y) / title.style.size
    }
    var tall = FigureFormat.slideHalf
    tall.height = nil
    #expect(try gap(.slideHalf) < gap(tall))
  }
}
