import Mathematics

/// What is behind a small picture's subject.
struct ObjectScenery {
  let canvas: PictureCanvas
  let light: PictureLight

  private var side: Float { light.direction.x < 0 ? -1 : 1 }
  private var height: Float { Float(canvas.height) }

  /// Paints what usually surrounds a subject, or now and then something else.
  ///
  /// - Parameters:
  ///   - subject: what stands in front.
  ///   - flying: whether it is in the air.
  ///   - random: the image's own stream.
  /// - Returns: where the ground begins, in pixels; 0 where there is only sky.
  func behind(
    _ subject: DrawnObjects.Subject, flying: Bool, using random: inout SeededRandom
  ) -> Double {
    let usual = random.unit() < 0.72
    switch subject {
    case .airplane:
      if usual || random.unit() < 0.4 { return sky(to: 1.1, using: &random) }
      return street(using: &random)
    case .ship: return water(using: &random)
    case .automobile, .truck:
      return usual
        ? street(using: &random) : setting([.park, .snow, .garden, .kennel], using: &random)
    case .bird:
      if flying, usual { return sky(to: 1.1, using: &random) }
      return random.unit() < 0.2
        ? water(using: &random) : setting([.garden, .park, .snow], using: &random)
    case .frog:
      return usual
        ? setting([.garden, .garden, .kennel, .blanket], using: &random) : water(using: &random)
    default:
      return setting(usual ? [.garden, .park] : [.park, .snow, .kennel], using: &random)
    }
  }

  /// Paints one of the places where pets live.
  ///
  /// - Returns: where the ground begins, in pixels.
  func aroundPets(using random: inout SeededRandom) -> Double {
    setting([.room, .sofa, .blanket, .kennel, .garden, .park, .snow], using: &random)
  }

  private func setting(_ kinds: [PetSetting.Kind], using random: inout SeededRandom) -> Double {
    let horizon = Float(random.uniform(0.25, 0.6))
    PetSetting(
      kind: kinds[random.integer(below: kinds.count)], canvas: canvas, horizon: horizon,
      lampSide: side
    ).paint(using: &random)
    return Double(horizon * height)
  }

  private func sky(to share: Float, using random: inout SeededRandom) -> Double {
    let blue = PetSetting.pick(
      [0x6FA3DC, 0x9CC3E6, 0xC9D6DC, 0x4F7FB8, 0xE8CFAE, 0xB9BEC4, 0xD9A58A], &random)
    let shift = Float(random.uniform(0, 200))
    let cover = Float(random.uniform(0.4, 0.8))
    canvas.fill(rows: 0..<Int(min(share, 1) * height)) { x, y in
      let cloud = NoiseTile.coarse.smooth(x * 0.7 + shift, y * 1.3)
      return blue.mixed(with: .grey(0.96), smoothstep(cover, cover + 0.25, cloud) * 0.85)
        * (0.86 + 0.2 * y / height)
    }
    return share < 1 ? Double(share * height) : 0
  }

  private func street(using random: inout SeededRandom) -> Double {
    let line = Float(random.uniform(0.3, 0.6))
    _ = sky(to: line, using: &random)
    let horizon = line * height
    let far = PetSetting.pick(
      PetSetting.walls + [0x5F7A55, 0x6B5F55, 0x3E5B33, 0x8A5A48], &random)
    let block = Float(random.uniform(7, 22))
    let shift = Float(random.uniform(0, 200))
    canvas.fill(rows: 0..<Int(horizon) + 1) { x, y in
      let roof =
        horizon * (0.3 + 0.6 * NoiseTile.fine.nearest(Float(Int(x / block)) * 3 + shift, 9))
      guard y > roof else { return canvas.pixels[Int(y) * canvas.width + Int(x)] }
      let window = Int(x / 3) % 2 == 0 && Int(y / 4) % 2 == 0 ? 0.72 : 0.9 as Float
      return far * (window + 0.2 * (NoiseTile.coarse.smooth(x * 2 + shift, y * 2) - 0.5))
    }
    let road = PetSetting.pick([0x6E6E70, 0x55565A, 0x9A958C, 0xB7A999, 0x84807A], &random)
    canvas.fill(rows: Int(horizon)..<canvas.height) { x, y in
      let speck = NoiseTile.fine.nearest(x * 2 + shift, y * 2) - 0.5
      return road * (0.85 + 0.2 * (y - horizon) / height + 0.16 * speck)
    }
    return Double(horizon)
  }

  private func water(using random: inout SeededRandom) -> Double {
    let line = Float(random.uniform(0.35, 0.62))
    _ = sky(to: line + 0.02, using: &random)
    let sea = PetSetting.pick([0x2F5F86, 0x4F7FA0, 0x3F6B6B, 0x6F8FA0, 0x5A6B6F], &random)
    let shift = Float(random.uniform(0, 200))
    canvas.fill(rows: Int(line * height)..<canvas.height) { x, y in
      let ripple = NoiseTile.fine.smooth(x * 0.4 + shift, y * 1.5)
      return sea * (0.75 + 0.6 * ripple * ripple + 0.2 * (1 - y / height))
    }
    return Double(line * height)
  }

  /// Water in front of a hull.
  func waves(at top: Float, using random: inout SeededRandom) {
    let shift = Float(random.uniform(0, 200))
    let sea = canvas.pixels[canvas.width * (canvas.height - 2) + 3]
    for y in Int(max(top, 0))..<canvas.height {
      for x in 0..<canvas.width {
        let crest = top + 3 * NoiseTile.fine.smooth(Float(x) * 0.35 + shift, 3)
        guard Float(y) > crest else { continue }
        let ripple = NoiseTile.fine.smooth(Float(x) * 0.4 + shift, Float(y) * 1.5)
        let foam: Float = Float(y) < crest + 1.4 ? 0.45 : 0
        canvas.pixels[y * canvas.width + x] = (sea * (0.7 + 0.7 * ripple))
          .mixed(with: .grey(0.9), foam)
      }
    }
  }
}
