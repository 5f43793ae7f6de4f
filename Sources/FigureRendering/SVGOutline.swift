import Figures

/// The outlines of a line of text as an SVG path that can begin anywhere.
///
/// Only its first position is absolute; all others count from the one before, in whole hundredths
/// of a point, so that no error adds up.
struct SVGOutline {
  private static let power = 100
  private let first: (x: Int, y: Int)
  private let rest: SVGText

  var isEmpty: Bool { rest.bytes.isEmpty }

  init(_ line: OutlinedText, _ direction: TextDirection) {
    var writer = RelativePath(isTurned: direction == .upward)
    for segment in line.segments {
      switch segment {
      case .move(let x, let y): writer.move(x, y)
      case .line(let x, let y): writer.draw("l", [(x, y)])
      case .cubic(let ax, let ay, let bx, let by, let x, let y):
        writer.draw("c", [(ax, ay), (bx, by), (x, y)])
      }
    }
    if writer.first != nil { writer.path.add("z") }
    first = writer.first ?? (0, 0)
    rest = writer.path
  }

  func add(at origin: Point, to svg: inout SVGText) {
    let power = Double(Self.power)
    svg.add("M")
    svg.add(parts: Int((origin.x * power).rounded()) + first.x, power: Self.power)
    svg.add(" ")
    svg.add(parts: Int((origin.y * power).rounded()) + first.y, power: Self.power)
    svg.add(rest)
  }

  private struct RelativePath {
    let isTurned: Bool
    var path = SVGText()
    private(set) var first: (x: Int, y: Int)?
    private var pen = (x: 0, y: 0)
    /// Where the contour began, to which closing it returns.
    private var start = (x: 0, y: 0)

    init(isTurned: Bool) { self.isTurned = isTurned }

    mutating func move(_ x: Double, _ y: Double) {
      let point = rounded(x, y)
      if first == nil {
        first = point
      } else {
        path.add("z")
        pen = start
        path.add("m")
        add(point, isFirst: true)
      }
      (pen, start) = (point, point)
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
      if !isFirst && dx >= 0 { path.add(" ") }
      path.add(parts: dx, power: SVGOutline.power)
      if dy >= 0 { path.add(" ") }
      path.add(parts: dy, power: SVGOutline.power)
    }

    private func rounded(_ x: Double, _ y: Double) -> (x: Int, y: Int) {
      let (x, y) = isTurned ? (y, -x) : (x, y)
      let power = Double(SVGOutline.power)
      return (Int((x * power).rounded()), Int((y * power).rounded()))
    }
  }
}
