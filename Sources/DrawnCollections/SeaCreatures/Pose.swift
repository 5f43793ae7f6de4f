import Mathematics

/// Where a creature is, how large, which way it is turned, and how it is tilted away.
struct Pose {
  let middle: Point
  /// Pixels in the creature's own unit, about half its length.
  let size: Double
  private let cosine: Double
  private let sine: Double
  /// How much shorter it looks across the picture's height, because it is tilted.
  private let squash: Double
  private let mirror: Double

  /// Puts a creature onto the canvas.
  ///
  /// - Parameters:
  ///   - middle: in pixels.
  ///   - size: in pixels.
  ///   - turn: in radians, clockwise.
  ///   - squash: 1 seen from the front, less when tilted.
  ///   - mirrored: whether left and right change places.
  init(middle: Point, size: Double, turn: Double, squash: Double = 1, mirrored: Bool = false) {
    self.middle = middle
    self.size = size
    self.squash = squash
    mirror = mirrored ? -1 : 1
    cosine = Mathematics.cosine(turn)
    sine = Mathematics.sine(turn)
  }

  /// A place of the creature on the canvas.
  func at(_ x: Double, _ y: Double) -> Point {
    let (x, y) = (mirror * x, y)
    return Point(
      middle.x + size * (cosine * x - sine * y),
      middle.y + size * squash * (sine * x + cosine * y))
  }

  func at(_ points: [(Double, Double)]) -> [Point] { points.map { at($0.0, $0.1) } }

  /// A smooth closed outline through places of the creature.
  func outline(_ points: [(Double, Double)]) -> [Point] {
    guard let first = points.first else { return [] }
    let knots = at(points + [first])
    return Stroke(knots, corners: []).flattened(steps: 6)
  }

  func stroke(_ points: [(Double, Double)]) -> Stroke { Stroke(at(points), corners: []) }
}
