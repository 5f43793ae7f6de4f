import Mathematics

/// A tabby cat close by, 451×300: fur in every direction, whiskers, round eyes.
final class CatScene {
  private let canvas = ColourCanvas(width: 451, height: 300)
  private let noise: ValueNoise
  private var random: SeededRandom
  private let lighting = Lighting(
    from: SIMD3(-0.5, -0.75, 0.8), lamp: 0.95 * Tint(1, 0.95, 0.86), sky: Tint(0.32, 0.31, 0.32),
    ground: Tint(0.2, 0.15, 0.12))
  /// Between the eyes; the unit is half the head's width.
  private let pose = Pose(middle: Point(214, 128), size: 134, turn: 0.06)
  private let ginger = Tint.screen(198, 150, 104)
  private let dark = Tint.screen(70, 50, 38)
  private let cream = Tint.screen(240, 222, 200)

  static func painted() -> ColourCanvas {
    var random = SeededRandom(seed: 0).split("drawn photo/cat")
    let noise = ValueNoise(using: &random)
    let scene = CatScene(noise: noise, random: random)
    scene.room()
    scene.ears()
    scene.chest()
    scene.head()
    scene.eyes()
    scene.noseAndMouth()
    scene.whiskers()
    scene.canvas.expose(grain: 0.008, using: &scene.random)
    return scene.canvas
  }

  private init(noise: ValueNoise, random: SeededRandom) {
    self.noise = noise
    self.random = random
  }

  /// A room out of focus: wall, window light, cushions.
  private func room() {
    canvas.fill { x, y in
      Tint.screen(128, 104, 96).mixed(
        .screen(206, 176, 160), ramp(60, 0, y) + 0.5 * ramp(300, 451, x))
    }
    canvas.paint([.ellipse(420, 60, 50, 60), .ellipse(20, 40, 44, 70)], softness: 16) { _, _ in
      .screen(214, 190, 176)
    }
    canvas.paint([.ellipse(400, 250, 120, 78)], softness: 12) { x, y in
      Tint.screen(226, 206, 196).mixed(.screen(150, 112, 104), ramp(180, 330, y))
    }
    canvas.paint([.ellipse(440, 150, 60, 26), .rectangle(360, 86, 30, 50)], softness: 9) { _, _ in
      .screen(96, 66, 66)
    }
    canvas.paint([.ellipse(10, 230, 80, 60)], softness: 14) { _, _ in .screen(172, 124, 118) }
  }

  // MARK: Fur

  /// Which way hairs grow at a place of the head, a unit vector: away from the nose's bridge.
  private func flow(_ x: Double, _ y: Double) -> Point {
    let from = pose.at(0, 0.3)
    let bend = 1.1 * (noise.value(x / 40, y / 40) - 0.5)
    let (dx, dy) = (x - from.x + 12 * bend, y - from.y - 10 * bend)
    let length = max((dx * dx + dy * dy).squareRoot(), 1)
    return Point(dx / length, dy / length)
  }

  /// Fine noise drawn out along the hairs, about 0, mostly within ±1.
  ///
  /// Source: Cabral & Leedom 1993, "Imaging vector fields using line integral convolution".
  private func hair(_ x: Double, _ y: Double) -> Double {
    let way = flow(x, y)
    var sum = 0.0
    for i in -5...5 {
      let t = 1.3 * Double(i)
      sum += noise.value((x + t * way.x) / 1.15, (y + t * way.y) / 1.15) - 0.5
    }
    return sum / 1.6
  }

  /// The coat's colour at a place in the head's units: cream below, striped above and beside.
  private func coat(_ px: Double, _ py: Double) -> Tint {
    let (x, y) = local(px, py)
    let side = abs(x)
    let stray = 0.05 * (noise.fractal(px / 22, py / 22, octaves: 2) - 0.5)
    // Stripes on the forehead run up, those on the cheeks run outwards.
    let up = sine(27 * (side + stray) + 0.6) * ramp(-0.12, -0.3, y) * ramp(0.48, 0.36, side)
    let out = sine(21 * (y - 0.42 * side + 2 * stray) + 0.4) * ramp(0.42, 0.66, side)
    let line = ramp(0.06, 0.02, abs(y + 0.02 - 0.34 * (side - 0.42))) * ramp(0.42, 0.5, side)
    let stripe = min(ramp(0.15, 0.75, up) + 0.85 * ramp(0.2, 0.8, out) + line, 1)
    let ground = ginger.mixed(.screen(150, 124, 98), ramp(-0.1, -0.6, y))
    let bridge = Tint.screen(206, 138, 84)
    let muzzle = ramp(0.62, 0.3, (side * side * 1.15 + (y - 0.68) * (y - 0.68) * 1.5).squareRoot())
    let brows = ramp(
      0.14, 0.05, ((side - 0.36) * (side - 0.36) * 0.4 + (y + 0.2) * (y + 0.2)).squareRoot())
    return ground.mixed(bridge, 0.7 * ramp(0.2, 0.06, side) * ramp(-0.1, 0.15, y))
      .mixed(dark, 0.8 * stripe * (1 - muzzle))
      .mixed(cream, min(0.95 * muzzle + 0.45 * brows, 1))
  }

