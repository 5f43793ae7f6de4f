/// A place or a direction in front of the viewer: x to the right, y downwards, z towards the eye.
typealias Vector = SIMD3<Float>

/// A round limb between two balls: what animals are modelled of.
struct ReliefPiece {
  var start: Vector
  var end: Vector
  var startRadius: Float
  var endRadius: Float
  /// What it is a piece of; pieces of one body flow into each other, others only meet.
  var part: Int
  var body = 0
  /// How far it flows into its neighbours, in pixels.
  var blend: Float
  /// How far along its limb it starts and ends, in the animal's own unit.
  var along: (Float, Float) = (0, 0)
  /// Pixels along its limb at which it starts, for hairs that run on from piece to piece.
  var distance: Float = 0
  /// How much its hair stands out at the outline, as a share of the coat's.
  var shag: Float = 1
  /// Where the animal's back is, seen from the middle of the limb; length 1.
  var dorsal = Vector(0, -1, 0)
}

/// The front of a body modelled of round limbs: for each pixel how near its surface is to the eye.
final class Relief {
  let pieces: UnsafeMutableBufferPointer<ReliefPiece>
  let columns: Range<Int>
  let rows: Range<Int>
  /// Pixels from one row to the next: whole groups of four.
  let stride: Int
  /// Pixels from the outline, positive inside.
  let edge: UnsafeMutablePointer<Float>
  let depth: UnsafeMutablePointer<Float>
  private let owner: UnsafeMutablePointer<Int32>

  static let nowhere: Float = -1e6

  init(_ pieces: [ReliefPiece], width: Int, height: Int) {
    self.pieces = .allocate(capacity: pieces.count)
    _ = self.pieces.initialize(from: pieces)
    var (low, high) = (Vector(repeating: 1e9), Vector(repeating: -1e9))
    for piece in pieces {
      let reach = Vector(repeating: max(piece.startRadius, piece.endRadius) + piece.blend + 3)
      low = pointwiseMin(low, pointwiseMin(piece.start, piece.end) - reach)
      high = pointwiseMax(high, pointwiseMax(piece.start, piece.end) + reach)
    }
    columns = Self.clamped(low.x, high.x, width)
    rows = Self.clamped(low.y, high.y, height)
    stride = (columns.count + 3) & ~3
    let count = stride * rows.count
    edge = .allocate(capacity: count)
    depth = .allocate(capacity: count)
    owner = .allocate(capacity: count)
    edge.initialize(repeating: Self.nowhere, count: count)
    depth.initialize(repeating: Self.nowhere, count: count)
    owner.initialize(repeating: -1, count: count)
    for i in pieces.indices { add(pieces[i], Int32(pieces[i].body << 16 | i)) }
  }

  deinit {
    pieces.deallocate()
    edge.deallocate()
    depth.deallocate()
    owner.deallocate()
  }

  /// Which piece is in front, none outside.
  @inline(__always)
  func piece(at i: Int) -> UnsafeMutablePointer<ReliefPiece>? {
    owner[i] < 0 ? nil : pieces.baseAddress.unsafelyUnwrapped + Int(owner[i] & 0xFFFF)
  }

  /// How near the surface is at a place, `nowhere` where there is none.
  func depth(at place: Vector) -> Float {
    let (x, y) = (Int(place.x.rounded(.down)), Int(place.y.rounded(.down)))
    guard columns.contains(x), rows.contains(y) else { return Self.nowhere }
    let i = (y - rows.lowerBound) * stride + x - columns.lowerBound
    return edge[i] > 0 ? depth[i] : Self.nowhere
  }

  private static func clamped(_ low: Float, _ high: Float, _ count: Int) -> Range<Int> {
    let first = Int(min(max(low, 0), Float(count)))
    return first..<max(first, Int(min(max(high + 1, 0), Float(count))))
  }

  // MARK: Four pixels at a time

  private typealias Four = SIMD4<Float>

