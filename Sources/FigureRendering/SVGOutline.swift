import Figures

extension SVGText {
  /// Adds a glyph's outline as a path in whole numbers.
  ///
  /// Positions count from the one before, and are rounded before they are subtracted, so that no
  /// error adds up.
  ///
  /// - Parameters:
  ///   - outline: in the font's units, y upward.
  ///   - unit: how many of the path's units one of the font's is.
  mutating func add(outline: GlyphOutline, unit: Double) {
    var writer = RelativePath(unit: unit)
    for segment in outline.segments {
      switch segment {
      case .move(let x, let y): writer.move(x, y)
      case .line(let x, let y): writer.draw("l", [(x, y)])
      case .cubic(let ax, let ay, let bx, let by, let x, let y):
        writer.draw("c", [(ax, ay), (bx, by), (x, y)])
      }
    }
    add(writer.path)
    add("z")
  }
}

private struct RelativePath {
  var path = SVGText()
  private let unit: Double
  private var isEmpty = true
  private var pen = (x: 0, y: 0)
  /// Where the contour began, to which closing it returns.
  private var start = (x: 0, y: 0)

  init(unit: Double) {
    self.unit = unit
  }

  mutating func move(_ x: Double, _ y: Double) {
    let point = rounded(x, y)
    path.add(isEmpty ? "M" : "zm")
    pen = start
    add(point, isFirst: true)
    (pen, start, isEmpty) = (point, point, false)
  }

  mutating func draw(_ letter: String, _ points: [(Double, Double)]) {
    path.add(letter)
    var last = pen
    for (index, point) in points.enumerated() {
      last = rounded(point.0, point.1)
      add(last, isFirst: index == 0)
    }
    pen = last
  }

  private mutating func add(_ point: (x: Int, y: Int), isFirst: Bool) {
    let (dx, dy) = (point.x - pen.x, point.y - pen.y)
    // A sign parts two numbers as well as a space does.
    path.add(isFirst || dx < 0 ? "\(dx)" : " \(dx)")
    path.add(dy < 0 ? "\(dy)" : " \(dy)")
  }

  private func rounded(_ x: Double, _ y: Double) -> (x: Int, y: Int) {
    (Int((x * unit).rounded()), Int((-y * unit).rounded()))
  }
}
