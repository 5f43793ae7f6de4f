import Mathematics

/// A rocket on its pad at dusk between lattice masts, 640×427: smooth sky, straight thin edges.
struct RocketScene {
  private let canvas = ColourCanvas(width: 640, height: 427)
  private let noise: ValueNoise
  private var random: SeededRandom
  private let lighting = Lighting(
    from: SIMD3(0.8, 0.5, 0.5), lamp: 0.9 * Tint(1, 0.8, 0.5), sky: Tint(0.16, 0.22, 0.36),
    ground: Tint(0.34, 0.22, 0.1))

  static func painted() -> ColourCanvas {
    var random = SeededRandom(seed: 0).split("drawn photo/rocket")
    let noise = ValueNoise(using: &random)
    var scene = RocketScene(noise: noise, random: random)
    scene.sky()
    scene.horizon()
    for (x, top, foot, wide) in [(196.0, 128.0, 372.0, 17.0), (452, 124, 372, 17)] {
      scene.mast(x, from: foot, to: top, wide, bar: 0.9, light: 0.32)
    }
    scene.rocket()
    scene.pad()
    for (x, top, foot, wide) in [(50.0, -60.0, 430.0, 44.0), (598, -90, 430, 46)] {
      scene.mast(x, from: foot, to: top, wide, bar: 1.7, light: 0.12)
    }
    scene.lamps()
    scene.canvas.expose(grain: 0.008, using: &scene.random)
    return scene.canvas
  }

  private init(noise: ValueNoise, random: SeededRandom) {
    self.noise = noise
    self.random = random
  }

  private mutating func sky() {
    let (high, low, glow) = (
      Tint.screen(16, 26, 62), Tint.screen(66, 98, 156), Tint.screen(236, 158, 104)
    )
    canvas.fill { x, y in
      let down = y / 380
      let clear = high.mixed(low, ramp(0, 0.95, down)).mixed(
        glow, 0.75 * ramp(0.72, 1.02, down) * (0.7 + 0.3 * cosine((x - 300) / 150)))
      let bank = noise.fractal(x / 120, y / 17, octaves: 5)
      let cloud = ramp(0.46, 0.68, bank) * ramp(0.62, 0.86, down) * ramp(1.04, 0.94, down)
      let veil = ramp(0.5, 0.8, noise.fractal(x / 200 + 9, y / 50 + 3, octaves: 4)) * 0.2
      return clear.mixed(.screen(46, 52, 92), 0.7 * cloud).mixed(
        .screen(120, 120, 160), veil * down)
    }
    for _ in 0..<70 {
      let at = Point(random.uniform(0, 640), random.uniform(0, 200))
      let radius = random.uniform(0.35, 0.8)
      canvas.paint([.ellipse(at.x, at.y, radius)], opacity: random.uniform(0.15, 0.8)) { _, _ in
        Tint(0.9, 0.95, 1)
      }
    }
  }

  /// Flat land with trees and a strip of water that mirrors the sky.
  private func horizon() {
    canvas.paint([.rectangle(-9, 372, 660, 70)]) { x, y in
      let wave = noise.value(x / 22, y / 1.5)
      return Tint.screen(70, 74, 104).mixed(.screen(214, 150, 108), 0.5 * wave * ramp(392, 374, y))
    }
    let crowns = stride(from: -4.0, through: 644, by: 2).map { x in
      Point(x, 374 - 11 * noise.fractal(x / 13, 4, octaves: 4))
    }
    canvas.paint([crowns + [Point(644, 378), Point(-4, 378)]]) { x, y in
      Tint.screen(26, 26, 40) * (0.7 + 0.6 * noise.value(x / 3, y / 3))
    }
    canvas.paint([.polygon((-9, 400), (160, 390), (480, 390), (650, 400), (650, 440), (-9, 440))]) {
      x, y in
      let lamp = exponential(-((x - 320) * (x - 320)) / 26_000)
      return Tint.screen(48, 42, 44) * (0.6 + 0.7 * noise.fractal(x / 7, y / 2.5, octaves: 3))
        + 0.22 * lamp * Tint(1, 0.7, 0.36)
    }
  }

