/// Where the light comes from and what colour it has.
struct PictureLight {
  /// Towards the lamp; length 1.
  var direction: Vector
  var lamp: Colour
  var surroundings: Colour
}

/// A place on a modelled body, as a coat sees it.
struct ReliefPlace {
  let x: Float
  let y: Float
  let depth: Float
  let part: Int
  let dorsal: Vector
  /// How far along the limb, in the animal's own unit.
  let along: Float
  /// From the limb's middle to the surface, in radii.
  let offset: Vector
  /// Pixels along the limb and across it, which hairs follow around its bends.
  let hair: SIMD2<Float>
}

/// What covers a body: skin, short hair or long hair.
struct Fur {
  /// How much lighter and darker single hairs are.
  var contrast: Float
  /// Pixels that hairs stand out at the outline.
  var shag: Float
  /// Pixels along a hair for each across it.
  var length: Float
}

extension Relief {
  /// Paints the body with a coat's colours in a light.
  func paint(
    on canvas: PictureCanvas, light: PictureLight, fur: Fur, coat: (ReliefPlace) -> Colour
  ) {
    let noise = NoiseTile.fine
    for y in rows {
      for x in columns {
        let i = (y - rows.lowerBound) * stride + x - columns.lowerBound
        guard edge[i] > -1 - fur.shag, let piece = piece(at: i) else { continue }
        let place = place(piece, Float(x) + 0.5, Float(y) + 0.5, depth[i])
        let strand = noise.smooth(
          place.hair.x / fur.length, place.hair.y * 0.9 + Float(place.part) * 31)
        let shag = fur.shag * piece.pointee.shag
        let cover = min(max(edge[i] + 0.5 + shag * (strand - 0.62) * 2, 0), 1)
        if cover <= 0 { continue }
        let normal = normal(i, x - columns.lowerBound, y - rows.lowerBound)
        let facing = max(dot(normal, light.direction) * 0.62 + 0.38, 0)
        let open = openness(i, x, y, light)
        let hair = 1 + fur.contrast * (strand - 0.5) * 2
        let lit = light.surroundings + light.lamp * (facing * open)
        let colour = coat(place) * lit * hair
        let at = y * canvas.width + x
        canvas.pixels[at] = canvas.pixels[at].mixed(with: colour, cover)
      }
    }
  }

  @inline(__always)
  private func place(
    _ piece: UnsafeMutablePointer<ReliefPiece>, _ x: Float, _ y: Float, _ depth: Float
  ) -> ReliefPlace {
    let (start, way) = (piece.pointee.start, piece.pointee.end - piece.pointee.start)
    let squared = way.x * way.x + way.y * way.y
    let (dx, dy) = (x - start.x, y - start.y)
    let ahead = squared > 0.01 ? (dx * way.x + dy * way.y) / squared : 0
    let t = min(max(ahead, 0), 1)
    let (low, high) = (piece.pointee.startRadius, piece.pointee.endRadius)
    let length = squared.squareRoot()
    let across = length > 0.1 ? (dy * way.x - dx * way.y) / length : dx
    let along = piece.pointee.along
    return ReliefPlace(
      x: x, y: y, depth: depth, part: piece.pointee.part, dorsal: piece.pointee.dorsal,
      along: along.0 + t * (along.1 - along.0),
      offset: (Vector(x, y, depth) - start - way * t) / max(low + t * (high - low), 0.5),
      hair: SIMD2(piece.pointee.distance + (length > 0.1 ? ahead * length : dy), across))
  }

  /// The surface's direction, from the smaller step to either side, so that outlines of limbs in
  /// front of others leave no lines.
  private func normal(_ i: Int, _ x: Int, _ y: Int) -> Vector {
    let here = depth[i]
    func slope(_ step: Int, _ first: Bool, _ last: Bool) -> Float {
      let back = first || edge[i - step] < -1 ? 1e9 : here - depth[i - step]
      let ahead = last || edge[i + step] < -1 ? 1e9 : depth[i + step] - here
      let smaller = abs(back) < abs(ahead) ? back : ahead
      return smaller > 1e8 ? 0 : min(max(smaller, -4), 4)
    }
    let dx = slope(1, x == 0, x == columns.count - 1)
    let dy = slope(stride, y == 0, y == rows.count - 1)
    let length = (dx * dx + dy * dy + 1).squareRoot()
    return Vector(-dx / length, -dy / length, 1 / length)
  }

  /// How much of the lamp's light reaches a place past the limbs in front of it, 0.4 to 1.
  private func openness(_ i: Int, _ x: Int, _ y: Int, _ light: PictureLight) -> Float {
    var blocked: Float = 0
    for reach in Self.shadowReaches {
      let (u, v) = (light.direction.x * reach, light.direction.y * reach)
      let (column, row) = (x + Int(u), y + Int(v))
      guard columns.contains(column), rows.contains(row) else { break }
      let j = (row - rows.lowerBound) * stride + column - columns.lowerBound
      if edge[j] > 0 {
        let above = depth[j] - depth[i] - light.direction.z * reach
        blocked += smoothstep(0, 10, above - 2)
      }
    }
    return 1 - 0.3 * min(blocked, 2)
  }

  /// Pixels towards the lamp where something may stand in its light.
  private static let shadowReaches: [Float] = [4, 11]
}
