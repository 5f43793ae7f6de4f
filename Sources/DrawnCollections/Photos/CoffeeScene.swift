import Mathematics

/// A red cup of coffee with saucer and spoon on a wooden table, 600×400.
struct CoffeeScene {
  private let canvas = ColourCanvas(width: 600, height: 400)
  private let noise: ValueNoise
  private let lighting = Lighting(
    from: SIMD3(-0.6, -0.65, 0.8), lamp: 0.95 * Tint(1, 0.93, 0.82), sky: Tint(0.3, 0.26, 0.22),
    ground: Tint(0.1, 0.06, 0.04))
  private let red = Tint.screen(176, 40, 22)

  static func painted() -> ColourCanvas {
    var random = SeededRandom(seed: 0).split("drawn photo/coffee")
    let scene = CoffeeScene(noise: ValueNoise(using: &random))
    scene.table()
    scene.saucer()
    scene.cup()
    scene.coffee()
    scene.spoon()
    scene.steam()
    scene.canvas.expose(grain: 0.009, using: &random)
    return scene.canvas
  }

  private init(noise: ValueNoise) { self.noise = noise }

  // MARK: The table

  /// Boards that run from the lower left to the upper right, with grain, knots and joints.
  private func table() {
    canvas.fill { x, y in
      let (u, v) = (0.91 * x - 0.41 * y, 0.41 * x + 0.91 * y)
      let board = (v / 118).rounded(.down)
      let shift = 37.3 * board
      let across = v - 118 * board
      let bend = 9 * noise.fractal(u / 150 + shift, v / 60, octaves: 3)
      let knotX = u - 140 - 260 * noise.value(board * 3.7, 1.5)
      let knotY = across - 60
      let knot = 26 * exponential(-(knotX * knotX / 2_600 + knotY * knotY / 700))
      let rings = (across + bend + knot) / 4.6
      let phase = rings - rings.rounded(.down)
      let line = ramp(0, 0.55, phase) * ramp(1, 0.8, phase)
      let fibre = noise.value(u / 16 + shift, v / 1.2)
      let tone =
        0.55 + 0.2 * noise.value(board * 5.3, 7.7) + 0.32 * line * 0.6 + 0.3 * (fibre - 0.5)
      let worn = noise.fractal(x / 120, y / 80, octaves: 4)
      let joint = 1 - 0.75 * ramp(2.2, 0.4, min(across, 118 - across))
      let lamp = 0.45 + 0.75 * ramp(720, 60, (x + 20) * 0.8 + y * 0.9)
      let dark = Tint.screen(104, 46, 20)
      let pale = Tint.screen(214, 136, 78)
      let gloss = 0.07 * ramp(0.45, 0.8, worn) * lamp
      return dark.mixed(pale, tone * (0.75 + 0.4 * worn)) * lamp * joint + gloss
    }
  }

  // MARK: Porcelain

