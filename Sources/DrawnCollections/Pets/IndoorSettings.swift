import Mathematics

/// Settings inside a house.
extension PetSetting {
  func room(_ random: inout SeededRandom) {
    wall(&random)
    if random.unit() < 0.5 { window(&random) }
    if random.unit() < 0.5 { pictureFrame(&random) }
    floorBoards(&random)
    skirtingShadow()
    if random.unit() < 0.5 { couch(&random) }
    if random.unit() < 0.4 { plant(&random) }
    if random.unit() < 0.5 { rug(&random) }
  }

  func kitchen(_ random: inout SeededRandom) {
    let wood = Self.pick([0xC9A46E, 0xE8E4DA, 0x8C5E3C, 0x9DB0B5, 0xD6CFC0], &random)
    wall(&random)
    let door = 62 * unit * Float(random.uniform(0.8, 1.3))
    var x = -door * Float(random.unit())
    let top = floorLine - 90 * unit
    canvas.paint([rectangle(-2, top - 8 * unit, width + 4, 8 * unit)], wood * 0.6)
    canvas.paint([rectangle(-2, top, width + 4, 90 * unit)]) { x, y in
      wood * (0.9 + 0.12 * NoiseTile.fine.nearest(x / 5, y / 40))
    }
    while x < width {
      canvas.paint([rectangle(x, top, 2 * unit, 84 * unit)], opacity: 0.6, wood * 0.45)
      canvas.paint(
        [rectangle(x + 9 * unit, top + 10 * unit, door - 18 * unit, 62 * unit)], opacity: 0.5,
        wood * 0.8)
      canvas.paint(
        [rounded(x + door - 8 * unit, top + 30 * unit, 3 * unit, 14 * unit, 2 * unit)],
        Colour(0.75, 0.75, 0.76))
      x += door
    }
    canvas.paint([rectangle(-2, floorLine - 6 * unit, width + 4, 6 * unit)], wood * 0.3)
    tiles(&random)
    skirtingShadow()
  }

  func sofa(_ random: inout SeededRandom) {
    let fabric = Self.pick(Self.fabrics, &random) * Float(random.uniform(0.8, 1.1))
    let weave = Float(random.uniform(0.06, 0.2))
    let cloth = { (x: Float, y: Float, light: Float) -> Colour in
      fabric * (light + weave * (NoiseTile.fine.nearest(x / unit, y / unit) - 0.5))
    }
    canvas.fill(rows: 0..<canvas.height) { x, y in cloth(x, y, 0.8) }
    let count = 1 + random.integer(below: 3)
    let wide = width / Float(count) * 1.12
    for i in 0..<count {
      let left = Float(i) * width / Float(count) - 0.06 * wide
      canvas.paint([rounded(left, -30 * unit, wide, floorLine + 24 * unit, 22 * unit)]) { x, y in
        let (u, v) = ((x - left) / wide * 2 - 1, y / floorLine * 2 - 1)
        return cloth(x, y, 0.98 - 0.35 * u * u * u * u - 0.3 * v * v * v * v + 0.1 * u * lampSide)
      }
    }
    canvas.paint([rounded(-20, floorLine - 4 * unit, width + 40, height, 16 * unit)]) { x, y in
      let fold = NoiseTile.coarse.smooth(x / unit / 5, y / unit / 4)
      return cloth(
        x, y, 0.86 + 0.22 * smoothstep(floorLine, floorLine + 30 * unit, y) + 0.2 * (fold - 0.5))
    }
    skirtingShadow()
    for _ in 0..<random.integer(below: 3) { pillow(&random) }
  }

