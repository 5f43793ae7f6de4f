import Figures
import Foundation
import Testing

@Suite struct ThemeTests {
  @Test(arguments: ["#+12345", "#12345", "#1234567", "1234567", "#12345g", ""])
  func `a colour that is not six digits is refused`(text: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Color].self, from: Data("[\"\(text)\"]".utf8))
    }
  }

  @Test func `a colour is read in capitals, too`() throws {
    let colors = try JSONDecoder().decode([Color].self, from: Data("[\"#0A50B4\"]".utf8))
    #expect(colors == [Color(0x0A_50B4)])
  }

  /// WCAG 2.2, success criterion 1.4.3.
  private let textContrast = 4.5

  @Test(arguments: ColorMap.allCases, Appearance.allCases)
  func `numbers stand out from every cell of every map`(
    map: ColorMap, appearance: Appearance
  ) throws {
    let values = stride(from: map.isSigned ? -1.0 : 0, through: 1, by: 1.0 / 64).map { $0 }
    let scale =
      map.isSigned ? ColorScale.signed(1, title: "") : .range(0, 1, map: map, title: "")
    let ramp = HeatMap(
      rows: 1, columns: values.count, values: values, texts: values.map { _ in "0" },
      scale: scale)
    let figure = Figure(id: "ramp", title: "Ramp", panels: [Panel(.heatMap(ramp))])
    #expect(try leastContrast(figure, appearance) >= textContrast)
  }

  @Test func `contrast runs from one to twenty-one`() {
    let (black, white) = (Color(0), Color(0xFF_FFFF))
    #expect(black.contrast(with: black) == 1)
    #expect((black.contrast(with: white) - 21).magnitude < 1e-9)
  }

  /// The least contrast of a cell's number with the cell under it.
  private func leastContrast(_ figure: Figure, _ appearance: Appearance) throws -> Double {
    let theme = Theme.fovea
    let drawing = try figure.layout(measuring: FixedWidths())
    var cells: [(frame: Rectangle, paint: Paint)] = []
    var least = 21.0
    for command in drawing.commands {
      if case .fill(let path, let paint) = command {
        for case .rectangle(let frame) in path.segments { cells.append((frame, paint)) }
      }
      guard case .text(let run) = command, run.style.font == .mono else { continue }
      let point = run.origin
      guard
        let cell = cells.last(where: {
          ($0.frame.x...$0.frame.maxX).contains(point.x)
            && ($0.frame.y...$0.frame.maxY).contains(point.y)
        })
      else { continue }
      let text = theme.color(run.paint, in: appearance)
      least = min(least, text.contrast(with: theme.color(cell.paint, in: appearance)))
    }
    return least
  }
}
