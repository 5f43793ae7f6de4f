import Mathematics

/// What lies behind the creature.
enum SeaGround {
  /// Water above a floor of sand, with rocks and plants far away.
  case reef
  /// Sand seen from above.
  case sand
  /// A rock overgrown with algae.
  case rock
  /// Nothing but water and what floats in it.
  case open
  /// Meadows of weed on the ground.
  case meadow

  func paint(in scene: SeaScene) {
    switch self {
    case .reef: scene.paintReef()
    case .sand: scene.paintSand()
    case .rock: scene.paintRock()
    case .open: scene.paintOpenWater()
    case .meadow: scene.paintMeadow()
    }
  }
}

extension SeaScene {
  /// Water with shafts of light from above.
  func paintOpenWater() {
    let (source, slant) = (random.uniform(0, 100), random.uniform(-0.5, 0.5))
    let strength = random.uniform(0, 0.22)
    let depth = unit * extent.y
    canvas.fill { x, y in
      let down = y / depth
      let glow = 1 - ramp(-0.2, 0.95, down + 0.15 * (grain(x, y, size: 60) - 0.5))
      let tint = (0.75 * water).mixed(bright, 0.75 * glow)
      let along = (x - unit * source + slant * y) / (0.5 + down)
      let shaft = ramp(0.45, 0.9, grain(along, 0, size: 9)) * (1 - down)
      return tint + strength * shaft * bright
    }
  }

  func paintReef() {
    paintOpenWater()
    let horizon = extent.y * random.uniform(0.45, 0.72)
    for layer in 0..<3 {
      let near = Double(layer) / 2
      paintRidge(
        above: horizon + 4 * near, height: random.uniform(8, 26) * (1 - 0.4 * near),
        haze: 0.75 - 0.35 * near)
    }
    paintFloor(from: horizon + 3)
    canvas.blur(unit * random.uniform(0.6, 1.6))
  }

  /// Far rocks and corals, as blue as the water is deep.
  private func paintRidge(above base: Double, height: Double, haze: Double) {
    let tint = Tint.hue(random.unit(), 0.35, random.uniform(0.25, 0.5))
    let phase = random.uniform(0, 50)
    let start = stride(from: -4.0, through: extent.x + 4, by: 1.5).map { x in
      let rise = noise.fractal(x / 16 + phase, phase, octaves: 3)
      return place(x, base - height * max(2.2 * rise - 0.85, 0))
    }
    let outline = start + [place(extent.x + 4, base + 14), place(-4, base + 14)]
    canvas.paint([outline]) { x, y in
      let light = 0.4 + 0.9 * grain(x, y, size: 4, octaves: 3)
      return hazy(tint * light, haze)
    }
  }

  /// Rippled sand from a height down to the lower edge.
  private func paintFloor(from horizon: Double) {
    let sand = sandTint()
    let end = extent.y + 2
    let outline = [
      place(-3, horizon), place(extent.x + 3, horizon - 1), place(extent.x + 3, end),
      place(-3, end),
    ]
    canvas.paint([outline], softness: unit) { x, y in
      let near = max((y / unit - horizon) / (extent.y - horizon), 0.02)
      let far = 1 / (0.25 + near)
      let ripple = sandLight(x * far, y * far * 2.2)
      let tint = sand * ripple + 0.35 * caustics(x * far, 2 * y * far, size: 14) * bright
      return hazy(tint, 0.55 * (1 - near))
    }
  }

  func sandTint() -> Tint {
    Tint.hue(0.115 + 0.02 * random.bell(), random.uniform(0.12, 0.45), random.uniform(0.6, 0.9))
  }

  /// The light on ripples and grains, about 1.
  private func sandLight(_ x: Double, _ y: Double) -> Double {
    let bend = 3 * grain(x, y, size: 22)
    let wave = sine(y / (unit * 3.1) + bend + 0.3 * x / (unit * 9))
    return 0.82 + 0.13 * wave + 0.42 * (grain(x, y, size: 0.9) - 0.5)
      + 0.3 * (grain(x, y, size: 12, octaves: 2) - 0.5)
  }

  func paintSand() {
    let sand = sandTint()
    // Not of one angle: ripples are stretched or squeezed as well as turned.
    let (c, s) = (cosine(random.uniform(0, 3)), sine(random.uniform(0, 3)))
    let (net, share) = (random.uniform(10, 22), random.uniform(0, 0.38))
    let haze = random.uniform(0.05, 0.45)
    canvas.fill { x, y in
      let light = sandLight(c * x + s * y, c * y - s * x)
      return hazy(sand * light, haze) + share * caustics(x, y, size: net) * bright
    }
    paintPebbles(random.integer(below: 14))
  }

  func paintRock() {
    let stone = Tint.hue(
      random.uniform(0, 0.12), random.uniform(0.05, 0.4), random.uniform(0.3, 0.6))
    let algae = Tint.hue(
      random.uniform(0.03, 0.5), random.uniform(0.2, 0.65), random.uniform(0.3, 0.65))
    let crust = Tint.hue(random.uniform(0.88, 1.16), 0.38, random.uniform(0.5, 0.8))
    let whole = canvas.cover([.rectangle(-9, -9, unit * extent.x + 18, unit * extent.y + 18)])
    let lumps = random.uniform(13, 30)
    let relief = Form(cover: whole, height: whole).raised { x, y in
      unit * (0.5 * lumps * grain(x, y, size: lumps, octaves: 5))
    }
    let net = random.uniform(0, 0.35)
    canvas.paint(relief, folds: 5 * unit) { x, y, normal, fold in
      let growth = ramp(0.44, 0.62, grain(x + 31 * unit, y, size: 15, octaves: 4))
      let spots = ramp(0.62, 0.7, grain(x, y + 57 * unit, size: 6, octaves: 2))
      let speckle = 0.7 + 0.6 * grain(x, y, size: 1)
      let tint = stone.mixed(algae, 0.85 * growth).mixed(crust, 0.8 * spots) * speckle
      let light = lighting.falling(on: tint, normal, gloss: 0.03, shade: min(2.2 * fold, 1))
      return light + net * caustics(x, y, size: 16) * bright * tint
    }
  }

  func paintMeadow() {
    paintOpenWater()
    paintFloor(from: extent.y * random.uniform(0.55, 0.8))
    let blades = 14 + random.integer(below: 16)
    for i in 0..<blades {
      paintBlade(haze: 0.7 - 0.5 * Double(i) / Double(blades))
    }
    canvas.blur(unit * random.uniform(0.5, 1.4))
  }
}