  func blanket(_ random: inout SeededRandom) {
    let base = Self.pick(Self.fabrics + Self.walls, &random)
    let band = Self.pick(Self.fabrics + Self.walls, &random)
    let (pattern, size) = (random.integer(below: 4), Float(random.uniform(16, 40)) * unit)
    let (shift, tilt) = (Float(random.uniform(0, 200)), Float(random.uniform(-0.4, 0.4)))
    canvas.fill(rows: 0..<canvas.height) { x, y in
      let fold = NoiseTile.coarse.smooth((x + tilt * y) / unit / 3.2 + shift, y / unit / 5)
      let slope =
        fold - NoiseTile.coarse.smooth((x + tilt * y) / unit / 3.2 + shift + 2, y / unit / 5 + 2)
      let (u, v) = (
        (x + tilt * y + 30 * unit * fold) / size, (y - tilt * x + 30 * unit * fold) / size
      )
      var colour = base
      switch pattern {
      case 0: break
      case 1: if Int(u + 500) % 2 == 0 { colour = band }
      case 2:
        if Int(u + 500) % 3 == 0 { colour = colour.mixed(with: band, 0.6) }
        if Int(v + 500) % 3 == 0 { colour = colour.mixed(with: band, 0.6) }
      default:
        let (p, q) = (u - Float(Int(u + 500)) + 499.5, v - Float(Int(v + 500)) + 499.5)
        if p * p + q * q < 0.09 { colour = band }
      }
      let weave = NoiseTile.fine.nearest(x / unit, y / unit) - 0.5
      return colour * (0.86 + 1.7 * slope * lampSide + 0.14 * weave + 0.1 * (fold - 0.5))
    }
    if random.unit() < 0.6 {
      let board = Self.pick([0x6B4A33, 0x3B2C24, 0xB08A5E, 0xD8CDBB, 0x51606B], &random)
      canvas.paint([rectangle(-2, -2, width + 4, floorLine * 0.55)]) { x, y in
        board * (0.8 + 0.3 * NoiseTile.fine.smooth(x / unit / 12, y / unit / 2))
      }
      canvas.glow(width / 2, floorLine * 0.56, width, 18 * unit, opacity: 0.4, .grey(0.05))
    }
    for _ in 0..<random.integer(below: 3) { pillow(&random) }
  }

  func kennel(_ random: inout SeededRandom) {
    let stone = Self.pick([0x9A958C, 0x777B7E, 0xB5AB97, 0x6B6259], &random)
    canvas.fill(rows: rows(from: 0, to: floorLine)) { x, y in
      stone * (0.7 + 0.3 * NoiseTile.coarse.smooth(x / unit / 3, y / unit / 3))
    }
    canvas.fill(rows: rows(from: floorLine, to: height)) { x, y in
      let (away, side) = ground(x, y)
      let speck = NoiseTile.fine.smooth(side * 190, away * 160)
      return stone
        * (0.85 + 0.22 * NoiseTile.coarse.smooth(side * 60, away * 60) + 0.16 * (speck - 0.5))
    }
    skirtingShadow()
    let gap = Float(random.uniform(9, 22)) * unit
    let wire = Self.pick([0xC9CCD0, 0x2C2F33, 0x8D7A5A], &random)
    var lines: [[Point]] = []
    for i in 0...Int(width / gap) + 1 {
      lines.append(rectangle(Float(i) * gap, 0, max(1.6 * unit, 1), floorLine))
    }
    if random.unit() < 0.5 {
      for i in 0...Int(floorLine / gap) {
        lines.append(rectangle(0, floorLine - Float(i) * gap, width, max(1.6 * unit, 1)))
      }
    }
    canvas.paint(lines, opacity: 0.85, wire)
    if random.unit() < 0.5 { rug(&random) }
  }

  // MARK: Walls and floors

