import Mathematics

/// A pen of changing width, drawn along a flattened stroke as polygons that all turn the same way.
struct PenStroke {
  private let points: [Point]
  /// Half the pen's width at each point, in the points' unit.
  private let radii: [Double]

  init(_ points: [Point], radii: [Double]) {
    self.points = points
    self.radii = radii
  }

  /// Adds a quadrilateral for every step, and a round end where the stroke starts, stops or turns.
  func draw(on canvas: InkCanvas) {
    let normals = points.indices.map(normal)
    for i in points.indices.dropLast() {
      // In tight bends a quadrilateral may turn over; overlapping ones must not cancel each other.
      canvas.add(
        [
          side(i, normals[i], 1), side(i + 1, normals[i + 1], 1),
          side(i + 1, normals[i + 1], -1), side(i, normals[i], -1),
        ].turnedOneWay)
    }
    for i in points.indices where isEnd(i) || turnsSharply(i) {
      canvas.add(
        Self.disc.map { Point(points[i].x + radii[i] * $0.x, points[i].y + radii[i] * $0.y) })
    }
  }

  private func side(_ i: Int, _ normal: Point, _ sign: Double) -> Point {
    Point(
      points[i].x + sign * radii[i] * normal.x, points[i].y + sign * radii[i] * normal.y)
  }

  private func isEnd(_ i: Int) -> Bool { i == 0 || i == points.count - 1 }

  /// Whether the direction changes by more than about 35° at a point.
  private func turnsSharply(_ i: Int) -> Bool {
    let (a, b) = (direction(i - 1, i), direction(i, i + 1))
    return a.x * b.x + a.y * b.y < 0.82
  }

  /// The unit vector across the pen's way at a point.
  private func normal(_ i: Int) -> Point {
    let way = direction(max(i - 1, 0), min(i + 1, points.count - 1))
    return Point(-way.y, way.x)
  }

  private func direction(_ from: Int, _ to: Int) -> Point {
    let (dx, dy) = (points[to].x - points[from].x, points[to].y - points[from].y)
    let length = (dx * dx + dy * dy).squareRoot()
    return length > 0 ? Point(dx / length, dy / length) : Point(1, 0)
  }

  /// A circle of radius 1 with twelve corners, which at this size nobody can tell from a round one.
  private static let disc = (0..<12).map { i in
    Point(cosine(Double(i) * .pi / 6), sine(Double(i) * .pi / 6))
  }
}
