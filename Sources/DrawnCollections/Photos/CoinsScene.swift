import Mathematics

/// Old coins in rows on a dark cloth, 384×303 in shades of grey: round edges of many sizes to find.
struct CoinsScene {
  private let canvas = ColourCanvas(width: 384, height: 303)
  private let noise: ValueNoise
  private var random: SeededRandom
  private let lighting = Lighting(
    from: SIMD3(-0.75, -0.7, 0.75), lamp: Tint(repeating: 1.0), sky: Tint(repeating: 0.2),
    ground: Tint(repeating: 0.06))

  static func painted() -> ColourCanvas {
    var random = SeededRandom(seed: 0).split("drawn photo/coins")
    let noise = ValueNoise(using: &random)
    var scene = CoinsScene(noise: noise, random: random)
    scene.cloth()
    scene.coins()
    scene.canvas.expose(grain: 0.014, using: &scene.random)
    return scene.canvas
  }

  private init(noise: ValueNoise, random: SeededRandom) {
    self.noise = noise
    self.random = random
  }

  /// Velvet: lighter where the lamp is near, with a faint weave and a few folds.
  private func cloth() {
    canvas.fill { x, y in
      let near = 1 - ramp(0, 420, (x * x + y * y).squareRoot())
      let weave = 0.75 + 0.25 * noise.value(x / 1.3, y / 1.3) + 0.25 * noise.value(x / 1.1, y / 4)
      let fold = noise.fractal(x / 120 + 2, y / 50 + x / 300, octaves: 3)
      return Tint(repeating: (0.018 + 0.095 * near * near + 0.03 * fold) * weave)
    }
  }

  private mutating func coins() {
    let rows: [(y: Double, radii: [Double])] = [
      (46, [20, 18.5, 22, 21.5, 19.5, 27]), (118, [21, 19, 18.5, 20, 24.5, 19]),
      (190, [18, 21, 19, 23, 22, 30]), (258, [27, 21, 27, 24, 24, 20.5]),
    ]
    for row in rows {
      let gap = (384 - 2 * row.radii.reduce(0, +)) / 7
      var x = gap
      for radius in row.radii {
        let middle = Point(x + radius + 2 * random.bell(), row.y + 3 * random.bell())
        coin(middle, radius)
        x += 2 * radius + gap
      }
    }
  }

  private mutating func coin(_ middle: Point, _ radius: Double) {
    let (lumps, uneven) = (random.uniform(0, 40), random.uniform(0.06, 0.2))
    let outline = (0..<64).map { i in
      let way = Double(i) * .pi / 32
      let (c, s) = (cosine(way), sine(way))
      let reach =
        radius * (1 + uneven * (noise.fractal(lumps + 1.3 * c, 1.3 * s, octaves: 2) - 0.5))
      return Point(middle.x + reach * c, middle.y + reach * s)
    }
    let cover = canvas.cover([outline])
    canvas.shadow(of: cover, 3, 3, softness: 2, strength: 0.85)
    let motif = CoinMotif(middle, radius * 0.8, using: &random)
    let relief = motif.relief(width: canvas.width, height: canvas.height)
    let dots = self.dots(around: middle, radius * 0.84)
    let worn = random.uniform(0.5, 1)
    let plate = Form.cushion(cover, roundness: 1.6, height: 2.6).raised { x, y in
      let (dx, dy) = (x - middle.x, y - middle.y)
      let out = (dx * dx + dy * dy).squareRoot() / radius
      let rim = 0.9 * ramp(0.8, 0.9, out) * ramp(1.02, 0.96, out)
      let raised = worn * relief.height.value(Int(x), Int(y)) * 0.5
      let bead = 0.8 * worn * dots.value(Int(x), Int(y))
      let wear = 0.5 * noise.fractal(x / 3.5 + lumps, y / 3.5, octaves: 3)
      return rim + raised + bead + wear
    }
    let silver = random.uniform(0.36, 0.62)
    canvas.paint(plate, folds: 2) { x, y, normal, fold in
      let stain = 0.6 + 0.7 * noise.fractal(x / 9 + lumps, y / 9, octaves: 3)
      let tint = Tint(repeating: silver * stain)
      return lighting.falling(on: tint, normal, gloss: 0.28, shade: min(2.8 * fold, 1))
    }
  }

  /// The ring of beads inside the rim.
  private func dots(around middle: Point, _ radius: Double) -> Patch {
    let count = Int(radius * 1.5)
    return canvas.cover(
      (0..<count).map { i in
        let way = 2 * .pi * Double(i) / Double(count)
        return .ellipse(middle.x + radius * cosine(way), middle.y + radius * sine(way), 1)
      })
  }
}