  /// A mast of steel bars: legs, rungs and crosses that shrink towards the top.
  private func mast(
    _ x: Double, from foot: Double, to top: Double, _ wide: Double, bar: Double, light: Double
  ) {
    func side(_ y: Double, _ sign: Double) -> Point {
      let share = (y - top) / (foot - top)
      return Point(x + sign * wide * (0.3 + 0.7 * share) / 2, y)
    }
    var bars: [[Point]] = []
    func add(_ a: Point, _ b: Point, _ width: Double) {
      let (dx, dy) = (b.x - a.x, b.y - a.y)
      let length = max((dx * dx + dy * dy).squareRoot(), 1e-6)
      let (nx, ny) = (-dy / length * width / 2, dx / length * width / 2)
      bars.append([
        Point(a.x + nx, a.y + ny), Point(b.x + nx, b.y + ny), Point(b.x - nx, b.y - ny),
        Point(a.x - nx, a.y - ny),
      ])
    }
    for sign in [-1.0, 1.0] { add(side(foot, sign), side(top, sign), 1.5 * bar) }
    add(Point(x, foot), Point(x, top), 0.8 * bar)
    var y = foot
    while y > top + 4 {
      let next = y - max(wide * 0.62 * (0.3 + 0.7 * (y - top) / (foot - top)), 5)
      add(side(y, -1), side(y, 1), bar)
      add(side(y, -1), side(next, 1), 0.8 * bar)
      add(side(y, 1), side(next, -1), 0.8 * bar)
      y = next
    }
    add(Point(x, top + 2), Point(x, top - 34), 0.8 * bar)
    canvas.paint(bars) { _, y in
      let glow = ramp(foot - 210, foot, y)
      return Tint.screen(40, 44, 62).mixed(.screen(232, 160, 92), light * (0.35 + 1.6 * glow))
    }
  }

  // MARK: The rocket

  private func rocket() {
    let x = 322.0
    tower(beside: x)
    shade([.rectangle(x - 10, 172, 20, 206)], around: x, 10)
    let nose =
      Stroke([(x - 13, 172), (x - 13.5, 150), (x - 10, 132), (x - 4, 121), (x, 118)]).flattened(
        steps: 8)
      + Stroke([(x, 118), (x + 4, 121), (x + 10, 132), (x + 13.5, 150), (x + 13, 172)]).flattened(
        steps: 8) + [Point(x + 10, 180), Point(x - 10, 180)]
    shade([nose], around: x, 13.5)
    for (y, height, tone) in [(180.0, 2.0, 0.5), (232, 9, 0.12), (300, 2, 0.4), (352, 3, 0.3)] {
      canvas.paint([.rectangle(x - 10, y, 20, height)], opacity: 0.75) { _, _ in
        .screen(60, 62, 70) * (2 * tone)
      }
    }
    // A mark on the fairing, a stripe along the tank, folded legs at the foot.
    canvas.paint([.ellipse(x + 2, 152, 6, 7)], opacity: 0.8) { _, _ in .screen(44, 82, 150) }
    canvas.paint([.rectangle(x - 3.2, 250, 3, 44)], opacity: 0.75) { _, _ in .screen(70, 74, 90) }
    canvas.paint([
      .polygon((x - 10, 338), (x - 10, 376), (x - 19, 378), (x - 13, 350)),
      .polygon((x + 10, 338), (x + 10, 376), (x + 19, 378), (x + 13, 350)),
    ]) { px, _ in px < x ? .screen(70, 66, 70) : .screen(190, 160, 124) }
    steam(at: Point(x + 16, 236), way: 1)
    steam(at: Point(x - 14, 300), way: -1)
  }

  /// White paint on a cylinder, lit from below right by the pad's lamps and by the sky.
  private func shade(_ outline: [[Point]], around x: Double, _ half: Double) {
    canvas.paint(outline) { px, y in
      let q = min(max((px - x) / half, -0.98), 0.98)
      let normal = SIMD3(q, 0, (1 - q * q).squareRoot())
      let glow = 0.5 + 0.75 * ramp(130, 380, y)
      let soot = 0.9 + 0.1 * noise.fractal(px / 6, y / 40, octaves: 3)
      return lighting.falling(on: .screen(236, 234, 230) * soot, normal) * glow
        + 0.05 * Tint(0.7, 0.8, 1)
    }
  }

