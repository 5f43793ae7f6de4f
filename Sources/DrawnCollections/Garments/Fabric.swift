import Mathematics

/// How a cloth looks everywhere on a picture, before it is cut: its shade, its pattern, its folds.
struct Fabric {
  private let values: [Float]

  /// How a cloth is decorated.
  enum Pattern {
    case plain
    case acrossStripes
    case downStripes
    case checks
    case dots
    case print
    case melange
  }

  /// Weaves a cloth.
  ///
  /// - Parameters:
  ///   - pattern: its decoration; periods and contrast are chosen here.
  ///   - side: pixels along either side of the picture.
  ///   - random: the image's own stream.
  init(_ pattern: Pattern, side: Int, using random: inout SeededRandom) {
    let base = Self.shade(using: &random)
    let decoration = Decoration(pattern, using: &random)
    let folds = Folds(strength: Float(random.uniform(0.02, 0.16)), using: &random)
    let slope = Float(random.uniform(-0.012, 0.012))
    let blotches = Folds(strength: 1, using: &random)
    values = [Float](unsafeUninitializedCapacity: side * side) { values, count in
      count = side * side
      for row in 0..<side {
        for column in 0..<side {
          let (x, y) = (Float(column) + 0.5, Float(row) + 0.5)
          var value = base * decoration.factor(x, y, blotches, &random)
          value *= 1 + slope * (x - Float(side) / 2) + folds.value(x, y)
          values[row * side + column] = min(max(value, 0.04), 1)
        }
      }
    }
  }

  /// Brightness at a pixel, 0 to 1.
  subscript(pixel: Int) -> Float { values[pixel] }

  /// Mostly bright, sometimes dark, as cloths on a black ground are.
  private static func shade(using random: inout SeededRandom) -> Float {
    Float(random.unit() < 0.68 ? random.uniform(0.58, 0.98) : random.uniform(0.22, 0.62))
  }
}

/// A pattern's stripes, checks or specks.
private struct Decoration {
  private let pattern: Fabric.Pattern
  private let period: Float
  private let share: Float
  private let phase: Float
  private let contrast: Float

  init(_ pattern: Fabric.Pattern, using random: inout SeededRandom) {
    self.pattern = pattern
    period = Float(random.uniform(2.6, 6.5))
    share = Float(random.uniform(0.3, 0.6))
    phase = Float(random.unit())
    contrast = Float(random.uniform(0.25, 0.7)) * (random.unit() < 0.7 ? -1 : 0.6)
  }

  /// What a cloth's brightness is multiplied by.
  func factor(_ x: Float, _ y: Float, _ blotches: Folds, _ random: inout SeededRandom) -> Float {
    switch pattern {
    case .plain: 1
    case .acrossStripes: 1 + contrast * stripe(y)
    case .downStripes: 1 + contrast * stripe(x)
    case .checks: 1 + contrast * 0.6 * (stripe(x) + stripe(y))
    case .dots: 1 + contrast * 1.4 * stripe(x) * stripe(y + (x / period).rounded(.down) * 1.7)
    case .print: 1 + contrast * min(max(blotches.value(2.2 * x, 6.6 * y) * 1.6, -0.4), 1)
    case .melange: 1 + contrast * (Float(random.next() >> 40) * 0x1p-24 - 0.2)
    }
  }

  /// 1 on a stripe, 0 between, with an edge about as wide as a pixel.
  private func stripe(_ place: Float) -> Float {
    let t = place / period + phase
    let distance = (t - t.rounded(.down) - 0.5).magnitude * period
    return min(max(share * period / 2 - distance + 0.5, 0), 1)
  }
}

/// Soft ups and downs that run down a cloth more than across it.
private struct Folds {
  private var lattice: [Float] = []
  private let strength: Float

  init(strength: Float, using random: inout SeededRandom) {
    self.strength = strength
    lattice.reserveCapacity(64)
    for _ in 0..<16 {
      var bits = random.next()
      for _ in 0..<4 {
        lattice.append(Float(bits & 0xFFFF) / 32_768 - 1)
        bits >>= 16
      }
    }
  }

  /// From `-strength` to `strength`; changes over about 3 pixels across and 9 down.
  func value(_ x: Float, _ y: Float) -> Float {
    let (u, v) = (x / 3.1, y / 9.3)
    let (i, j) = (Int(u), Int(v))
    let (s, t) = (u - Float(i), v - Float(j))
    let top = corner(i, j) + s * (corner(i + 1, j) - corner(i, j))
    let bottom = corner(i, j + 1) + s * (corner(i + 1, j + 1) - corner(i, j + 1))
    return strength * (top + t * (bottom - top))
  }

  private func corner(_ i: Int, _ j: Int) -> Float { lattice[(j & 7) * 8 + (i & 7)] }
}