  private func wall(_ random: inout SeededRandom) {
    let paper = Self.pick(Self.walls, &random) * Float(random.uniform(0.75, 1.05))
    let stripe = random.unit() < 0.3 ? Float(random.uniform(10, 26)) * unit : 0
    canvas.fill(rows: rows(from: 0, to: floorLine)) { x, y in
      var light = 0.86 + 0.2 * lampSide * (x / width - 0.5) - 0.1 * y / floorLine
      if stripe > 0, Int(x / stripe) % 2 == 0 { light *= 0.92 }
      return paper * (light + 0.06 * NoiseTile.coarse.nearest(x / unit, y / unit))
    }
    let board = random.unit() < 0.6 ? Colour(0.9, 0.88, 0.84) : paper * 0.55
    canvas.paint([rectangle(-2, floorLine - 11 * unit, width + 4, 12 * unit)], board * 0.92)
    canvas.paint([rectangle(-2, floorLine - 11 * unit, width + 4, 1.6 * unit)], board * 1.06)
  }

  private func floorBoards(_ random: inout SeededRandom) {
    let wood = Self.pick([0xA9764A, 0x7A4B2C, 0xC9A272, 0x5A3A26, 0xB5835A, 0x8F8272], &random)
    let across = random.unit() < 0.4
    let count = Float(random.uniform(9, 18))
    canvas.fill(rows: rows(from: floorLine, to: height)) { x, y in
      let (away, side) = ground(x, y)
      let (u, v) = across ? (away * count * 0.8, side) : (side * count, away)
      let board = Float(Int(u + 512))
      let joint = u + 512 - board
      let tone = NoiseTile.fine.nearest(board * 7, 3)
      let grain = NoiseTile.fine.smooth(u * 7, v * (across ? 5 : 3) * 6 + board * 11)
      let line: Float = joint < 0.05 ? 0.62 : 1
      return wood * ((0.74 + 0.22 * tone + 0.16 * grain) * line * (1.08 - 0.1 * away))
    }
  }

  private func tiles(_ random: inout SeededRandom) {
    let first = Self.pick([0xE2DDD2, 0xC9B8A0, 0xD8D8D6, 0xB98F74], &random)
    let second =
      random.unit() < 0.5 ? first * 0.96 : Self.pick([0x4A4E55, 0x8A5A48, 0x7D8C92], &random)
    let count = Float(random.uniform(4, 8))
    canvas.fill(rows: rows(from: floorLine, to: height)) { x, y in
      let (away, side) = ground(x, y)
      let (u, v) = (side * count + 64, away * count * 0.9 + 64)
      let (i, j) = (Int(u), Int(v))
      let (p, q) = (u - Float(i), v - Float(j))
      if p < 0.04 || q < 0.04 { return Colour(0.55, 0.52, 0.48) }
      let tile = (i + j) % 2 == 0 ? first : second
      return tile * (0.84 + 0.12 * NoiseTile.coarse.smooth(u * 9, v * 9) + 0.06 * p)
    }
  }

  // MARK: Furniture

  private func window(_ random: inout SeededRandom) {
    let (w, h) = (Float(random.uniform(60, 110)) * unit, Float(random.uniform(70, 110)) * unit)
    let x = Float(random.uniform(-0.1, 0.9)) * width - w * 0.3
    let y = floorLine - h - Float(random.uniform(26, 60)) * unit
    let frame = Colour(0.93, 0.92, 0.9)
    canvas.paint([rectangle(x - 6 * unit, y - 6 * unit, w + 12 * unit, h + 12 * unit)], frame)
    canvas.paint([rectangle(x, y, w, h)]) { px, py in
      let sky = Colour(hex: 0xBFDCEF).mixed(with: Colour(hex: 0xF4F6F2), (py - y) / h)
      let leaves = NoiseTile.coarse.smooth(px / unit / 2, py / unit / 2 + 90)
      return sky.mixed(
        with: Colour(hex: 0x6E8F57), smoothstep(0.5, 0.6, leaves + 0.35 * ((py - y) / h - 0.6)))
    }
    canvas.paint(
      [
        rectangle(x + w / 2 - 2 * unit, y, 4 * unit, h),
        rectangle(x, y + h * 0.45, w, 4 * unit),
      ], frame)
    canvas.paint(
      [rectangle(x - 10 * unit, y + h + 4 * unit, w + 20 * unit, 5 * unit)], frame * 0.85)
    if random.unit() < 0.6 {
      let cloth = Self.pick(Self.fabrics, &random).mixed(with: .grey(0.9), 0.3)
      for side in [x - 22 * unit, x + w - 2 * unit] {
        canvas.paint([rectangle(side, y - 14 * unit, 24 * unit, h + 26 * unit)]) { px, _ in
          let fold = (px - side) / (6 * unit)
          return cloth * (0.75 + 0.35 * abs(fold - Float(Int(fold + 8)) + 7.5))
        }
      }
    }
  }

