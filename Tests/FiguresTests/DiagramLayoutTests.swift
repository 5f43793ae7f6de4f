import Figures
import Foundation
import Testing

@Suite struct DiagramLayoutTests {
  private let formats: [FigureFormat] = [
    .page, .file, .slide, .slide4x3, .slideHalf, .print,
  ]
  /// WCAG 2.2, success criterion 1.4.3.
  private let textContrast = 4.5

  @Test func `nothing overlaps or leaves the drawing in any format`() throws {
    for figure in try SmallDiagrams.all() {
      for format in formats {
        let drawing = try figure.layout(for: format, measuring: FixedWidths())
        let faults = try DrawingClearance(drawing: drawing, measuring: FixedWidths()).faults()
        #expect(faults.isEmpty, "\(figure.id) at \(format.name): \(faults)")
      }
    }
  }

  @Test func `texts over each other, over lines and beyond the edge are found`() throws {
    func text(_ text: String, x: Double) -> String {
      #"{"text":{"anchor":"start","direction":"across","origin":{"x":\#(x),"y":20},"#
        + #""paint":{"role":"ink"},"style":{"font":"regular","size":10},"text":"\#(text)"}}"#
    }
    let line = #"{"paint":{"dash":[],"paint":{"role":"ink"},"width":1},"stroke":"M 52 0 L 52 30"}"#
    let commands = [
      text("one", x: 0), text("two", x: 10), text("three", x: 45), text("four", x: 80), line,
    ].joined(separator: ",")
    let drawing = try JSONDecoder().decode(
      Drawing.self,
      from: Data(#"{"size":{"width":90,"height":30},"commands":[\#(commands)]}"#.utf8))
    let faults = try DrawingClearance(drawing: drawing, measuring: FixedWidths()).faults()
    #expect(
      faults == [
        "“two” lies over “one”", "a line runs through “three”", "“four” leaves the drawing",
      ])
  }

  @Test func `diagrams keep to the room of their format`() throws {
    for figure in try SmallDiagrams.all() {
      for format in formats {
        let size = try figure.layout(for: format, measuring: FixedWidths()).size
        #expect(size.width <= format.width, "\(figure.id) at \(format.name)")
        #expect(size.height <= format.height ?? .infinity, "\(figure.id) at \(format.name)")
      }
    }
  }

  @Test(arguments: Appearance.allCases)
  func `numbers stand out from every tint`(appearance: Appearance) throws {
    let theme = Theme.fovea
    for figure in try SmallDiagrams.all() {
      let drawing = try figure.layout(measuring: FixedWidths())
      var fills: [(frame: Rectangle, paint: Paint)] = []
      for command in drawing.commands {
        if case .fill(let path, let paint) = command {
          for case .rectangle(let frame) in path.segments { fills.append((frame, paint)) }
        }
        guard case .text(let run) = command, run.style.font == .mono else { continue }
        // The palest beam may lie under any cell.
        var color = theme.color(Paint(.accent, opacity: 0.12), in: appearance)
        for fill in fills where fill.frame.contains(run.origin) {
          let role = fill.paint.role(in: appearance)
          color = theme.color(role, in: appearance).over(color, opacity: fill.paint.opacity)
        }
        let contrast = theme.color(run.paint, in: appearance).contrast(with: color)
        #expect(contrast >= textContrast, "\(figure.id): \(run.text)")
      }
    }
  }

  @Test func `all cells of a diagram are squares of one size`() throws {
    for figure in [try SmallDiagrams.gradients(), try SmallDiagrams.factors()] {
      let drawing = try figure.layout(measuring: FixedWidths())
      let sizes = numberDistances(drawing)
      #expect(sizes.count == 1, "\(figure.id): \(sizes)")
    }
  }

  @Test func `stations go on in a second row where one row would be too small`() throws {
    let image = (0..<5).map { row in (0..<8).map { Double(100 * row + $0) } }
    let figure = try SmallDiagrams.step(image: image, kernel: [[1, 0], [0, 1]])
    func headings(_ format: FigureFormat) throws -> [Double] {
      try figure.layout(for: format, measuring: FixedWidths()).commands.compactMap {
        guard case .text(let run) = $0, run.text.hasPrefix("output") else { return nil }
        return run.origin.x
      }
    }
    var narrow = FigureFormat.page
    narrow.width = 260
    #expect(try headings(.page)[0] > 260)
    #expect(try headings(narrow)[0] < 130)
  }

  @Test func `long numbers shrink until they fit their cells`() throws {
    let figure = try SmallDiagrams.step(
      image: [[-99_999, 12_345.678, 1e300], [1e-9, 0.333333, 5], [1, 2, 3]])
    let drawing = try figure.layout(measuring: FixedWidths())
    let faults = try DrawingClearance(drawing: drawing, measuring: FixedWidths()).faults()
    #expect(faults.isEmpty, "\(faults)")
    #expect(texts(drawing).contains("1e300"))
    #expect(texts(drawing).contains("1e−9"))
    #expect(texts(drawing).contains("12345.68"))
  }

  /// How far numbers in one line of cells are apart, rounded to tenths of a point.
  private func numberDistances(_ drawing: Drawing) -> Set<Double> {
    var distances: Set<Double> = []
    var last: TextRun?
    for case .text(let run) in drawing.commands where run.anchor == .middle {
      guard run.style.font == .mono, Double(run.text.replacing("−", with: "-")) != nil else {
        last = nil
        continue
      }
      if let last, last.origin.y == run.origin.y {
        distances.insert(((run.origin.x - last.origin.x) * 10).rounded() / 10)
      }
      last = run
    }
    return distances
  }
}

extension Rectangle {
  fileprivate func contains(_ point: Point) -> Bool {
    (x...x + width).contains(point.x) && (y...y + height).contains(point.y)
  }
}
