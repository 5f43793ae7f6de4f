import Mathematics

/// An African elephant from the side, walking to the left.
///
/// Its unit is half its body's length; the feet stand at about 1.28 below the middle.
struct Elephant {
  /// What differs from animal to animal.
  struct Build {
    var tusks = 1.0
    /// How far the trunk's end is rolled up.
    var curl = 0.3
    /// How far the legs are apart in walking.
    var stride = 0.12
    var ear = 1.0
    var skin = Tint.screen(142, 126, 114)
    /// Legs and trunk of the young are short, their heads large.
    var head = 1.0
  }

  private let pose: Pose
  private let build: Build
  private let canvas: ColourCanvas
  private let noise: ValueNoise
  private let lighting: Lighting

  init(
    _ pose: Pose, _ build: Build, on canvas: ColourCanvas, noise: ValueNoise, lighting: Lighting
  ) {
    self.pose = pose
    self.build = build
    self.canvas = canvas
    self.noise = noise
    self.lighting = lighting
  }

  func paint() {
    let step = build.stride
    paintGroundShadow()
    paintTail()
    paintLeg(
      hip: (-0.36, 0.2), knee: (-0.4 + step, 0.68), foot: (-0.4 + 1.7 * step, 1.1), far: true)
    paintHindLeg(
      hip: (0.68, 0.1), knee: (0.66 - step, 0.62), foot: (0.78 - 1.7 * step, 1.1), far: true)
    paintBody()
    paintHindLeg(
      hip: (0.66, 0.06), knee: (0.62 + step, 0.64), foot: (0.72 + 1.4 * step, 1.13), far: false)
    paintLeg(
      hip: (-0.48, 0.1), knee: (-0.5 - 0.8 * step, 0.66), foot: (-0.48 - 1.2 * step, 1.13),
      far: false)
    paintHead()
  }

  // MARK: Parts

  private func paintGroundShadow() {
    let foot = pose.at(0.05, 1.14)
    let size = pose.size
    canvas.paint(
      [.ellipse(foot.x + 0.12 * size, foot.y, 1.05 * size, 0.13 * size)], softness: 0.06 * size,
      opacity: 0.62
    ) { _, _ in .screen(42, 36, 24) }
  }

  private func grown(_ limbs: [Limb], blend: Double) -> Form {
    Form.grown(limbs, blend: blend * pose.size, width: canvas.width, height: canvas.height)
  }

  private func limb(
    _ a: (Double, Double), _ b: (Double, Double), _ from: Double, _ to: Double
  ) -> Limb {
    Limb(pose.at(a.0, a.1), pose.at(b.0, b.1), from * pose.size, to * pose.size)
  }

  private func paintBody() {
    let body = grown(
      [
        limb((-0.5, -0.12), (0.02, -0.05), 0.49, 0.5),
        limb((0.02, -0.05), (0.46, -0.13), 0.5, 0.53),
        limb((0.46, -0.12), (0.72, 0.0), 0.52, 0.38), limb((-0.3, 0.1), (0.36, 0.17), 0.42, 0.46),
        limb((-0.64, -0.2), (-0.52, 0.05), 0.4, 0.42),
      ], blend: 0.16)
    paintSkin(body, folds: 0.16)
  }

  private func paintLeg(
    hip: (Double, Double), knee: (Double, Double), foot: (Double, Double), far: Bool
  ) {
    let leg = grown(
      [
        limb(hip, knee, 0.25, 0.165), limb(knee, foot, 0.165, 0.15),
        limb((foot.0 - 0.05, foot.1 - 0.01), (foot.0 + 0.04, foot.1), 0.15, 0.15),
      ], blend: 0.06)
    paintLeg(leg, foot: foot, far: far)
  }

  private func paintHindLeg(
    hip: (Double, Double), knee: (Double, Double), foot: (Double, Double), far: Bool
  ) {
    let leg = grown(
      [
        limb(hip, knee, 0.37, 0.18), limb(knee, foot, 0.175, 0.15),
        limb((foot.0 - 0.05, foot.1 - 0.01), (foot.0 + 0.03, foot.1), 0.15, 0.15),
      ], blend: 0.08)
    paintLeg(leg, foot: foot, far: far)
  }

