import Mathematics

/// Things that lie, stand or hang in front of an animal.
struct PetProps {
  private enum Kind: CaseIterable {
    case ball
    case yarn
    case bowl
    case box
    case stalks
    case bars
    case cloth
    case nearby
  }

  let canvas: PictureCanvas
  let light: PictureLight
  /// What stands in front of the whole picture's width begins below this, in pixels.
  let top: Float

  private var unit: Float { Float(min(canvas.width, canvas.height)) / 240 }
  private var width: Float { Float(canvas.width) }
  private var height: Float { Float(canvas.height) }

  func scatter(using random: inout SeededRandom) {
    for _ in 0..<1 + random.integer(below: 2) {
      switch Kind.allCases[random.integer(below: Kind.allCases.count)] {
      case .ball: ball(&random)
      case .yarn: yarn(&random)
      case .bowl: bowl(&random)
      case .box: box(&random)
      case .stalks: stalks(&random)
      case .bars: bars(&random)
      case .cloth: cloth(&random)
      case .nearby: nearby(&random)
      }
    }
  }

  private var tone: Colour { light.surroundings + light.lamp * 0.8 }

  /// A place on the ground near the picture's lower edge, away from its middle.
  private func spot(_ random: inout SeededRandom) -> (Float, Float) {
    let side = random.unit() < 0.5 ? random.uniform(0.04, 0.3) : random.uniform(0.7, 0.96)
    return (Float(side) * width, Float(random.uniform(0.84, 0.96)) * height)
  }

  /// A ball's brightness at a place of its disc, −1 to 1 across and down.
  private func round(_ u: Float, _ v: Float) -> Colour {
    let z = max(1 - u * u - v * v, 0).squareRoot()
    let facing = max(dot(Vector(u, v, z), light.direction) * 0.7 + 0.3, 0)
    return light.surroundings + light.lamp * facing
  }

  private func ball(_ random: inout SeededRandom) {
    let (x, y) = spot(&random)
    let r = Float(random.uniform(10, 20)) * unit
    let (first, second) = (
      PetSetting.pick([0xD8402F, 0xC8D04A, 0x3F7FC4, 0xE8A03A], &random),
      PetSetting.pick([0xF3F0E8, 0xD8402F, 0x2F4A8A], &random)
    )
    let turn = random.uniform(0, 3)
    let (c, s) = (Float(cosine(turn)), Float(sine(turn)))
    canvas.glow(x, y + r * 0.9, r * 1.5, r * 0.6, opacity: 0.5, .grey(0.04))
    canvas.paint([.ellipse(Double(x), Double(y), Double(r))]) { px, py in
      let (u, v) = ((px - x) / r, (py - y) / r)
      let across = u * c + v * s
      return (abs(across) < 0.28 ? second : first) * round(u, v)
    }
    canvas.glow(
      x + light.direction.x * r * 0.5, y + light.direction.y * r * 0.5, r * 0.35, r * 0.35,
      opacity: 0.6, .grey(1))
  }

  private func yarn(_ random: inout SeededRandom) {
    let (x, y) = spot(&random)
    let r = Float(random.uniform(11, 19)) * unit
    let wool = PetSetting.pick(PetSetting.fabrics, &random)
    canvas.glow(x, y + r * 0.9, r * 1.5, r * 0.6, opacity: 0.5, .grey(0.04))
    let end = Double(random.unit() < 0.5 ? -1 : 1) * Double(r)
    let (dx, dy) = (Double(x), Double(y) + Double(r) * 0.9)
    canvas.lines(
      [
        Stroke([
          (dx, dy), (dx + end * 1.3, dy + end * 0.1), (dx + end * 2, dy - 3),
          (dx + end * 3, dy + 4),
        ]).flattened(steps: 6)
      ], width: Double(max(1.6 * unit, 1)), wool * tone)
    canvas.paint([.ellipse(Double(x), Double(y), Double(r))]) { px, py in
      let (u, v) = ((px - x) / r, (py - y) / r)
      let winding = u > v * 0.4 ? u * 9 + v * 4 : v * 10 - u * 3
      let thread = abs(winding + 64 - Float(Int(winding + 64)) - 0.5)
      return wool * round(u, v) * (0.7 + 0.7 * thread)
    }
  }

  private func bowl(_ random: inout SeededRandom) {
    let (x, y) = spot(&random)
    let (a, b) = (Float(random.uniform(20, 32)) * unit, Float(random.uniform(6, 10)) * unit)
    let glaze = PetSetting.pick([0xB9BDC2, 0x3F7FC4, 0xD8402F, 0xE8E2D6, 0x4F8A6B], &random)
    let (dx, dy, da, db) = (Double(x), Double(y), Double(a), Double(b))
    canvas.glow(x, y + b * 2, a * 1.3, b * 1.6, opacity: 0.5, .grey(0.04))
    canvas.paint([
      .polygon(
        (dx - da, dy), (dx + da, dy), (dx + da * 0.8, dy + db * 2), (dx - da * 0.8, dy + db * 2)),
      .ellipse(dx, dy + db * 2, da * 0.8, db * 0.7),
    ]) { px, _ in
      glaze * round((px - x) / a, 0.2)
    }
    canvas.paint([.ellipse(dx, dy, da, db)], glaze * tone * 1.08)
    canvas.paint([.ellipse(dx, dy + 1, da * 0.86, db * 0.78)], glaze * tone * 0.5)
    canvas.paint([.ellipse(dx, dy + db * 0.3, da * 0.7, db * 0.5)]) { px, py in
      Colour(hex: 0x8A5A34) * tone * (0.6 + 0.7 * NoiseTile.fine.nearest(px, py))
    }
  }

