/// The letters of the American manual alphabet that are held still, as poses of a right hand.
///
/// J and Z are missing: they are drawn in the air with a moving finger.
///
/// Source: the alphabet's usual charts, seen by the person who is spoken to.
enum SignAlphabet {
  /// One pose for each of the 26 letters, nil for J and Z.
  static let poses: [HandPose?] = [
    a, b, c, d, e, f, g, h, i, nil, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, nil,
  ]

  private static let straight = FingerPose.straight
  private static let fist = FingerPose.fist
  private static let draped = FingerPose.draped

  /// Tucked in front of fingers that are rolled up.
  private static let tucked = ThumbPose.at(
    Vector3(0.36, 0.42, 0.28), Vector3(0.22, 0.58, 0.58), Vector3(-0.04, 0.62, 0.64))

  private static let a = HandPose(
    [fist, fist, fist, fist],
    thumb: .at(
      Vector3(0.46, 0.42, 0.16), Vector3(0.54, 0.78, 0.25), Vector3(0.53, 1.08, 0.27)), yaw: 12)

  private static let b = HandPose(
    [straight.spread(1), straight, straight.spread(-1), straight.spread(-2)],
    thumb: .at(
      Vector3(0.36, 0.42, 0.20), Vector3(0.20, 0.60, 0.34), Vector3(-0.06, 0.60, 0.32)), yaw: 8)

  private static let curved = FingerPose(38, 42, 30)
  private static let c = HandPose(
    [curved.spread(2), curved, curved, curved.spread(-3)],
    thumb: .at(
      Vector3(0.34, 0.26, 0.36), Vector3(0.30, 0.28, 0.70), Vector3(0.26, 0.42, 0.96)), yaw: 62)

  private static let reaching = FingerPose(66, 58, 34)
  private static let d = HandPose(
    [straight, reaching, reaching, reaching.spread(-4)], thumb: .meeting(1), yaw: 34)

  private static let clawed = FingerPose(22, 112, 66)
  private static let e = HandPose(
    [clawed.spread(2), clawed, clawed, clawed.spread(-2)],
    thumb: .at(
      Vector3(0.38, 0.36, 0.22), Vector3(0.26, 0.50, 0.44), Vector3(-0.08, 0.50, 0.46)), yaw: 8)

  private static let f = HandPose(
    [
      FingerPose(62, 56, 32, spread: 4), FingerPose(8, 6, 4, spread: 6),
      straight.spread(-8), straight.spread(-22),
    ], thumb: .meeting(0), yaw: 18)

  private static let fromTheLeft = Vector3(-1, -0.25, -0.1)
  private static let g = HandPose(
    [straight, fist, fist, fist],
    thumb: .at(
      Vector3(0.50, 0.50, 0.18), Vector3(0.54, 0.86, 0.24), Vector3(0.52, 1.16, 0.24)),
    yaw: 158, roll: -86, arm: fromTheLeft)

  private static let h = HandPose(
    [straight.spread(3), straight.spread(-4), fist, fist], thumb: tucked, yaw: 164, roll: -86,
    arm: fromTheLeft)

  private static let i = HandPose(
    [fist, fist, fist, straight.spread(-6)], thumb: tucked, yaw: 8)

  private static let k = HandPose(
    [straight.spread(10), FingerPose(28, 6, 4, spread: -9), fist, fist],
    thumb: .at(
      Vector3(0.44, 0.52, 0.26), Vector3(0.34, 0.86, 0.42), Vector3(0.22, 1.14, 0.42)), yaw: 24)

  private static let l = HandPose(
    [straight.spread(2), fist, fist, fist],
    thumb: .at(
      Vector3(0.50, 0.40, 0.12), Vector3(0.80, 0.50, 0.14), Vector3(1.08, 0.54, 0.14)), yaw: 10)

  private static let m = HandPose(
    [draped.spread(2), draped, draped.spread(-2), fist],
    thumb: .at(
      Vector3(0.36, 0.44, 0.22), Vector3(0.14, 0.60, 0.36), Vector3(-0.21, 0.66, 0.62)), yaw: 2)

  private static let n = HandPose(
    [draped.spread(2), draped, fist, fist],
    thumb: .at(
      Vector3(0.36, 0.46, 0.22), Vector3(0.20, 0.66, 0.40), Vector3(-0.01, 0.72, 0.66)), yaw: 6)

  private static let ringed = FingerPose(50, 56, 38)
  private static let o = HandPose(
    [ringed.spread(2), ringed, ringed, ringed.spread(-3)], thumb: .meeting(0), yaw: 62)

  private static let p = HandPose(
    [straight.spread(4), FingerPose(76, 6, 4), fist, fist],
    thumb: .at(
      Vector3(0.42, 0.50, 0.28), Vector3(0.34, 0.78, 0.46), Vector3(0.20, 0.98, 0.54)),
    yaw: 62, roll: -96, arm: fromTheLeft)

  private static let q = HandPose(
    [FingerPose(14, 8, 4), fist, fist, fist],
    thumb: .at(
      Vector3(0.54, 0.46, 0.24), Vector3(0.66, 0.78, 0.34), Vector3(0.62, 1.10, 0.36)),
    yaw: 150, roll: -168, arm: Vector3(-0.8, 0.7, -0.1))

  private static let r = HandPose(
    [FingerPose(14, 6, 4, spread: -13), FingerPose(0, 2, 2, spread: 14), fist, fist],
    thumb: tucked, yaw: 10)

  private static let s = HandPose(
    [fist, fist, fist, fist],
    thumb: .at(
      Vector3(0.40, 0.46, 0.34), Vector3(0.26, 0.66, 0.66), Vector3(-0.10, 0.66, 0.68)), yaw: 0)

  private static let t = HandPose(
    [FingerPose(72, 92, 60, spread: 10), fist, fist, fist],
    thumb: .at(
      Vector3(0.40, 0.52, 0.34), Vector3(0.26, 0.88, 0.62), Vector3(0.17, 1.19, 0.66)), yaw: 6)

  private static let u = HandPose(
    [straight.spread(-1), straight, fist, fist], thumb: tucked, yaw: 8)

  private static let v = HandPose(
    [straight.spread(14), straight.spread(-12), fist, fist], thumb: tucked, yaw: 8)

  private static let w = HandPose(
    [straight.spread(16), straight, straight.spread(-16), FingerPose(74, 84, 52)],
    thumb: .at(
      Vector3(0.34, 0.42, 0.26), Vector3(0.12, 0.56, 0.46), Vector3(-0.16, 0.62, 0.46)), yaw: 6)

  private static let x = HandPose(
    [FingerPose(2, 72, 56), fist, fist, fist], thumb: tucked, yaw: 52)

  private static let y = HandPose(
    [fist, fist, fist, straight.spread(-26)],
    thumb: .at(
      Vector3(0.50, 0.38, 0.12), Vector3(0.82, 0.52, 0.14), Vector3(1.08, 0.64, 0.14)), yaw: 6)
}
