import FigureRendering
import Figures
import Gallery
import Testing

/// Whether diagrams, networks and flows can be read from the last row of a lecture hall.
@Suite struct DiagramSlideTests {
  /// The smallest text on a slide of 13⅓ by 7½ inches, in points.
  private let leastText = 14.0
  /// Sizes are rounded to thousandths of a point.
  private let rounding = 0.001

  private func diagrams() throws -> [Figure] {
    try Gallery.samples().filter { figure in
      figure.panels.contains { panel in
        switch panel.content {
        case .diagram, .architecture, .flow: true
        case .plot, .heatMap, .pictures: false
        }
      }
    }
  }

  private func texts(_ figure: Figure, _ format: FigureFormat) throws -> [TextRun] {
    try figure.layout(for: format, measuring: FontLibrary()).commands.compactMap { command in
      if case .text(let run) = command { run } else { nil }
    }
  }

  @Test(arguments: [FigureFormat.slide, .slide4x3, .slideHalf])
  func `no text of a diagram is too small for a slide`(format: FigureFormat) throws {
    let figures = try diagrams()
    #expect(!figures.isEmpty)
    for figure in figures {
      let runs = try texts(figure, format)
      #expect(!runs.isEmpty, "\(figure.id)")
      for run in runs where run.style.size < leastText - rounding {
        Issue.record("\(figure.id): “\(run.text)” has \(run.style.size) points")
      }
    }
  }

  /// How many numbers are left where half a slide has no room for all.
  private static let crowded = ["sample-b2": 0, "sample-d35": 103]

  @Test(arguments: [FigureFormat.slide, .slide4x3, .slideHalf])
  func `samples keep the numbers in their cells on slides`(format: FigureFormat) throws {
    for figure in try diagrams() {
      func numbers(_ format: FigureFormat) throws -> Int {
        try texts(figure, format).count { $0.style.font == .mono && $0.anchor == .middle }
      }
      guard case .diagram = figure.panels[0].content else { continue }
      let kept = format == .slideHalf ? Self.crowded[figure.id] : nil
      #expect(try numbers(format) == kept ?? numbers(.page), "\(figure.id)")
    }
  }
}
