import Mathematics

/// Plankton through a strong lens: copepods, young jellyfish, diatoms, radiolarians, larvae.
struct Plankton {
  /// What floats by.
  enum Kind: CaseIterable {
    case copepod, jellyfish, diatoms, radiolarian, larva
  }

  private let kind: Kind
  private let pose: Pose
  private let tint: Tint
  private let core: Tint
  private var random: SeededRandom

  init(_ kind: Kind, _ pose: Pose, using random: inout SeededRandom) {
    self.kind = kind
    self.pose = pose
    let hue = random.unit()
    tint = .hue(hue, random.uniform(0.05, 0.5), random.uniform(0.8, 1))
    core = .hue(hue + random.uniform(-0.2, 0.2), random.uniform(0.4, 0.9), random.uniform(0.6, 1))
    self.random = random.split("plankton")
  }

  mutating func paint(in scene: SeaScene) {
    switch kind {
    case .copepod: paintCopepod(in: scene)
    case .jellyfish: paintJellyfish(in: scene)
    case .diatoms: paintDiatoms(in: scene)
    case .radiolarian: paintRadiolarian(in: scene)
    case .larva: paintLarva(in: scene)
    }
  }

  // MARK: Glass

  /// Paints something that one can look through: densest where the surface turns away.
  private func paintGlass(
    _ form: Form, _ tint: Tint, density: Double, in scene: SeaScene
  ) {
    var cover = form.cover
    for row in 0..<cover.height {
      for column in 0..<cover.width {
        let i = row * cover.width + column
        guard cover.values[i] > 0 else { continue }
        let normal = form.normal(cover.left + column, cover.top + row)
        cover.values[i] *= min(density + 0.9 * (1 - normal.z), 1)
      }
    }
    let light = scene.lighting.sky + 0.75 * scene.lighting.lamp
    scene.canvas.paint(cover) { x, y in
      tint * light * (0.8 + 0.4 * scene.grain(x, y, size: 2, octaves: 2))
    }
  }

  private func grown(_ limbs: [Limb], blend: Double = 0, in scene: SeaScene) -> Form {
    Form.grown(
      limbs, blend: blend, width: scene.canvas.width, height: scene.canvas.height)
  }

  private func hair(_ points: [(Double, Double)], _ width: Double, in scene: SeaScene) -> [Limb] {
    Limb.chain(pose.stroke(points), steps: 4) { t in
      max(pose.size * width * (1 - 0.8 * t), 0.35)
    }
  }

  private func paintSpot(
    _ x: Double, _ y: Double, _ radius: Double, _ tint: Tint, in scene: SeaScene,
    opacity: Double = 0.9
  ) {
    let at = pose.at(x, y)
    scene.canvas.paint(
      [.ellipse(at.x, at.y, max(radius * pose.size, 0.6))], softness: 0, opacity: opacity
    ) { px, py in
      let (dx, dy) = (px - at.x, py - at.y)
      return tint * (1.1 - 0.5 * (dx + dy) / (radius * pose.size + 1))
    }
  }

  // MARK: Kinds

  private mutating func paintCopepod(in scene: SeaScene) {
    let (sway, broad) = (0.12 * random.bell(), random.uniform(0.2, 0.3))
    var hairs: [Limb] = []
    for side in [-1.0, 1.0] {
      let lift = random.uniform(-0.35, 0.25)
      hairs += hair(
        [
          (side * 0.1, -0.72), (side * 0.5, -0.78 - lift * 0.5), (side * 0.9, -0.6 - lift),
          (side * 1.15, -0.3 - lift),
        ], 0.022, in: scene)
      for k in 0..<4 {
        let y = -0.3 + 0.14 * Double(k)
        hairs += hair(
          [
            (side * broad * 0.6, y), (side * (broad + 0.16), y + 0.1),
            (side * (broad + 0.2), y + 0.26),
          ],
          0.025, in: scene)
      }
      for k in 0..<3 {
        let reach = side * (0.06 + 0.09 * Double(k))
        hairs += hair([(side * 0.03, 0.85), (reach, 1.05), (reach * 1.5, 1.25)], 0.014, in: scene)
      }
    }
    paintGlass(grown(hairs, in: scene), tint, density: 0.7, in: scene)
    let body = Limb.chain(
      pose.stroke([(0, -0.85), (0, -0.5), (sway * 0.3, -0.1), (sway * 0.5, 0.3)])
    ) { t in pose.size * broad * (0.35 + 2.6 * t * (1 - t) + 0.02) }
    let tail = Limb.chain(pose.stroke([(sway * 0.5, 0.3), (sway, 0.6), (sway, 0.9)])) { t in
      pose.size * (0.085 - 0.04 * t)
    }
    paintGlass(
      grown(body + tail, blend: 0.03 * pose.size, in: scene), tint, density: 0.3, in: scene)
    let gut = grown(
      Limb.chain(pose.stroke([(0, -0.5), (0, -0.1), (sway * 0.4, 0.25)])) { t in
        pose.size * (0.09 - 0.05 * t)
      }, in: scene)
    paintGlass(gut, core, density: 0.6, in: scene)
    paintSpot(0, -0.74, 0.055, .screen(190, 30, 20), in: scene)
    for k in 0..<random.integer(below: 4) {
      paintSpot(0.08 * random.bell(), -0.3 + 0.2 * Double(k), 0.05, core, in: scene, opacity: 0.6)
    }
    if random.unit() < 0.35 {
      for side in [-1.0, 1.0] {
        let sack = grown(
          [
            Limb(
              pose.at(side * 0.15, 0.45), pose.at(side * 0.25, 0.75), 0.09 * pose.size,
              0.1 * pose.size)
          ],
          in: scene)
        paintGlass(sack, core, density: 0.55, in: scene)
      }
    }
  }

