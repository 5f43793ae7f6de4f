import Mathematics

/// Smooth random ups and downs from 0 to 1 that repeat every 256 steps, worked out once, so that a
/// picture's textures cost a look into a table.
struct NoiseTile: Sendable {
  private static let side = 256
  /// Side×side numbers that stay for the program's life; a pointer, because a picture looks here
  /// a million times.
  private nonisolated(unsafe) let values: UnsafePointer<Float>

  /// Changes over distances of about two steps: hair, grass, gravel.
  static let fine = NoiseTile("fine", spacings: [(2, 0.6), (4, 0.25), (8, 0.15)])
  /// Changes over distances of about sixteen steps: patches of a coat, clouds, folds.
  static let coarse = NoiseTile("coarse", spacings: [(32, 0.6), (16, 0.28), (8, 0.12)])

  /// Adds lattices of random numbers, each with its own spacing and weight.
  private init(_ name: String, spacings: [(Int, Float)]) {
    var random = SeededRandom(seed: 0).split("noise tile/\(name)")
    let side = Self.side
    var sum = [Float](repeating: 0, count: side * side)
    for (spacing, weight) in spacings {
      let count = side / spacing
      let lattice = (0..<count * count).map { _ in Float(random.unit()) }
      for y in 0..<side {
        for x in 0..<side {
          let (i, j) = (x / spacing, y / spacing)
          let u = Self.eased(Float(x % spacing) / Float(spacing))
          let v = Self.eased(Float(y % spacing) / Float(spacing))
          let (right, below) = ((i + 1) % count, (j + 1) % count)
          let top = lattice[j * count + i] * (1 - u) + lattice[j * count + right] * u
          let bottom = lattice[below * count + i] * (1 - u) + lattice[below * count + right] * u
          sum[y * side + x] += weight * (top * (1 - v) + bottom * v)
        }
      }
    }
    let kept = UnsafeMutablePointer<Float>.allocate(capacity: sum.count)
    kept.initialize(from: sum, count: sum.count)
    values = UnsafePointer(kept)
  }

  /// The value at the nearest step below.
  @inline(__always)
  func nearest(_ x: Float, _ y: Float) -> Float {
    values[(Int(y + Self.far) & 255) << 8 | (Int(x + Self.far) & 255)]
  }

  /// The value between steps, for textures that are larger than the tile.
  @inline(__always)
  func smooth(_ x: Float, _ y: Float) -> Float {
    let (column, row) = (Int(x + Self.far), Int(y + Self.far))
    let (u, v) = (x + Self.far - Float(column), y + Self.far - Float(row))
    let (i, right) = (column & 255, (column + 1) & 255)
    let (here, below) = ((row & 255) << 8, ((row + 1) & 255) << 8)
    let top = values[here | i] + (values[here | right] - values[here | i]) * u
    let bottom = values[below | i] + (values[below | right] - values[below | i]) * u
    return top + (bottom - top) * v
  }

  /// Values for a pixel's number and the next three; the number is a multiple of four.
  @inline(__always)
  func fourGrains(_ number: Int) -> SIMD4<Float> {
    UnsafeRawPointer(values + (number & (Self.side * Self.side - 4)))
      .loadUnaligned(as: SIMD4<Float>.self)
  }

  /// A multiple of the side that makes places positive, so that cutting them off rounds down.
  private static let far: Float = 4_096

  private static func eased(_ t: Float) -> Float { t * t * (3 - 2 * t) }
}
