import Mathematics

/// How an animal's own space lies in the picture.
///
/// An animal looks along x, its back is up along y, its right side is z, its feet stand at y = 0;
/// the unit is about half the length of its trunk.
struct PetView {
  /// Pixels in a unit.
  let scale: Float
  private let origin: SIMD2<Float>
  private let (sinYaw, cosYaw): (Float, Float)
  private let (sinPitch, cosPitch): (Float, Float)

  /// Puts an animal into the picture.
  ///
  /// - Parameters:
  ///   - yaw: radians; at 0 the animal looks to the right, at π/2 at the viewer.
  ///   - pitch: radians that the viewer looks down.
  ///   - scale: pixels in a unit.
  ///   - origin: where the ground below the animal's middle is, in pixels.
  init(yaw: Double, pitch: Double, scale: Double, origin: Point) {
    self.scale = Float(scale)
    self.origin = SIMD2(Float(origin.x), Float(origin.y))
    (sinYaw, cosYaw) = (Float(sine(yaw)), Float(cosine(yaw)))
    (sinPitch, cosPitch) = (Float(sine(pitch)), Float(cosine(pitch)))
  }

  /// Where a place of the animal is in the picture, in pixels.
  func place(_ own: Vector) -> Vector {
    let seen = direction(own) * scale
    return Vector(seen.x + origin.x, seen.y + origin.y, seen.z)
  }

  /// An animal's direction as the viewer sees it.
  func direction(_ own: Vector) -> Vector {
    let x = own.x * cosYaw - own.z * sinYaw
    let near = own.x * sinYaw + own.z * cosYaw
    return Vector(x, near * sinPitch - own.y * cosPitch, own.y * sinPitch + near * cosPitch)
  }
}

/// How a head lies in the picture: right, up and forward are as seen when it looks at the viewer.
struct HeadFrame {
  let centre: Vector
  /// Pixels in a unit, which is about the skull's radius.
  let radius: Float
  let right: Vector
  let up: Vector
  let forward: Vector

  /// Puts a head into the picture.
  ///
  /// - Parameters:
  ///   - centre: the skull's middle, in pixels.
  ///   - radius: pixels in a unit.
  ///   - yaw: radians; at 0 the head looks at the viewer, at π/2 to the right.
  ///   - pitch: radians that it looks down.
  ///   - roll: radians that it leans to its own right.
  init(centre: Vector, radius: Float, yaw: Double, pitch: Double, roll: Double) {
    self.centre = centre
    self.radius = radius
    let (s, c) = (Float(sine(yaw)), Float(cosine(yaw)))
    let (sp, cp) = (Float(sine(pitch)), Float(cosine(pitch)))
    let (sr, cr) = (Float(sine(roll)), Float(cosine(roll)))
    forward = Vector(s * cp, sp, c * cp)
    let level = Vector(c, 0, -s)
    let crown = Vector(s * sp, -cp, c * sp)
    right = level * cr + crown * sr
    up = crown * cr - level * sr
  }

  func place(_ own: Vector) -> Vector {
    centre + direction(own) * radius
  }

  func direction(_ own: Vector) -> Vector {
    right * own.x + up * own.y + forward * own.z
  }

  /// The head's own coordinates of a place in the picture.
  func own(_ place: Vector) -> Vector {
    let way = (place - centre) / radius
    return Vector(dot(way, right), dot(way, up), dot(way, forward))
  }

  /// A flat outline on the head's surface: across and up, in units, around a place.
  func outline(at own: Vector, facing normal: Vector, _ flat: [(Float, Float)]) -> [Point] {
    let (middle, away) = (place(own), direction(normalized(normal)))
    let across = normalized(right - away * dot(right, away))
    let along = normalized(up - away * dot(up, away) - across * dot(up, across))
    return flat.map { u, v in
      let spot = middle + (across * u + along * v) * radius
      return Point(spot)
    }
  }
}

extension Point {
  /// The place in the picture, however near it is.
  init(_ place: Vector) { self.init(Double(place.x), Double(place.y)) }
}

@inline(__always)
func dot(_ a: Vector, _ b: Vector) -> Float {
  let product = a * b
  return product.x + product.y + product.z
}

func normalized(_ a: Vector) -> Vector {
  a / max(dot(a, a).squareRoot(), 1e-6)
}