  private func add(_ piece: ReliefPiece, _ number: Int32) {
    let (a, b) = (piece.start, piece.end)
    let reach = max(piece.startRadius, piece.endRadius) + piece.blend + 2
    let wide = Self.clamped(
      min(a.x, b.x) - reach - Float(columns.lowerBound),
      max(a.x, b.x) + reach - Float(columns.lowerBound), columns.count)
    let tall = Self.clamped(
      min(a.y, b.y) - reach - Float(rows.lowerBound),
      max(a.y, b.y) + reach - Float(rows.lowerBound), rows.count)
    let (left, top) = (Float(columns.lowerBound) + 0.5 - a.x, Float(rows.lowerBound) + 0.5 - a.y)
    let way = b - a
    let squared = way.x * way.x + way.y * way.y
    let round = squared <= 0.01
    for row in tall {
      let dy = Float(row) + top
      var (low, high) = (Float(wide.lowerBound) + left, Float(wide.upperBound) + left)
      if round {
        let chord = max(reach * reach - dy * dy, 0).squareRoot()
        (low, high) = (max(low, -chord), min(high, chord))
      } else if abs(way.y) > 0.5 {
        // The band along the limb, cut by this row.
        let (middle, half) = (dy * way.x / way.y, reach * (squared / (way.y * way.y)).squareRoot())
        (low, high) = (max(low, middle - half), min(high, middle + half))
      }
      guard low < high else { continue }
      let first = max(Int(low - left), 0) & ~3
      for x in Swift.stride(from: first, to: min(Int(high - left) + 1, columns.count), by: 4) {
        let dx = Four(0, 1, 2, 3) + (Float(x) + left)
        merge(piece, number, row * stride + x, dx, dy, way, round ? 0 : 1 / squared)
      }
    }
  }

  /// Joins four pixels of a piece with what is there already.
  ///
  /// Source: the smooth maximum is Quilez's quadratic polynomial.
  @inline(__always)
  private func merge(
    _ piece: ReliefPiece, _ number: Int32, _ i: Int, _ dx: Four, _ dy: Float, _ way: Vector,
    _ inverse: Float
  ) {
    let t = larger(smaller((dx * way.x + dy * way.y) * inverse, 1), 0)
    let (ex, ey) = (dx - t * way.x, Four(repeating: dy) - t * way.y)
    let distance = ex * ex + ey * ey
    let radius = t * (piece.endRadius - piece.startRadius) + piece.startRadius
    let inside = radius - distance.squareRoot()
    let near = inside .> -(piece.blend + 2)
    guard any(near) else { return }
    let (edges, depths) = (UnsafeMutableRawPointer(edge + i), UnsafeMutableRawPointer(depth + i))
    let owners = UnsafeMutableRawPointer(owner + i)
    let before = edges.loadUnaligned(as: Four.self)
    let old = depths.loadUnaligned(as: Four.self)
    let holder = owners.loadUnaligned(as: SIMD4<Int32>.self)

    let together = (holder &>> 16) .== Int32(piece.body)
    let reach = Four(repeating: 0.5).replacing(with: piece.blend, where: together)
    let gap = larger(reach - magnitude(inside - before), 0)
    let joined = larger(inside, before) + gap * gap / (reach * 4)
    edges.storeBytes(of: before.replacing(with: joined, where: near), as: Four.self)

    let middle = t * way.z + piece.start.z
    let height = middle + larger(radius * radius - distance, 0).squareRoot()
    let behind = Four(repeating: Self.nowhere).replacing(with: old, where: before .> 0)
    let step = larger(piece.blend - magnitude(height - behind), 0)
    let blended = larger(height, behind) + step * step * (0.25 / piece.blend)
    // Where two limbs flow together, hairs of one stand between hairs of the other.
    let ragged = (NoiseTile.fine.fourGrains(i) - 0.5) * (piece.blend * 0.3)
    let mingled = height + ragged.replacing(with: 0, where: step .<= 0)
    // Where limbs flow together outside of both, the nearer outline lends its depth.
    let lent = middle + inside * 4
    let inner = inside .> 0
    let lends = near .& .!inner .& (before .<= 0) .& (lent .> old)
    let wins = (inner .& (mingled .> behind)) .| lends
    depths.storeBytes(
      of: old.replacing(with: lent, where: lends).replacing(with: blended, where: inner),
      as: Four.self)
    owners.storeBytes(of: holder.replacing(with: number, where: wins), as: SIMD4<Int32>.self)
  }

  @inline(__always)
  private func larger(_ a: Four, _ b: Four) -> Four { a.replacing(with: b, where: b .> a) }

  @inline(__always)
  private func larger(_ a: Four, _ b: Float) -> Four { larger(a, Four(repeating: b)) }

  @inline(__always)
  private func smaller(_ a: Four, _ b: Float) -> Four {
    a.replacing(with: b, where: a .> b)
  }

  @inline(__always)
  private func magnitude(_ a: Four) -> Four { a.replacing(with: -a, where: a .< 0) }
}
