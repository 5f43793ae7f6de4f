import Mathematics

/// A place or a direction in space: x to the right, y upwards, z towards the viewer.
struct Vector3: Equatable, Sendable {
  var x: Float
  var y: Float
  var z: Float

  init(_ x: Float, _ y: Float, _ z: Float) {
    self.x = x
    self.y = y
    self.z = z
  }

  static let zero = Vector3(0, 0, 0)

  static func + (a: Vector3, b: Vector3) -> Vector3 { Vector3(a.x + b.x, a.y + b.y, a.z + b.z) }

  static func - (a: Vector3, b: Vector3) -> Vector3 { Vector3(a.x - b.x, a.y - b.y, a.z - b.z) }

  static func * (scale: Float, a: Vector3) -> Vector3 {
    Vector3(scale * a.x, scale * a.y, scale * a.z)
  }

  var length: Float { (x * x + y * y + z * z).squareRoot() }

  /// The direction alone; of no use for a vector of length 0.
  var unit: Vector3 { (1 / length) * self }
}

/// How a hand is turned before it is looked at.
struct Rotation: Sendable {
  private let right: Vector3
  private let up: Vector3
  private let forward: Vector3

  /// Turns in degrees, one after another.
  ///
  /// - Parameters:
  ///   - yaw: about the upright axis; what faced the viewer faces right at 90.
  ///   - pitch: about the level axis; what pointed up points at the viewer at 90.
  ///   - roll: in the picture, anticlockwise.
  init(yaw: Double, pitch: Double, roll: Double) {
    let (sy, cy) = sineAndCosine(degrees: yaw)
    let (sp, cp) = sineAndCosine(degrees: pitch)
    let (sr, cr) = sineAndCosine(degrees: roll)
    func turned(_ x: Float, _ y: Float, _ z: Float) -> Vector3 {
      let (x1, z1) = (x * cy + z * sy, z * cy - x * sy)
      let (y2, z2) = (y * cp - z1 * sp, z1 * cp + y * sp)
      return Vector3(x1 * cr - y2 * sr, y2 * cr + x1 * sr, z2)
    }
    right = turned(1, 0, 0)
    up = turned(0, 1, 0)
    forward = turned(0, 0, 1)
  }

  func callAsFunction(_ v: Vector3) -> Vector3 {
    v.x * right + v.y * up + v.z * forward
  }
}

/// The sine and the cosine of an angle, rounded to single precision.
func sineAndCosine(degrees: Double) -> (sine: Float, cosine: Float) {
  let angle = degrees * .pi / 180
  return (Float(sine(angle)), Float(cosine(angle)))
}
