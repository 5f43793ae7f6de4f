import Filters
import Mathematics

/// A house by the sea: a picture with edges in every direction, fine and coarse textures, soft
/// gradients and even surfaces, so that each filter has something to find and something to ignore.
struct SeasideScene {
  private let canvas = SceneCanvas(width: 512, height: 512)
  private let clouds: ValueNoise
  private let leaves: ValueNoise
  private var random: SeededRandom
  private static let sun = Point(404, 92)

  init(using random: SeededRandom) {
    self.random = random
    clouds = ValueNoise(using: &self.random)
    leaves = ValueNoise(using: &self.random)
  }

  /// The finished picture: 512×512, whole numbers from 0 to 255.
  mutating func painted() -> Plane {
    sky()
    sun()
    kite()
    hills()
    meadow()
    house()
    tree()
    path()
    fence()
    sea()
    return canvas.plane
  }

  // MARK: Far away

  private func sky() {
    canvas.paint([.rectangle(0, 0, 512, 340)]) { x, y in
      let clear = 128 + 84 * y / 320
      let billow = clouds.fractal(x / 110 + 3, y / 52, octaves: 5)
      let cover = min(max((billow - 0.50) * 5, 0), 1) * (1 - y / 420)
      let (dx, dy) = (x - Self.sun.x, y - Self.sun.y)
      let glow = 56 * max(1 - (dx * dx + dy * dy).squareRoot() / 150, 0)
      return clear + glow + (240 - clear - glow) * cover
    }
  }

  private func sun() {
    let (x, y) = (Self.sun.x, Self.sun.y)
    let rays = (0..<16).map { i in
      let turn = (Double(i) + 0.5) * .pi / 8
      let (c, s) = (cosine(turn), sine(turn))
      let far = i % 2 == 0 ? 82.0 : 68.0
      return [
        Point(x + 51 * c - 5 * s, y + 51 * s + 5 * c), Point(x + far * c, y + far * s),
        Point(x + 51 * c + 5 * s, y + 51 * s - 5 * c),
      ]
    }
    canvas.paint(rays) { _, _ in 250 }
    canvas.paint([.ellipse(x, y, 42)]) { px, py in 255 - 14 * ((px - x) + (py - y)) / 84 }
  }

  private func kite() {
    canvas.line(
      Stroke([(96, 118), (112, 150), (100, 178), (124, 206)]), width: 1.6
    ) { _, _ in 70 }
    canvas.paint([.polygon((84, 30), (122, 62), (96, 118), (58, 70))]) { _, _ in 60 }
    canvas.paint([.polygon((84, 30), (122, 62), (90, 67))]) { _, _ in 225 }
    canvas.paint([.polygon((58, 70), (90, 67), (96, 118))]) { _, _ in 190 }
    for (x, y) in [(112.0, 150.0), (100.0, 178.0)] {
      canvas.paint([
        .polygon((x, y), (x - 9, y - 6), (x - 7, y + 6)),
        .polygon((x, y), (x + 9, y - 6), (x + 7, y + 6)),
      ]) { _, _ in 70 }
    }
  }

  private func hills() {
    let far = Stroke([(-40, 318), (60, 262), (170, 292), (300, 240), (420, 276), (560, 246)])
    canvas.paint([land(under: far)]) { x, y in
      168 + 16 * leaves.fractal(x / 40, y / 18, octaves: 3) - 0.12 * (y - 240)
    }
    let near = Stroke([(-40, 300), (90, 330), (240, 312), (380, 318), (560, 288)])
    canvas.paint([land(under: near)]) { x, y in
      112 + 46 * leaves.fractal(x / 16, y / 7, octaves: 4)
    }
  }

  private func land(under ridge: Stroke) -> [Point] {
    ridge.flattened(steps: 16) + [Point(560, 520), Point(-40, 520)]
  }

  private func meadow() {
    let edge = Stroke([(-40, 384), (120, 372), (300, 380), (560, 366)])
    canvas.paint([land(under: edge)]) { x, y in
      let blades = leaves.value((x + 0.5 * y) / 2.2, y / 11)
      return 92 + 40 * blades + 40 * leaves.fractal(x / 60, y / 30, octaves: 2)
    }
  }