  private mutating func paintJellyfish(in scene: SeaScene) {
    let (wide, tall) = (random.uniform(0.5, 0.75), random.uniform(0.4, 0.7))
    var threads: [Limb] = []
    let count = 6 + random.integer(below: 9)
    let drift = 0.35 * random.bell()
    for i in 0..<count {
      let x = wide * 0.9 * (2 * (Double(i) + 0.5) / Double(count) - 1)
      let (phase, length) = (random.uniform(0, 6), random.uniform(0.5, 1.1))
      threads += hair(
        (0...4).map { k in
          let t = Double(k) / 4
          return (x + drift * t * t + 0.07 * sine(phase + 5 * t), -0.1 + length * t)
        }, 0.02, in: scene)
    }
    paintGlass(grown(threads, in: scene), tint, density: 0.5, in: scene)
    var frills: [Limb] = []
    for side in [-1.0, 0, 1] {
      let way: [(Double, Double)] = [
        (0.12 * side, -0.25), (0.2 * side + 0.08 * random.bell(), 0.1),
        (0.14 * side + 0.3 * drift, 0.45),
      ]
      frills += hair(way, 0.085, in: scene)
    }
    paintGlass(grown(frills, in: scene), core, density: 0.4, in: scene)
    let bell = pose.outline([
      (-wide, 0), (-wide * 0.92, -tall * 0.55), (-wide * 0.5, -tall * 0.93), (0, -tall * 1.05),
      (wide * 0.5, -tall * 0.93), (wide * 0.92, -tall * 0.55), (wide, 0), (wide * 0.5, 0.07),
      (0, 0.02), (-wide * 0.5, 0.07),
    ])
    let form = Form.cushion(
      scene.canvas.cover([bell]), roundness: 0.16 * pose.size, height: 0.5 * pose.size)
    paintGlass(form, tint, density: 0.22, in: scene)
    let organs: [(Double, Double)] = [(-0.54, 0.42), (-0.18, 0.55), (0.18, 0.55), (0.54, 0.42)]
    let gonads = organs.map { x, y in
      let at = pose.at(x * wide, -y * tall)
      return [Point].ellipse(at.x, at.y, 0.085 * pose.size, 0.07 * pose.size)
    }
    scene.canvas.paint(gonads, opacity: 0.65) { _, _ in core }
  }

