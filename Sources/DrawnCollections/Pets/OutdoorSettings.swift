import Mathematics

/// Settings under the sky.
extension PetSetting {
  func garden(_ random: inout SeededRandom) {
    let shift = Float(random.uniform(0, 200))
    if random.unit() < 0.5 {
      fence(&random)
    } else {
      let leaf = Self.pick([0x3E5B33, 0x556F3A, 0x2F4A35, 0x74804A], &random)
      foliage(leaf, shift, to: floorLine + 4 * unit)
    }
    grass(&random, shift)
    let flowers = Self.pick([0xF2F0E6, 0xE6C13C, 0xD98AA8, 0xC7554D], &random)
    if random.unit() < 0.5 {
      let heads = (0..<26).map { _ -> [Point] in
        let y = Double(floorLine) + random.unit() * Double(height - floorLine)
        return .ellipse(
          random.unit() * Double(width), y, 0.9 + 2.2 * (y / Double(height)) * Double(unit))
      }
      canvas.paint(heads, flowers)
    }
  }

  func park(_ random: inout SeededRandom) {
    let shift = Float(random.uniform(0, 200))
    let sky = Self.pick([0x9CC3E6, 0xC9D6DC, 0xE8CFAE, 0x7FA8D0], &random)
    let far = Self.pick([0x5F7A55, 0x6F8A7A, 0x8A7A5A], &random)
    canvas.fill(rows: rows(from: 0, to: floorLine)) { x, y in
      let cloud = NoiseTile.coarse.smooth(x / unit / 5 + shift, y / unit / 2)
      let air = sky.mixed(with: .grey(0.97), smoothstep(0.5, 0.75, cloud) * 0.8)
      let ridge = 0.62 - 0.5 * (NoiseTile.coarse.smooth(x / unit / 2.5, shift) - 0.4)
      if y < floorLine * ridge { return air }
      return far * (0.7 + 0.6 * NoiseTile.coarse.smooth(x / unit * 1.6, y / unit * 1.6))
    }
    for _ in 0..<random.integer(below: 4) { trunk(&random) }
    if random.unit() < 0.5 {
      grass(&random, shift)
    } else {
      let sand = Self.pick([0xC9B48A, 0x9A8264, 0xB7A999, 0x8A8478], &random)
      canvas.fill(rows: rows(from: floorLine, to: height)) { x, y in
        let (away, side) = ground(x, y)
        let stone = NoiseTile.fine.smooth(side * 120, away * 90)
        return sand
          * (0.78 + 0.3 * NoiseTile.coarse.smooth(side * 40, away * 50) + 0.24 * (stone - 0.5))
      }
    }
  }

  func snow(_ random: inout SeededRandom) {
    let shift = Float(random.uniform(0, 200))
    let wood = Self.pick([0x54606B, 0x6B6A66, 0x4B5650], &random)
    foliage(wood.mixed(with: .grey(0.7), 0.3), shift, to: floorLine + 4 * unit)
    for _ in 0..<random.integer(below: 4) { trunk(&random) }
    canvas.fill(rows: rows(from: floorLine, to: height)) { x, y in
      let (away, side) = ground(x, y)
      let drift = NoiseTile.coarse.smooth(side * 34 + shift, away * 44)
      let slope = drift - NoiseTile.coarse.smooth(side * 34 + shift + 1.5, away * 44 + 1.5)
      let speck = NoiseTile.fine.nearest(side * 240, away * 200) - 0.5
      return Colour(0.86, 0.89, 0.94) * (0.94 + 1.4 * slope * lampSide + 0.05 * speck)
    }
  }

  private func foliage(_ leaf: Colour, _ shift: Float, to bottom: Float) {
    canvas.fill(rows: rows(from: 0, to: bottom)) { x, y in
      let clump = NoiseTile.coarse.smooth(x / unit / 1.8 + shift, y / unit / 1.8)
      let small = NoiseTile.fine.smooth(x / unit / 1.7, y / unit / 1.7)
      return leaf * (0.35 + 0.9 * clump + 0.5 * (small - 0.4) + 0.1 * (1 - y / floorLine))
    }
  }

  private func grass(_ random: inout SeededRandom, _ shift: Float) {
    let green = Self.pick([0x6E8F3F, 0x4F7A3A, 0x8A9A4A, 0x9A9458, 0x5A8A4A], &random)
    let dapple = Float(random.unit() < 0.4 ? 0.5 : 0.12)
    canvas.fill(rows: rows(from: floorLine, to: height)) { x, y in
      let (away, side) = ground(x, y)
      let blade = NoiseTile.fine.smooth(side * 200 + y * 0.3 / unit, away * 60)
      let patch = NoiseTile.coarse.smooth(side * 50 + shift, away * 60)
      let light = 0.72 + 0.55 * (blade - 0.5) + dapple * (smoothstep(0.4, 0.6, patch) - 0.3)
      return green * (light + 0.12 * patch)
    }
    let blades = (0..<90).map { _ -> [Point] in
      let y = Double(floorLine) + random.unit() * Double(height - floorLine) * 1.05
      let near = (y - Double(floorLine)) / Double(height - floorLine) * 0.8 + 0.3
      let (x, lean) = (random.unit() * Double(width), random.uniform(-3, 3))
      let tall = random.uniform(5, 12) * near * Double(unit)
      let wide = 0.9 * near * Double(unit)
      return .polygon((x - wide, y), (x + lean * near, y - tall), (x + wide, y))
    }
    canvas.paint(blades, opacity: 0.7, green * 1.15)
  }

  private func fence(_ random: inout SeededRandom) {
    let wood = Self.pick([0xE6E2D8, 0x9A7A56, 0x6B4E38, 0x8A8F8C], &random)
    let plank = Float(random.uniform(14, 30)) * unit
    canvas.fill(rows: rows(from: 0, to: floorLine + 3 * unit)) { x, y in
      let board = Float(Int(x / plank))
      let joint = x / plank - board
      let grain = NoiseTile.fine.smooth(x / unit * 0.9, y / unit / 16 + board * 9)
      let tone = NoiseTile.fine.nearest(board * 5, 7)
      return wood * (joint < 0.07 ? 0.35 : 0.66 + 0.2 * tone + 0.24 * grain)
    }
  }

  private func trunk(_ random: inout SeededRandom) {
    let (x, w) = (Float(random.unit()) * width, Float(random.uniform(8, 26)) * unit)
    let bark = Self.pick([0x5A4636, 0x6B5F55, 0x3F342C, 0xB8B2A8], &random)
    canvas.paint([
      .polygon(
        (Double(x), -2), (Double(x + w), -2), (Double(x + w * 1.15), Double(floorLine + 4 * unit)),
        (Double(x - w * 0.15), Double(floorLine + 4 * unit)))
    ]) { px, py in
      let turn = (px - x) / w * 2 - 1
      let rough = NoiseTile.fine.smooth(px / unit, py / unit / 6)
      return bark * (0.85 + 0.35 * turn * lampSide + 0.45 * (rough - 0.5))
    }
  }
}
