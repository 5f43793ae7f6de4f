import Mathematics

/// An astronaut above the Earth, 512×512: a mirror-bright visor, folded cloth, stars, clouds.
struct AstronautScene {
  private let canvas = ColourCanvas(width: 512, height: 512)
  private let noise: ValueNoise
  private var random: SeededRandom
  private let sun = SIMD3(-0.62, -0.55, 0.62)
  private let lighting: Lighting
  private let suit = Tint.screen(232, 230, 224)

  static func painted() -> ColourCanvas {
    var random = SeededRandom(seed: 0).split("drawn photo/astronaut")
    let noise = ValueNoise(using: &random)
    var scene = AstronautScene(noise: noise, random: random)
    scene.space()
    scene.earth()
    scene.body()
    scene.chestPack()
    scene.helmet()
    scene.arm()
    scene.canvas.expose(grain: 0.009, using: &scene.random)
    return scene.canvas
  }

  private init(noise: ValueNoise, random: SeededRandom) {
    self.noise = noise
    self.random = random
    lighting = Lighting(
      from: sun, lamp: 1.0 * Tint(1, 0.97, 0.92), sky: Tint(0.08, 0.085, 0.1),
      ground: Tint(0.14, 0.2, 0.3))
  }

  private mutating func space() {
    canvas.fill { x, y in
      let band = ramp(0.42, 0.8, noise.fractal(x / 130 + y / 200, y / 90, octaves: 5))
      return Tint(0.0015, 0.002, 0.004) + 0.022 * band * Tint(0.5, 0.55, 0.9)
    }
    for _ in 0..<330 {
      let at = Point(random.uniform(0, 512), random.uniform(0, 420))
      let radius = 0.35 + 0.9 * power(random.unit(), 6)
      let tint = Tint.hue(random.unit() < 0.5 ? 0.62 : 0.1, random.uniform(0, 0.4), 1)
      canvas.paint([.ellipse(at.x, at.y, radius)], opacity: random.uniform(0.2, 1)) { _, _ in tint }
    }
  }

  /// Oceans, coasts and weather on a ball of which the picture holds a part.
  private func earth() {
    let (middle, radius) = (Point(110, 740), 470.0)
    canvas.develop { x, y, tint in
      let (dx, dy) = ((x - middle.x) / radius, (y - middle.y) / radius)
      let q = (dx * dx + dy * dy).squareRoot()
      // The air glows beyond the ball's edge.
      let air = q > 1 ? exponential(-(q - 1) * 34) : 1
      let lit = ramp(-0.5, 0.5, -dx * 0.6 - dy * 0.55 - 0.15)
      let halo = tint + 0.75 * air * lit * Tint(0.28, 0.55, 1)
      if q >= 1.003 { return halo }
      let z = max(1 - q * q, 0).squareRoot()
      // Places on the ball crowd together towards its edge.
      let (u, v) = (4.2 * dx / (0.35 + z), 4.2 * dy / (0.35 + z))
      let land = ramp(0.53, 0.57, noise.fractal(u + 20, v + 11, octaves: 6))
      let sea = Tint.screen(18, 62, 122).mixed(
        .screen(40, 118, 160), 0.5 * noise.value(u * 3, v * 3))
      let soil = Tint.screen(96, 108, 58).mixed(
        .screen(186, 150, 98), ramp(0.4, 0.65, noise.fractal(u * 2, v * 2 + 30, octaves: 4)))
      let bend = 1.3 * noise.value(u * 0.8 + 3, v * 0.8)
      let weather = noise.fractal(u * 1.3 + bend + 40, v * 2.1 - bend, octaves: 6)
      let cloud = ramp(0.47, 0.68, weather)
      let surface = sea.mixed(soil, land).mixed(Tint(repeating: 0.95), 0.95 * cloud)
      let haze = power(1 - z, 3)
      let light = (0.04 + 1.05 * lit)
      let ball = surface.mixed(.screen(150, 200, 250), 0.75 * haze) * light
      return halo.mixed(ball, ramp(1.003, 0.997, q))
    }
  }

  // MARK: Cloth