  private func ellipseCover(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> Patch {
    canvas.cover([Self.round(x, y, a, b)])
  }

  private static func round(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> [Point] {
    (0..<120).map { i in
      let way = Double(i) * .pi / 60
      return Point(x + a * cosine(way), y + b * sine(way))
    }
  }

  /// Turned on a wheel: its height depends on the distance from the axis, seen at a slant.
  private func turned(
    _ cover: Patch, _ middle: Point, _ a: Double, _ b: Double, _ profile: (Double) -> Double
  ) -> Form {
    Form(
      cover: cover,
      height: cover.mapped { x, y, _ in
        let (dx, dy) = ((x - middle.x) / a, (y - middle.y) / b)
        return profile((dx * dx + dy * dy).squareRoot())
      })
  }

  private func saucer() {
    let middle = Point(310, 238)
    let (a, b) = (214.0, 146.0)
    let shadow = ellipseCover(middle.x, middle.y + 8, a, b)
    canvas.shadow(of: shadow, 20, 16, softness: 12, strength: 0.75)
    let edge = ellipseCover(middle.x, middle.y + 7, a, b)
    canvas.paint(edge) { x, y in 0.4 * red * (0.6 + 0.5 * (middle.x + 200 - x) / 400) }
    let cover = ellipseCover(middle.x, middle.y, a, b)
    let plate = turned(cover, middle, a, b) { q in
      34 * ramp(0.5, 1.02, q) - 12 * ramp(0.955, 1, q) + 5 * ramp(0.47, 0.43, q)
    }
    canvas.paint(plate) { x, y, normal, _ in
      porcelain(red, normal, x, y, gloss: 0.1)
    }
    ring(middle, a * 0.985, b * 0.985, width: 2.4, from: 3.3, to: 5.2, strength: 0.55)
    ring(middle, a * 0.72, b * 0.72, width: 5, from: 3.5, to: 4.5, strength: 0.16)
    ring(middle, a * 0.93, b * 0.93, width: 3, from: 0.5, to: 1.2, strength: 0.2)
  }

  /// Glaze: its own colour, the lamp's mirror image, and a faint one of the room.
  private func porcelain(
    _ tint: Tint, _ normal: SIMD3<Double>, _ x: Double, _ y: Double, gloss: Double
  ) -> Tint {
    let rim = 1 - normal.z
    let room = 0.06 * rim * (0.5 + noise.value(x / 50, y / 24))
    return lighting.falling(on: tint, normal, gloss: gloss, thinness: 0.15)
      + room * Tint(1, 0.85, 0.7)
  }

  /// A gleam along part of a rim, strongest in its middle.
  private func ring(
    _ middle: Point, _ a: Double, _ b: Double, width: Double, from: Double, to: Double,
    strength: Double
  ) {
    let points = (0...40).map { i in
      let way = from + (to - from) * Double(i) / 40
      return Point(middle.x + a * cosine(way), middle.y + b * sine(way))
    }
    var limbs: [Limb] = []
    for i in 0..<40 {
      let t = Double(i) / 40
      let girth = 0.3 + width * 2 * t * (1 - t)
      limbs.append(Limb(points[i], points[i + 1], girth, girth))
    }
    let form = Form.grown(limbs, blend: 0, width: canvas.width, height: canvas.height)
    canvas.paint(form.cover.padded(3).blurred(1), opacity: strength) { _, _ in Tint(1, 0.93, 0.84) }
  }

  private func cup() {
    let (rim, foot) = (Point(296, 118), Point(304, 262))
    let shade = ellipseCover(332, 266, 96, 56)
    canvas.shadow(of: shade, 26, 14, softness: 14, strength: 0.72)
    handle()
    // The outside: from the rim's ellipse down to the foot's.
    let outline =
      Stroke([
        (174, 120), (181, 170), (205, 226), (240, 262), (304, 286), (366, 262), (398, 226),
        (414, 170), (418, 120),
      ]).flattened(steps: 12) + Self.round(rim.x, rim.y, 122, 88).filter { $0.y < rim.y }.reversed()
    let cover = canvas.cover([outline])
    let body = Form(
      cover: cover,
      height: cover.mapped { x, y, _ in
        let t = ramp(120, 285, y)
        let half = 122 - 60 * t * t
        let q = min(abs(x - rim.x - 8 * t) / half, 0.995)
        return 105 * (1 - q * q).squareRoot() - 0.42 * (y - 120) * t
      })
    canvas.paint(body) { x, y, normal, _ in
      porcelain(red, normal, x, y, gloss: 0.5)
        * (1 - 0.55 * ramp(235, 286, y + 0.02 * (x - foot.x) * (x - foot.x) / 8))
    }
    // A window mirrored in the glaze.
    canvas.paint(
      [
        .polygon((208, 190), (230, 196), (240, 236), (222, 226)),
        .polygon((234, 197), (246, 200), (254, 243), (244, 238)),
      ], softness: 2, opacity: 0.4
    ) { _, y in Tint(1, 0.94, 0.88) * (1.1 - (y - 190) / 90) }
    lip(rim)
  }

  /// White inside, with a rounded lip.
  private func lip(_ rim: Point) {
    let (a, b) = (122.0, 88.0)
    let cover = ellipseCover(rim.x, rim.y, a, b)
    let bowl = turned(cover, rim, a, b) { q in
      let inner = min(q / 0.93, 1)
      return q > 0.93
        ? 7 + 4 * (1 - (q - 0.965) * (q - 0.965) / 0.001225) : 7 + 88 * (inner - 1) * 0.9
    }
    canvas.paint(bowl, folds: 3) { x, y, normal, fold in
      let deep = ramp(
        0.93, 0.6,
        (((x - rim.x) / a) * ((x - rim.x) / a)
          + ((y - rim.y) / b) * ((y - rim.y) / b)).squareRoot())
      // The near wall and the lamp's side keep the light from the inside.
      let shadow = 0.5 * deep * ramp(60, -90, (x - rim.x) * 0.8 + (y - rim.y))
      let white = Tint.screen(244, 234, 218).mixed(.screen(196, 140, 96), 0.3 * deep)
      return lighting.falling(
        on: white * (1 - shadow), normal, gloss: 0.25, shade: 0.35 * deep + 0.4 * fold,
        thinness: 0.5)
    }
    ring(rim, a * 0.965, b * 0.965, width: 2.2, from: 3.0, to: 5.0, strength: 0.9)
  }

  private func handle() {
    let way = Stroke([(226, 232), (192, 252), (178, 282), (200, 300), (238, 280), (256, 262)])
    let form = Form.grown(
      Limb.chain(way, steps: 8, lift: 4) { t in 14 - 3 * sine(.pi * t) }, blend: 2,
      width: canvas.width, height: canvas.height)
    canvas.shadow(of: form.cover, 9, 10, softness: 6, strength: 0.5)
    canvas.paint(form) { x, y, normal, _ in porcelain(red, normal, x, y, gloss: 0.9) }
  }

  /// Crema in swirls, with small bubbles at the edge.
  private func coffee() {
    let middle = Point(297, 140)
    let (a, b) = (98.0, 64.0)
    canvas.paint(ellipseCover(middle.x, middle.y, a, b)) { x, y in
      let (dx, dy) = ((x - middle.x) / a, (y - middle.y) / b)
      let q = (dx * dx + dy * dy).squareRoot()
      let way = angle(y: dy, x: dx) + 2.4 * q
      let swirl = noise.fractal(
        3 * q * cosine(way) + 4, 3 * q * sine(way) + 4 + 0.8 * q, octaves: 5)
      let crema = Tint.screen(206, 134, 62).mixed(.screen(120, 62, 22), ramp(0.36, 0.66, swirl))
      let edge = ramp(0.9, 1, q)
      let foam = ramp(0.62, 0.75, noise.value(x / 2.1, y / 1.6)) * ramp(0.78, 0.95, q)
      let light = 0.5 + 0.55 * ramp(-1, 1, dx * 0.7 + dy)
      return
        (crema.mixed(.screen(74, 34, 12), 0.7 * edge).mixed(.screen(226, 178, 120), 0.5 * foam))
        * light
    }
    ring(middle, a * 0.97, b * 0.96, width: 1.6, from: 0.3, to: 2.4, strength: 0.35)
    canvas.paint([Self.round(336, 160, 22, 8)], softness: 5, opacity: 0.35) { _, _ in
      Tint(1, 0.9, 0.72)
    }
  }

  private func spoon() {
    let way = Stroke([(369, 300), (384, 272), (420, 196), (444, 132), (452, 104)])
    let stem = Form.grown(
      Limb.chain(way, steps: 8, lift: 10) { t in
        4.2 - 0.8 * sine(.pi * t) + 4 * ramp(0.8, 1, t) + 3 * ramp(0.1, 0, t)
      }, blend: 0, width: canvas.width, height: canvas.height)
    // The bowl's own axes: along the stem, and across it.
    let (middle, along, across) = (Point(357, 322), Point(0.44, -0.9), Point(0.9, 0.44))
    let oval = (0..<60).map { i in
      let (c, s) = (cosine(Double(i) * .pi / 30), sine(Double(i) * .pi / 30))
      let (u, v) = (29 * c, (20 - 3 * c) * s)
      return Point(
        middle.x + u * along.x + v * across.x, middle.y + u * along.y + v * across.y)
    }
    let cover = canvas.cover([oval])
    let hollow = Form(
      cover: cover,
      height: cover.mapped { x, y, _ in
        let (dx, dy) = (x - middle.x, y - middle.y)
        let (u, v) = ((dx * along.x + dy * along.y) / 29, (dx * across.x + dy * across.y) / 20)
        let q = u * u + v * v
        return 15 * q - 9 * ramp(0.8, 1.05, q)
      })
    for part in [hollow, stem] {
      canvas.shadow(of: part.cover, 10, 9, softness: 5, strength: 0.5)
      canvas.paint(part) { x, y, normal, _ in mirrored(normal, x, y) }
    }
    canvas.paint([Self.round(352, 316, 3, 8)], softness: 2, opacity: 0.7) { _, _ in
      Tint(1, 0.95, 0.88)
    }
  }

  /// Steel mirrors: bright from above, the red of the saucer from below, dark in between.
  private func mirrored(_ normal: SIMD3<Double>, _ x: Double, _ y: Double) -> Tint {
    let up = ramp(-0.15, 0.85, -normal.y - 0.4 * normal.x)
    let side = ramp(0.25, 0.8, normal.x + 0.5 * normal.y)
    let streak = 0.85 + 0.3 * noise.value(x / 6, y / 6)
    let room = Tint(0.16, 0.14, 0.13).mixed(Tint(0.9, 0.86, 0.8), up).mixed(0.7 * red, 0.7 * side)
    return lighting.falling(on: Tint(repeating: 0.12), normal, gloss: 1.1) + room * streak * 0.8
  }

  private func steam() {
    for (x, lean, strength) in [(270.0, 26.0, 0.13), (318, -18, 0.1)] {
      let way = Stroke([
        (x, 130), (x + lean, 92), (x - 0.5 * lean, 54), (x + 0.7 * lean, 14), (x + lean, -20),
      ])
      let form = Form.grown(
        Limb.chain(way, steps: 8) { t in 6 + 9 * t }, blend: 2, width: canvas.width,
        height: canvas.height)
      canvas.paint(form.cover.padded(22).blurred(7), opacity: strength) { _, _ in
        Tint(repeating: 0.95)
      }
    }
  }
}