  /// The front of a cardboard box or a basket that the animal sits in.
  private func box(_ random: inout SeededRandom) {
    let top = max(top, height * Float(random.uniform(0.76, 0.88)))
    let (left, right) = (
      width * Float(random.uniform(-0.1, 0.2)), width * Float(random.uniform(0.8, 1.1))
    )
    let card = PetSetting.pick([0xB98D5C, 0xA87B4F, 0x8A6B4A, 0xC9B59A], &random)
    let woven = random.unit() < 0.4
    let u = unit
    canvas.glow((left + right) / 2, top, (right - left) * 0.55, 12 * u, opacity: 0.35, .grey(0.04))
    canvas.paint([
      .polygon(
        (Double(left), Double(top)), (Double(right), Double(top)),
        (Double(right - 8 * u), Double(height + 4)), (Double(left + 8 * u), Double(height + 4)))
    ]) { px, py in
      var light: Float = 0.8
      if woven {
        let (i, j) = (Int(px / (9 * u) + 64), Int(py / (6 * u) + 64))
        let across = px / (9 * u) + 64 - Float(i)
        light = (i + j) % 2 == 0 ? 0.95 - 0.3 * abs(across - 0.5) : 0.62
      } else if py - top < 3 * u {
        light = 1
      }
      return card * tone * (light + 0.12 * NoiseTile.fine.nearest(px / u, py / u / 3))
    }
  }

  private func stalks(_ random: inout SeededRandom) {
    let green = PetSetting.pick([0x5F7F35, 0x7E9A4A, 0xA89A5A, 0x3F6B3A], &random)
    let middle = Double(width) * random.unit()
    let blades = (0..<34).map { _ -> [Point] in
      let x = middle + random.normal() * Double(width) * 0.2
      let (tall, lean) = (
        Double(unit) * random.uniform(20, 62), random.normal() * 14 * Double(unit)
      )
      let wide = Double(unit) * random.uniform(1, 2)
      let foot = Double(height) + 2
      return Stroke(
        [
          (x - wide, foot), (x + lean * 0.3 - wide * 0.8, foot - tall * 0.6),
          (x + lean, foot - tall),
          (x + lean * 0.3 + wide * 0.8, foot - tall * 0.6), (x + wide, foot),
        ], corners: [2]
      ).flattened(steps: 3)
    }
    canvas.paint(blades) { x, y in
      green * tone * (0.6 + 0.5 * NoiseTile.fine.nearest(x / 3, y / 9))
    }
  }

  /// A cage or a fence between the camera and the animal.
  private func bars(_ random: inout SeededRandom) {
    let gap = Double(unit) * random.uniform(26, 60)
    let thick = Double(unit) * random.uniform(1.2, 3.2)
    let metal = PetSetting.pick([0xBFC3C8, 0x2E3136, 0x8D7A5A], &random) * tone
    let (w, h) = (Double(width), Double(height))
    let shift = random.uniform(0, gap)
    var lines: [[Point]] = []
    if random.unit() < 0.5 {
      for x in stride(from: shift - gap, to: w + gap, by: gap) {
        lines.append(.rectangle(x, -2, thick, h + 4))
      }
    } else {
      for x in stride(from: shift - gap - h, to: w + h, by: gap) {
        lines.append(.polygon((x, 0), (x + thick * 1.4, 0), (x + h + thick * 1.4, h), (x + h, h)))
        lines.append(.polygon((x, h), (x + thick * 1.4, h), (x + h + thick * 1.4, 0), (x + h, 0)))
      }
    }
    canvas.paint(lines, opacity: 0.92, metal)
  }

  /// A blanket's edge over the lower part of the picture.
  private func cloth(_ random: inout SeededRandom) {
    let (base, band) = (
      PetSetting.pick(PetSetting.fabrics, &random), PetSetting.pick(PetSetting.walls, &random)
    )
    let top = max(Double(top), Double(height) * random.uniform(0.74, 0.9))
    let (w, h, u) = (Double(width), Double(height), Double(unit))
    let (rise, fall) = (random.uniform(-18, 18) * u, random.uniform(-14, 14) * u)
    let edge = Stroke([
      (-10, top + rise), (w * 0.3, top + fall), (w * 0.7, top - fall), (w + 10, top - rise),
    ]).flattened(steps: 8)
    let size = Float(random.uniform(8, 20)) * unit
    let striped = random.unit() < 0.6
    canvas.paint([edge + [Point(w + 10, h + 10), Point(-10, h + 10)]]) { x, y in
      let fold = NoiseTile.coarse.smooth(x / unit / 2.4, y / unit / 8)
      let stripe = striped && Int((x + 20 * unit * fold) / size + 16) % 2 == 0
      return (stripe ? band : base) * tone
        * (0.55 + 0.75 * fold + 0.12 * NoiseTile.fine.nearest(x / unit, y / unit))
    }
  }

  /// Something so near that it is only a soft blot at the edge.
  private func nearby(_ random: inout SeededRandom) {
    let colour = PetSetting.pick(PetSetting.fabrics + PetSetting.walls, &random) * tone
    let left = random.unit() < 0.5
    let (a, b) = (
      width * Float(random.uniform(0.2, 0.45)), height * Float(random.uniform(0.4, 0.9))
    )
    let y = height * Float(random.uniform(0.3, 1))
    canvas.glow(left ? 0 : width, y, a, b, opacity: 1, colour)
    canvas.glow(left ? 0 : width, y, a * 0.9, b * 0.9, opacity: 0.8, colour)
  }
}
