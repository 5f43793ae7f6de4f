import Mathematics

/// A sea star: five arms as a rule, each bent a little, covered with rows of warts.
struct SeaStar {
  private let arms: [Stroke]
  private let pose: Pose
  private let tint: Tint
  private let tip: Tint
  private let wart: Tint
  /// Half an arm's width at the middle and at the tip, in the star's unit.
  private let girth: (Double, Double)
  private let mottled: Double

  init(_ pose: Pose, using random: inout SeededRandom) {
    self.pose = pose
    let count = random.unit() < 0.82 ? 5 : 6 + random.integer(below: 4)
    let crook = random.uniform(0.05, 0.45)
    let (phase, unlike) = (random.uniform(0, 6.28), random.uniform(0, 0.16))
    arms = (0..<count).map { i in
      let way = phase + 2 * .pi * (Double(i) + 0.12 * random.bell()) / Double(count)
      let length = 1 - unlike * abs(random.bell())
      let bend = crook * random.bell() * 0.6
      let knots = (0...4).map { k in
        let t = length * Double(k) / 4
        let turn = way + bend * t * t
        return pose.at(t * cosine(turn), t * sine(turn))
      }
      return Stroke(knots, corners: [])
    }
    let middle = random.uniform(0.15, 0.4) * (count > 6 ? 0.7 : 1)
    girth = (middle, random.uniform(0.04, 0.1))
    let hues = [0.03, 0.02, 0.05, 0.0, 0.97, 0.07, 0.6, 0.1]
    let hue = hues[random.integer(below: hues.count)] + 0.015 * random.bell()
    tint = .hue(hue, random.uniform(0.4, 0.82), random.uniform(0.5, 0.95))
    tip = .hue(hue + 0.05 * random.bell(), random.uniform(0.3, 0.9), random.uniform(0.4, 1))
    wart =
      random.unit() < 0.6
      ? .hue(hue + 0.04, 0.3, 0.98) : .hue(hue - 0.03, 0.9, 0.3)
    mottled = random.uniform(0, 0.8)
  }

  func paint(in scene: SeaScene) {
    let size = pose.size
    let limbs = arms.flatMap { arm in
      Limb.chain(arm) { t in
        size * (girth.1 + (girth.0 - girth.1) * power(1 - t, 1.15))
      }
    }
    let grown = Form.grown(
      limbs, blend: 0.5 * size * girth.0, width: scene.canvas.width, height: scene.canvas.height)
    let star = grown.raised { x, y in
      0.03 * size * scene.grain(x, y, size: 1.6, octaves: 2)
    }
    let light = scene.lighting.direction
    scene.canvas.shadow(
      of: star.cover, -0.12 * size * light.x, 0.1 * size, softness: 0.05 * size, strength: 0.55)
    scene.canvas.paint(star, folds: 0.1 * size) { x, y, normal, fold in
      let (dx, dy) = (x - pose.middle.x, y - pose.middle.y)
      let out = ramp(0.25, 1, (dx * dx + dy * dy).squareRoot() / size)
      let spots = mottled * ramp(0.5, 0.62, scene.grain(x, y, size: 5, octaves: 2))
      let base = tint.mixed(tip, out).mixed(0.45 * tint, spots)
      let rough = 0.85 + 0.3 * scene.grain(x, y, size: 0.9)
      return scene.lighting.falling(on: base * rough, normal, gloss: 0.06, shade: 1.5 * fold)
    }
    paintWarts(in: scene)
  }

  /// Warts along every arm's ridge, and a ring of them at the middle.
  private func paintWarts(in scene: SeaScene) {
    var dots: [[Point]] = []
    for arm in arms {
      let points = arm.flattened(steps: 5)
      for (i, point) in points.enumerated() where i % 2 == 1 {
        let t = Double(i) / Double(points.count)
        let radius = max(pose.size * 0.042 * (1.15 - t), 0.4)
        let side = pose.size * girth.0 * 0.5 * (1 - t)
        dots.append(.ellipse(point.x, point.y, radius))
        let next = points[min(i + 1, points.count - 1)]
        let (dx, dy) = (next.x - point.x, next.y - point.y)
        let length = max((dx * dx + dy * dy).squareRoot(), 1e-6)
        for way in [-1.0, 1.0] where side > 1.6 * radius {
          dots.append(
            .ellipse(
              point.x - way * side * dy / length, point.y + way * side * dx / length,
              0.7 * radius))
        }
      }
    }
    scene.canvas.paint(dots, opacity: 0.7) { x, y in
      wart * (0.55 + 0.3 * scene.lighting.lamp)
    }
  }
}
