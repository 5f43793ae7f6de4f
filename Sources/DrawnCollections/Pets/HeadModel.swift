/// The round shapes of a head, in its own coordinates: right, up, forward, in skull radii.
struct HeadModel {
  struct Lobe {
    let part: PetPart
    let start: Vector
    let end: Vector
    let radii: (Float, Float)
    var blend: Float = 0.22
    var body = 0
  }

  private(set) var lobes: [Lobe] = []
  /// The tip of the nose, and where the eyes are (the right one; the left mirrors it).
  private(set) var nose = Vector()
  private(set) var eye = Vector()

  init(_ pet: PetTraits, mouth open: Float) {
    switch pet.species {
    case .cat: cat(pet)
    case .dog: dog(pet, open)
    }
    switch pet.ears {
    case .pricked: pricked(pet)
    case .tipped: tipped(pet)
    case .dropped: dropped(pet)
    }
  }

  private mutating func cat(_ pet: PetTraits) {
    let (out, wide) = (pet.muzzle, pet.muzzleWidth)
    ball(.head, Vector(0, 0.08, 0), 0.96)
    pair(.head, Vector(0.42, -0.26, 0.16), 0.64 + 0.1 * pet.hair)
    limb(.head, Vector(0, 0.2, 0.66), Vector(0, -0.16, 0.88 + out), (0.36, 0.19))
    pair(.muzzle, Vector(0.18 * wide, -0.36, 0.78 + out), 0.26)
    ball(.muzzle, Vector(0, -0.56, 0.62 + out), 0.24)
    nose = Vector(0, -0.2, 1.03 + out)
    eye = Vector(0.43, 0.08, 0.84)
    ball(.nose, nose - Vector(0, 0, 0.03), 0.1, blend: 0.05)
  }

  private mutating func dog(_ pet: PetTraits, _ open: Float) {
    let (out, wide) = (pet.muzzle, pet.muzzleWidth)
    ball(.head, Vector(0, 0.1, -0.08), 0.9)
    pair(.head, Vector(0.3, 0.2, 0.4), 0.42)
    pair(.head, Vector(0.4, -0.25, 0.1), 0.52 + 0.1 * pet.hair)
    let tip = 0.55 + out
    limb(.muzzle, Vector(0, -0.1, 0.42), Vector(0, -0.2, tip), (0.48 * wide, 0.3 * wide))
    pair(.muzzle, Vector(0.17 * wide, -0.34, tip - 0.08), 0.24)
    limb(
      .muzzle, Vector(0, -0.45, 0.3), Vector(0, -0.52 - 0.42 * open, tip - 0.14),
      (0.3 * wide, 0.18 * wide))
    nose = Vector(0, -0.06, tip + 0.3 * wide)
    eye = Vector(0.37, 0.2, 0.74)
    pair(.nose, nose + Vector(0.07, 0, -0.07), 0.135, blend: 0.06)
    if open > 0.35 {
      let root = Vector(0, -0.42 - 0.16 * open, tip - 0.15)
      limb(
        .tongue, root, Vector(0.04, -0.5 - 0.5 * open, tip + 0.12), (0.16, 0.15), blend: 0.05)
      limb(
        .tongue, Vector(0.04, -0.5 - 0.5 * open, tip + 0.12),
        Vector(0.06, -0.72 - 0.6 * open, tip + 0.1), (0.15, 0.12), blend: 0.05)
    }
  }

  // MARK: Ears

  /// An upright ear's base, nearer the crown and farther from it, and its tip; the right one.
  private(set) var earCorners: (inner: Vector, outer: Vector, tip: Vector)?

  private mutating func pricked(_ pet: PetTraits) {
    let (long, out) = (pet.earLength, pet.earSpread)
    let cat = pet.species == .cat
    let inner = Vector(cat ? 0.3 : 0.28, 0.74, 0)
    let outer = Vector(cat ? 0.8 : 0.72, 0.46, -0.08)
    let tip = Vector((cat ? 0.76 : 0.62) + out, 0.72 + 0.72 * long, cat ? 0.02 : -0.06)
    ear(inner, tip, (0.2, 0.035))
    ear(outer, tip, (0.2, 0.035))
    ear((inner + outer) / 2, tip, (0.27, 0.035))
    earCorners = (inner, outer, tip)
  }

  private mutating func tipped(_ pet: PetTraits) {
    let (long, out) = (pet.earLength, pet.earSpread)
    let knee = Vector(0.62 + 0.6 * out, 0.8 + 0.3 * long, 0.02)
    let tip = knee + Vector(0.12 + 0.1 * out, -0.34 * long, 0.34)
    ear(Vector(0.32, 0.72, -0.05), knee, (0.2, 0.13))
    ear(Vector(0.72, 0.5, -0.1), knee, (0.2, 0.13))
    ear(knee, tip, (0.15, 0.06))
  }

  private mutating func dropped(_ pet: PetTraits) {
    let (long, out) = (pet.earLength, pet.earSpread)
    let knee = Vector(0.92 + 0.3 * out, 0.3, -0.02)
    let tip = Vector(0.86 + 0.5 * out, 0.3 - 0.85 * long, 0.16)
    ear(Vector(0.6, 0.58, -0.1), knee, (0.2, 0.2))
    ear(knee, tip, (0.24, 0.2))
  }

  private mutating func ear(_ start: Vector, _ end: Vector, _ radii: (Float, Float)) {
    for side in [1, -1] as [Float] {
      lobes.append(
        Lobe(
          part: .ear, start: Self.mirrored(start, side), end: Self.mirrored(end, side),
          radii: radii, blend: 0.08, body: 7))
    }
  }

  // MARK: Shapes

  private mutating func ball(_ part: PetPart, _ place: Vector, _ radius: Float, blend: Float = 0.22)
  {
    limb(part, place, place, (radius, radius), blend: blend)
  }

  private mutating func pair(_ part: PetPart, _ place: Vector, _ radius: Float, blend: Float = 0.22)
  {
    ball(part, place, radius, blend: blend)
    ball(part, Self.mirrored(place, -1), radius, blend: blend)
  }

  private mutating func limb(
    _ part: PetPart, _ start: Vector, _ end: Vector, _ radii: (Float, Float), blend: Float = 0.22
  ) {
    lobes.append(Lobe(part: part, start: start, end: end, radii: radii, blend: blend))
  }

  static func mirrored(_ place: Vector, _ side: Float) -> Vector {
    Vector(place.x * side, place.y, place.z)
  }
}
