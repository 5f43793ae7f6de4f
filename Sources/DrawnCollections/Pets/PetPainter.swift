import Mathematics

/// Puts one animal into a picture.
struct PetPainter {
  let pet: PetTraits
  let pose: PetPose
  let view: PetView
  private let frame: HeadFrame
  private let model: HeadModel
  private let lids: Float
  private let gaze: SIMD2<Float>

  /// Decides where the animal looks: its head turns only as far as the neck can.
  ///
  /// - Parameters:
  ///   - pet: what it looks like.
  ///   - pose: what it does.
  ///   - view: where it is in the picture.
  ///   - yaw: the body's, as in `PetView`.
  ///   - random: the picture's own stream.
  init(
    _ pet: PetTraits, _ pose: PetPose, _ view: PetView, yaw: Double,
    using random: inout SeededRandom
  ) {
    self.pet = pet
    self.pose = pose
    self.view = view
    let asleep = pose.kind == .curled || random.unit() < 0.04
    // The body's own direction, where 0 looks at the viewer.
    let straight = Self.wrapped(.pi / 2 - yaw)
    let wanted = random.unit() < 0.8 ? random.normal() * 0.28 : straight + random.normal() * 0.4
    let turn = min(max(Self.wrapped(wanted - straight), -1.5), 1.5)
    let (yaw, pitch, roll) = (
      pose.kind == .curled ? straight * 0.6 : straight + turn,
      (pose.kind == .curled ? 0.5 : 0.12) + random.normal() * 0.16, random.normal() * 0.16
    )
    frame = HeadFrame(
      centre: view.place(pose.headCentre), radius: pet.head * view.scale, yaw: yaw, pitch: pitch,
      roll: roll)
    let open = pet.species == .dog && !asleep && random.unit() < 0.45 ? random.uniform(0.4, 1) : 0
    model = HeadModel(pet, mouth: Float(open))
    lids = asleep ? 0 : Float(random.uniform(0.55, 1))
    gaze = SIMD2(Float(random.uniform(-1, 1)), Float(random.uniform(-0.6, 0.6)))
  }

  func draw(
    on canvas: PictureCanvas, light: PictureLight, using random: inout SeededRandom
  ) {
    let relief = Relief(bodyPieces() + headPieces(), width: canvas.width, height: canvas.height)
    let shag = (0.8 + 5 * pet.hair) * min(view.scale / 60, 1.6)
    let fur = Fur(
      contrast: 0.1 + 0.14 * pet.hair, shag: shag, length: 3 + 5 * pet.hair)
    relief.paint(on: canvas, light: light, fur: fur, coat: skin)
    FacePainter(
      pet: pet, frame: frame, model: model, relief: relief, light: light, lids: lids, gaze: gaze
    ).draw(on: canvas, using: &random)
  }

  private func skin(_ place: ReliefPlace) -> Colour {
    let part = PetPart(rawValue: place.part) ?? .trunk
    switch part {
    case .nose: return pet.nose
    case .tongue: return Colour(hex: 0xD9707C)
    case .head, .muzzle, .ear:
      return pet.coat.onHead(
        frame.own(Vector(place.x, place.y, place.depth)), part: part)
    case .neck:
      if let collar = pet.collar, place.along > 0.36, place.along < 0.56 { return collar }
      return pet.coat.onBody(place)
    case .trunk, .leg, .tail: return pet.coat.onBody(place)
    }
  }

  private func bodyPieces() -> [ReliefPiece] {
    var pieces: [ReliefPiece] = []
    for limb in pose.limbs {
      var (along, distance): (Float, Float) = (0, 0)
      let dorsal = normalized(view.direction(limb.dorsal))
      let thick = 1 + (limb.part == .leg ? 0.12 : 0.06) * pet.hair
      for (a, b) in zip(limb.points, limb.points.dropFirst()) {
        let step = b.place - a.place
        let end = limb.part == .neck ? 1 : along + dot(step, step).squareRoot()
        let (start, stop) = (view.place(a.place), view.place(b.place))
        pieces.append(
          ReliefPiece(
            start: start, end: stop,
            startRadius: a.radius * thick * view.scale, endRadius: b.radius * thick * view.scale,
            part: limb.part.rawValue, body: limb.body, blend: 0.16 * view.scale,
            along: (along, end), distance: distance, dorsal: dorsal))
        let (dx, dy) = (stop.x - start.x, stop.y - start.y)
        distance += (dx * dx + dy * dy).squareRoot()
        along = end
      }
    }
    return pieces
  }

  private func headPieces() -> [ReliefPiece] {
    model.lobes.map { lobe in
      ReliefPiece(
        start: frame.place(lobe.start), end: frame.place(lobe.end),
        startRadius: lobe.radii.0 * frame.radius, endRadius: lobe.radii.1 * frame.radius,
        part: lobe.part.rawValue, body: lobe.body, blend: lobe.blend * frame.radius,
        shag: lobe.part == .ear && pet.ears != .dropped
          ? 0.3 : lobe.part == .nose || lobe.part == .tongue ? 0 : 0.8,
        dorsal: frame.up)
    }
  }

  private static func wrapped(_ angle: Double) -> Double {
    angle - 2 * .pi * (angle / (2 * .pi)).rounded()
  }
}