  // MARK: The house

  private func house() {
    canvas.paint([.rectangle(238, 164, 26, 60)], brick)
    canvas.paint([.rectangle(233, 158, 36, 9)]) { _, _ in 96 }
    canvas.paint([.rectangle(96, 258, 196, 142)], clapboard)
    canvas.paint([.polygon((96, 259), (194, 158), (292, 259))], clapboard)
    // The roof's two slopes, seen from the gable, and its shadow on the wall.
    canvas.paint([.polygon((96, 259), (194, 158), (292, 259), (292, 270), (194, 172), (96, 270))]) {
      _, _ in 128
    }
    canvas.paint([.polygon((78, 262), (194, 140), (310, 262), (298, 272), (194, 163), (90, 272))]) {
      x, y in
      let row = ((y + abs(x - 194) * 0.2) / 5).rounded(.down)
      return 52 + 22 * (row - 2 * (row / 2).rounded(.down)) + 26 * leaves.value(x / 3, y / 3)
    }
    roundWindow(194, 216)
    window(116, 288)
    window(226, 288)
    door()
    canvas.paint([.rectangle(92, 396, 204, 8)]) { x, _ in 120 + 10 * leaves.value(x / 9, 1) }
  }

  private func clapboard(_ x: Double, _ y: Double) -> Double {
    let height = y / 9 - (y / 9).rounded(.down)
    let light = 232 - 0.16 * (x - 96)
    return height < 0.16 ? light - 62 : light - 14 * (1 - height)
  }

  private func brick(_ x: Double, _ y: Double) -> Double {
    let row = (y / 7).rounded(.down)
    let along = x / 13 + 0.5 * (row - 2 * (row / 2).rounded(.down))
    let joint = along - along.rounded(.down) < 0.13 || y / 7 - row < 0.22
    return joint ? 138 : 58 + 40 * leaves.value(along.rounded(.down) * 3.7, row * 5.1)
  }

  private func glass(_ x: Double, _ y: Double) -> Double {
    let gleam = (x + y) / 26 - ((x + y) / 26).rounded(.down)
    return 48 + (gleam < 0.3 ? 50 : 0) + 0.3 * (y - 280)
  }

  private func window(_ x: Double, _ y: Double) {
    canvas.paint([.rectangle(x - 5, y - 5, 56, 66)]) { _, _ in 250 }
    canvas.paint([.rectangle(x, y, 46, 56)], glass)
    canvas.paint([.rectangle(x + 21, y, 4, 56), .rectangle(x, y + 25, 46, 4)]) { _, _ in 250 }
    canvas.paint([.rectangle(x - 8, y + 61, 62, 5)]) { _, _ in 110 }
  }

  private func roundWindow(_ x: Double, _ y: Double) {
    canvas.paint([.ellipse(x, y, 23)]) { _, _ in 250 }
    canvas.paint([.ellipse(x, y, 18)], glass)
    canvas.paint([.rectangle(x - 1.5, y - 18, 3, 36), .rectangle(x - 18, y - 1.5, 36, 3)]) {
      _, _ in 250
    }
  }

  private func door() {
    let arch = (0...24).map { i in
      Point(194 - 20 * cosine(Double(i) * .pi / 24), 316 - 20 * sine(Double(i) * .pi / 24))
    }
    canvas.paint([arch + .rectangle(174, 316, 40, 84).suffix(2)]) { x, y in
      let plank = (x - 174) / 10 - ((x - 174) / 10).rounded(.down)
      return plank < 0.12 ? 40 : 78 + 24 * leaves.value(x / 2, y / 30)
    }
    canvas.paint([.ellipse(207, 358, 3)]) { _, _ in 230 }
  }

  // MARK: The garden

