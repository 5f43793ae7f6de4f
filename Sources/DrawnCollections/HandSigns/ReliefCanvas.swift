/// A piece of a body: everything within a radius of a line, the radius changing along it.
struct HandLimb: Sendable {
  var start: Vector3
  var end: Vector3
  var startRadius: Float
  var endRadius: Float
}

/// A scene of rounded limbs, seen from in front and from far away: for every sample the surface
/// that is nearest to the viewer, and which way it faces.
///
/// Cairo could say what a limb covers, but not how it bulges, where two of them meet, or what lies
/// in whose shadow. Here a fold between two fingers is dark because the fingers are round.
/// Only sums, products, quotients and square roots are used, which are the same everywhere.
final class ReliefCanvas {
  /// Samples along either side.
  let side: Int
  /// From a sample to the one below it: a row ends in four that are written to but mean nothing.
  let stride: Int
  /// How far towards the viewer, in samples; `farAway` where there is nothing.
  let depth: UnsafeMutablePointer<Float>
  /// Unit vectors: x to the right, y downwards as rows are, z towards the viewer.
  let normals:
    (
      x: UnsafeMutablePointer<Float>, y: UnsafeMutablePointer<Float>,
      z: UnsafeMutablePointer<Float>
    )
  /// How bright the surface is by itself; like the normals meaningless where there is nothing.
  let albedo: UnsafeMutablePointer<Float>

  static let farAway: Float = -1_000

  private let planes: UnsafeMutablePointer<Float>
  private var size: Int { side * stride }

  init(side: Int) {
    self.side = side
    stride = side + 4
    let size = side * stride
    planes = .allocate(capacity: 5 * size)
    planes.initialize(repeating: 0, count: 5 * size)
    depth = planes
    normals = (planes + size, planes + 2 * size, planes + 3 * size)
    albedo = planes + 4 * size
    clear()
  }

  deinit { planes.deallocate() }

  func clear() {
    depth.update(repeating: Self.farAway, count: size)
  }

  /// Adds a limb, hiding what lies behind it.
  ///
  /// The surface is that of a ball which rolls along the limb: at each sample the place along the
  /// way is sought where the ball comes nearest to the viewer. That is exact for a steady radius
  /// and close for one that changes slowly.
  ///
  /// - Parameters:
  ///   - limb: in samples, y downwards.
  ///   - brightness: of the limb's surface.
  func add(_ limb: HandLimb, albedo brightness: Float) {
    let (a, b) = (limb.start, limb.end)
    let way = b - a
    // A limb that points straight at the viewer is taken to lean a little.
    let length = max((way.x * way.x + way.y * way.y).squareRoot(), 0.01)
    let (ux, uy, perLength) = (way.x / length, way.y / length, 1 / length)
    let slope = way.z / length
    let lean = slope / (1 + slope * slope).squareRoot()
    let widest = max(limb.startRadius, limb.endRadius)
    let growth = limb.endRadius - limb.startRadius
    let rows = span(min(a.y, b.y) - widest, max(a.y, b.y) + widest)
    let columns = span(min(a.x, b.x) - widest, max(a.x, b.x) + widest)
    for row in rows {
      let qy = Float(row) + 0.5 - a.y
      for column in Swift.stride(from: columns.lowerBound, to: columns.upperBound, by: 4) {
        let qx = SIMD4<Float>(0.5, 1.5, 2.5, 3.5) + (Float(column) - a.x)
        let along = qx * ux + qy * uy
        let across = qx * uy - qy * ux
        let radius = (along * perLength).clamped * growth + limb.startRadius
        let half = radius * radius - across * across
        guard any(half .> 0) else { continue }
        let t = ((along + half.root * lean) * perLength).clamped
        let offset = t * length - along
        let square = half - offset * offset
        let height = square.root
        let z = t * way.z + height + a.z
        let i = row * stride + column
        let nearer = (square .> 0) .& (z .> SIMD4(at: depth + i))
        guard any(nearer) else { continue }
        z.store(at: depth + i, where: nearer)
        ((qx - t * way.x) / radius).store(at: normals.x + i, where: nearer)
        ((qy - t * way.y) / radius).store(at: normals.y + i, where: nearer)
        (height / radius).store(at: normals.z + i, where: nearer)
        SIMD4(repeating: brightness).store(at: albedo + i, where: nearer)
      }
    }
  }

  /// The rows or columns whose centres may lie between two places.
  private func span(_ low: Float, _ high: Float) -> Range<Int> {
    let last = Float(side)
    let first = Int(min(max(low.rounded(.down), 0), last))
    return first..<max(first, Int(min(max(high.rounded(.up), 0), last)))
  }
}

/// Four samples beside each other.
extension SIMD4<Float> {
  init(at place: UnsafePointer<Float>) {
    self = UnsafeRawPointer(place).loadUnaligned(as: Self.self)
  }

  func store(at place: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(place).storeBytes(of: self, as: Self.self)
  }

  func store(at place: UnsafeMutablePointer<Float>, where mask: SIMDMask<MaskStorage>) {
    Self(at: place).replacing(with: self, where: mask).store(at: place)
  }

  func least(_ bound: Float) -> Self { replacing(with: bound, where: self .< bound) }

  func most(_ bound: Float) -> Self { replacing(with: bound, where: self .> bound) }

  /// Between 0 and 1.
  var clamped: Self { least(0).most(1) }

  /// The square root; 0 for negative numbers.
  var root: Self { least(0).squareRoot() }
}
