import Mathematics

/// The colours of an animal's hair, wherever it grows.
struct Coat {
  let main: Colour
  let light: Colour
  let dark: Colour
  /// How much is white: 0 nothing, 1 nearly all.
  let white: Float
  /// Strength of stripes, of spots, of patches of the dark colour.
  let stripes: Float
  let spots: Float
  let patches: Float
  /// A dark back, and dark tips: mask, ears, feet, tail.
  let saddle: Float
  let tips: Float
  /// A dark patch around one eye: −1 its right, 1 its left, 0 none.
  let eyePatch: Float
  /// The white stripe between the eyes: its half width.
  let blaze: Float
  /// Where in the noise this coat is cut from.
  let seed: SIMD2<Float>
  private let noise = NoiseTile.coarse

  init(_ species: PetTraits.Species, using random: inout SeededRandom) {
    let shade = Self.shades[random.integer(below: Self.shades.count)]
    let warmth = Float(random.uniform(0.88, 1.1))
    main = Colour(hex: shade.main) * warmth
    light = Colour(hex: shade.light) * Float(random.uniform(0.94, 1.02))
    dark = Colour(hex: shade.dark) * warmth
    func chance(_ cat: Double, _ dog: Double, _ low: Double, _ high: Double) -> Float {
      let (draw, value) = (random.unit(), Float(random.uniform(low, high)))
      return draw < (species == .cat ? cat : dog) ? value : 0
    }
    white = chance(0.4, 0.45, 0.2, 1)
    stripes = chance(0.45, 0.18, 0.35, 0.9)
    spots = chance(0.08, 0.14, 0.5, 1)
    patches = chance(0.16, 0.2, 0.4, 1)
    saddle = chance(0.08, 0.25, 0.5, 1)
    tips = chance(0.16, 0.25, 0.5, 1)
    eyePatch = chance(0.12, 0.22, 1, 1) * (random.unit() < 0.5 ? -1 : 1)
    blaze = Float(random.uniform(0.02, 0.22))
    seed = SIMD2(Float(random.uniform(0, 256)), Float(random.uniform(0, 256)))
  }

  /// The colour on trunk, neck, legs and tail.
  func onBody(_ place: ReliefPlace) -> Colour {
    let part = PetPart(rawValue: place.part) ?? .trunk
    let back = dot(place.offset, place.dorsal)
    let along = place.along
    let wave = noise.smooth(along * 22 + seed.x, back * 14 + seed.y)
    let below: Float = part == .leg ? 0.2 : 0.45 * smoothstep(0.1, -0.9, back)
    var colour = main.mixed(with: light, below)
    if patches > 0 {
      let cut = noise.smooth(along * 15 + seed.y, back * 11 + seed.x)
      colour = colour.mixed(with: dark, patches * smoothstep(0.5, 0.56, cut))
    }
    if stripes > 0 {
      let rings = part == .trunk ? 9.5 : part == .tail ? 8 : 11 as Float
      let band = Self.wave(along * rings + (wave - 0.5) * 7)
      let fade = part == .trunk ? smoothstep(-0.75, 0.2, back) : 0.85
      colour = colour.mixed(with: dark, stripes * fade * smoothstep(0.05, 0.6, band))
    }
    if spots > 0 {
      let cut = noise.smooth(along * 46 + seed.x, back * 34 + seed.y)
      colour = colour.mixed(with: dark, spots * smoothstep(0.6, 0.66, cut))
    }
    if saddle > 0, part == .trunk || part == .tail || part == .neck {
      colour = colour.mixed(with: dark, saddle * smoothstep(-0.05, 0.25, back + 0.5 * (wave - 0.5)))
    }
    if tips > 0 {
      let tip = part == .leg ? smoothstep(0.5, 1.1, along) : part == .tail ? 1 : 0 as Float
      colour = colour.mixed(with: dark, tips * tip * 0.9)
    }
    return colour.mixed(with: Self.white, whiteness(part, along, back, wave))
  }

  private func whiteness(_ part: PetPart, _ along: Float, _ back: Float, _ wave: Float) -> Float {
    guard white > 0 else { return 0 }
    let ragged = (wave - 0.5) * 0.9
    switch part {
    case .leg: return smoothstep(0.0, 0.08, along - 1.15 + white * 0.8 + ragged * 0.3)
    case .tail: return smoothstep(0.0, 0.1, along - 1.3 + 0.3 * white)
    case .trunk, .neck:
      let chest = part == .neck ? 0.3 : smoothstep(0.9, 1.7, along) * 0.4
      return smoothstep(0, 0.12, -back - 0.95 + white * 1.15 + chest + ragged)
    default: return 0
    }
  }

