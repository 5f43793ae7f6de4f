import Figures
import Testing

@Suite struct ThemeTests {
  /// WCAG 2.2, success criteria 1.4.3 and 1.4.11.
  private let textContrast = 4.5
  private let markContrast = 3.0

  @Test(arguments: Appearance.allCases)
  func `text stands out from the paper`(appearance: Appearance) {
    let paper = Theme.fovea.color(.paper, in: appearance)
    for role in [
      ColorRole.ink, .muted, .accent, .training, .validation, .right, .wrong,
    ] {
      let contrast = Theme.fovea.color(role, in: appearance).contrast(with: paper)
      #expect(contrast >= textContrast, "\(role)")
    }
  }

  @Test(arguments: Appearance.allCases)
  func `marks stand out from the paper`(appearance: Appearance) {
    let paper = Theme.fovea.color(.paper, in: appearance)
    for role in [ColorRole.training, .validation, .wrong, .count, .negative, .positive] {
      let contrast = Theme.fovea.color(role, in: appearance).contrast(with: paper)
      #expect(contrast >= markContrast, "\(role)")
    }
  }

  @Test(arguments: Appearance.allCases)
  func `numbers stand out from every cell of every ramp`(appearance: Appearance) throws {
    let values = stride(from: -1.0, through: 1, by: 1.0 / 64).map { Float($0) }
    let signed = try Figure.kernels(
      id: "ramp", title: "Ramp",
      kernels: [NamedKernel("k", rows: 1, columns: values.count, weights: values)])
    let shares = try Figure.confusionMatrix(
      id: "ramp", title: "Ramp",
      matrix: ConfusionMatrix(
        classes: (0...40).map(String.init),
        counts: (0...40).map { row in (0...40).map { ($0 + 1) * (row + 1) } }))
    for figure in [signed, shares] {
      #expect(try leastContrast(figure, appearance) >= textContrast)
    }
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