  private func paintLeg(_ leg: Form, foot: (Double, Double), far: Bool) {
    if !far {
      canvas.shadow(
        of: leg.cover, 0.07 * pose.size, 0.02 * pose.size, softness: 0.06 * pose.size,
        strength: 0.3)
    }
    paintSkin(leg, folds: 0.07, shade: far ? 0.5 : 1, fades: !far)
    let nails = (0..<3).map { i in
      let at = pose.at(foot.0 - 0.13 + 0.075 * Double(i), foot.1 + 0.09)
      return [Point].ellipse(at.x, at.y, 0.034 * pose.size, 0.045 * pose.size)
    }
    canvas.paint(nails, opacity: far ? 0.25 : 0.6) { _, _ in .screen(190, 172, 150) }
  }

  private func paintTail() {
    let tail = grown(
      Limb.chain(pose.stroke([(1.0, -0.22), (1.13, 0.0), (1.14, 0.3), (1.1, 0.5)])) { t in
        pose.size * (0.05 - 0.03 * t)
      }
        + Limb.chain(pose.stroke([(1.1, 0.48), (1.1, 0.6), (1.07, 0.74)])) { t in
          pose.size * (0.03 + 0.05 * t * (1 - t) * 4 * 0.5 - 0.02 * t)
        }, blend: 0.01)
    paintSkin(tail, folds: 0.03, shade: 0.6)
  }

  private func paintHead() {
    let h = build.head
    func at(_ x: Double, _ y: Double) -> (Double, Double) {
      (-0.85 + (x + 0.85) * h, -0.25 + (y + 0.25) * h)
    }
    let curl = build.curl
    let trunkWay = [
      at(-1.16, -0.2), at(-1.33, 0.06), at(-1.4, 0.42), at(-1.4, 0.76),
      at(-1.38 - 0.5 * curl, 1.02 - 0.1 * curl), at(-1.42 - 0.9 * curl, 1.06 - 0.9 * curl),
    ]
    let trunk = Limb.chain(pose.stroke(trunkWay)) { t in
      pose.size * h * (0.075 + 0.155 * power(1 - t, 1.5))
    }
    let head = grown(
      [
        limb(at(-0.8, -0.3), at(-1.0, -0.36), 0.36 * h, 0.32 * h),
        limb(at(-1.0, -0.36), at(-1.14, -0.18), 0.3 * h, 0.23 * h),
        limb(at(-0.86, -0.1), at(-1.05, 0.08), 0.26 * h, 0.15 * h),
      ] + trunk, blend: 0.11)
    let jaw = grown([limb(at(-0.9, 0.05), at(-1.1, 0.24), 0.17 * h, 0.06 * h)], blend: 0)
    paintSkin(jaw, folds: 0.05, shade: 0.6)
    canvas.shadow(
      of: head.cover, 0.08 * pose.size, 0.05 * pose.size, softness: 0.07 * pose.size,
      strength: 0.35)
    paintTusk(at: at, far: true)
    paintSkin(head, folds: 0.1, ringed: true)
    paintTusk(at: at, far: false)
    paintEye(at(-1.1, -0.26))
    paintEar(at: at)
  }

  private func paintTusk(at: (Double, Double) -> (Double, Double), far: Bool) {
    guard build.tusks > 0 else { return }
    let shift = far ? -0.1 : 0.0
    let long = build.tusks
    let way = [
      at(-1.1 + shift, 0.1), at(-1.19 + shift, 0.28), at(-1.3 + shift - 0.04 * long, 0.4),
      at(-1.34 + shift - 0.22 * long, 0.42), at(-1.36 + shift - 0.36 * long, 0.36),
    ]
    let tusk = grown(
      Limb.chain(pose.stroke(way)) { t in pose.size * (0.062 - 0.046 * t) }, blend: 0)
    canvas.paint(tusk, opacity: far ? 0.8 : 1) { x, y, normal, _ in
      let grain = 0.9 + 0.15 * noise.value(x / 2, y / 2)
      return lighting.falling(
        on: .screen(240, 226, 196) * (far ? 0.6 : grain), normal, gloss: 0.2)
    }
  }

