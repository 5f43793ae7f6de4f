import Mathematics

/// What keeps a creature company: weed, pebbles, bubbles, floating dust, small fish.
extension SeaScene {
  /// One blade of weed from the lower edge upwards.
  func paintBlade(haze: Double, softness: Double = 0) {
    let foot = random.uniform(-5, extent.x + 5)
    let height = random.uniform(0.25, 0.85) * extent.y
    let (lean, sway) = (random.uniform(-14, 14), random.uniform(2, 7))
    let phase = random.uniform(0, 6)
    let base = extent.y + 3
    let knots = (0...5).map { i in
      let t = Double(i) / 5
      return place(foot + lean * t * t + sway * t * sine(phase + 5 * t), base - height * t)
    }
    let tint = Tint.hue(
      random.uniform(0.12, 0.42), random.uniform(0.35, 0.8), random.uniform(0.25, 0.6))
    let broad = random.uniform(0.9, 2.8) * unit
    let blade = Form.grown(
      Limb.chain(Stroke(knots, corners: [])) { t in
        broad * (0.55 + 1.2 * t) * (1.02 - t).squareRoot()
      }, blend: 0, width: canvas.width, height: canvas.height)
    canvas.paint(blade, opacity: softness > 0 ? 0.85 : 1) { x, y, normal, _ in
      let veins = 0.8 + 0.4 * grain(x, y, size: 1.6)
      return hazy(lighting.falling(on: tint * veins, normal, gloss: 0.08, thinness: 0.5), haze)
    }
  }

  func paintPebbles(_ count: Int) {
    for _ in 0..<count {
      let middle = place(random.uniform(0, extent.x), random.uniform(0, extent.y))
      paintPebble(middle, radius: unit * random.uniform(0.8, 4.2))
    }
  }

  func paintPebble(_ middle: Point, radius: Double) {
    let turn = random.uniform(0, 6.28)
    let lumps = random.uniform(0, 40)
    let outline = (0..<20).map { i in
      let way = Double(i) * .pi / 10
      let reach = radius * (0.75 + 0.5 * noise.value(lumps + 1.5 * cosine(way), 1.5 * sine(way)))
      let (x, y) = (reach * cosine(way), 0.7 * reach * sine(way))
      return Point(
        middle.x + x * cosine(turn) - y * sine(turn), middle.y + x * sine(turn) + y * cosine(turn))
    }
    let cover = canvas.cover([outline])
    let tint = Tint.hue(
      random.uniform(0.02, 0.16), random.uniform(0, 0.4), random.uniform(0.3, 0.9))
    canvas.shadow(
      of: cover, -lighting.direction.x * radius * 0.5, radius * 0.4, softness: radius * 0.35,
      strength: 0.45)
    let form = Form.cushion(cover, roundness: max(radius * 0.45, 1), height: radius * 0.8)
    canvas.paint(form) { x, y, normal, _ in
      let speckle = 0.7 + 0.6 * grain(x, y, size: 0.8)
      return lighting.falling(on: tint * speckle, normal, gloss: 0.05)
    }
  }

  /// Rising bubbles: a dark rim, a bright spot, and what lies behind.
  func paintBubbles(_ count: Int) {
    let column = random.uniform(10, extent.x - 10)
    for _ in 0..<count {
      let radius = unit * random.uniform(0.6, 2.2)
      let middle = place(column + 6 * random.bell(), random.uniform(0, extent.y))
      canvas.paint([.ellipse(middle.x, middle.y, radius)], opacity: 0.55) { x, y in
        let (dx, dy) = ((x - middle.x) / radius, (y - middle.y) / radius)
        let rim = dx * dx + dy * dy
        let glint = exponential(-9 * ((dx + 0.35) * (dx + 0.35) + (dy + 0.4) * (dy + 0.4)))
        return water.mixed(bright, 0.35 + 0.5 * rim * rim) + glint * Tint(repeating: 0.9)
      }
    }
  }

  /// Dust that floats before and behind everything, some of it out of focus.
  func paintDust(_ count: Int, brightness: Double) {
    for _ in 0..<count {
      let radius = unit * (0.25 + 1.1 * power(random.unit(), 4))
      let middle = place(random.uniform(0, extent.x), random.uniform(0, extent.y))
      let glow = brightness * random.uniform(0.15, 0.8)
      canvas.paint([.ellipse(middle.x, middle.y, radius)], opacity: glow) { _, _ in
        bright.mixed(Tint(repeating: 1), 0.4)
      }
    }
  }

  /// A few small fish far away, all swimming one way.
  func paintFish(_ count: Int) {
    let tint = Tint.hue(random.unit(), random.uniform(0.2, 0.8), random.uniform(0.4, 0.9))
    let way = happens(0.5) ? 1.0 : -1.0
    let middle = Point(random.uniform(15, extent.x - 15), random.uniform(10, extent.y * 0.6))
    for _ in 0..<count {
      let size = random.uniform(2.2, 5)
      let at = Point(middle.x + 13 * random.bell(), middle.y + 8 * random.bell())
      func spot(_ x: Double, _ y: Double) -> Point { place(at.x + way * size * x, at.y + size * y) }
      canvas.paint([[spot(-0.7, 0), spot(-1.35, -0.45), spot(-1.2, 0), spot(-1.35, 0.45)]]) {
        _, _ in hazy(0.6 * tint, 0.45)
      }
      let body = Form.grown(
        [
          Limb(spot(0.5, 0), spot(-0.1, 0), unit * size * 0.28, unit * size * 0.4),
          Limb(spot(-0.1, 0), spot(-0.9, 0), unit * size * 0.4, unit * size * 0.1),
        ], blend: 0, width: canvas.width, height: canvas.height)
      canvas.paint(body) { x, y, normal, _ in
        let stripe = 0.7 + 0.6 * grain(x, 0, size: 1.2)
        return hazy(lighting.falling(on: tint * stripe, normal, gloss: 0.2), 0.4)
      }
    }
  }
}
