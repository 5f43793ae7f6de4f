import Mathematics

/// Aeroplanes and animals as round limbs: x is forward, y up, z to its right.
extension ObjectModel {
  init(airplane random: inout SeededRandom) {
    flies = true
    roughness = 0.02
    let body = PetSetting.pick(
      [0xE8EAEC, 0xB9BEC4, 0x6F7A82, 0xD8DCE0, 0x8A9A6B, 0xE0B03A], &random)
    let tail = PetSetting.pick([0xC8322B, 0x2B62B0, 0xE8EAEC, 0x2F6B57, 0x3A3E46], &random)
    let wing = body * Float(random.uniform(0.8, 1))
    let kind = random.integer(below: 3)
    let (sweep, span) = ([0.35, 0.0, 0.7][kind] as Float, [1.1, 1.15, 0.7][kind] as Float)
    let high: Float = kind == 1 ? 0.14 : -0.06
    let thick: Float = kind == 2 ? 0.12 : 0.17
    limb(
      [
        (Vector(-1.05, 0.06, 0), 0.06), (Vector(-0.5, 0, 0), thick), (Vector(0.62, 0, 0), thick),
        (Vector(kind == 2 ? 1.2 : 0.98, -0.04, 0), kind == 2 ? 0.03 : 0.08),
      ], body, below: body * 0.75, marks: kind == 2 ? .none : .portholes)
    pair(
      [(Vector(0.2, high, 0.1), 0.11), (Vector(0.2 - sweep, high + 0.06, span), 0.045)], wing,
      below: wing * 0.8)
    pair(
      [(Vector(-0.2, high, 0.1), 0.1), (Vector(0.02 - sweep, high + 0.06, span), 0.04)], wing,
      below: wing * 0.8)
    pair([(Vector(-0.88, 0.08, 0.03), 0.06), (Vector(-1.08, 0.1, 0.42), 0.03)], tail, body: 3)
    limb([(Vector(-0.8, 0.08, 0), 0.08), (Vector(-1.12, 0.5, 0), 0.05)], tail, body: 5)
    if kind == 0 {
      pair([(Vector(0.24, -0.18, 0.42), 0.075), (Vector(-0.02, -0.18, 0.42), 0.06)], tail, body: 6)
    }
    limb([(Vector(0.72, 0.1, 0), 0.08)], Colour(0.15, 0.18, 0.24), body: 8)
  }

  init(bird random: inout SeededRandom) {
    let colours: [UInt32] = [
      0x8A6B4A, 0x4A4E55, 0xC8402F, 0x3F6FB0, 0xE8E4DC, 0x2B2A2C, 0x9A9484, 0x6F7F4A, 0xD8A53A,
    ]
    let plumage = PetSetting.pick(colours, &random)
    let belly = PetSetting.pick([0xE8DFCC, 0xC98A5A, 0xF2EEE6, 0x9A8F80], &random)
    let wing = plumage * Float(random.uniform(0.55, 0.9))
    let beak = PetSetting.pick([0xD89A2B, 0x4A4038, 0xC86A2B], &random)
    flies = random.unit() < 0.35
    fitting = 27
    let neck = random.unit() < 0.3 ? Float(random.uniform(0.2, 0.6)) : 0
    let rise: Float = flies ? 0 : 0.42
    limb(
      [
        (Vector(-0.45, rise, 0), 0.2), (Vector(0, rise + 0.06, 0), 0.34),
        (Vector(0.3, rise + 0.14, 0), 0.27),
      ],
      plumage, below: belly)
    let head = Vector(0.52, rise + 0.42 + neck, 0)
    limb([(Vector(0.3, rise + 0.2, 0), 0.2), (head, 0.15)], plumage, below: belly)
    limb([(head, 0.19)], plumage, below: belly)
    limb(
      [(head + Vector(0.15, -0.02, 0), 0.08), (head + Vector(0.4, -0.07, 0), 0.02)], beak, body: 1)
    limb([(Vector(-0.45, rise, 0), 0.12), (Vector(-1.05, rise - 0.02, 0), 0.07)], wing, body: 2)
    pair([(head + Vector(0.08, 0.05, 0.15), 0.045)], Colour(0.05, 0.05, 0.06), body: 3)
    if flies {
      let lift = Float(random.uniform(-0.3, 0.8))
      pair(
        [
          (Vector(0.1, 0.12, 0.15), 0.2), (Vector(-0.05, 0.1 + 0.5 * lift, 0.65), 0.15),
          (Vector(-0.3, 0.1 + 0.7 * lift, 1.25), 0.05),
        ], wing, body: 5)
    } else {
      pair(
        [(Vector(0.15, rise + 0.12, 0.25), 0.18), (Vector(-0.6, rise + 0.02, 0.16), 0.07)], wing,
        body: 5)
      pair(
        [(Vector(0.02, rise - 0.2, 0.1), 0.04), (Vector(0.06, 0, 0.11), 0.03)], beak * 0.8, body: 7)
    }
  }

