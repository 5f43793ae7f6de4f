import Mathematics

/// What an animal does: where its limbs are in its own space.
struct PetPose {
  enum Kind {
    case standing
    case sitting
    case lying
    case curled
  }

  struct Limb {
    let part: PetPart
    let points: [(place: Vector, radius: Float)]
    var dorsal = Vector(0, 1, 0)
    /// Limbs of one body flow into each other at the outline.
    var body = 0
  }

  let kind: Kind
  private(set) var limbs: [Limb] = []
  private(set) var headCentre = Vector()

  init(_ kind: Kind, of pet: PetTraits, using random: inout SeededRandom) {
    self.kind = kind
    switch kind {
    case .standing: stand(pet, &random)
    case .sitting: sit(pet, &random)
    case .lying: lie(pet, &random)
    case .curled: curl(pet, &random)
    }
  }

  private mutating func stand(_ pet: PetTraits, _ random: inout SeededRandom) {
    let (height, girth) = (pet.legLength, pet.girth)
    let dog = pet.species == .dog
    let top = height + 0.1
    trunk([
      (Vector(-0.82, top, 0), 0.35 * girth),
      (Vector(-0.1, top - 0.04, 0), (dog ? 0.33 : 0.38) * girth),
      (Vector(0.62, top - 0.02, 0), (dog ? 0.43 : 0.38) * girth),
    ])
    headCentre = Vector(
      Float(random.uniform(1.05, 1.25)), top + Float(random.uniform(0.3, 0.75)), 0)
    neck(from: Vector(0.72, top + 0.12, 0), pet)
    for side in [-0.21, 0.21] as [Float] {
      let stride = Float(random.uniform(-0.28, 0.28))
      leg(
        [
          Vector(0.62, top - 0.12, side), Vector(0.54 + stride * 0.3, height * 0.5, side),
          Vector(0.6 + stride, 0.12, side), Vector(0.72 + stride, 0.08, side),
        ], [0.26, 0.16, 0.1, 0.12], girth, body: side < 0 ? 1 : 2)
      let back = Float(random.uniform(-0.28, 0.28))
      leg(
        [
          Vector(-0.78, top - 0.08, side), Vector(-0.62 + back * 0.4, height * 0.55, side),
          Vector(-0.98 + back * 0.8, height * 0.3, side), Vector(-0.86 + back, 0.1, side),
          Vector(-0.74 + back, 0.08, side),
        ], [0.3, 0.21, 0.11, 0.09, 0.12], girth, body: side < 0 ? 3 : 4)
    }
    let lift = pet.tailCurl
    tail(
      from: Vector(-1.08, top + 0.12, 0), toward: Vector(-0.75, 0.5 * lift, 0),
      bend: Vector(-0.1, 0.55 * lift, Float(random.uniform(-0.3, 0.3))), pet)
  }

  private mutating func sit(_ pet: PetTraits, _ random: inout SeededRandom) {
    let girth = pet.girth
    let height = 0.75 + 0.45 * pet.legLength
    trunk(
      [
        (Vector(-0.42, 0.44, 0), 0.47 * girth),
        (Vector(-0.2, 0.5 + 0.26 * height, 0), 0.44 * girth),
        (Vector(0.12, height - 0.08, 0), 0.36 * girth),
      ], dorsal: normalized(Vector(-0.9, 0.45, 0)))
    headCentre = Vector(
      Float(random.uniform(0.28, 0.45)), height + Float(random.uniform(0.42, 0.62)), 0)
    neck(from: Vector(0.16, height + 0.02, 0), pet, dorsal: normalized(Vector(-0.9, 0.4, 0)))
    for side in [-0.2, 0.2] as [Float] {
      let step = Float(random.uniform(-0.06, 0.1))
      leg(
        [
          Vector(0.2, height - 0.2, side * 1.05), Vector(0.26, height * 0.5, side * 1.0),
          Vector(0.36 + step, 0.14, side * 0.85), Vector(0.48 + step, 0.08, side * 0.9),
        ], [0.26, 0.17, 0.11, 0.13], girth, body: side < 0 ? 1 : 2)
      leg(
        [
          Vector(-0.42, 0.42, side * 1.7), Vector(-0.1, 0.4, side * 2.1),
          Vector(-0.2, 0.12, side * 2.3), Vector(0.14, 0.09, side * 2.4),
        ], [0.34, 0.33, 0.14, 0.12], girth, body: side < 0 ? 3 : 4)
    }
    let way: Float = random.unit() < 0.5 ? -1 : 1
    tail(
      from: Vector(-0.82, 0.16, 0), toward: Vector(-0.3, 0, 0.75 * way),
      bend: Vector(0.75, 0.08, 0.2 * way), pet)
  }

