import Mathematics

/// The light that falls on a hand: a lamp or a window from one side, and the room from all.
struct HandLight {
  /// The unit vector towards the lamp; y downwards, as in a relief.
  let direction: Vector3
  private let ambient: Float
  private let lamp: Float
  private let shadow: Float
  private let folds: Float

  /// How far a shadow reaches along a relief, in samples.
  static let reach = 8

  init(using random: inout SeededRandom) {
    direction =
      Vector3(
        Float(random.uniform(-1.1, 1.1)), Float(random.uniform(-1.2, 0.35)),
        Float(random.uniform(0.45, 1))
      ).unit
    ambient = Float(random.uniform(0.28, 0.42))
    lamp = Float(random.uniform(0.68, 0.92))
    shadow = Float(random.uniform(0.5, 0.85))
    folds = Float(random.uniform(0.55, 0.85))
  }

  /// How bright every sample of a relief is.
  ///
  /// - Parameters:
  ///   - relief: with a margin of `reach` on every side, which stays as it was.
  ///   - shades: one for each sample; meaningless where there is nothing.
  func shade(_ relief: ReliefCanvas, into shades: UnsafeMutablePointer<Float>) {
    let towardsLamp = steps(relief.stride)
    let around = neighbours(relief.stride)
    for row in Self.reach..<relief.side - Self.reach {
      let line = row * relief.stride
      for i in stride(from: line + Self.reach, to: line + relief.side - Self.reach, by: 4) {
        let depth = SIMD4(at: relief.depth + i)
        guard any(depth .> ReliefCanvas.farAway) else { continue }
        let nz = SIMD4(at: relief.normals.z + i)
        let facing =
          SIMD4(at: relief.normals.x + i) * direction.x
          + SIMD4(at: relief.normals.y + i) * direction.y + nz * direction.z
        // How much of the lamp is hidden by what lies towards it.
        var deepest = SIMD4<Float>(repeating: 0)
        for step in 0..<5 {
          let above =
            SIMD4(at: relief.depth + (i + towardsLamp.offsets[step]))
            - (depth + towardsLamp.rises[step])
          deepest = deepest.replacing(with: above, where: above .> deepest)
        }
        // How much of the room is hidden by nearer surfaces around.
        var hidden = SIMD4<Float>(repeating: 0)
        for n in 0..<8 {
          hidden += (SIMD4(at: relief.depth + (i + around[n])) - (depth + 0.4)).least(0).most(2.5)
        }
        let lit = facing.least(0) * lamp * (1 - (deepest * 0.6).most(1) * shadow)
        let light = (lit + (nz * 0.4 + 0.6) * ambient) * (1 - (hidden * 0.09).most(1) * folds)
        (light * SIMD4(at: relief.albedo + i)).store(at: shades + i)
      }
    }
  }

  /// The samples on the way to the lamp, and how high the way is there.
  private func steps(_ stride: Int) -> (offsets: SIMD8<Int>, rises: SIMD8<Float>) {
    var (offsets, rises) = (SIMD8<Int>(), SIMD8<Float>())
    let length = max((direction.x * direction.x + direction.y * direction.y).squareRoot(), 0.05)
    let pace: Float = 1.6
    for step in 0..<5 {
      let way = pace * Float(step + 1) / length
      let (x, y) = (0.5 + way * direction.x, 0.5 + way * direction.y)
      offsets[step] = Int(y.rounded(.down)) * stride + Int(x.rounded(.down))
      rises[step] = 0.5 + way * direction.z
    }
    return (offsets, rises)
  }

  private func neighbours(_ stride: Int) -> SIMD8<Int> {
    SIMD8(
      2, -2, 2 * stride, -2 * stride, stride + 1, stride - 1, 1 - stride, -1 - stride)
  }
}
