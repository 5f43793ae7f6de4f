import Mathematics

/// A sponge: tubes, a barrel or a lump, full of pores, with dark mouths at the top.
struct Sponge {
  /// One tube: an axis from the ground up, and half its width.
  private struct Tube {
    let axis: [(Double, Double)]
    let radius: Double
    let flare: Double
    /// Farther tubes get less light.
    let near: Double
  }

  private var tubes: [Tube] = []
  private let pose: Pose
  private let tint: Tint
  private let deep: Tint
  private let pores: Double
  private let ribs: Double
  private let mouth: Double

  init(_ pose: Pose, using random: inout SeededRandom) {
    let hues = [0.135, 0.15, 0.14, 0.12, 0.1, 0.8, 0.76, 0.04]
    let hue = hues[random.integer(below: hues.count)] + 0.012 * random.bell()
    self.init(
      pose, tint: .hue(hue, random.uniform(0.35, 0.75), random.uniform(0.55, 0.95)),
      using: &random)
  }

  /// Grows a sponge of a colour.
  ///
  /// - Parameters:
  ///   - pose: where; the sponge stands at 0.9 below the middle and is about 1.8 high.
  ///   - tint: its colour.
  ///   - wanted: how many tubes; drawn by lot if nil.
  ///   - random: everything else about it.
  init(_ pose: Pose, tint: Tint, tubes wanted: Int? = nil, using random: inout SeededRandom) {
    self.pose = pose
    self.tint = tint
    deep = tint * Tint(0.5, 0.32, 0.3)
    pores = random.uniform(2.2, 4.5)
    let kind = wanted == nil ? random.unit() : 0
    ribs = kind > 0.6 && kind < 0.8 ? random.uniform(0.3, 1) : random.uniform(0, 0.25)
    mouth = random.uniform(0.5, 0.8)
    if kind < 0.6 {
      let count = wanted ?? 2 + random.integer(below: 5)
      for i in 0..<count {
        let place = count == 1 ? 0 : (Double(i) + 0.25 * random.bell()) / Double(count - 1) - 0.5
        tubes.append(Self.tube(at: place, count: count, using: &random))
      }
    } else if kind < 0.8 {
      let lean = 0.1 * random.bell()
      let wide = random.uniform(0.42, 0.62)
      tubes.append(
        Tube(
          axis: [(0, 0.8), (lean * 0.5, 0.2), (lean, -0.5)], radius: wide,
          flare: random.uniform(-0.15, 0.3), near: 1))
    } else {
      for _ in 0..<(3 + random.integer(below: 5)) {
        let (x, top) = (0.42 * random.bell() * 0.8, random.uniform(-0.5, 0.35))
        tubes.append(
          Tube(
            axis: [(0.5 * x, 0.75), (x, top + 0.3), (x * 1.1, top)],
            radius: random.uniform(0.22, 0.38), flare: -0.2, near: random.uniform(0.75, 1)))
      }
    }
    tubes.sort { $0.near < $1.near }
  }

  private static func tube(
    at place: Double, count: Int, using random: inout SeededRandom
  ) -> Tube {
    let near = random.uniform(0.55, 1)
    let spread = random.uniform(0.8, 1.5)
    let top = -1 + random.uniform(0, 0.95) * (0.4 + abs(place))
    let foot = place * 0.6
    let (bow, sway) = (0.09 * random.bell(), 0.04 * random.bell())
    return Tube(
      axis: [
        (foot, 0.92), (foot + bow, 0.45), (place * spread * 0.8 + bow + sway, 0.05 + 0.4 * top),
        (place * spread + sway, top + 0.08),
      ],
      radius: random.uniform(0.13, 0.24) * (count < 3 ? 1.3 : 1),
      flare: random.uniform(-0.1, 0.35), near: near)
  }

  func paint(in scene: SeaScene) {
    let size = pose.size
    for tube in tubes {
      let stroke = pose.stroke(tube.axis)
      let steps = 6
      let limbs = Limb.chain(stroke, steps: steps) { t in
        let swell = 1 + 0.1 * (scene.noise.value(4 * t + 9 * tube.radius, scene.drift.x) - 0.5)
        return size * tube.radius * swell * (0.75 + (0.25 + tube.flare) * t)
      }
      let body = Form.grown(
        limbs, blend: 0.3 * (size * tube.radius), width: scene.canvas.width,
        height: scene.canvas.height)
      let light = scene.lighting.direction
      scene.canvas.shadow(
        of: body.cover, -0.14 * size * light.x, 0.05 * size, softness: 0.08 * size,
        strength: 0.4)
      let rough = body.raised { x, y in
        let pore = scene.pits(x, y, size: pores * size / 100 / scene.unit + 0.9)
        let rib = sine(x / (0.05 * size) + 3 * scene.grain(x, y, size: 12))
        return size * (0.07 * pore + 0.018 * ribs * rib)
      }
      let shade = 0.35 + 0.65 * tube.near
      scene.canvas.paint(rough, folds: 0.06 * size) { x, y, normal, fold in
        let patch = 0.75 + 0.5 * scene.grain(x, y, size: 9, octaves: 2)
        let below = ramp(-0.9, 0.9, (y - pose.middle.y) / size)
        let base = (tint * patch).mixed(deep, 0.55 * below + min(2.5 * fold, 0.9) * 0.5)
        return scene.lighting.falling(
          on: base * shade, normal, gloss: 0.02, shade: min(3 * fold, 1), thinness: 0.25)
      }
      paintMouth(of: tube, stroke, in: scene)
    }
  }

  /// A light rim and a dark hole, which hide the round cap at a tube's end.
  private func paintMouth(of tube: Tube, _ stroke: Stroke, in scene: SeaScene) {
    let points = stroke.flattened(steps: 6)
    guard points.count > 2 else { return }
    let (end, before) = (points[points.count - 1], points[points.count - 2])
    let (dx, dy) = (end.x - before.x, end.y - before.y)
    let length = max((dx * dx + dy * dy).squareRoot(), 1e-6)
    let (ux, uy) = (dx / length, dy / length)
    let radius = pose.size * tube.radius * (1 + tube.flare)
    func ring(_ share: Double, lift: Double) -> [Point] {
      (0..<28).map { i in
        let way = Double(i) * .pi / 14
        let (across, along) = (radius * share * cosine(way), radius * share * 0.42 * sine(way))
        let reach = along + radius * lift
        return Point(end.x - uy * across + ux * reach, end.y + ux * across + uy * reach)
      }
    }
    let shade = 0.35 + 0.65 * tube.near
    scene.canvas.paint([ring(0.94, lift: 0.5)]) { x, y in
      let rough = 0.8 + 0.5 * scene.grain(x, y, size: 1.5)
      return tint.mixed(Tint(repeating: 1), 0.12) * shade * rough
        * (scene.lighting.sky + 0.55 * scene.lighting.lamp)
    }
    scene.canvas.paint([ring(mouth, lift: 0.48)], softness: 0) { x, y in
      let into = ((x - end.x) * ux + (y - end.y) * uy) / radius
      return deep * (0.12 + 0.5 * ramp(0.75, 0.2, into)) * shade
    }
  }
}