  init(frog random: inout SeededRandom) {
    let skin = PetSetting.pick(
      [0x5F8F3A, 0x7A9A4A, 0x6B6B3F, 0x8A6B45, 0x3F7A4A, 0x9AA05A, 0xB5653A], &random)
    let belly = PetSetting.pick([0xDCD8A8, 0xC9C0A0, 0xE8E0C0], &random)
    fitting = 25
    roughness = 0.05
    let marks: Marks = random.unit() < 0.5 ? .spots : .none
    limb(
      [(Vector(-0.5, 0.3, 0), 0.28), (Vector(0, 0.42, 0), 0.4), (Vector(0.4, 0.5, 0), 0.36)], skin,
      below: belly, marks: marks)
    pair(
      [(Vector(0.45, 0.46, 0.12), 0.3), (Vector(0.72, 0.44, 0.08), 0.18)], skin, below: belly,
      body: 0)
    pair([(Vector(0.48, 0.84, 0.22), 0.14)], skin * 1.08, body: 0)
    pair([(Vector(0.56, 0.87, 0.28), 0.1)], Colour(0.85, 0.7, 0.2), body: 9)
    pair([(Vector(0.62, 0.88, 0.32), 0.055)], Colour(0.04, 0.04, 0.04), body: 11)
    pair(
      [
        (Vector(-0.45, 0.3, 0.3), 0.22), (Vector(0.1, 0.34, 0.55), 0.19),
        (Vector(-0.42, 0.1, 0.6), 0.1), (Vector(0.1, 0.05, 0.72), 0.06),
      ], skin * 0.92, body: 1, marks: marks)
    pair(
      [
        (Vector(0.4, 0.32, 0.34), 0.13), (Vector(0.5, 0.16, 0.52), 0.09),
        (Vector(0.72, 0.04, 0.5), 0.06),
      ], skin * 0.95, body: 3)
  }

  init(deer random: inout SeededRandom) {
    let hide = PetSetting.pick([0xA9764A, 0x8A6142, 0xC08A55, 0x7A6352], &random)
    let pale = hide.mixed(with: .grey(0.95), 0.6)
    fitting = 20
    roughness = 0.08
    body(
      hide, pale, chest: 0.32, legs: 0.09, tall: 1.1, marks: random.unit() < 0.3 ? .spots : .none,
      &random)
    let head = Vector(1.1, Float(random.uniform(1.55, 1.95)), Float(random.uniform(-0.2, 0.2)))
    limb([(Vector(0.62, 1.2, 0), 0.24), (head, 0.14)], hide, below: pale)
    limb([(head, 0.18), (head + Vector(0.4, -0.14, 0), 0.09)], hide, below: pale)
    limb([(head + Vector(0.43, -0.13, 0), 0.06)], Colour(0.1, 0.08, 0.08), body: 9)
    pair(
      [(head + Vector(-0.04, 0.12, 0.1), 0.07), (head + Vector(-0.12, 0.24, 0.42), 0.04)], hide,
      body: 10)
    pair([(head + Vector(0.14, 0.06, 0.13), 0.035)], .grey(0.04), body: 12)
    limb([(Vector(-0.85, 1.1, 0), 0.1), (Vector(-1.0, 0.95, 0), 0.05)], .grey(0.92), body: 14)
    guard random.unit() < 0.55 else { return }
    let horn = Colour(hex: 0x8A7356)
    let wide = Float(random.uniform(0.25, 0.45))
    let root = head + Vector(-0.02, 0.15, 0.08)
    let knee = root + Vector(-0.16, 0.35, wide)
    pair([(root, 0.04), (knee, 0.035), (knee + Vector(0.2, 0.35, 0.05), 0.02)], horn, body: 15)
    pair([(knee, 0.03), (knee + Vector(-0.2, 0.28, 0.08), 0.02)], horn, body: 17)
    pair(
      [
        (root + Vector(-0.05, 0.15, wide * 0.4), 0.03),
        (root + Vector(0.2, 0.32, wide * 0.5), 0.02),
      ], horn, body: 19)
  }

