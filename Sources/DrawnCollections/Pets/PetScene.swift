import ImageFiles
import Mathematics

/// One photograph-like picture of an animal: where, in what light, from how near.
struct PetScene {
  private enum Framing {
    case whole
    case half
    case portrait
  }

  private var random: SeededRandom
  private let species: PetTraits.Species
  private let width: Int
  private let height: Int
  private let light: PictureLight
  private let pitch: Double

  init(_ species: PetTraits.Species, using stream: SeededRandom) {
    random = stream
    self.species = species
    let long = Int(random.uniform(200, 401))
    let ratios = [0.75, 0.75, 0.75, 0.6667, 0.85, 1]
    let short = Int(Double(long) * ratios[random.integer(below: ratios.count)])
    (width, height) = random.unit() < 0.72 ? (long, short) : (short, long)
    pitch = random.uniform(0.08, 0.6)
    light = Self.light(using: &random)
  }

  func painted() -> PixelImage {
    var random = random
    let canvas = PictureCanvas(width: width, height: height)
    setting(canvas, &random)
    if random.unit() < 0.07 { _ = animal(canvas, .whole, beside: true, &random) }
    let draw = random.unit()
    let framing: Framing = draw < 0.3 ? .whole : draw < 0.55 ? .half : .portrait
    let view = animal(canvas, framing, beside: false, &random)
    if random.unit() < 0.45 {
      let knees = view.place(Vector(0, 0.45, 0)).y
      PetProps(canvas: canvas, light: light, top: knees).scatter(using: &random)
    }
    return PetCamera(using: &random).picture(of: canvas)
  }

  /// What is behind, in focus or, at half the size and stretched, out of focus.
  private func setting(_ canvas: PictureCanvas, _ random: inout SeededRandom) {
    let kinds = PetSetting.Kind.allCases
    let kind = kinds[random.integer(below: kinds.count)]
    let horizon = Float(0.6 - 0.55 * pitch + random.uniform(-0.08, 0.08))
    let side: Float = light.direction.x < 0 ? -1 : 1
    let depth = random.unit()
    guard depth < 0.6 else {
      PetSetting(kind: kind, canvas: canvas, horizon: horizon, lampSide: side)
        .paint(using: &random)
      return
    }
    let small = PictureCanvas(width: width / 2, height: height / 2)
    PetSetting(kind: kind, canvas: small, horizon: horizon, lampSide: side).paint(using: &random)
    for _ in 0..<Int(1 + depth * 8) { small.soften() }
    canvas.stretch(small)
  }

  private func animal(
    _ canvas: PictureCanvas, _ framing: Framing, beside: Bool, _ random: inout SeededRandom
  ) -> PetView {
    let pet = PetTraits(species, using: &random)
    let kinds: [PetPose.Kind] =
      species == .cat
      ? [.standing, .standing, .sitting, .sitting, .sitting, .sitting, .lying, .lying, .curled]
      : [.standing, .standing, .standing, .standing, .sitting, .sitting, .sitting, .lying, .lying]
    let pose = PetPose(kinds[random.integer(below: kinds.count)], of: pet, using: &random)
    let yaw = .pi / 2 + (random.unit() < 0.05 ? random.uniform(-.pi, .pi) : random.normal() * 0.75)
    let (w, h) = (Double(width), Double(height))
    let fitting = min(w / 2.9, h / 2.5)
    var scale = fitting * random.uniform(0.78, 1.15)
    var middle = Point(w * random.uniform(0.36, 0.64), h * random.uniform(0.8, 0.95))
    if beside {
      scale = fitting * random.uniform(0.6, 0.85)
      middle = Point(w * (random.unit() < 0.5 ? 0.15 : 0.85), h * random.uniform(0.68, 0.8))
    }
    var view = PetView(yaw: yaw, pitch: pitch, scale: scale, origin: middle)
    if framing != .whole {
      scale =
        framing == .half
        ? fitting * random.uniform(1.25, 1.9)
        : min(w, h) * random.uniform(0.22, 0.34) / Double(pet.head)
      let head = PetView(yaw: yaw, pitch: pitch, scale: scale, origin: Point(0, 0))
        .place(pose.headCentre)
      let wanted = Point(w * random.uniform(0.32, 0.68), h * random.uniform(0.34, 0.52))
      view = PetView(
        yaw: yaw, pitch: pitch, scale: scale,
        origin: Point(wanted.x - Double(head.x), wanted.y - Double(head.y)))
    }
    shadow(of: pose, view, on: canvas)
    PetPainter(pet, pose, view, yaw: yaw, using: &random)
      .draw(on: canvas, light: light, using: &random)
    return view
  }

  /// Where the animal keeps light from the ground: soft below the trunk, dark below the paws.
  private func shadow(of pose: PetPose, _ view: PetView, on canvas: PictureCanvas) {
    let tone = Colour(0.05, 0.04, 0.05)
    let flat = 0.45 + Float(sine(pitch)) * 0.55
    let away = -light.direction.x * 0.35 * view.scale
    for limb in pose.limbs {
      for point in limb.points where limb.part == .trunk || point.place.y < 0.2 {
        let foot = view.place(Vector(point.place.x, 0, point.place.z))
        let reach = (limb.part == .trunk ? point.radius * 1.9 : point.radius * 2) * view.scale
        canvas.glow(
          foot.x + away * min(point.place.y, 1), foot.y, reach, reach * flat,
          opacity: limb.part == .trunk ? 0.42 : 0.4, tone)
      }
    }
  }

  private static func light(using random: inout SeededRandom) -> PictureLight {
    let side: Double = random.unit() < 0.5 ? -1 : 1
    let direction = normalized(
      Vector(
        Float(side * random.uniform(0.15, 0.8)), Float(-random.uniform(0.35, 0.85)),
        Float(random.uniform(0.35, 0.9))))
    let warm = Float(random.normal()) * 0.07
    let strength = Float(random.uniform(0.5, 0.82))
    let sky = Float(random.uniform(0.22, 0.42))
    return PictureLight(
      direction: direction,
      lamp: Colour(1 + warm, 1, 1 - warm) * strength,
      surroundings: Colour(1 - warm * 0.6, 1, 1 + warm * 0.6) * sky)
  }
}