  private func pictureFrame(_ random: inout SeededRandom) {
    let (w, h) = (Float(random.uniform(24, 60)) * unit, Float(random.uniform(24, 56)) * unit)
    let x = Float(random.unit()) * width
    let y = Float(random.uniform(0.02, 0.4)) * floorLine
    let frame = Self.pick([0x3A2A20, 0xC9A55A, 0x222222, 0xE8E4DC], &random)
    let (sky, land) = (Self.pick(Self.walls, &random), Self.pick(Self.fabrics, &random))
    canvas.paint([rectangle(x, y, w, h)], frame)
    canvas.paint([rectangle(x + 3 * unit, y + 3 * unit, w - 6 * unit, h - 6 * unit)]) { px, py in
      let hill = NoiseTile.coarse.smooth(px / unit * 0.8, 40)
      return (py - y) / h > 0.35 + 0.5 * (hill - 0.3) ? land : sky
    }
  }

  private func couch(_ random: inout SeededRandom) {
    let fabric = Self.pick(Self.fabrics, &random)
    let (w, h) = (Float(random.uniform(130, 220)) * unit, Float(random.uniform(64, 92)) * unit)
    let x = Float(random.uniform(-0.3, 0.8)) * width
    let base = floorLine + 10 * unit
    let cloth = { (x: Float, y: Float, light: Float) -> Colour in
      fabric * (light + 0.14 * (NoiseTile.fine.nearest(x / unit, y / unit) - 0.5))
    }
    canvas.paint([rounded(x, base - h, w, h, 14 * unit)]) { px, py in cloth(px, py, 0.82) }
    for i in 0..<2 {
      let left = x + 14 * unit + Float(i) * (w - 28 * unit) / 2
      canvas.paint([
        rounded(left, base - h + 7 * unit, (w - 30 * unit) / 2, h * 0.5, 9 * unit)
      ]) { px, py in cloth(px, py, 1 - 0.3 * (py - base + h) / h) }
      canvas.paint([rounded(left, base - h * 0.46, (w - 30 * unit) / 2, h * 0.26, 6 * unit)]) {
        px, py in cloth(px, py, 1.06)
      }
    }
    for left in [x - 4 * unit, x + w - 14 * unit] {
      canvas.paint([rounded(left, base - h * 0.66, 18 * unit, h * 0.66, 8 * unit)]) { px, py in
        cloth(px, py, 0.95)
      }
    }
    canvas.glow(x + w / 2, base, w * 0.6, 12 * unit, opacity: 0.5, Colour(0.05, 0.04, 0.04))
  }