  private func local(_ px: Double, _ py: Double) -> (Double, Double) {
    let (dx, dy) = ((px - pose.middle.x) / pose.size, (py - pose.middle.y) / pose.size)
    let (c, s) = (cosine(0.06), sine(0.06))
    return (c * dx + s * dy, c * dy - s * dx)
  }

  private func furry(
    _ form: Form, bump: Double, folds: Double, _ tint: (Double, Double) -> Tint
  ) {
    let rough = form.raised { x, y in bump * hair(x, y) }
    canvas.paint(rough, folds: folds) { x, y, normal, fold in
      let base = tint(x, y) * (1 + 0.34 * hair(x, y))
      return lighting.falling(on: base, normal, shade: min(1.6 * fold, 0.9), thinness: 0.35)
    }
  }

  /// Single hairs over a form and across its edge.
  private func hairs(
    from roots: [Point], length: Double, _ tint: (Double, Double) -> Tint
  ) {
    for (step, tone) in [0.62, 1.0, 1.5].enumerated() {
      var blades: [[Point]] = []
      for i in stride(from: step, to: roots.count, by: 3) {
        let root = roots[i]
        let way = flow(root.x, root.y)
        let reach = length * random.uniform(0.5, 1.1)
        let bend = reach * 0.3 * (random.unit() - 0.5)
        let (nx, ny) = (-way.y * 0.5, way.x * 0.5)
        blades.append([
          Point(root.x + nx, root.y + ny),
          Point(
            root.x + way.x * reach * 0.6 - way.y * bend + nx,
            root.y + way.y * reach * 0.6 + way.x * bend + ny),
          Point(
            root.x + way.x * reach - way.y * 2 * bend, root.y + way.y * reach + way.x * 2 * bend),
          Point(
            root.x + way.x * reach * 0.6 - way.y * bend - nx,
            root.y + way.y * reach * 0.6 + way.x * bend - ny),
          Point(root.x - nx, root.y - ny),
        ])
      }
      canvas.paint(blades, opacity: 0.5) { x, y in
        let light = 0.55 + 0.5 * ramp(300, -40, y + 0.35 * x - 60)
        return Tint.zero.mixed(tint(x, y), tone) * light
      }
    }
  }

  // MARK: Parts

  private func ears() {
    for side in [-1.0, 1.0] {
      let ear = pose.outline([
        (side * 0.3, -0.62), (side * 0.5, -0.95), (side * 0.78, -1.28), (side * 0.95, -1.2),
        (side * 1.0, -0.8), (side * 0.93, -0.36), (side * 0.6, -0.4),
      ])
      let form = Form.cushion(canvas.cover([ear]), roundness: 6, height: 14)
      furry(form, bump: 1.5, folds: 0) { x, y in self.ginger * 0.8 }
      let inner = pose.outline([
        (side * 0.5, -0.6), (side * 0.62, -0.9), (side * 0.8, -1.12), (side * 0.88, -0.85),
        (side * 0.82, -0.5),
      ])
      canvas.paint([inner], softness: 4, opacity: 0.85) { x, y in
        Tint.screen(224, 158, 146) * (0.55 + 0.4 * self.noise.value(x / 14, y / 8))
      }
      let root = pose.at(side * 0.62, -0.6)
      let roots = (0..<150).map { _ in
        Point(root.x + 15 * random.bell(), root.y + 9 * random.bell())
      }
      hairs(from: roots, length: 34) { _, _ in .screen(232, 212, 190) }
    }
  }

