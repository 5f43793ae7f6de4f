import Mathematics

/// What lies behind a hand: a wall that is brighter on one side, with this and that standing around.
struct Backdrop {
  /// Brightness in the middle.
  let level: Float
  private let gradient: (Float, Float)
  private var edges: [Edge] = []
  private var discs: [Disc] = []

  /// Everything on one side of a straight line: a door's frame, a table, a window.
  private struct Edge {
    let normal: (Float, Float)
    let offset: Float
    let softness: Float
    let level: Float
  }

  /// Something round at the rim: a shoulder, a lamp, a plant.
  private struct Disc {
    let centre: (Float, Float)
    let radius: Float
    let softness: Float
    let level: Float
  }

  /// Furnishes a room.
  ///
  /// - Parameters:
  ///   - level: brightness of the wall behind the hand, 0 to 1.
  ///   - random: the image's own stream.
  init(level: Double, using random: inout SeededRandom) {
    self.level = Float(level)
    let slant = 0.011 * min(level + 0.25, 1)
    gradient = (Float(random.uniform(-slant, slant)), Float(random.uniform(-slant, slant)))
    if random.unit() < 0.3 { edges.append(Self.frame(&random)) }
    if random.unit() < 0.25 { edges.append(Self.table(&random)) }
    if random.unit() < 0.35 { discs.append(Self.disc(&random)) }
  }

  /// Brightness at a place of the picture, in pixels.
  func brightness(_ x: Float, _ y: Float) -> Float {
    var value = level + gradient.0 * (x - 14) + gradient.1 * (y - 14)
    for edge in edges {
      let inside = x * edge.normal.0 + y * edge.normal.1 - edge.offset
      value += (edge.level - value) * min(max(inside / edge.softness + 0.5, 0), 1)
    }
    for disc in discs {
      let (dx, dy) = (x - disc.centre.0, y - disc.centre.1)
      let inside = disc.radius - (dx * dx + dy * dy).squareRoot()
      value += (disc.level - value) * min(max(inside / disc.softness + 0.5, 0), 1)
    }
    return value
  }

  /// Upright, at the left or the right rim.
  private static func frame(_ random: inout SeededRandom) -> Edge {
    let sign: Float = random.unit() < 0.5 ? 1 : -1
    let place = Float(random.uniform(1, 6))
    let lean = Float(random.uniform(-0.08, 0.08))
    return Edge(
      normal: (sign, lean), offset: sign > 0 ? 28 - place : -place,
      softness: Float(random.uniform(0.8, 2.2)), level: Float(random.uniform(0.05, 1)))
  }

  /// Level, at the lower rim.
  private static func table(_ random: inout SeededRandom) -> Edge {
    Edge(
      normal: (Float(random.uniform(-0.12, 0.12)), 1), offset: Float(random.uniform(20, 26)),
      softness: Float(random.uniform(0.8, 2.2)), level: Float(random.uniform(0.05, 0.9)))
  }

  private static func disc(_ random: inout SeededRandom) -> Disc {
    let right = random.unit() < 0.6
    return Disc(
      centre: (
        Float(right ? random.uniform(25, 33) : random.uniform(-5, 3)), Float(random.uniform(2, 34))
      ),
      radius: Float(random.uniform(5, 11)), softness: Float(random.uniform(1, 3.5)),
      level: Float(random.uniform(0.05, 0.9)))
  }
}
