import FigureRendering
import Figures
import Gallery
import Testing

/// Every sample, in both themes: its letters can be read, its series told apart.
@Suite struct ContrastTests {
  /// WCAG 2.2, success criteria 1.4.3 and 1.4.11.
  private let textContrast = 4.5
  private let markContrast = 3.0
  /// In units of CIEDE2000.
  private let plainDifference = 10.0

  private static let series: [ColorRole] = [
    .training, .validation, .right, .wrong, .series1, .series2, .series3, .series4, .series5,
    .series6, .series7, .series8,
  ]

  @Test(arguments: Appearance.allCases)
  func `text stands out from what lies behind it`(appearance: Appearance) throws {
    let fonts = try FontLibrary()
    for (figure, drawing) in try drawings(fonts) {
      var backdrop = Backdrop(appearance)
      var faults: [String] = []
      for command in drawing.commands {
        backdrop.add(command)
        guard case .text(let run) = command else { continue }
        let color = Theme.fovea.color(run.paint, in: appearance)
        let behind = try places(of: run, fonts).map { backdrop.color(at: $0) }
        let contrast = behind.map { color.contrast(with: $0) }.min() ?? 21
        if contrast < textContrast { faults.append("“\(run.text)” has \(contrast)") }
      }
      #expect(faults.isEmpty, "\(figure.id)")
    }
  }

  @Test(arguments: Appearance.allCases)
  func `series of one figure are told apart in every kind of vision`(
    appearance: Appearance
  ) throws {
    for (figure, drawing) in try drawings(FontLibrary()) {
      let colors = ContrastTests.series.filter { roles(in: drawing, appearance).contains($0) }
        .map { Theme.fovea.color($0, in: appearance) }
      let distinct = colors.enumerated().filter { !colors[..<$0.offset].contains($0.element) }
      for (index, one) in distinct.enumerated() {
        for two in distinct[..<index] {
          for vision in ColorVision.allCases {
            #expect(
              one.element.difference(from: two.element, with: vision) >= plainDifference,
              "\(figure.id): \(one.element.hex) and \(two.element.hex) with \(vision)")
          }
        }
      }
    }
  }

  @Test(arguments: Appearance.allCases)
  func `series stand out from the paper`(appearance: Appearance) throws {
    let paper = Theme.fovea.color(.paper, in: appearance)
    for (figure, drawing) in try drawings(FontLibrary()) {
      for role in ContrastTests.series where roles(in: drawing, appearance).contains(role) {
        let contrast = Theme.fovea.color(role, in: appearance).contrast(with: paper)
        #expect(contrast >= markContrast, "\(figure.id): \(role)")
      }
    }
  }

  private func drawings(_ fonts: FontLibrary) throws -> [(Figure, Drawing)] {
    try Gallery.samples().map { ($0, try $0.layout(for: .file, measuring: fonts)) }
  }

  /// The roles of everything filled or drawn.
  private func roles(in drawing: Drawing, _ appearance: Appearance) -> Set<ColorRole> {
    Set(
      drawing.commands.compactMap { command in
        switch command {
        case .fill(_, let paint): paint.role(in: appearance)
        case .stroke(_, let stroke): stroke.paint.role(in: appearance)
        case .gradient, .text, .image: nil
        }
      })
  }

  /// Three points in the middle of the capitals: both ends and the middle of the line.
  private func places(of run: TextRun, _ fonts: FontLibrary) throws -> [Point] {
    let width = try fonts.width(of: run.text, in: run.style)
    let start: Double =
      switch run.anchor {
      case .start: 0
      case .middle: -width / 2
      case .end: -width
      }
    let half = run.style.font.capitalHeight * run.style.size / 2
    return [0.1, 0.5, 0.9].map { share in
      let along = start + share * width
      return run.direction == .across
        ? Point(x: run.origin.x + along, y: run.origin.y - half)
        : Point(x: run.origin.x - half, y: run.origin.y - along)
    }
  }
}
