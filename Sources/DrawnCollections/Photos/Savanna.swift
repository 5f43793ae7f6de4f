import Mathematics

/// The country that elephants walk through: sky, far trees, bushes, grass.
struct Savanna {
  let canvas: ColourCanvas
  let noise: ValueNoise
  var random: SeededRandom

  func sky(_ high: Tint, _ low: Tint, to horizon: Double) {
    canvas.fill { x, y in
      let cloud = ramp(0.5, 0.75, noise.fractal(x / 90, y / 28, octaves: 5))
      return high.mixed(low, ramp(0, horizon, y)).mixed(Tint(0.95, 0.93, 0.9), 0.55 * cloud)
    }
  }

  /// A band of trees so far away that one sees no leaves.
  func farTrees(from top: Double, to bottom: Double, _ tint: Tint) {
    let crowns = stride(from: -6.0, through: Double(canvas.width) + 6, by: 2).map { x in
      let rise = noise.fractal(x / 22 + 5, top, octaves: 4)
      return Point(x, bottom - (bottom - top) * (0.25 + rise))
    }
    let foot = [
      Point(Double(canvas.width) + 6, bottom + 20), Point(-6, bottom + 20),
    ]
    canvas.paint([crowns + foot], softness: 0.8) { x, y in
      tint * (0.65 + 0.7 * noise.fractal(x / 5, y / 4, octaves: 2))
    }
  }

  /// Ground that grows coarser towards the reader.
  func ground(from top: Double, _ far: Tint, _ near: Tint) {
    let (w, h) = (Double(canvas.width), Double(canvas.height))
    canvas.paint([.polygon((-9, top), (w + 9, top - 2), (w + 9, h + 9), (-9, h + 9))], softness: 1)
    {
      x, y in
      let depth = ramp(top, h, y)
      let size = 1.5 + 6 * depth
      let rough = noise.fractal(x / (3 * size), y / size, octaves: 4)
      let patches = noise.fractal(x / 60, y / 22, octaves: 3)
      return far.mixed(near, ramp(0.2, 0.8, 0.6 * depth + 0.7 * (patches - 0.3)))
        * (0.55 + 0.9 * rough)
    }
  }

  /// A bush or a crown: leaves in clumps, dark inside and below, sunlit above.
  mutating func leaves(
    around middle: Point, _ wide: Double, _ tall: Double, leaf: Double, _ tint: Tint, clumps: Int
  ) {
    for ring in 0..<4 {
      let depth = Double(ring)
      var spots: [[Point]] = []
      for _ in 0..<clumps {
        let turn = random.uniform(0, 2 * .pi)
        let reach = random.unit().squareRoot() * (1 - 0.12 * depth)
        let at = Point(
          middle.x + wide * reach * cosine(turn) - leaf * 0.6 * depth,
          middle.y + tall * reach * sine(turn) - leaf * 0.9 * depth)
        for _ in 0..<5 {
          spots.append(
            .ellipse(
              at.x + leaf * 2.2 * random.bell(), at.y + leaf * 1.5 * random.bell(),
              leaf * random.uniform(0.5, 1.3), leaf * random.uniform(0.4, 0.9)))
        }
      }
      canvas.paint(spots) { x, y in
        let flicker = noise.value(x / (1.1 * leaf) + 7 * depth, y / (1.1 * leaf))
        let high = ramp(middle.y + tall, middle.y - tall, y)
        return tint * (0.12 + 0.2 * depth) * (0.55 + 0.9 * flicker) * (0.6 + 0.9 * high)
      }
    }
  }

  /// Blades of grass, the farther the shorter.
  mutating func grass(
    from top: Double, to bottom: Double, _ count: Int, height: Double, _ dark: Tint, _ light: Tint
  ) {
    let bands = 12
    for band in 0..<bands {
      let low = top + (bottom - top) * Double(band) / Double(bands)
      let high = top + (bottom - top) * Double(band + 1) / Double(bands)
      let near = (low - top) / max(bottom - top, 1)
      let long = height * (0.35 + 0.65 * near)
      for share in [0.15, 0.5, 0.9] {
        let blades = (0..<count / bands / 3).map { _ in
          let foot = Point(
            random.uniform(-5, Double(canvas.width) + 5), random.uniform(low, high))
          let (lean, rise) = (long * 0.4 * random.bell(), long * random.uniform(0.5, 1))
          let broad = 0.35 + 0.5 * near
          return [
            Point(foot.x - broad, foot.y), Point(foot.x + 0.4 * lean, foot.y - 0.6 * rise),
            Point(foot.x + lean, foot.y - rise),
            Point(foot.x + 0.4 * lean + broad, foot.y - 0.55 * rise),
            Point(foot.x + broad, foot.y),
          ]
        }
        canvas.paint(blades, opacity: 0.85) { x, y in
          dark.mixed(light, share) * (0.6 + 0.7 * noise.fractal(x / 30, y / 14, octaves: 2))
        }
      }
    }
  }

  /// A bare trunk with branches.
  func tree(_ ways: [[(Double, Double)]], width: Double, _ tint: Tint, _ lighting: Lighting) {
    var limbs: [Limb] = []
    for (i, way) in ways.enumerated() {
      let girth = i == 0 ? width : width * 0.45
      limbs += Limb.chain(Stroke(way)) { t in girth * (1 - 0.65 * t) + 0.4 }
    }
    let form = Form.grown(limbs, blend: 1, width: canvas.width, height: canvas.height)
      .raised { x, y in 1.2 * noise.value(x / 1.4, y / 7) }
    canvas.paint(form, folds: 2) { x, y, normal, fold in
      lighting.falling(on: tint * (0.7 + 0.6 * noise.value(x / 2, y / 9)), normal, shade: fold)
    }
  }
}