  private func pillow(_ random: inout SeededRandom) {
    let (first, second) = (Self.pick(Self.fabrics, &random), Self.pick(Self.walls, &random))
    let size = Float(random.uniform(46, 84)) * unit
    let x = Float(random.uniform(0.0, 1)) * width
    let y = floorLine - size * Float(random.uniform(-0.05, 0.5))
    let (turn, kind) = (random.uniform(-0.4, 0.4), random.integer(below: 3))
    let (c, s) = (Float(cosine(turn)), Float(sine(turn)))
    let outline = (0..<40).map { i -> Point in
      let angle = Double(i) * .pi / 20
      let (u, v) = (Float(cosine(angle)), Float(sine(angle)))
      // Halfway from a circle to a square, with drawn-out corners.
      let grow = 1 / max(abs(u), abs(v)).squareRoot() * (1 - 0.12 * abs(abs(u) - abs(v)))
      return Point(
        Double(x + size / 2 * grow * (u * c - v * s)), Double(y + size / 2 * grow * (u * s + v * c))
      )
    }
    canvas.glow(x, y + size * 0.4, size * 0.75, size * 0.4, opacity: 0.35, .grey(0.05))
    canvas.paint([outline]) { px, py in
      let (dx, dy) = ((px - x) / size, (py - y) / size)
      let (u, v) = (dx * c + dy * s, dy * c - dx * s)
      let bulge = 1.05 - 0.9 * (u * u + v * v) + 0.3 * u * lampSide - 0.25 * v
      var colour = first
      switch kind {
      case 0: break
      case 1: if Int(u * 12 + 64) % 2 == 0 { colour = second }
      default:
        let (p, q) = (u * 7 + 64, v * 7 + 64)
        let (a, b) = (p - Float(Int(p)) - 0.5, q - Float(Int(q)) - 0.5)
        if a * a + b * b < 0.08 { colour = second }
      }
      return colour * (bulge * 0.9 + 0.1 * NoiseTile.fine.nearest(px / unit, py / unit))
    }
  }

  private func plant(_ random: inout SeededRandom) {
    let x = (random.unit() < 0.5 ? 0.1 : 0.9) * width + Float(random.normal()) * 12 * unit
    let base = floorLine + 8 * unit
    let pot = Self.pick([0xB5623E, 0xE4DED2, 0x3E5A6B, 0x6B6B6B], &random)
    let size = Float(random.uniform(0.8, 1.3)) * unit
    for ring in 0..<3 {
      let leaves = (0..<9).map { _ -> [Point] in
        let turn = random.uniform(-2.6, -0.5)
        let long = Double(size) * random.uniform(30, 58)
        let (c, s) = (cosine(turn), sine(turn))
        let (rx, ry) = (Double(x), Double(base - 26 * size))
        let wide = long * random.uniform(0.1, 0.17)
        return Stroke([
          (rx, ry), (rx + c * long * 0.5 - s * wide, ry + s * long * 0.5 + c * wide),
          (rx + c * long, ry + s * long + long * 0.16),
          (rx + c * long * 0.5 + s * wide, ry + s * long * 0.5 - c * wide), (rx, ry),
        ]).flattened(steps: 3)
      }
      let green = Colour(hex: 0x3F6B3A) * (0.75 + 0.25 * Float(ring))
      canvas.paint(leaves) { px, py in
        green * (0.8 + 0.4 * NoiseTile.fine.nearest(px / unit / 2, py / unit / 2))
      }
    }
    let (w, h) = (Double(14 * size), Double(28 * size))
    canvas.paint([
      .polygon(
        (Double(x) - w, Double(base) - h), (Double(x) + w, Double(base) - h),
        (Double(x) + w * 0.7, Double(base)), (Double(x) - w * 0.7, Double(base)))
    ]) { px, _ in pot * (0.9 - 0.35 * (px - x) / (14 * size) * -lampSide) }
  }

  private func rug(_ random: inout SeededRandom) {
    let (base, band) = (
      Self.pick(Self.fabrics, &random), Self.pick(Self.fabrics + Self.walls, &random)
    )
    let middle = (floorLine + height) / 2 + Float(random.uniform(0, 30)) * unit
    let (a, b) = (width * Float(random.uniform(0.35, 0.6)), (height - floorLine) * 0.5)
    let x0 = width * Float(random.uniform(0.35, 0.65))
    let rings = Float(random.uniform(3, 7))
    canvas.paint([.ellipse(Double(x0), Double(middle), Double(a), Double(b))]) { x, y in
      let (u, v) = ((x - x0) / a, (y - middle) / b)
      let ring = Int((u * u + v * v).squareRoot() * rings) % 2 == 0
      return (ring ? base : band) * (0.8 + 0.3 * NoiseTile.fine.nearest(x / unit, y / unit))
    }
  }
}
