import Figures

/// Finds texts of a drawing that leave it, touch each other or have a line through them.
struct DrawingClearance {
  let drawing: Drawing
  let measuring: any TextMeasuring

  /// Capitals of neighbouring lines may come this close, and numbers to the lines of their cell.
  private let tolerance = 0.5

  func faults() throws -> [String] {
    var faults: [String] = []
    let texts = try texts
    for (index, text) in texts.enumerated() {
      let box = text.box
      if box.x < 0 || box.y < 0 || box.maxX > drawing.size.width
        || box.maxY > drawing.size.height
      {
        faults.append("“\(text.words)” leaves the drawing")
      }
      for other in texts[..<index] where overlap(box, other.box) {
        faults.append("“\(text.words)” lies over “\(other.words)”")
      }
      for line in lines where crosses(line.0, line.1, box) {
        faults.append("a line runs through “\(text.words)”")
      }
    }
    for point in lines.flatMap({ [$0.0, $0.1] }) + corners {
      let isInside =
        point.x >= 0 && point.y >= 0 && point.x <= drawing.size.width
        && point.y <= drawing.size.height
      if !isInside { faults.append("\(point.x), \(point.y) lies outside") }
    }
    return faults
  }

  /// The reach of capitals and digits of every line of text.
  private var texts: [(words: String, box: Rectangle)] {
    get throws {
      try drawing.commands.compactMap { command in
        guard case .text(let run) = command else { return nil }
        let width = try measuring.width(of: run.text, in: run.style)
        let share = run.anchor == .start ? 0 : run.anchor == .middle ? 0.5 : 1
        let height = run.style.font.capitalHeight * run.style.size
        return (
          run.text,
          Rectangle(
            x: run.origin.x - share * width, y: run.origin.y - height, width: width,
            height: height)
        )
      }
    }
  }

  /// Every straight line that is stroked.
  private var lines: [(Point, Point)] {
    drawing.commands.flatMap { command -> [(Point, Point)] in
      guard case .stroke(let path, let stroke) = command else { return [] }
      // Hatching runs through empty cells only.
      guard stroke.paint != Paint(.muted, opacity: 0.5) else { return [] }
      return path.segments.reduce(into: (lines: [(Point, Point)](), last: Point(x: 0, y: 0))) {
        switch $1 {
        case .move(let point): $0.last = point
        case .line(let point):
          $0.lines.append(($0.last, point))
          $0.last = point
        case .rectangle(let frame): $0.lines += frame.edges
        default: break
        }
      }.lines
    }
  }

  /// Those of filled rectangles and images.
  private var corners: [Point] {
    drawing.commands.flatMap { command -> [Point] in
      switch command {
      case .fill(let path, _):
        path.segments.flatMap { segment -> [Point] in
          switch segment {
          case .rectangle(let frame): frame.edges.map(\.0)
          case .move(let point), .line(let point): [point]
          default: []
          }
        }
      case .image(_, let frame, _): frame.edges.map(\.0)
      default: []
      }
    }
  }

  private func overlap(_ a: Rectangle, _ b: Rectangle) -> Bool {
    a.x < b.maxX - tolerance && b.x < a.maxX - tolerance && a.y < b.maxY - tolerance
      && b.y < a.maxY - tolerance
  }

  /// Whether a line has a point within a box, found by cutting it at the box's sides.
  private func crosses(_ start: Point, _ end: Point, _ box: Rectangle) -> Bool {
    let box = box.inset(by: tolerance)
    guard box.width > 0, box.height > 0 else { return false }
    var (from, to) = (0.0, 1.0)
    for (origin, change, low, high) in [
      (start.x, end.x - start.x, box.x, box.maxX), (start.y, end.y - start.y, box.y, box.maxY),
    ] {
      if change == 0 {
        if origin <= low || origin >= high { return false }
      } else {
        let cuts = [(low - origin) / change, (high - origin) / change].sorted()
        (from, to) = (max(from, cuts[0]), min(to, cuts[1]))
      }
    }
    return from < to
  }
}

extension Rectangle {
  fileprivate var edges: [(Point, Point)] {
    let corners = [
      Point(x: x, y: y), Point(x: maxX, y: y), Point(x: maxX, y: maxY), Point(x: x, y: maxY),
    ]
    return corners.indices.map { (corners[$0], corners[($0 + 1) % 4]) }
  }
}
