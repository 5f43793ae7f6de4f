import Mathematics

/// Draws one small picture after another at twice its size; one painter per thread.
final class ObjectPainter: ImagePainter {
  /// Pixels along either side of an image, as in CIFAR-10.
  static let side = 32

  private let canvas = PictureCanvas(width: 2 * side, height: 2 * side)

  func draw(
    _ label: Int, using random: inout SeededRandom, into pixels: UnsafeMutableBufferPointer<UInt8>
  ) {
    guard let subject = DrawnObjects.Subject(rawValue: label) else {
      preconditionFailure("\(label) is no subject")
    }
    let light = Self.light(using: &random)
    let scenery = ObjectScenery(canvas: canvas, light: light)
    switch subject {
    case .airplane, .ship, .automobile, .truck:
      vehicle(subject, scenery, &random)
    case .cat: pet(.cat, scenery, &random)
    case .dog: pet(.dog, scenery, &random)
    case .bird, .deer, .frog, .horse:
      creature(subject, scenery, &random)
    }
    develop(into: pixels, using: &random)
  }

  private func vehicle(
    _ subject: DrawnObjects.Subject, _ scenery: ObjectScenery, _ random: inout SeededRandom
  ) {
    let flying = subject == .airplane
    let horizon = scenery.behind(subject, flying: flying, using: &random)
    let pitch = flying ? random.uniform(-0.5, 0.6) : random.uniform(0.06, 0.4)
    let ground = flying ? random.uniform(26, 40) : max(random.uniform(40, 54), horizon + 4)
    let view = PetView(
      yaw: random.uniform(-.pi, .pi), pitch: pitch,
      scale: random.uniform(flying ? 19 : 22, flying ? 30 : 33),
      origin: Point(32 + random.normal() * 3, ground))
    if subject == .airplane {
      paint(ObjectModel(airplane: &random), view, scenery)
      return
    }
    let reach = Float(28)
    canvas.glow(
      view.place(Vector()).x, view.place(Vector()).y + 1, reach, 8, opacity: 0.5, .grey(0.05))
    SolidModel(subject, using: &random).draw(on: canvas, view, scenery.light)
    if subject == .ship { scenery.waves(at: Float(ground) - 1, using: &random) }
  }

  private func creature(
    _ subject: DrawnObjects.Subject, _ scenery: ObjectScenery, _ random: inout SeededRandom
  ) {
    let model: ObjectModel
    switch subject {
    case .bird: model = ObjectModel(bird: &random)
    case .frog: model = ObjectModel(frog: &random)
    case .deer: model = ObjectModel(deer: &random)
    default: model = ObjectModel(horse: &random)
    }
    let horizon = scenery.behind(subject, flying: model.flies, using: &random)
    let yaw = random.unit() < 0.5 ? random.normal() * 0.6 : .pi - random.normal() * 0.6
    let scale = random.uniform(0.75, 1.15) * model.fitting
    let foot = model.flies ? random.uniform(34, 46) : max(random.uniform(48, 60), horizon + 6)
    let view = PetView(
      yaw: yaw, pitch: random.uniform(0.02, 0.4), scale: scale,
      origin: Point(32 + random.normal() * 4, foot))
    if !model.flies {
      let place = view.place(Vector())
      canvas.glow(
        place.x, place.y, Float(scale) * 1.2, Float(scale) * 0.4, opacity: 0.5, .grey(0.05))
    }
    paint(model, view, scenery)
  }

  private func paint(_ model: ObjectModel, _ view: PetView, _ scenery: ObjectScenery) {
    let relief = Relief(model.pieces(view), width: canvas.width, height: canvas.height)
    let fur = Fur(contrast: model.roughness, shag: model.roughness * 4, length: 3)
    relief.paint(on: canvas, light: scenery.light, fur: fur) { model.colour(at: $0) }
  }

  private func pet(
    _ species: PetTraits.Species, _ scenery: ObjectScenery, _ random: inout SeededRandom
  ) {
    let pitch = random.uniform(0.08, 0.5)
    let horizon = scenery.aroundPets(using: &random)
    let pet = PetTraits(species, using: &random)
    let kinds: [PetPose.Kind] = [.standing, .sitting, .sitting, .lying]
    let pose = PetPose(kinds[random.integer(below: 4)], of: pet, using: &random)
    let yaw = .pi / 2 + random.normal() * 0.8
    let near = random.unit() < 0.6
    let scale = near ? random.uniform(30, 52) : random.uniform(18, 27)
    var view = PetView(
      yaw: yaw, pitch: pitch, scale: scale,
      origin: Point(32 + random.normal() * 4, max(random.uniform(48, 58), horizon + 6)))
    if near {
      let head = PetView(yaw: yaw, pitch: pitch, scale: scale, origin: Point(0, 0))
        .place(pose.headCentre)
      view = PetView(
        yaw: yaw, pitch: pitch, scale: scale,
        origin: Point(
          32 + random.normal() * 6 - Double(head.x), random.uniform(22, 32) - Double(head.y)))
    } else {
      let place = view.place(Vector())
      canvas.glow(
        place.x, place.y, Float(scale) * 1.1, Float(scale) * 0.4, opacity: 0.5, .grey(0.05))
    }
    PetPainter(pet, pose, view, yaw: yaw, using: &random)
      .draw(on: canvas, light: scenery.light, using: &random)
  }

  private static func light(using random: inout SeededRandom) -> PictureLight {
    let side: Double = random.unit() < 0.5 ? -1 : 1
    let warm = Float(random.normal()) * 0.06
    return PictureLight(
      direction: normalized(
        Vector(
          Float(side * random.uniform(0.1, 0.8)), Float(-random.uniform(0.4, 0.9)),
          Float(random.uniform(0.3, 0.8)))),
      lamp: Colour(1 + warm, 1, 1 - warm) * Float(random.uniform(0.45, 0.8)),
      surroundings: Colour(1 - warm, 1, 1 + warm) * Float(random.uniform(0.25, 0.45)))
  }

  /// Means of four pixels, with the camera's exposure, balance and grain.
  private func develop(
    into pixels: UnsafeMutableBufferPointer<UInt8>, using random: inout SeededRandom
  ) {
    let warm = Float(random.normal()) * 0.05
    let exposure = Float(exponential(random.normal() * 0.16)) * 255 / 4
    let gain = Colour(1 + warm, 1, 1 - warm) * exposure
    let grain = Float(random.uniform(2, 12))
    let start = Float(random.uniform(0, 256))
    let (side, area) = (Self.side, Self.side * Self.side)
    for y in 0..<side {
      for x in 0..<side {
        let at = 4 * side * y + 2 * x
        let sum =
          canvas.pixels[at] + canvas.pixels[at + 1]
          + (canvas.pixels[at + 2 * side] + canvas.pixels[at + 2 * side + 1])
        let speck = NoiseTile.fine.nearest(Float(x) * 2.1 + start, Float(y) * 2.3) - 0.5
        let colour = sum * gain + (speck * grain + 0.5)
        for channel in 0..<3 {
          pixels[channel * area + y * side + x] = UInt8(min(max(colour[channel], 0), 255))
        }
      }
    }
  }
}