  private func chest() {
    let outline = [
      pose.at(-0.86, 0.5), pose.at(-0.98, 1.0), pose.at(-1.0, 1.6), pose.at(1.15, 1.6),
      pose.at(1.0, 1.05), pose.at(0.78, 0.55),
    ]
    let form = Form.cushion(canvas.cover([outline]), roundness: 20, height: 40)
    furry(form, bump: 2.5, folds: 10) { x, y in
      let stripe = ramp(0.1, 0.8, sine(x / 13 + 2 * self.noise.value(x / 40, y / 40)))
      let middle = ramp(130, 40, abs(x - 214))
      return self.ginger.mixed(self.dark, 0.55 * stripe * (1 - middle)).mixed(
        self.cream, 0.8 * middle) * 0.8
    }
    let roots = (0..<700).map { _ in
      Point(
        pose.middle.x + 0.91 * pose.size * random.uniform(-1, 1), random.uniform(222, 310))
    }
    hairs(from: roots, length: 17) { x, _ in
      self.ginger.mixed(self.cream, ramp(120, 40, abs(x - 214)))
    }
  }

  private func head() {
    let outline = pose.outline([
      (0, -0.8), (0.36, -0.78), (0.68, -0.6), (0.9, -0.24), (0.98, 0.14), (0.86, 0.5),
      (0.58, 0.8), (0.26, 1.0), (0, 1.04), (-0.26, 1.0), (-0.58, 0.8), (-0.86, 0.5),
      (-0.98, 0.14), (-0.9, -0.24), (-0.68, -0.6), (-0.36, -0.78),
    ])
    let cover = canvas.cover([outline])
    canvas.shadow(of: cover, 6, 12, softness: 10, strength: 0.5)
    let skull = Form.cushion(cover, roundness: 22, height: 62)
    let muzzle = Form.grown(
      [
        Limb(pose.at(-0.17, 0.7), pose.at(-0.15, 0.72), 29, 29),
        Limb(pose.at(0.17, 0.7), pose.at(0.15, 0.72), 29, 29),
        Limb(pose.at(0, 0.9), pose.at(0, 0.91), 19, 19),
        Limb(pose.at(0, -0.1), pose.at(0, 0.5), 10, 17),
        Limb(pose.at(-0.55, 0.5), pose.at(-0.5, 0.55), 20, 20),
        Limb(pose.at(0.55, 0.5), pose.at(0.5, 0.55), 20, 20),
        Limb(pose.at(-0.36, -0.3), pose.at(-0.3, -0.32), 19, 16),
        Limb(pose.at(0.36, -0.3), pose.at(0.3, -0.32), 19, 16),
      ], blend: 14, width: canvas.width, height: canvas.height)
    let bulges = muzzle.height.blurred(4)
    let form = skull.raised { x, y in 0.75 * bulges.value(Int(x), Int(y)) }
    furry(form, bump: 2.2, folds: 12) { x, y in self.coat(x, y) }
    let roots = (0..<3_600).map { _ in
      let way = random.uniform(0, 2 * .pi)
      let reach = random.uniform(0.3, 1.02)
      return pose.at(0.96 * reach * cosine(way), 0.1 + 0.9 * reach * sine(way))
    }
    hairs(from: roots, length: 13) { x, y in self.coat(x, y) }
  }

  private func eyes() {
    for side in [-1.0, 1.0] {
      let middle = pose.at(side * 0.4, 0.03)
      let almond = pose.outline([
        (side * 0.19, 0.13), (side * 0.25, 0.0), (side * 0.38, -0.13), (side * 0.53, -0.11),
        (side * 0.6, 0.01), (side * 0.54, 0.13), (side * 0.4, 0.19), (side * 0.28, 0.17),
      ])
      canvas.paint([almond], softness: 5, opacity: 0.5) { _, _ in self.cream }
      canvas.paint([grown(almond, around: middle, 1.14)], softness: 1) { _, _ in .screen(34, 22, 18)
      }
      let radius = 0.215 * pose.size
      let cover = canvas.cover([almond])
      canvas.paint(cover) { x, y in
        let (dx, dy) = ((x - middle.x) / radius, (y - middle.y) / radius)
        let q = (dx * dx + dy * dy).squareRoot()
        let fibre = noise.value(14 * angle(y: dy, x: dx) + 40, 3 * q)
        let iris = Tint.screen(122, 132, 40).mixed(
          .screen(214, 202, 96), ramp(-0.5, 0.9, dy + 0.3 * q)
        )
        .mixed(.screen(92, 116, 50), 0.6 * ramp(0.75, 1.05, q))
        let lid = 1 - 0.62 * ramp(0.05, -0.62, dy)
        return iris * (0.78 + 0.4 * fibre) * lid
      }
      let slit = canvas.cover([
        .ellipse(middle.x, middle.y + 1, 0.062 * pose.size, 0.155 * pose.size)
      ])
      canvas.paint(slit.mapped { x, y, value in value * cover.value(Int(x), Int(y)) }) { _, _ in
        Tint(repeating: 0.004)
      }
      canvas.paint([.ellipse(middle.x - 9, middle.y - 9, 5.5, 4.5)], softness: 0) { _, _ in
        Tint(repeating: 0.96)
      }
      canvas.paint([.ellipse(middle.x + 9, middle.y + 10, 7, 3)], softness: 2, opacity: 0.5) {
        _, _ in
        .screen(220, 230, 200)
      }
    }
  }

