/// A place in a drawing: x to the right, y downwards, in whatever unit the drawing uses.
struct Point: Equatable, Sendable {
  var x: Double
  var y: Double

  init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// One movement of the pen: a smooth curve through knots, with a sharp turn where one is marked.
struct Stroke: Sendable {
  let knots: [Point]
  /// Positions in `knots` where the pen turns sharply.
  let corners: [Int]

  init(_ knots: [(Double, Double)], corners: [Int] = []) {
    self.init(knots.map { Point($0.0, $0.1) }, corners: corners)
  }

  init(_ knots: [Point], corners: [Int]) {
    self.knots = knots
    self.corners = corners
  }

  /// The same stroke with every knot elsewhere.
  func moved(_ transform: (Point) -> Point) -> Stroke {
    Stroke(knots.map(transform), corners: corners)
  }

  /// Points along the curve, closer together than the eye can tell at this size.
  ///
  /// Source: Catmull & Rom 1974, uniform, with doubled end knots; pieces meet at corners.
  func flattened(steps: Int) -> [Point] {
    var points: [Point] = []
    points.reserveCapacity(knots.count * steps + 1)
    var start = 0
    for end in corners + [knots.count - 1] {
      for i in start..<end {
        let before = knots[max(i - 1, start)]
        let after = knots[min(i + 2, end)]
        for step in 0..<steps {
          let t = Double(step) / Double(steps)
          points.append(between(before, knots[i], knots[i + 1], after, at: t))
        }
      }
      start = end
    }
    points.append(knots[knots.count - 1])
    return points
  }

  private func between(_ a: Point, _ b: Point, _ c: Point, _ d: Point, at t: Double) -> Point {
    let square = t * t
    let cube = square * t
    let wa = (2 * square - t - cube) / 2
    let wb = (2 - 5 * square + 3 * cube) / 2
    let wc = (t + 4 * square - 3 * cube) / 2
    let wd = (cube - square) / 2
    return Point(
      wa * a.x + wb * b.x + wc * c.x + wd * d.x, wa * a.y + wb * b.y + wc * c.y + wd * d.y)
  }
}