  /// Woven white cloth over padding: broad folds, fine weave, seams.
  private func cloth(_ form: Form, tint: Tint, folds: Double, seed: Double) {
    let padded = form.raised { x, y in
      let bend = 2 * noise.value(x / 60 + seed, y / 60)
      let fold = noise.fractal(x / 52 + bend + seed, y / 19 - bend, octaves: 3)
      let crease = 1 - abs(2 * noise.value(x / 30 + seed, y / 15 + bend) - 1)
      return 12 * fold + 3.2 * crease * crease * crease + 0.35 * noise.value(x / 1.2, y / 1.2)
    }
    canvas.shadow(of: form.cover, 9, 10, softness: 8, strength: 0.5)
    canvas.paint(padded, folds: folds) { x, y, normal, fold in
      let worn = 0.86 + 0.22 * noise.fractal(x / 40 + seed, y / 40, octaves: 3)
      return lighting.falling(
        on: tint * worn, normal, gloss: 0.03, shade: min(2.6 * fold, 1), thinness: 0.08)
    }
  }

  private func grown(_ limbs: [Limb], blend: Double) -> Form {
    Form.grown(limbs, blend: blend, width: canvas.width, height: canvas.height)
  }

  private func body() {
    // The life-support pack rises behind the shoulders.
    let pack = Form.cushion(
      canvas.cover([
        Stroke([
          (150, 520), (146, 340), (156, 236), (210, 214), (320, 214), (376, 238), (386, 340),
          (384, 520),
        ]).flattened(steps: 8)
      ]), roundness: 9, height: 26)
    cloth(pack, tint: suit * 0.62, folds: 0, seed: 31)
    let farArm = grown(
      [
        Limb(Point(378, 330), Point(432, 420), 52, 47, lifts: (0, 0)),
        Limb(Point(432, 420), Point(440, 530), 47, 44),
      ], blend: 12)
    cloth(farArm, tint: suit * 0.94, folds: 12, seed: 3)
    band(Point(416, 372), Point(458, 398), 45)
    let torso = grown(
      [
        Limb(Point(192, 336), Point(346, 336), 66, 66),
        Limb(Point(268, 350), Point(268, 520), 108, 112),
        Limb(Point(214, 310), Point(322, 310), 54, 54),
      ], blend: 30)
    cloth(torso, tint: suit, folds: 14, seed: 11)
  }

  /// A red stripe around an arm.
  private func band(_ middle: Point, _ end: Point, _ half: Double) {
    let (dx, dy) = (end.x - middle.x, end.y - middle.y)
    let length = (dx * dx + dy * dy).squareRoot()
    let (ux, uy) = (dx / length, dy / length)
    let points = (-6...6).map { i in
      let t = Double(i) / 6
      return Point(
        middle.x + ux * half * t - uy * 7 * (1 - t * t),
        middle.y + uy * half * t + ux * 7 * (1 - t * t))
    }
    let other = points.reversed().map { Point($0.x - uy * 17, $0.y + ux * 17) }
    canvas.paint([points + other], opacity: 0.85) { x, y in
      let t = ((x - middle.x) * ux + (y - middle.y) * uy) / half
      return Tint.screen(196, 40, 34) * (1.05 - 0.75 * (t + 1) / 2)
    }
  }

  private func arm() {
    let near = grown(
      [
        Limb(Point(160, 334), Point(104, 414), 54, 47),
        Limb(Point(104, 414), Point(120, 486), 47, 40),
        Limb(Point(120, 486), Point(196, 494), 40, 34),
      ], blend: 16)
    cloth(near, tint: suit, folds: 12, seed: 47)
    band(Point(128, 374), Point(92, 352), 47)
    let cuff = grown([Limb(Point(196, 478), Point(200, 512), 22, 22)], blend: 0)
    canvas.paint(cuff) { x, y, normal, _ in
      lighting.falling(on: .screen(150, 154, 164), normal, gloss: 0.7)
    }
    let glove = grown(
      [
        Limb(Point(214, 494), Point(250, 490), 27, 24),
        Limb(Point(250, 478), Point(288, 474), 11, 9),
        Limb(Point(252, 492), Point(294, 490), 11, 9),
        Limb(Point(250, 506), Point(288, 506), 11, 9),
        Limb(Point(228, 474), Point(254, 456), 11, 9),
      ], blend: 5)
    cloth(glove, tint: .screen(214, 210, 202), folds: 5, seed: 5)
  }