  /// The lattice arm that holds the rocket until it flies.
  private func tower(beside x: Double) {
    mast(x - 22, from: 380, to: 160, 15, bar: 1.3, light: 0.34)
    for y in stride(from: 190.0, through: 340, by: 50) {
      canvas.paint([.rectangle(x - 22, y, 14, 2.4)]) { _, _ in .screen(120, 92, 70) }
    }
  }

  private func steam(at start: Point, way: Double) {
    let drift = Stroke([
      (start.x, start.y), (start.x + 22 * way, start.y - 3), (start.x + 50 * way, start.y + 8),
      (start.x + 92 * way, start.y + 4),
    ])
    let form = Form.grown(
      Limb.chain(drift, steps: 6) { t in 3 + 10 * t }, blend: 2, width: canvas.width,
      height: canvas.height)
    let cloud = form.cover.padded(16).blurred(5).mapped { x, y, value in
      let thin = 1 - ramp(10, 100, abs(x - start.x))
      return value * thin * (0.25 + 1.1 * noise.fractal(x / 12, y / 8, octaves: 3))
    }
    canvas.paint(cloud, opacity: 0.75) { _, _ in .screen(206, 198, 200) }
  }

  private func pad() {
    canvas.paint([.polygon((262, 380), (382, 380), (396, 412), (248, 412))]) { x, y in
      let lamp = exponential(-((x - 330) * (x - 330)) / 2_600)
      return Tint.screen(92, 74, 66) * (0.6 + 0.6 * noise.value(x / 3, y / 3))
        + 0.55 * lamp * Tint(1, 0.62, 0.28)
    }
    canvas.paint([.rectangle(266, 376, 112, 6), .rectangle(290, 366, 64, 11)]) { x, _ in
      Tint.screen(110, 88, 70).mixed(.screen(250, 190, 120), ramp(300, 360, x) * 0.7)
    }
    for i in 0..<9 {
      canvas.paint([.rectangle(268 + 13.4 * Double(i), 384, 3, 26)]) { _, _ in .screen(40, 34, 36) }
    }
  }

  /// Flood lights: a bright core, a wide glow and rays.
  private func lamps() {
    let places: [(x: Double, y: Double, size: Double, tint: Tint)] = [
      (150, 370, 1, Tint(1, 0.62, 0.24)), (196, 386, 1.15, Tint(1, 0.62, 0.24)),
      (112, 402, 0.9, Tint(0.9, 0.95, 0.8)), (364, 390, 1.5, Tint(1, 0.66, 0.28)),
      (434, 386, 1, Tint(1, 0.62, 0.24)), (452, 404, 1, Tint(0.9, 0.95, 0.8)),
      (84, 350, 0.5, Tint(1, 0.5, 0.2)), (284, 392, 0.8, Tint(1, 0.7, 0.34)),
      (548, 392, 0.9, Tint(1, 0.62, 0.24)),
    ]
    canvas.develop { x, y, tint in
      var light = tint
      for place in places {
        let (dx, dy) = ((x - place.x) / place.size, (y - place.y) / place.size)
        let square = dx * dx + dy * dy
        if square > 8_000 { continue }
        let core = 2.6 * exponential(-square / 7)
        let glow = 0.55 / (1 + square / 26) * ramp(8_000, 2_000, square)
        var rays = 0.0
        for (c, s) in [(1.0, 0.0), (0.0, 1.0), (0.707, 0.707), (0.707, -0.707)] {
          let (along, across) = (abs(c * dx + s * dy), abs(s * dx - c * dy))
          rays += 0.9 * exponential(-across * across / 0.7 - along / 8)
        }
        light += place.tint * (glow + rays) + Tint(1, 0.96, 0.86) * core
      }
      return light
    }
  }
}