  private mutating func paintDiatoms(in scene: SeaScene) {
    if random.unit() < 0.5 {
      let (count, bend) = (4 + random.integer(below: 6), 0.4 * random.bell())
      for i in 0..<count {
        let t = 2 * (Double(i) + 0.5) / Double(count) - 1
        let (half, long) = (0.82 / Double(count), random.uniform(0.16, 0.3))
        let shift = bend * t * t
        let box = pose.outline([
          (t - half, shift - long), (t, shift - long * 1.06), (t + half, shift - long),
          (t + half, shift + long), (t, shift + long * 1.06), (t - half, shift + long),
        ])
        let form = Form.cushion(
          scene.canvas.cover([box]), roundness: 0.05 * pose.size, height: 0.18 * pose.size)
        paintGlass(form, tint, density: 0.35, in: scene)
        for _ in 0..<3 {
          paintSpot(
            t + 0.4 * half * random.bell(), shift + 0.4 * long * random.bell(), 0.045, core,
            in: scene, opacity: 0.75)
        }
      }
      return
    }
    let (spokes, radius) = (12 + random.integer(below: 16), random.uniform(0.6, 0.95))
    let cover = scene.canvas.cover([
      (0..<48).map { i in
        pose.at(radius * cosine(Double(i) * .pi / 24), radius * sine(Double(i) * .pi / 24))
      }
    ])
    paintGlass(
      Form.cushion(cover, roundness: 0.1 * pose.size, height: 0.3 * pose.size), tint,
      density: 0.35, in: scene)
    for ring in [0.35, 0.62, 0.86] {
      for i in 0..<spokes {
        let way = 2 * .pi * (Double(i) + 0.5 * ring) / Double(spokes)
        paintSpot(
          radius * ring * cosine(way), radius * ring * sine(way), 0.035, core, in: scene,
          opacity: 0.7)
      }
    }
    paintSpot(0, 0, 0.16 * radius, core, in: scene, opacity: 0.6)
  }

  private mutating func paintRadiolarian(in scene: SeaScene) {
    let (count, radius) = (7 + random.integer(below: 12), random.uniform(0.35, 0.5))
    let phase = random.uniform(0, 6)
    let spines = (0..<count).flatMap { i in
      let way = phase + 2 * .pi * (Double(i) + 0.15 * random.bell()) / Double(count)
      let reach = random.uniform(0.75, 1.1)
      return hair(
        [
          (0, 0), (0.5 * reach * cosine(way), 0.5 * reach * sine(way)),
          (reach * cosine(way), reach * sine(way)),
        ], 0.06, in: scene)
    }
    paintGlass(grown(spines, in: scene), tint, density: 0.55, in: scene)
    let ball = grown(
      [Limb(pose.at(0, 0), pose.at(0.01, 0), radius * pose.size, radius * pose.size)], in: scene
    ).raised { x, y in
      0.16 * self.pose.size * scene.grain(x, y, size: 4)
    }
    paintGlass(ball, tint, density: 0.25, in: scene)
    for i in 0..<9 {
      let way = phase + Double(i) * 2.4
      let out = radius * 0.85 * (Double(i) / 9).squareRoot()
      paintSpot(out * cosine(way), out * sine(way), 0.055, core, in: scene, opacity: 0.55)
    }
  }

  /// A crab's larva: a round head with spines, a large eye and a bent tail.
  private mutating func paintLarva(in scene: SeaScene) {
    let bend = random.uniform(0.3, 0.9)
    let spines =
      hair([(0.05, -0.55), (0.15, -0.85), (0.35, -1.1)], 0.05, in: scene)
      + hair([(-0.3, -0.15), (-0.5, 0.2), (-0.55, 0.6)], 0.05, in: scene)
      + (0..<4).flatMap { i in
        hair(
          [
            (-0.1 + 0.1 * Double(i), 0.05), (-0.2 + 0.12 * Double(i), 0.35),
            (-0.3 + 0.12 * Double(i), 0.62),
          ], 0.045, in: scene)
      }
    paintGlass(grown(spines, in: scene), tint, density: 0.6, in: scene)
    let tail = Limb.chain(
      pose.stroke([(0.15, 0), (0.5, 0.2), (0.75, 0.2 + 0.5 * bend), (0.7, 0.3 + bend)])
    ) { t in pose.size * (0.13 - 0.07 * t) }
    let fork =
      hair([(0.7, 0.3 + bend), (0.85, 0.5 + bend), (0.95, 0.55 + bend)], 0.035, in: scene)
      + hair([(0.7, 0.3 + bend), (0.6, 0.5 + bend), (0.5, 0.6 + bend)], 0.035, in: scene)
    paintGlass(grown(tail + fork, in: scene), tint, density: 0.35, in: scene)
    let head = grown(
      [Limb(pose.at(-0.1, -0.25), pose.at(0.12, -0.18), 0.34 * pose.size, 0.3 * pose.size)],
      in: scene)
    paintGlass(head, tint, density: 0.28, in: scene)
    let heart = grown(
      [Limb(pose.at(0.05, -0.2), pose.at(0.2, 0), 0.13 * pose.size, 0.08 * pose.size)], in: scene)
    paintGlass(heart, core, density: 0.5, in: scene)
    paintSpot(-0.24, -0.22, 0.115, tint, in: scene, opacity: 0.7)
    paintSpot(-0.25, -0.22, 0.085, .screen(20, 20, 30), in: scene)
  }
}
