/// The limbs of a right hand that shows its palm to the viewer and points up.
///
/// Lengths are in palms: from the wrist, which is the origin, to the middle finger's knuckle.
struct HandSkeleton {
  private(set) var limbs: [HandLimb] = []
  /// The fingers' ends.
  private var tips: [Vector3] = []

  /// A finger's lengths and thickness.
  private struct Finger {
    let root: Vector3
    let knuckle: Vector3
    let lengths: (Float, Float, Float)
    let radius: Float
  }

  /// Source: mean proportions of adult hands, rounded; tips are a fifth thinner than knuckles.
  private static let fingers = [
    Finger(
      root: Vector3(0.13, 0.10, 0), knuckle: Vector3(0.29, 0.95, 0), lengths: (0.43, 0.26, 0.19),
      radius: 0.112),
    Finger(
      root: Vector3(0.04, 0.08, 0), knuckle: Vector3(0.09, 1.00, 0), lengths: (0.47, 0.30, 0.20),
      radius: 0.115),
    Finger(
      root: Vector3(-0.06, 0.08, 0), knuckle: Vector3(-0.11, 0.95, 0),
      lengths: (0.43, 0.28, 0.20), radius: 0.110),
    Finger(
      root: Vector3(-0.14, 0.10, 0), knuckle: Vector3(-0.30, 0.85, -0.02),
      lengths: (0.34, 0.20, 0.17), radius: 0.095),
  ]
  private static let thumbRoot = Vector3(0.19, 0.16, 0.05)

  /// Bends a hand.
  ///
  /// - Parameters:
  ///   - pose: what the letter asks for.
  ///   - thickness: of the fingers, 1 for usual ones.
  ///   - jitter: how far each joint is from its pose, in degrees; asked for four times a finger,
  ///     then for the thumb.
  init(_ pose: HandPose, thickness: Float, jitter: () -> Double) {
    limbs.reserveCapacity(24)
    tips.reserveCapacity(4)
    for (finger, bent) in zip(Self.fingers, pose.fingers) {
      limbs.append(
        HandLimb(
          start: finger.root, end: finger.knuckle - Vector3(0, 0.05, 0.02), startRadius: 0.16,
          endRadius: 0.125))
      add(finger, bent, thickness, jitter)
    }
    addThumb(pose.thumb, thickness, jitter)
  }

  private mutating func add(
    _ finger: Finger, _ pose: FingerPose, _ thickness: Float, _ jitter: () -> Double
  ) {
    let (ss, cs) = sineAndCosine(degrees: pose.spread + 0.5 * jitter())
    var bend = 0.0
    var place = finger.knuckle
    var radius = finger.radius * thickness
    func step(_ degrees: Double, _ length: Float) -> HandLimb {
      bend += degrees + jitter()
      let (sb, cb) = sineAndCosine(degrees: bend)
      let next = place + length * Vector3(ss * cb, cs * cb, sb)
      let limb = HandLimb(
        start: place, end: next, startRadius: radius, endRadius: radius * 0.93)
      place = next
      radius *= 0.93
      return limb
    }
    limbs.append(step(pose.bends.0, finger.lengths.0))
    limbs.append(step(pose.bends.1, finger.lengths.1))
    limbs.append(step(pose.bends.2, finger.lengths.2))
    tips.append(place)
  }

  private mutating func addThumb(
    _ pose: ThumbPose, _ thickness: Float, _ jitter: () -> Double
  ) {
    func moved(_ place: Vector3) -> Vector3 {
      let scale: Float = 0.006
      return place
        + Vector3(scale * Float(jitter()), scale * Float(jitter()), scale * Float(jitter()))
    }
    let (knuckle, joint, tip): (Vector3, Vector3, Vector3)
    switch pose {
    case .at(let a, let b, let c): (knuckle, joint, tip) = (moved(a), moved(b), moved(c))
    case .meeting(let finger):
      tip = tips[finger] + Vector3(0.02, -0.12, -0.02)
      knuckle = moved(Vector3(0.36, 0.36, 0.26))
      // The last joint bows away from the palm.
      joint = 0.5 * (knuckle + tip) + Vector3(0.07, -0.09, 0.04)
    }
    let radius = 0.125 * thickness
    limbs.append(
      HandLimb(start: Self.thumbRoot, end: knuckle, startRadius: 0.19, endRadius: radius * 1.15))
    limbs.append(
      HandLimb(start: knuckle, end: joint, startRadius: radius * 1.08, endRadius: radius))
    limbs.append(HandLimb(start: joint, end: tip, startRadius: radius, endRadius: radius * 0.82))
  }
}
