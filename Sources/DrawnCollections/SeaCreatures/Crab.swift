import Mathematics

/// A crab: a wide shell, eight jointed legs, two claws of different size, eyes on stalks.
struct Crab {
  private let pose: Pose
  private let tint: Tint
  private let belly: Tint
  private let spots: Double
  private let legs: [[(Double, Double)]]
  private let thickness: Double
  private let claws: [(arm: [(Double, Double)], way: Double, size: Double, gape: Double)]
  private let shell: [(Double, Double)]
  private let wide: Double

  init(_ pose: Pose, using random: inout SeededRandom) {
    self.pose = pose
    let hues = [0.01, 0.0, 0.04, 0.02, 0.06, 0.08, 0.5, 0.57]
    let hue = hues[random.integer(below: hues.count)] + 0.012 * random.bell()
    tint = .hue(hue, random.uniform(0.35, 0.95), random.uniform(0.42, 0.92))
    belly = .hue(hue + 0.04, random.uniform(0.15, 0.6), random.uniform(0.7, 1))
    spots = random.uniform(0, 0.8)
    thickness = random.uniform(0.035, 0.062)
    let wide = random.uniform(0.4, 0.56)
    let tall = wide * random.uniform(0.62, 0.88)
    self.wide = wide
    let stretch = random.uniform(0.85, 1.15)
    var legs: [[(Double, Double)]] = []
    var claws: [(arm: [(Double, Double)], way: Double, size: Double, gape: Double)] = []
    let large = random.uniform(0.23, 0.34)
    let unlike = random.uniform(0.65, 1)
    let strong = random.unit() < 0.5 ? -1.0 : 1.0
    for side in [-1.0, 1.0] {
      for i in 0..<4 {
        let k = Double(i)
        let stray = 0.05 * random.bell()
        let hip = (side * wide * (0.86 - 0.07 * k), tall * (-0.15 + 0.28 * k))
        let knee = (
          side * stretch * (wide + 0.36 - 0.05 * k), -0.3 + 0.27 * k + stray
        )
        let foot = (
          side * stretch * (wide + 0.52 - 0.11 * k + 0.5 * stray), 0.0 + 0.29 * k + stray
        )
        legs.append([hip, knee, foot])
      }
      let (lift, spread) = (random.uniform(0.5, 0.95), random.uniform(0.25, 0.75))
      let elbow = (side * (wide + 0.25), -tall * 0.55 - 0.12 - 0.12 * random.unit())
      claws.append(
        (
          arm: [(side * wide * 0.72, -tall * 0.55), elbow, (side * spread, -lift * 0.75)],
          way: -.pi / 2 - side * random.uniform(0.1, 0.9),
          size: side == strong ? large : large * unlike, gape: random.uniform(0.25, 0.7)
        ))
    }
    self.legs = legs
    self.claws = claws
    let front = random.uniform(0.7, 0.95)
    shell = [
      (0, -tall * front), (wide * 0.42, -tall * 0.97), (wide * 0.8, -tall * 0.62),
      (wide, -tall * 0.18), (wide * 0.86, tall * 0.32), (wide * 0.5, tall * 0.78),
      (0, tall * 0.9), (-wide * 0.5, tall * 0.78), (-wide * 0.86, tall * 0.32),
      (-wide, -tall * 0.18), (-wide * 0.8, -tall * 0.62), (-wide * 0.42, -tall * 0.97),
    ]
  }

  func paint(in scene: SeaScene) {
    let size = pose.size
    let (width, height) = (scene.canvas.width, scene.canvas.height)
    let light = scene.lighting.direction
    for leg in legs {
      let points = pose.at(leg)
      let form = Form.grown(
        [
          Limb(points[0], points[1], size * thickness * 1.3, size * thickness),
          Limb(points[1], points[2], size * thickness * 0.95, size * thickness * 0.2),
        ], blend: 0, width: width, height: height)
      scene.canvas.shadow(
        of: form.cover, -0.1 * size * light.x, 0.09 * size, softness: 0.03 * size, strength: 0.5)
      paint(form, in: scene, tint: tint.mixed(belly, 0.25))
      let joint = [Point].ellipse(points[1].x, points[1].y, size * thickness * 0.7)
      scene.canvas.paint([joint], opacity: 0.5) { _, _ in belly * 0.7 }
    }
    let outline = pose.outline(shell)
    let cover = scene.canvas.cover([outline])
    scene.canvas.shadow(
      of: cover, -0.14 * size * light.x, 0.14 * size, softness: 0.07 * size, strength: 0.55)
    let form = Form.cushion(cover, roundness: 0.13 * size, height: 0.3 * size).raised { x, y in
      size * 0.05 * scene.grain(x, y, size: 4, octaves: 3)
    }
    paint(form, in: scene, tint: tint)
    paintGrooves(in: scene)
    for claw in claws { paintClaw(claw.arm, claw.way, claw.size, claw.gape, in: scene) }
    paintEyes(in: scene)
  }

