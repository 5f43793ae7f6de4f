import Figures
import Testing

/// The names of categories at the left of a plot and below it.
@Suite struct CategoryNamesTests {
  private let names = [
    "logistic regression on raw pixels", "dense network with two hidden layers", "ConvNet",
  ]

  private func bars(_ place: AxisPlace, _ names: [String]) -> Figure {
    Figure("names", "Names") { Bars(values: names.indices.map { Double($0 + 1) }) }
      .axis(place, Axis("", categories: names))
  }

  private func drawing(_ figure: Figure, _ width: Double) throws -> Drawing {
    try figure.layout(for: .page(width: width), measuring: FixedWidths())
  }

  @Test(arguments: [AxisPlace.x, .y])
  func `long names break into lines`(place: AxisPlace) throws {
    let drawing = try drawing(bars(place, names), 420)
    let found = texts(drawing).filter { $0.contains { $0.isLetter } }
    #expect(
      found.joined(separator: " ").split(separator: " ").sorted()
        == names.joined(separator: " ").split(separator: " ").sorted())
    #expect(found.count > names.count)
    #expect(DrawnPieces(drawing).overlappingTexts.isEmpty)
  }

  @Test func `names in lines stand level where each has room`() throws {
    let upright = try drawing(bars(.x, names), 420).commands.count { command in
      if case .text(let run) = command { run.direction == .upward } else { false }
    }
    #expect(upright == 0)
  }

  @Test func `names that have no room in three lines are cut`() throws {
    let long = (0..<4).map { "\($0) " + String(repeating: "word ", count: 40) }
    for place in [AxisPlace.x, .y] {
      let drawing = try drawing(bars(place, long), 400)
      #expect(texts(drawing).count { $0.hasSuffix("…") } == 4)
    }
  }

  @Test func `rows of a low slide keep names apart`() throws {
    var format = FigureFormat.slide
    format.height = 260
    let many = (0..<8).map { "network number \($0) with a rather long name" }
    let drawing = try bars(.y, many).layout(for: format, measuring: FixedWidths())
    #expect(DrawnPieces(drawing).overlappingTexts.isEmpty)
  }
}
