import Mathematics

/// What is struck on a coin: a head, a horse, an owl, a ship, a wreath.
struct CoinMotif {
  private let limbs: [Limb]
  private let blend: Double

  init(_ middle: Point, _ radius: Double, using random: inout SeededRandom) {
    let pose = Pose(
      middle: middle, size: radius, turn: 0.12 * random.bell(), mirrored: random.unit() < 0.5)
    func limb(
      _ a: (Double, Double), _ b: (Double, Double), _ from: Double, _ to: Double
    ) -> Limb {
      Limb(pose.at(a.0, a.1), pose.at(b.0, b.1), from * radius, to * radius)
    }
    func line(_ way: [(Double, Double)], _ from: Double, _ to: Double) -> [Limb] {
      Limb.chain(pose.stroke(way)) { t in radius * (from + (to - from) * t) }
    }
    blend = 0.04 * radius
    var limbs: [Limb] = []
    switch random.integer(below: 8) {
    case 0...3:
      // A head in profile with curls and a ribbon.
      limbs += [
        limb((0.02, -0.2), (0.12, -0.16), 0.4, 0.4), limb((-0.12, 0.12), (0.02, 0.2), 0.28, 0.24),
        limb((0.12, 0.2), (0.16, 0.72), 0.22, 0.3), limb((-0.36, -0.06), (-0.46, 0.08), 0.07, 0.08),
      ]
      limbs += [
        limb((-0.34, 0.26), (-0.3, 0.27), 0.07, 0.07), limb((-0.3, 0.4), (-0.2, 0.42), 0.1, 0.1),
        limb((-0.1, 0.75), (0.4, 0.78), 0.12, 0.14),
      ]
      for i in 0..<11 {
        let way = -2.5 + 0.36 * Double(i)
        let reach = 0.44 + 0.05 * random.bell()
        let root = (0.08 + reach * cosine(way), -0.2 + reach * sine(way))
        let end = (0.08 + 1.1 * reach * cosine(way + 0.2), -0.2 + 1.1 * reach * sine(way + 0.2))
        limbs.append(limb(root, end, 0.1, 0.07))
      }
      limbs += line([(-0.34, -0.32), (0.05, -0.42), (0.5, -0.2)], 0.05, 0.05)
    case 4:
      // A horse: trunk, neck, head, four legs, tail, the ground.
      limbs += [
        limb((-0.25, 0), (0.3, 0.02), 0.21, 0.22), limb((-0.35, -0.1), (-0.5, -0.45), 0.16, 0.11),
        limb((-0.52, -0.5), (-0.72, -0.34), 0.1, 0.06),
      ]
      limbs += [
        limb((-0.3, 0.1), (-0.6, 0.32), 0.09, 0.06), limb((-0.6, 0.32), (-0.5, 0.6), 0.055, 0.05),
        limb((-0.2, 0.15), (-0.24, 0.65), 0.08, 0.05), limb((0.4, 0.1), (0.5, 0.4), 0.13, 0.07),
        limb((0.5, 0.4), (0.4, 0.68), 0.06, 0.05), limb((0.32, 0.15), (0.2, 0.66), 0.11, 0.05),
      ]
      limbs += line([(0.45, -0.05), (0.7, -0.05), (0.78, 0.3)], 0.05, 0.07)
      limbs += line([(-0.7, 0.74), (0.0, 0.72), (0.7, 0.74)], 0.03, 0.03)
    case 5:
      // An owl beside a twig.
      limbs += [
        limb((0, 0.1), (0.05, 0.35), 0.34, 0.26), limb((-0.06, -0.35), (0.06, -0.35), 0.29, 0.29),
        limb((-0.15, -0.36), (-0.15, -0.37), 0.13, 0.13),
        limb((0.15, -0.36), (0.15, -0.37), 0.13, 0.13),
      ]
      limbs += [
        limb((0, -0.28), (0, -0.16), 0.05, 0.02), limb((-0.12, 0.55), (-0.14, 0.75), 0.06, 0.05),
        limb((0.12, 0.55), (0.14, 0.75), 0.06, 0.05), limb((0.2, 0.0), (0.36, 0.5), 0.12, 0.06),
      ]
      limbs += line([(-0.6, 0.3), (-0.55, -0.1), (-0.68, -0.4)], 0.05, 0.03)
    case 6:
      // A ship with a sail on waves.
      limbs += line([(-0.75, 0.2), (-0.5, 0.42), (0, 0.48), (0.5, 0.42), (0.78, 0.12)], 0.1, 0.07)
      limbs.append(limb((0, 0.4), (0, -0.72), 0.045, 0.03))
      for y in [-0.5, -0.3, -0.1, 0.1] {
        limbs += line([(-0.38, y), (0, y + 0.06), (0.38, y)], 0.08, 0.08)
      }
      limbs += line(
        [(-0.8, 0.68), (-0.4, 0.62), (0, 0.7), (0.4, 0.62), (0.8, 0.68)], 0.035, 0.035)
    default:
      // A wreath around a star.
      for i in 0..<20 {
        let way = 0.3 + 2 * .pi * Double(i) / 20
        let out = i % 2 == 0 ? 0.74 : 0.52
        let root = (0.63 * cosine(way), 0.63 * sine(way))
        let end = (out * cosine(way + 0.22), out * sine(way + 0.22))
        limbs.append(limb(root, end, 0.07, 0.03))
      }
      for i in 0..<8 {
        let way = .pi * Double(i) / 4
        limbs.append(limb((0, 0), (0.38 * cosine(way), 0.38 * sine(way)), 0.1, 0.02))
      }
    }
    self.limbs = limbs
  }

  /// How high the motif rises, in pixels; flat on top, as if struck and worn.
  func relief(width: Int, height: Int) -> Form {
    let form = Form.grown(limbs, blend: blend, width: width, height: height)
    return Form(
      cover: form.cover, height: form.height.mapped { _, _, rise in 2.1 * rise.squareRoot() })
  }
}