  private mutating func tree() {
    canvas.paint([
      Stroke([(388, 410), (398, 360), (396, 300), (384, 250)]).flattened(steps: 12)
        + Stroke([(428, 240), (418, 300), (420, 360), (436, 410)]).flattened(steps: 12)
    ]) { x, y in 44 + 60 * leaves.value(x / 3, y / 24) + 0.7 * (x - 390) }
    canvas.lines(
      [
        Stroke([(405, 312), (372, 276), (352, 262)]), Stroke([(410, 300), (440, 262), (462, 254)]),
      ], width: 9
    ) { x, y in 52 + 44 * leaves.value(x / 3, y / 10) }
    // Clumps of leaves from the shaded back to the front in the sun.
    for ring in 0..<5 {
      let depth = Double(ring)
      let clumps = (0..<14).map { _ in
        let turn = random.uniform(0, 2 * .pi)
        let reach = random.uniform(0.35, 1) * (70 - 9 * depth)
        return [Point].ellipse(
          409 + reach * cosine(turn) + 3 * depth,
          224 + 0.78 * reach * sine(turn) - 5 * depth, random.uniform(13, 24))
      }
      canvas.paint(clumps) { x, y in
        let leaf = leaves.value(x / 3.1 + 7 * depth, y / 3.1)
        let clump = leaves.value(x / 13 + 17 * depth, y / 13)
        return 38 + 13 * depth + 58 * leaf * leaf + 34 * clump - 0.22 * (y - 220)
      }
    }
  }

  /// Cobbles of many sizes, widening towards the reader.
  private mutating func path() {
    let border = Stroke([(178, 402), (172, 430), (140, 470), (96, 520)]).flattened(steps: 10)
    let other = Stroke([(292, 520), (240, 470), (214, 430), (210, 402)]).flattened(steps: 10)
    canvas.paint([border + other]) { x, y in 78 + 30 * leaves.value(x / 4, y / 4) }
    var y = 406.0
    while y < 470 {
      let size = 4 + (y - 400) * 0.11
      let (left, right) = (178 - (y - 402) * 0.72, 210 + (y - 402) * 0.62)
      var x = left + size
      while x < right - size * 0.4 {
        let width = size * random.uniform(0.85, 1.25)
        let tone = random.uniform(150, 222)
        canvas.paint([.ellipse(x, y, width, size * 0.62)]) { px, py in
          tone - 2.4 * (py - y) - 1.2 * (px - x)
        }
        x += width + size * 1.08
      }
      y += size * 1.5
    }
  }

  private func fence() {
    for y in [424.0, 446.0] {
      canvas.paint([.rectangle(-10, y, 166, 7), .rectangle(226, y, 300, 7)]) { _, _ in 196 }
    }
    let places = stride(from: -6.0, to: 520, by: 17).filter { x in x < 150 || x > 226 }
    let shadows: [[Point]] = places.map { x in .rectangle(x + 9, 416, 3, 54) }
    canvas.paint(shadows) { _, _ in 84 }
    let pickets: [[Point]] = places.map { x in
      .polygon((x, 414), (x + 5, 404), (x + 10, 414), (x + 10, 470), (x, 470))
    }
    canvas.paint(pickets) { x, y in 244 - 12 * leaves.value(x / 2, y / 20) }
  }

  private func sea() {
    let shore = Stroke([
      (-40, 462), (60, 466), (150, 458), (250, 465), (360, 456), (450, 463), (560, 454),
    ])
    canvas.paint([land(under: shore)]) { x, y in 150 - 0.6 * (y - 455) + 20 * leaves.value(x / 9, y)
    }
    canvas.line(shore, width: 4) { x, _ in 226 + 24 * leaves.value(x / 4, 3) }
    for row in 0..<5 {
      let near = Double(row)
      let crest = { (x: Double) in
        470 + 9.5 * near
          + (4 + near) * abs(sine(.pi * x / (34 + 9 * near) + 1.9 * near))
          + 3 * sine(x / 47 + near)
      }
      let top = stride(from: -4.0, through: 516, by: 2).map { Point($0, crest($0)) }
      canvas.paint([top + [Point(516, 530), Point(-4, 530)]]) { x, y in
        let below = y - crest(x)
        let light = 150 * exponential(-below / 4.5)
        return 60 + light - 3 * near + 34 * leaves.value((x + 2 * below) / 7, y / 2)
      }
      canvas.line(Stroke(top, corners: []), width: 1.6) { _, _ in 242 }
    }
  }
}