  private mutating func lie(_ pet: PetTraits, _ random: inout SeededRandom) {
    let girth = pet.girth
    trunk([
      (Vector(-0.75, 0.42, 0), 0.43 * girth), (Vector(-0.05, 0.42, 0), 0.42 * girth),
      (Vector(0.55, 0.47, 0), 0.4 * girth),
    ])
    headCentre = Vector(Float(random.uniform(0.82, 1.0)), Float(random.uniform(0.62, 1.15)), 0)
    neck(from: Vector(0.62, 0.58, 0), pet)
    let tucked = pet.species == .cat && random.unit() < 0.4
    for side in [-0.22, 0.22] as [Float] {
      let length: Float = tucked ? 0.45 : Float(random.uniform(0.7, 0.9))
      leg(
        [
          Vector(0.55, 0.34, side * 1.2), Vector(0.5, 0.16, side * 1.4),
          Vector(0.5 + length * 0.7, 0.12, side), Vector(0.5 + length, 0.1, side * 0.9),
        ], [0.25, 0.17, 0.12, 0.13], girth, body: side < 0 ? 1 : 2)
      leg(
        [
          Vector(-0.7, 0.4, side * 1.3), Vector(-0.4, 0.34, side * 1.9),
          Vector(-0.62, 0.13, side * 2.1), Vector(-0.25, 0.1, side * 2.2),
        ], [0.36, 0.3, 0.14, 0.12], girth, body: side < 0 ? 3 : 4)
    }
    let way: Float = random.unit() < 0.5 ? -1 : 1
    tail(
      from: Vector(-1.1, 0.3, 0), toward: Vector(-0.5, -0.1, 0.3 * way),
      bend: Vector(0.5, -0.05, 0.65 * way), pet)
  }

  /// Asleep in a ring, the nose near the tail.
  private mutating func curl(_ pet: PetTraits, _ random: inout SeededRandom) {
    let girth = pet.girth
    let points = (0...4).map { step -> (Vector, Float) in
      let turn = -0.5 + Double(step) * 0.75
      let size: Float = step == 4 ? 0.34 : step == 0 ? 0.4 : 0.44
      return (
        Vector(Float(cosine(turn)) * 0.55, 0.36, -Float(sine(turn)) * 0.55 + 0.1), size * girth
      )
    }
    trunk(points.reversed())
    headCentre = Vector(0.62, 0.36, 0.62)
    leg(
      [Vector(0.0, 0.3, 0.62), Vector(0.3, 0.2, 0.9), Vector(0.62, 0.12, 1.02)],
      [0.22, 0.14, 0.12], girth, body: 1)
    leg(
      [Vector(-0.2, 0.35, 0.45), Vector(-0.1, 0.3, 0.72), Vector(0.3, 0.12, 0.86)],
      [0.3, 0.27, 0.12], girth, body: 2)
    tail(
      from: Vector(-0.5, 0.2, 0.5), toward: Vector(0.2, -0.08, 0.55),
      bend: Vector(0.8, 0, 0.2), pet)
  }

  // MARK: Limbs

  private mutating func trunk(
    _ points: [(Vector, Float)], dorsal: Vector = Vector(0, 1, 0)
  ) {
    limbs.append(
      Limb(part: .trunk, points: points.map { (place: $0.0, radius: $0.1) }, dorsal: dorsal))
  }

  private mutating func neck(
    from base: Vector, _ pet: PetTraits, dorsal: Vector = normalized(Vector(-0.6, 0.8, 0))
  ) {
    let full = pet.head * (pet.species == .cat ? 0.68 : 0.74) * (1 + 0.2 * pet.hair)
    limbs.append(
      Limb(
        part: .neck, points: [(base, full * 1.12), (headCentre, full)], dorsal: dorsal))
  }

  private mutating func leg(_ places: [Vector], _ radii: [Float], _ girth: Float, body: Int) {
    let points = zip(places, radii).map { (place: $0, radius: $1 * (0.5 + 0.5 * girth)) }
    limbs.append(Limb(part: .leg, points: points, dorsal: Vector(-0.7, 0.7, 0), body: body))
  }

  private mutating func tail(
    from root: Vector, toward way: Vector, bend: Vector, _ pet: PetTraits
  ) {
    let thick: Float = (pet.species == .cat ? 0.1 : 0.11) * (1 + 0.9 * pet.hair)
    let points = (0...5).map { step -> (place: Vector, radius: Float) in
      let t = Float(step) / 5 * pet.tailLength
      let place = root + way * t + bend * (t * t * 0.6)
      let end: Float = step == 5 ? 0.6 : 1
      return (Vector(place.x, max(place.y, 0.1), place.z), thick * end * (1 - 0.3 * t))
    }
    limbs.append(Limb(part: .tail, points: points, body: 5))
  }
}