  // MARK: Equipment

  private func chestPack() {
    hose([(204, 388), (176, 420), (182, 470), (216, 520)], .screen(120, 128, 142))
    hose([(336, 388), (366, 416), (358, 470), (330, 524)], .screen(54, 92, 158))
    let box = Form.cushion(
      canvas.cover([
        Stroke(
          [
            (212, 352), (330, 352), (334, 356), (334, 440), (330, 444), (212, 444), (208, 440),
            (208, 356), (212, 352),
          ],
          corners: [1, 3, 5, 7]
        ).flattened(steps: 3)
      ]), roundness: 3.5, height: 12)
    canvas.shadow(of: box.cover, 8, 9, softness: 6, strength: 0.6)
    canvas.paint(box) { x, y, normal, _ in
      lighting.falling(
        on: .screen(206, 208, 210) * (0.92 + 0.1 * noise.value(x / 3, y / 3)), normal, gloss: 0.12)
    }
    canvas.paint([.rectangle(220, 364, 58, 30)]) { x, y in
      let line = (y - 364) / 6 - ((y - 364) / 6).rounded(.down)
      let lamp = line > 0.35 && noise.value(x / 4, (y / 6).rounded(.down) * 7) > 0.42
      return lamp ? .screen(70, 216, 150) : .screen(16, 30, 32)
    }
    let knobs: [(Double, Double, Tint)] = [
      (294, 372, .screen(214, 52, 40)), (318, 372, .screen(240, 190, 60)),
      (294, 396, .screen(66, 120, 200)), (318, 396, .screen(80, 86, 96)),
    ]
    for (x, y, tint) in knobs {
      let knob = grown([Limb(Point(x, y), Point(x + 0.1, y), 8, 8)], blend: 0)
      canvas.shadow(of: knob.cover, 3, 4, softness: 2, strength: 0.6)
      canvas.paint(knob) { _, _, normal, _ in lighting.falling(on: tint, normal, gloss: 0.6) }
    }
    for i in 0..<7 {
      let x = 222 + 16 * Double(i)
      canvas.paint([.rectangle(x, 412, 8, 20)]) { _, y in
        Tint.screen(60, 64, 72) * (0.5 + 0.8 * ramp(432, 412, y))
      }
    }
    patch(Point(330, 318))
  }

  /// A round badge: a planet with a ring and a star.
  private func patch(_ middle: Point) {
    canvas.paint([.ellipse(middle.x, middle.y, 21)]) { _, _ in .screen(222, 176, 70) }
    canvas.paint([.ellipse(middle.x, middle.y, 18.5)]) { x, y in
      Tint.screen(30, 52, 110) * (0.8 + 0.5 * noise.value(x / 2, y / 2))
    }
    canvas.paint([.ellipse(middle.x - 2, middle.y + 2, 9)]) { x, y in
      Tint.screen(224, 92, 60) * (1.2 - 0.04 * (x - middle.x + y - middle.y + 12))
    }
    canvas.line(
      [
        Point(middle.x - 16, middle.y + 8), Point(middle.x, middle.y + 3),
        Point(middle.x + 14, middle.y - 6),
      ],
      1.3, .screen(240, 226, 180))
    canvas.paint([.ellipse(middle.x + 8, middle.y - 9, 2)]) { _, _ in Tint(repeating: 0.95) }
  }

  private func hose(_ way: [(Double, Double)], _ tint: Tint) {
    let form = grown(Limb.chain(Stroke(way), steps: 10) { _ in 10 }, blend: 0)
    canvas.shadow(of: form.cover, 7, 8, softness: 5, strength: 0.5)
    canvas.paint(form.raised { x, y in 2.2 * sine((y + 0.4 * x) / 1.5) }) { _, _, normal, _ in
      lighting.falling(on: tint, normal, gloss: 0.3)
    }
  }

  // MARK: The helmet