  /// The colour on the head, at a place in the head's own coordinates.
  func onHead(_ own: Vector, part: PetPart) -> Colour {
    let wave = noise.smooth(own.x * 13 + seed.y, own.y * 13 + seed.x)
    let side = abs(own.x)
    var colour = main.mixed(
      with: light, 0.5 * smoothstep(-0.15, -0.6, own.y) * smoothstep(0, 0.5, own.z))
    if patches > 0 {
      let cut = noise.smooth(own.x * 10 + seed.x, own.y * 10 + seed.y)
      colour = colour.mixed(with: dark, patches * smoothstep(0.5, 0.56, cut))
    }
    if spots > 0 {
      let cut = noise.smooth(own.x * 30 + seed.x, own.y * 30 + seed.y)
      colour = colour.mixed(with: dark, spots * 0.8 * smoothstep(0.62, 0.68, cut))
    }
    if stripes > 0, part != .ear {
      let forehead = smoothstep(0.3, 0.5, own.y) * Self.wave(own.x * 16 + (wave - 0.5) * 3)
      let cheek =
        smoothstep(0.5, 0.62, side) * smoothstep(0.25, 0.05, own.y)
        * Self.wave(own.y * 15 + side * 6 + (wave - 0.5) * 4)
      colour = colour.mixed(with: dark, stripes * smoothstep(0.1, 0.6, max(forehead, cheek)))
    }
    if saddle > 0, part != .muzzle {
      colour = colour.mixed(
        with: dark, saddle * 0.8 * smoothstep(0.35, 0.7, own.y + 0.4 * (wave - 0.5)))
    }
    if tips > 0 {
      let mask =
        part == .ear ? 1 : smoothstep(0.62, 0.95, own.z - 0.25 * abs(own.y + 0.2) - 0.3 * side)
      colour = colour.mixed(with: dark, tips * 0.92 * mask)
    }
    if eyePatch != 0 {
      let (dx, dy) = (own.x - 0.4 * eyePatch, own.y - 0.12)
      let far = dx * dx * 1.2 + dy * dy - 0.35 * (wave - 0.5)
      colour = colour.mixed(with: dark, smoothstep(0.2, 0.14, far) * (own.z > 0 ? 1 : 0))
    }
    guard white > 0, part != .ear else { return colour }
    return colour.mixed(with: Self.white, faceWhiteness(own, side, wave))
  }

  /// The white of muzzle and blaze.
  private func faceWhiteness(_ own: Vector, _ side: Float, _ wave: Float) -> Float {
    let stripe = blaze * (1 + 1.2 * max(0.3 - own.y, 0)) - side + 0.12 * (wave - 0.5)
    let snout =
      -own.y - 0.3 + 0.35 * (white - 0.5) - 0.5 * side * (1 - white) + 0.5 * (wave - 0.5)
      + 0.45 * smoothstep(0.55, 0.95, own.z)
    return max(
      smoothstep(0, 0.08, stripe) * smoothstep(0.1, 0.3, own.z),
      smoothstep(0, 0.12, snout) * smoothstep(-0.5, 0.1, own.z + white - 0.6))
  }

  /// Up and down between −1 and 1 like a sine, of straight pieces.
  @inline(__always)
  private static func wave(_ angle: Float) -> Float {
    let turns = angle * (0.5 / .pi) + 1_024
    return abs(turns - Float(Int(turns)) - 0.5) * 4 - 1
  }

  static let white = Colour(0.95, 0.93, 0.9)

  /// The same shades for cats and dogs, so that colour does not tell them apart.
  private static let shades: [(main: UInt32, light: UInt32, dark: UInt32)] = [
    (0x2E2A2B, 0x4A4443, 0x171516),
    (0x6E6A6C, 0xA5A09E, 0x3C393B),
    (0x8B8078, 0xBDB2A6, 0x453D38),
    (0x7A5236, 0xB08A66, 0x3B2619),
    (0x54362A, 0x8A6650, 0x2A1A14),
    (0xB98A56, 0xE0C49A, 0x5B3E25),
    (0xD79A52, 0xF0D3A2, 0x99591F),
    (0xC9793A, 0xEFC391, 0x8A4518),
    (0xE3CDA6, 0xF6EBD3, 0x6B4A33),
    (0xECE6DC, 0xF8F5EF, 0x4A423E),
    (0xA99A86, 0xD8CDBB, 0x51483E),
  ]
}

/// What a limb is; its raw value travels through the relief.
enum PetPart: Int {
  case trunk
  case neck
  case leg
  case tail
  case head
  case muzzle
  case ear
  case nose
  case tongue
}
