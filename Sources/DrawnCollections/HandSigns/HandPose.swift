/// How one finger is held, in degrees.
struct FingerPose: Sendable {
  /// Towards the thumb's side.
  var spread: Double
  /// At the knuckle, the middle joint and the last joint, towards the palm.
  var bends: (Double, Double, Double)

  init(_ knuckle: Double, _ middle: Double, _ last: Double, spread: Double = 0) {
    self.spread = spread
    bends = (knuckle, middle, last)
  }

  static let straight = FingerPose(2, 4, 3)
  /// Rolled up tightly, its tip in the palm.
  static let fist = FingerPose(78, 100, 62)
  /// Rolled loosely over the thumb, its tip pointing down.
  static let draped = FingerPose(90, 74, 6)

  func spread(_ degrees: Double) -> FingerPose {
    var copy = self
    copy.spread = degrees
    return copy
  }
}

/// How the thumb is held.
enum ThumbPose: Sendable {
  /// Knuckle, last joint and tip, in palms; see `HandSkeleton`.
  case at(Vector3, Vector3, Vector3)
  /// Its tip meets a finger's, 0 being the index finger's.
  case meeting(Int)
}

/// A right hand with a shape, turned a certain way.
struct HandPose: Sendable {
  /// Index, middle, ring and little finger.
  let fingers: [FingerPose]
  let thumb: ThumbPose
  /// In degrees, as `Rotation` takes them, from a hand that shows its palm and points up.
  let yaw: Double
  let pitch: Double
  let roll: Double
  /// Which way the forearm leaves the hand in the picture; nil if straight on.
  let arm: Vector3?

  init(
    _ fingers: [FingerPose], thumb: ThumbPose, yaw: Double = 0, pitch: Double = 0,
    roll: Double = 0, arm: Vector3? = nil
  ) {
    self.fingers = fingers
    self.thumb = thumb
    self.yaw = yaw
    self.pitch = pitch
    self.roll = roll
    self.arm = arm
  }
}