  private func paintEye(_ place: (Double, Double)) {
    let eye = pose.at(place.0, place.1)
    let size = pose.size
    canvas.paint([.ellipse(eye.x, eye.y, 0.052 * size, 0.036 * size)], opacity: 0.55) { _, _ in
      0.25 * build.skin
    }
    canvas.paint([.ellipse(eye.x, eye.y, 0.028 * size)]) { _, _ in .screen(24, 16, 12) }
    canvas.paint([.ellipse(eye.x - 0.01 * size, eye.y - 0.012 * size, max(0.009 * size, 0.5))]) {
      _, _ in Tint(repeating: 0.8)
    }
  }

  private func paintEar(at: (Double, Double) -> (Double, Double)) {
    let e = build.ear
    func lobe(_ x: Double, _ y: Double) -> (Double, Double) {
      at(-0.9 + (x + 0.9) * e, -0.5 + (y + 0.5) * e)
    }
    let outline = pose.outline([
      lobe(-0.9, -0.5), lobe(-0.74, -0.66), lobe(-0.5, -0.64), lobe(-0.33, -0.45),
      lobe(-0.32, -0.16), lobe(-0.42, 0.1), lobe(-0.56, 0.3), lobe(-0.68, 0.24),
      lobe(-0.76, 0.0), lobe(-0.86, -0.2),
    ])
    let cover = canvas.cover([outline])
    canvas.shadow(
      of: cover, 0.06 * pose.size, 0.05 * pose.size, softness: 0.05 * pose.size, strength: 0.5)
    let hinge = pose.at(-0.9, -0.4)
    let form = Form.cushion(cover, roundness: 0.045 * pose.size, height: 0.1 * pose.size)
      .raised { x, y in
        // The ear hangs in folds that spread from where it grows.
        let (dx, dy) = (x - hinge.x, y - hinge.y)
        let way = angle(y: dy, x: dx)
        let out = (dx * dx + dy * dy).squareRoot() / pose.size
        return pose.size * (0.035 * sine(9 * way + 2 * out) * ramp(0.1, 0.5, out) - 0.12 * out)
      }
    paintSkin(form, folds: 0.06, shade: 1.05)
  }

  // MARK: Skin

  /// Grey skin with wrinkles across the limbs, and dust on what faces up.
  private func paintSkin(
    _ form: Form, folds: Double, shade: Double = 1, ringed: Bool = false, fades: Bool = false
  ) {
    let size = pose.size
    let detail = max(size / 70, 0.55)
    let rough = form.raised { x, y in
      let bend = 2.5 * noise.value(x / (9 * detail), y / (9 * detail))
      let wrinkle = noise.value(x / (3.4 * detail) + bend, y / (1.3 * detail) + bend)
      let cross = noise.value(x / (1.2 * detail), y / (3.1 * detail) - bend)
      return detail * (0.75 * wrinkle + 0.5 * cross)
    }
    var cover = rough.cover
    if fades {
      // A near leg comes out of the body without an edge.
      let (low, high) = (pose.at(0, 0.16).y, pose.at(0, 0.5).y)
      cover = cover.mapped { _, y, value in value * ramp(low, high, y) }
    }
    let faded = Form(cover: cover, height: rough.height)
    canvas.paint(faded, folds: folds * size) { x, y, normal, fold in
      let mud = 0.82 + 0.36 * noise.fractal(x / (0.35 * size), y / (0.35 * size), octaves: 3)
      let dust = ramp(0.2, 0.9, -normal.y) * 0.3
      let skin = (build.skin * mud).mixed(.screen(196, 170, 138), dust) * shade
      let below = ramp(0.2, 1.1, (y - pose.middle.y) / size)
      return lighting.falling(
        on: skin * (1 - 0.18 * below), normal, gloss: 0.02, shade: min(2.2 * fold, 1))
    }
  }
}