  init(horse random: inout SeededRandom) {
    let coat = PetSetting.pick(
      [0x6B3F24, 0x3A2A22, 0xA9622F, 0xD8D2C6, 0x2A2628, 0xB98A56, 0x8A8480], &random)
    let mane =
      random.unit() < 0.6 ? coat * 0.35 : PetSetting.pick([0xE3CDA6, 0xD8D2C6, 0x2A2220], &random)
    fitting = 20
    roughness = 0.04
    body(coat, coat * 0.85, chest: 0.4, legs: 0.11, tall: 1.1, marks: .none, &random)
    let low = random.unit() < 0.25
    let head = low ? Vector(1.3, 0.75, 0) : Vector(1.18, Float(random.uniform(1.7, 1.95)), 0)
    limb([(Vector(0.62, 1.2, 0), 0.34), (head, 0.19)], coat)
    limb([(head + Vector(-0.02, 0.04, 0), 0.19), (head + Vector(0.36, -0.4, 0), 0.11)], coat)
    limb([(head + Vector(0.38, -0.42, 0), 0.11)], coat * 0.5)
    pair(
      [(head + Vector(-0.06, 0.14, 0.08), 0.06), (head + Vector(-0.06, 0.34, 0.1), 0.025)], coat,
      body: 9)
    pair([(head + Vector(0.1, -0.02, 0.15), 0.035)], .grey(0.04), body: 11)
    limb([(Vector(0.5, 1.5, 0), 0.1), (head + Vector(-0.16, 0.12, 0), 0.1)], mane, body: 13)
    limb(
      [(Vector(-0.95, 1.2, 0), 0.1), (Vector(-1.2, 0.95, 0), 0.12), (Vector(-1.22, 0.4, 0), 0.06)],
      mane, body: 14)
  }

  /// The trunk and four legs of an animal with hooves.
  private mutating func body(
    _ hide: Colour, _ pale: Colour, chest: Float, legs: Float, tall: Float, marks: Marks,
    _ random: inout SeededRandom
  ) {
    limb(
      [
        (Vector(-0.68, tall, 0), chest * 0.95), (Vector(0, tall - 0.04, 0), chest * 0.92),
        (Vector(0.58, tall, 0), chest),
      ], hide, below: pale, marks: marks)
    for (i, x) in [-0.72, 0.6].enumerated() as EnumeratedSequence<[Float]> {
      for side in [-0.17, 0.17] as [Float] {
        let step = Float(random.uniform(-0.25, 0.25))
        limb(
          [
            (Vector(x, tall - 0.2, side), legs * 2),
            (Vector(x + step * 0.5, tall * 0.5, side), legs),
            (Vector(x + step, 0.14, side), legs * 0.7),
            (Vector(x + step + 0.04, 0.05, side), legs * 0.9),
          ], hide * 0.92, body: 1 + 2 * i + (side < 0 ? 0 : 1))
      }
    }
  }
}
