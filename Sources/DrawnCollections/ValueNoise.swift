import Mathematics

/// Smooth random ups and downs over the plane, from which clouds, leaves and grass are made.
///
/// Source: value noise with octaves, as in Ebert et al., "Texturing & Modeling", ch. 2.
struct ValueNoise: Sendable {
  private let lattice: [Double]

  init(using random: inout SeededRandom) {
    lattice = (0..<Self.side * Self.side).map { _ in random.unit() }
  }

  /// A value from 0 to 1 that changes over distances of about 1.
  func value(_ x: Double, _ y: Double) -> Double {
    let (column, row) = (x.rounded(.down), y.rounded(.down))
    let (u, v) = (eased(x - column), eased(y - row))
    let (i, j) = (Int(column), Int(row))
    let top = corner(i, j) + u * (corner(i + 1, j) - corner(i, j))
    let bottom = corner(i, j + 1) + u * (corner(i + 1, j + 1) - corner(i, j + 1))
    return top + v * (bottom - top)
  }

  /// A sum of finer and fainter copies, still from 0 to 1.
  func fractal(_ x: Double, _ y: Double, octaves: Int) -> Double {
    var (sum, weight, scale) = (0.0, 0.5, 1.0)
    for _ in 0..<octaves {
      sum += weight * value(x * scale, y * scale)
      weight /= 2
      scale *= 2
    }
    return sum / (1 - 2 * weight)
  }

  private static let side = 64

  private func corner(_ i: Int, _ j: Int) -> Double {
    lattice[(j & (Self.side - 1)) * Self.side + (i & (Self.side - 1))]
  }

  private func eased(_ t: Double) -> Double { t * t * (3 - 2 * t) }
}
