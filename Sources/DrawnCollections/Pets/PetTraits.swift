import Mathematics

/// What one animal looks like, whatever it does: drawn once, then posed.
struct PetTraits {
  enum Species {
    case cat
    case dog
  }

  enum Ears {
    case pricked
    case tipped
    case dropped
  }

  let species: Species
  let ears: Ears
  /// Ears' length, 1 is common.
  let earLength: Float
  /// How far ears stand to the side.
  let earSpread: Float
  /// From the eyes to the nose, in skull radii.
  let muzzle: Float
  let muzzleWidth: Float
  /// The skull's radius, in the animal's unit.
  let head: Float
  let legLength: Float
  let girth: Float
  let tailLength: Float
  let tailCurl: Float
  /// From 0, smooth, to 1, long hair.
  let hair: Float
  let eye: Colour
  let eyeSize: Float
  /// From 0, a slit, to 1, round.
  let pupil: Float
  let nose: Colour
  let collar: Colour?
  let coat: Coat

  init(_ species: Species, using random: inout SeededRandom) {
    self.species = species
    let young = Float(random.unit() < 0.25 ? random.unit() : 0)
    func between(_ low: Double, _ high: Double) -> Float { Float(random.uniform(low, high)) }
    switch species {
    case .cat:
      ears = random.unit() < 0.03 ? .tipped : .pricked
      earLength = between(0.8, 1.2)
      earSpread = between(-0.1, 0.2)
      muzzle = between(0, 0.15)
      muzzleWidth = between(0.85, 1.1)
      head = between(0.37, 0.44) + 0.06 * young
      legLength = between(0.8, 1.05) - 0.2 * young
      girth = between(0.85, 1.2)
      tailLength = between(1.0, 1.6)
      tailCurl = between(-1, 1)
    case .dog:
      let shape = random.unit()
      ears = shape < 0.22 ? .pricked : shape < 0.45 ? .tipped : .dropped
      earLength = between(0.75, 1.3)
      earSpread = between(-0.15, 0.3)
      muzzle = random.unit() < 0.15 ? between(0.25, 0.45) : between(0.45, 1.0) - 0.15 * young
      muzzleWidth = between(0.8, 1.25)
      head = between(0.36, 0.46) + 0.06 * young
      legLength = random.unit() < 0.2 ? between(0.6, 0.85) : between(0.9, 1.3) - 0.2 * young
      girth = between(0.8, 1.25)
      tailLength = between(0.5, 1.3)
      tailCurl = between(-1, 1.3)
    }
    hair = random.unit() < 0.35 ? between(0.5, 1) : between(0, 0.35)
    eye = Self.eye(species, using: &random)
    eyeSize = between(0.88, 1.12) + 0.15 * young
    pupil = Float(random.unit())
    coat = Coat(species, using: &random)
    nose = Self.nose(species, using: &random)
    collar = random.unit() < (species == .dog ? 0.42 : 0.3) ? Self.collar(using: &random) : nil
  }

  private static func eye(_ species: Species, using random: inout SeededRandom) -> Colour {
    let cats: [UInt32] = [0xB7C95A, 0x8FB04E, 0xD9B23E, 0xC98A2B, 0x6FA7D6, 0xA9B76B, 0xC2B04A]
    let dogs: [UInt32] = [0x6B3F1D, 0x4A2A14, 0x8A5A24, 0x3A2214, 0x6FA7D6, 0x6B4420, 0x5A3A1C]
    let colours = species == .cat ? cats : dogs
    return Colour(hex: colours[random.integer(below: colours.count)])
  }

  private static func nose(_ species: Species, using random: inout SeededRandom) -> Colour {
    let pink = random.unit() < (species == .cat ? 0.55 : 0.12)
    return pink ? Colour(hex: 0xD58A86) : Colour(hex: 0x2A2224)
  }

  private static func collar(using random: inout SeededRandom) -> Colour {
    let colours: [UInt32] = [0xC8322B, 0x2B62B0, 0x2F8A57, 0xE0A526, 0x7B3F8F, 0x20242C, 0xE56B9A]
    return Colour(hex: colours[random.integer(below: colours.count)])
  }
}
