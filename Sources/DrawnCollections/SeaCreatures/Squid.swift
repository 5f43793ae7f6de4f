import Mathematics

/// A squid: a long mantle with two fins, large eyes, eight arms and two longer tentacles.
struct Squid {
  private let pose: Pose
  private let tint: Tint
  private let pale: Tint
  private let dots: Tint
  private let freckles: Double
  private let glassy: Double
  private let mantle: (length: Double, width: Double)
  private let fin: (start: Double, reach: Double)
  private let arms: [[(Double, Double)]]
  private let tentacles: [[(Double, Double)]]
  private let bow: Double

  init(_ pose: Pose, using random: inout SeededRandom) {
    self.pose = pose
    let hues = [0.0, 0.97, 0.03, 0.05, 0.93, 0.08, 0.8]
    let hue = hues[random.integer(below: hues.count)] + 0.012 * random.bell()
    tint = .hue(hue, random.uniform(0.12, 0.75), random.uniform(0.55, 0.98))
    pale = .hue(hue + 0.03, random.uniform(0.02, 0.3), random.uniform(0.8, 1))
    dots = .hue(hue - 0.02, 0.8, random.uniform(0.3, 0.55))
    freckles = random.uniform(0.1, 0.9)
    glassy = random.uniform(0, 0.35)
    mantle = (random.uniform(0.8, 1.05), random.uniform(0.17, 0.29))
    fin = (random.uniform(0.3, 0.85), random.uniform(0.16, 0.34))
    let bow = 0.18 * random.bell()
    self.bow = bow
    let (spread, curl) = (random.uniform(0.12, 0.45), random.uniform(0.03, 0.2))
    let drift = 0.15 * random.bell()
    func arm(_ start: Double, _ length: Double) -> [(Double, Double)] {
      let phase = random.uniform(0, 6.28)
      return (0...5).map { k in
        let t = Double(k) / 5
        let x = start * (0.32 + spread * 3.2 * t * (1.1 - 0.5 * t)) + drift * t * t
        return (x + curl * t * sine(phase + 4.5 * t), 0.24 + length * t)
      }
    }
    let reach = random.uniform(0.4, 0.75)
    arms = (0..<8).map { i in
      arm((Double(i) - 3.5) / 3.5 * 0.3, reach * random.uniform(0.7, 1.1))
    }
    tentacles = [-1.0, 1.0].map { arm($0 * 0.22, reach + random.uniform(0.2, 0.5)) }
  }

  /// A place along the bowed body.
  private func bowed(_ x: Double, _ y: Double) -> (Double, Double) { (x + bow * y * y * 0.5, y) }

  func paint(in scene: SeaScene) {
    let size = pose.size
    let (width, height) = (scene.canvas.width, scene.canvas.height)
    let fins = paintFins(in: scene)
    scene.canvas.shadow(of: fins.cover, 0, 0.05 * size, softness: 0.06 * size, strength: 0.2)
    let limbs =
      tentacles.flatMap { line in
        Limb.chain(pose.stroke(line)) { t in
          size * (0.026 - 0.008 * t + 0.035 * exponential(-50 * (t - 0.94) * (t - 0.94)))
        }
      }
      + arms.flatMap { line in
        Limb.chain(pose.stroke(line)) { t in size * (0.062 * (1 - t) + 0.012) }
      }
    let brush = Form.grown(limbs, blend: 0.01 * size, width: width, height: height)
    paint(brush, in: scene, folds: 0.04)
    let length = mantle.length
    let spine = (0...6).map { k in bowed(0, 0.03 - length * Double(k) / 6) }
    let body = Form.grown(
      Limb.chain(pose.stroke(spine)) { t in
        size * mantle.width * (0.9 + 0.25 * t) * (1.015 - power(t, 2.4)).squareRoot()
      }, blend: 0.02 * size, width: width, height: height)
    let head = Form.grown(
      [
        Limb(pose.at(0, 0.02), pose.at(0, 0.3), size * mantle.width * 0.72, size * 0.13),
        Limb(pose.at(-0.1, 0.17), pose.at(0.1, 0.17), size * 0.09, size * 0.09),
      ], blend: 0.08 * size, width: width, height: height)
    paint(head, in: scene, folds: 0.08)
    scene.canvas.shadow(of: body.cover, 0, 0.03 * size, softness: 0.03 * size, strength: 0.3)
    paint(body, in: scene, folds: 0.08)
    paintEyes(in: scene)
  }

  private func paintFins(in scene: SeaScene) -> Form {
    let tip = -mantle.length - 0.02
    let low = tip + fin.start
    let side = mantle.width + fin.reach
    let outline = [
      bowed(0, tip - 0.03), bowed(side * 0.5, tip + 0.1 * fin.start),
      bowed(side, tip + 0.48 * fin.start), bowed(side * 0.62, tip + 0.85 * fin.start),
      bowed(mantle.width * 0.7, low), bowed(-mantle.width * 0.7, low),
      bowed(-side * 0.62, tip + 0.85 * fin.start), bowed(-side, tip + 0.48 * fin.start),
      bowed(-side * 0.5, tip + 0.1 * fin.start),
    ]
    let cover = scene.canvas.cover([pose.outline(outline)])
    let form = Form.cushion(cover, roundness: 0.05 * pose.size, height: 0.08 * pose.size)
    scene.canvas.paint(form, opacity: 0.88) { x, y, normal, _ in
      let veins = 0.85 + 0.3 * scene.grain(x, y, size: 2.4)
      return scene.lighting.falling(
        on: pale.mixed(tint, 0.45) * veins, normal, gloss: 0.1, thinness: 0.8)
    }
    return form
  }

  private func paint(_ form: Form, in scene: SeaScene, folds: Double) {
    scene.canvas.paint(form, folds: folds * pose.size, opacity: 1 - 0.5 * glassy) {
      x, y, normal, fold in
      let spot = freckles * ramp(0.6, 0.72, scene.grain(x, y, size: 1.5, octaves: 2))
      let bands = ramp(0.35, 0.65, scene.grain(x, y, size: 16, octaves: 2))
      let base = pale.mixed(tint, 0.35 + 0.65 * bands).mixed(dots, 0.75 * spot)
      let light = scene.lighting.falling(
        on: base, normal, gloss: 0.22, shade: min(1.8 * fold, 1), thinness: 0.45)
      // Thin edges let the water's light through.
      return light + glassy * (1 - normal.z) * 0.5 * scene.bright
    }
  }

  private func paintEyes(in scene: SeaScene) {
    let radius = max(0.068 * pose.size, 1.1)
    for side in [-1.0, 1.0] {
      let eye = pose.at(side * 0.145, 0.165)
      scene.canvas.paint([.ellipse(eye.x, eye.y, radius)]) { _, _ in pale * 0.75 }
      scene.canvas.paint([.ellipse(eye.x, eye.y, 0.72 * radius)]) { x, y in
        let glint = (x - eye.x + 0.3 * radius, y - eye.y + 0.35 * radius)
        let near = (glint.0 * glint.0 + glint.1 * glint.1) / (radius * radius)
        return Tint(repeating: 0.01 + 0.9 * exponential(-12 * near))
      }
    }
  }
}