  private func helmet() {
    let middle = Point(266, 168)
    let neck = grown([Limb(Point(206, 268), Point(326, 268), 27, 27)], blend: 0)
    canvas.shadow(of: neck.cover, 4, 12, softness: 9, strength: 0.55)
    canvas.paint(neck) { x, y, normal, _ in
      let ring = 0.8 + 0.25 * sine(y / 2.4)
      return lighting.falling(on: .screen(150, 156, 168) * ring, normal, gloss: 0.7)
    }
    let shell = grown(
      [Limb(Point(266, 162), Point(266, 180), 122, 116)], blend: 0)
    canvas.shadow(of: shell.cover, 8, 18, softness: 12, strength: 0.45)
    canvas.paint(shell) { x, y, normal, _ in
      lighting.falling(
        on: suit * (0.96 + 0.06 * noise.value(x / 30, y / 30)), normal, gloss: 0.25)
    }
    for side in [-1.0, 1.0] {
      let hinge = grown(
        [Limb(Point(266 + side * 106, 176), Point(266 + side * 106, 196), 17, 17)], blend: 0)
      canvas.paint(hinge) { _, _, normal, _ in
        lighting.falling(on: .screen(166, 170, 180), normal, gloss: 0.4)
      }
    }
    visor(middle)
  }

  /// Gold that mirrors space, the sun and the Earth, bent as by a ball.
  private func visor(_ middle: Point) {
    let (a, b) = (92.0, 82.0)
    let frame = (0..<90).map { i in superellipse(middle, a + 7, b + 7, Double(i) * .pi / 45) }
    let glass = (0..<90).map { i in superellipse(middle, a, b, Double(i) * .pi / 45) }
    canvas.paint(canvas.cover([frame])) { x, y in
      Tint.screen(58, 60, 66) * (0.5 + 1.1 * ramp(300, 120, x + y * 0.4 - 40))
    }
    canvas.paint([glass]) { x, y in
      let (dx, dy) = ((x - middle.x) / a, (y - middle.y) / b)
      let q = min((dx * dx + dy * dy).squareRoot(), 1.15)
      let bulge = 1 + 0.9 * q * q
      let (u, v) = (dx * bulge, dy * bulge)
      let limb = v - 0.5 + 0.13 * u * u + 0.16 * u
      let weather = ramp(0.45, 0.7, noise.fractal(2.4 * u + 9, 5 * v, octaves: 5))
      let ground = Tint.screen(62, 112, 150).mixed(Tint(1, 0.96, 0.86), 0.85 * weather)
      let space = Tint(0.035, 0.022, 0.012) + 0.13 * Tint(1, 0.66, 0.25) * (1 - 0.75 * q)
      let air = exponential(-abs(limb) * 16) * Tint(0.5, 0.75, 0.95)
      let seen = space.mixed(ground, ramp(-0.03, 0.03, limb)) + 0.5 * air
      let gold = seen * Tint(1.25, 0.88, 0.42) + 0.09 * Tint(1, 0.62, 0.2)
      let (sx, sy) = (u + 0.55, v + 0.6)
      let far = sx * sx + sy * sy
      let sunlight = 2.2 * exponential(-far / 0.004) + 0.5 * exponential(-far / 0.06)
      let streak = 0.4 * exponential(-(sx - sy) * (sx - sy) / 0.0008 - far / 0.09)
      let rim = 0.3 * ramp(0.75, 1.1, q) * ramp(0.6, -0.9, dx + dy)
      return gold * (1 - 0.45 * ramp(0.7, 1.1, q)) + (sunlight + streak) * Tint(1, 0.95, 0.8)
        + rim * Tint(1, 0.8, 0.5)
    }
    // The photographer's own small reflection.
    let tiny = grown(
      [
        Limb(Point(300, 188), Point(300, 193), 5.5, 5.5),
        Limb(Point(300, 202), Point(300, 214), 8, 7),
        Limb(Point(293, 203), Point(284, 196), 3, 2.4),
        Limb(Point(307, 203), Point(315, 211), 3, 2.4),
      ], blend: 1)
    canvas.paint(tiny, opacity: 0.8) { _, _, normal, _ in
      lighting.falling(on: .screen(240, 206, 150), normal)
    }
  }

  private func superellipse(_ middle: Point, _ a: Double, _ b: Double, _ way: Double) -> Point {
    let (c, s) = (cosine(way), sine(way))
    // Between an ellipse and a rectangle.
    let stretch = 1 / power(power(abs(c), 2.7) + power(abs(s), 2.7), 1 / 2.7)
    return Point(middle.x + a * c * stretch, middle.y + b * s * stretch)
  }
}
