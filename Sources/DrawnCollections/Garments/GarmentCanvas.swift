import Mathematics

/// A black picture on which a garment is put together from pieces of cloth.
final class GarmentCanvas {
  /// Pixels along either side.
  static let side = 28

  private let ink = InkCanvas(width: side, height: side)
  private var values = [Float](repeating: 0, count: side * side)
  private var fabric: Fabric?
  private var placement = Placement.identity

  /// How a garment lies: turned, stretched and moved a little.
  struct Placement {
    var across: Point
    var down: Point
    var middle: Point

    static let identity = Placement(across: Point(1, 0), down: Point(0, 1), middle: Point(14, 14))

    /// Where a place of the drawing, whose middle is (14, 14), comes to lie.
    func callAsFunction(_ p: Point) -> Point {
      let (x, y) = (p.x - 14, p.y - 14)
      return Point(
        middle.x + x * across.x + y * down.x, middle.y + x * across.y + y * down.y)
    }
  }

  /// Starts over.
  func begin(_ fabric: Fabric, _ placement: Placement) {
    self.fabric = fabric
    self.placement = placement
    for i in values.indices { values[i] = 0 }
  }

  /// Puts on cloth.
  ///
  /// - Parameters:
  ///   - pieces: closed outlines in pixels.
  ///   - tone: how much brighter than the rest of the garment.
  func cloth(_ pieces: [Point]..., tone: Float = 1) {
    cover(pieces)
    guard let fabric else { return }
    blend(1) { min(tone * fabric[$0], 1) }
  }

  /// Puts on something of one shade: a button, a sole, the dark inside of a collar.
  func plain(_ pieces: [Point]..., level: Float, opacity: Float = 1) {
    cover(pieces)
    blend(opacity) { _ in level }
  }

  /// Makes what is there darker or brighter: a seam, a fold, a shadow.
  func tint(_ pieces: [Point]..., by factor: Float) {
    cover(pieces)
    blend(1) { min(values[$0] * factor, 1) }
  }

  /// A strip along a way, with square ends, as a piece.
  static func strip(_ way: [Point], width: Double) -> [Point] {
    var (left, right) = ([Point](), [Point]())
    left.reserveCapacity(2 * way.count)
    right.reserveCapacity(way.count)
    for i in way.indices {
      let (a, b) = (way[max(i - 1, 0)], way[min(i + 1, way.count - 1)])
      let (dx, dy) = (b.x - a.x, b.y - a.y)
      let half = width / 2 / max((dx * dx + dy * dy).squareRoot(), 1e-9)
      left.append(Point(way[i].x - half * dy, way[i].y + half * dx))
      right.append(Point(way[i].x + half * dy, way[i].y - half * dx))
    }
    return left + right.reversed()
  }

  /// Writes the picture: rounded at its edges, with a little grain where there is something.
  func finish(using random: inout SeededRandom, into pixels: UnsafeMutableBufferPointer<UInt8>) {
    let side = Self.side
    let rounding = Float(random.uniform(0.15, 0.5))
    let grain = Float(random.uniform(0.002, 0.03))
    for row in 0..<side {
      for column in 0..<side {
        let i = row * side + column
        let centre = values[i]
        guard centre > 0 else {
          pixels[i] = 0
          continue
        }
        // A piece's rim is darker where its neighbourhood is black.
        let around =
          (value(row - 1, column) + value(row + 1, column) + value(row, column - 1)
            + value(row, column + 1)) / 4
        let rim = min(around - centre, 0) * rounding
        let speck = 1 + grain * (Float(random.next() >> 40) * 0x1p-23 - 1)
        pixels[i] = UInt8(min(max(255 * (centre + rim) * speck, 0), 255))
      }
    }
  }

  private func value(_ row: Int, _ column: Int) -> Float {
    let inside = 0..<Self.side
    return inside.contains(row) && inside.contains(column) ? values[row * Self.side + column] : 0
  }

  private func cover(_ pieces: [[Point]]) {
    ink.clear()
    for piece in pieces { ink.add(piece.map { placement($0) }.turnedOneWay) }
    ink.fill()
  }

  private func blend(_ opacity: Float, _ target: (Int) -> Float) {
    let side = Self.side
    ink.withCoverage { row in
      for y in 0..<side {
        let line = row(y)
        for x in 0..<side where line[x] > 0 {
          let i = y * side + x
          values[i] += (target(i) - values[i]) * opacity * Float(line[x]) / 255
        }
      }
    }
  }
}