  private func paint(_ form: Form, in scene: SeaScene, tint: Tint) {
    scene.canvas.paint(form, folds: 0.06 * pose.size) { x, y, normal, fold in
      let spot = spots * ramp(0.52, 0.66, scene.grain(x, y, size: 2.8, octaves: 2))
      let fade = ramp(0.35, 0.7, scene.grain(x, y, size: 14))
      let base = tint.mixed(belly, 0.3 * fade).mixed(0.3 * tint, spot)
      return scene.lighting.falling(
        on: base, normal, gloss: 0.25, shade: min(2 * fold, 1), thinness: 0.1)
    }
  }

  /// The furrows that divide the shell's back.
  private func paintGrooves(in scene: SeaScene) {
    let lines = [
      pose.stroke([(-0.3 * wide, -0.3 * wide), (-0.22 * wide, 0.05), (-0.3 * wide, 0.4 * wide)]),
      pose.stroke([(0.3 * wide, -0.3 * wide), (0.22 * wide, 0.05), (0.3 * wide, 0.4 * wide)]),
      pose.stroke([(-0.6 * wide, 0.05), (0, 0.12 * wide), (0.6 * wide, 0.05)]),
    ]
    for line in lines {
      let points = line.flattened(steps: 6)
      var polygon = points
      for point in points.reversed() {
        polygon.append(Point(point.x + 0.02 * pose.size, point.y + 0.03 * pose.size))
      }
      scene.canvas.paint([polygon], opacity: 0.4) { _, _ in 0.2 * tint }
    }
  }

  private func paintClaw(
    _ arm: [(Double, Double)], _ way: Double, _ length: Double, _ gape: Double, in scene: SeaScene
  ) {
    let size = pose.size
    let (width, height) = (scene.canvas.width, scene.canvas.height)
    let points = pose.at(arm)
    let wrist = arm[2]
    func reach(_ distance: Double, _ turn: Double) -> Point {
      pose.at(
        wrist.0 + distance * length * cosine(way + turn),
        wrist.1 + distance * length * sine(way + turn))
    }
    let girth = size * length
    let claw = Form.grown(
      [
        Limb(points[0], points[1], size * thickness * 1.5, size * thickness * 1.3),
        Limb(points[1], points[2], size * thickness * 1.2, size * thickness * 1.4),
        Limb(reach(0.15, 0), reach(0.75, 0), girth * 0.3, girth * 0.5),
        Limb(reach(0.9, 0.3), reach(1.45, 0.34 + gape * 0.5), girth * 0.27, girth * 0.17),
        Limb(
          reach(1.45, 0.34 + gape * 0.5), reach(1.85, 0.1 + gape * 0.3), girth * 0.17, girth * 0.04),
        Limb(reach(0.9, -0.4), reach(1.35, -0.36 - gape * 0.6), girth * 0.2, girth * 0.13),
        Limb(
          reach(1.35, -0.36 - gape * 0.6), reach(1.75, -0.1 - gape * 0.4), girth * 0.13,
          girth * 0.03),
      ], blend: 0.05 * girth, width: width, height: height)
    scene.canvas.shadow(
      of: claw.cover, -0.1 * size * scene.lighting.direction.x, 0.1 * size,
      softness: 0.05 * size, strength: 0.45)
    paint(claw, in: scene, tint: tint)
    let tips = [reach(1.8, 0.1 + gape * 0.3), reach(1.7, -0.1 - gape * 0.4)]
    scene.canvas.paint(
      tips.map { .ellipse($0.x, $0.y, max(0.1 * girth, 0.6)) }, softness: 0, opacity: 0.6
    ) { _, _ in 0.12 * tint }
  }

  private func paintEyes(in scene: SeaScene) {
    for side in [-1.0, 1.0] {
      let (foot, eye) = (pose.at(side * 0.14, -wide * 0.66), pose.at(side * 0.19, -wide * 0.92))
      let stalk = Form.grown(
        [Limb(foot, eye, 0.03 * pose.size, 0.045 * pose.size)], blend: 0,
        width: scene.canvas.width, height: scene.canvas.height)
      paint(stalk, in: scene, tint: tint)
      let radius = max(0.055 * pose.size, 0.9)
      scene.canvas.paint([.ellipse(eye.x, eye.y, radius)]) { x, y in
        let glint = (x - eye.x + 0.35 * radius, y - eye.y + 0.4 * radius)
        let near = (glint.0 * glint.0 + glint.1 * glint.1) / (radius * radius)
        return Tint(repeating: 0.01 + 0.9 * exponential(-7 * near))
      }
    }
  }
}