  private func grown(_ outline: [Point], around middle: Point, _ scale: Double) -> [Point] {
    outline.map {
      Point(middle.x + scale * ($0.x - middle.x), middle.y + scale * ($0.y - middle.y))
    }
  }

  private func noseAndMouth() {
    let mouth: [[(Double, Double)]] = [
      [(0, 0.6), (0, 0.72), (-0.08, 0.8), (-0.2, 0.82), (-0.3, 0.77)],
      [(0, 0.72), (0.08, 0.8), (0.2, 0.82), (0.3, 0.77)],
    ]
    for way in mouth { canvas.line(pose.at(way), 1.5, .screen(84, 50, 42), opacity: 0.8) }
    let outline = pose.outline([
      (0, 0.42), (0.11, 0.42), (0.155, 0.47), (0.1, 0.55), (0.02, 0.62), (-0.02, 0.62),
      (-0.1, 0.55), (-0.155, 0.47), (-0.11, 0.42),
    ])
    let cover = canvas.cover([outline])
    canvas.shadow(of: cover, 0, 3, softness: 3, strength: 0.4)
    let nose = Form.cushion(cover, roundness: 4, height: 11).raised { x, y in
      0.7 * noise.value(x / 1.6, y / 1.6)
    }
    canvas.paint(nose, folds: 3) { _, _, normal, fold in
      lighting.falling(on: .screen(206, 122, 104), normal, gloss: 0.22, shade: fold)
    }
    for side in [-1.0, 1.0] {
      let at = pose.at(side * 0.085, 0.505)
      canvas.paint([.ellipse(at.x, at.y, 5, 3)], softness: 1, opacity: 0.9) { _, _ in
        .screen(58, 24, 22)
      }
      for row in 0..<3 {
        for i in 0..<4 {
          let dot = pose.at(
            side * (0.16 + 0.07 * Double(i)), 0.62 + 0.065 * Double(row) + 0.012 * Double(i))
          canvas.paint([.ellipse(dot.x, dot.y, 1.5)], opacity: 0.6) { _, _ in self.dark * 0.6 }
        }
      }
    }
  }

  private func whiskers() {
    for side in [-1.0, 1.0] {
      for i in 0..<9 {
        let k = Double(i)
        let lift = 0.55 - 0.12 * k + 0.03 * random.bell()
        let reach = random.uniform(0.7, 1.1)
        let foot = (side * (0.18 + 0.03 * Double(i % 4)), 0.62 + 0.025 * k)
        let way = pose.stroke([
          foot, (foot.0 + side * 0.35 * reach, foot.1 - 0.16 * lift),
          (foot.0 + side * 0.75 * reach, foot.1 - 0.12 * lift + 0.02),
          (foot.0 + side * 1.1 * reach, foot.1 + 0.02 * lift + 0.14),
        ])
        whisker(way)
      }
      for i in 0..<3 {
        let foot = (side * (0.3 + 0.05 * Double(i)), -0.26)
        whisker(
          pose.stroke([
            foot, (foot.0 + side * 0.12, -0.5 - 0.05 * Double(i)),
            (foot.0 + side * 0.32, -0.72 - 0.06 * Double(i)),
          ]))
      }
    }
  }

  private func whisker(_ way: Stroke) {
    let form = Form.grown(
      Limb.chain(way, steps: 8) { t in 0.6 - 0.36 * t }, blend: 0, width: canvas.width,
      height: canvas.height)
    canvas.paint(form.cover, opacity: 0.85) { _, _ in .screen(250, 246, 238) }
  }
}
