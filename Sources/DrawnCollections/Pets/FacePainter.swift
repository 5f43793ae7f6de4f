import Mathematics

/// Draws what lies on a modelled head: eyes, the nose's nostrils, the mouth, insides of ears,
/// whiskers.
struct FacePainter {
  let pet: PetTraits
  let frame: HeadFrame
  let model: HeadModel
  let relief: Relief
  let light: PictureLight
  /// From 0, closed, to 1, wide open.
  let lids: Float
  /// Where the animal looks: across and up, −1 to 1.
  let gaze: SIMD2<Float>

  func draw(on canvas: PictureCanvas, using random: inout SeededRandom) {
    insideEars(canvas)
    mouth(canvas)
    nostrils(canvas)
    for side in [1, -1] as [Float] { eye(side, canvas) }
    whiskers(canvas, &random)
  }

  /// Whether a place of the head can be seen: it faces the viewer, and nothing is in front.
  private func sees(_ own: Vector, facing normal: Vector) -> Bool {
    guard frame.direction(normalized(normal)).z > 0.12 else { return false }
    let place = frame.place(own)
    let front = relief.depth(at: place)
    return front == Relief.nowhere || front < place.z + frame.radius * 0.3
  }

  private func colour(_ colour: Colour) -> Colour {
    colour * (light.surroundings + light.lamp * 0.8)
  }

  // MARK: Eyes

  private func eye(_ side: Float, _ canvas: PictureCanvas) {
    let place = HeadModel.mirrored(model.eye, side)
    let normal = Vector(place.x * 0.9, 0.1, 0.9)
    guard sees(place, facing: normal) else { return }
    func paint(_ flat: [(Float, Float)], _ tone: Colour, _ opacity: Float = 1) {
      canvas.paint([frame.outline(at: place, facing: normal, flat)], opacity: opacity, tone)
    }
    let shape = EyeShape(pet, side: side, lids: lids)
    let line = colour(Colour(hex: 0x1D1512))
    guard lids > 0.15 else {
      canvas.lines(
        [frame.outline(at: place, facing: normal, shape.closedLid)],
        width: Double(max(frame.radius * 0.05, 0.8)), line)
      return
    }
    paint(shape.rim(1.24), line, 0.9)
    let almond = shape.rim(1)
    let iris = colour(pet.eye)
    if pet.species == .cat {
      paint(almond, iris)
      paint(almond.map { ($0.0 * 0.62, $0.1 * 0.62) }, iris.mixed(with: .grey(1), 0.18))
    } else {
      paint(almond, colour(Colour(hex: 0xDCD3C6)))
      paint(shape.iris(within: almond, gaze), iris)
    }
    let dark = colour(Colour(hex: 0x0C0908))
    paint(shape.pupil(gaze), dark)
    // The upper lid's shadow, and the lamp in the eye.
    paint(almond.filter { $0.1 > shape.size * 0.2 * lids }, dark, 0.28)
    for spark in shape.sparks(light) { paint(spark, .grey(1), 0.92) }
  }

  // MARK: Nose and mouth

  private func nostrils(_ canvas: PictureCanvas) {
    let cat = pet.species == .cat
    let normal = Vector(0, 0.1, 1)
    guard sees(model.nose, facing: normal) else { return }
    let tone = colour(pet.nose)
    if cat {
      let wedge: [(Float, Float)] = [
        (-0.15, 0.07), (-0.06, 0.1), (0.06, 0.1), (0.15, 0.07), (0.1, -0.02), (0, -0.1),
        (-0.1, -0.02),
      ]
      canvas.paint(
        [frame.outline(at: model.nose + Vector(0, 0, 0.06), facing: normal, wedge)], tone)
    }
    let hole: Float = cat ? 0.028 : 0.055
    let apart: Float = cat ? 0.065 : 0.1
    let low: Float = cat ? -0.01 : -0.03
    for side in [1, -1] as [Float] {
      canvas.paint(
        [
          frame.outline(
            at: model.nose + Vector(0, 0, 0.05), facing: normal,
            (0..<8).map { i in
              let turn = Double(i) * .pi / 4
              return (
                side * apart + hole * 1.2 * Float(cosine(turn)), low + hole * Float(sine(turn))
              )
            })
        ], opacity: 0.85, tone * 0.25)
    }
    gleam(on: canvas, hole, normal)
  }

  /// The lamp in a wet nose.
  private func gleam(on canvas: PictureCanvas, _ size: Float, _ normal: Vector) {
    let high: Float = pet.species == .cat ? 0.05 : 0.09
    let flat = (0..<8).map { i -> (Float, Float) in
      let turn = Double(i) * .pi / 4
      return (
        size * 1.4 * Float(cosine(turn)) + light.direction.x * 0.06,
        high + size * 0.6 * Float(sine(turn))
      )
    }
    canvas.paint(
      [frame.outline(at: model.nose + Vector(0, 0, 0.06), facing: normal, flat)], opacity: 0.55,
      .grey(1))
  }

  private func mouth(_ canvas: PictureCanvas) {
    let tip = model.nose
    let front = tip.z - (pet.species == .cat ? 0.02 : 0.12)
    let low: Float = pet.species == .cat ? -0.44 : -0.46
    let wide = 0.34 * pet.muzzleWidth
    let normal = Vector(0, -0.2, 1)
    guard frame.direction(normal).z > -0.2 else { return }
    var lines: [[Point]] = []
    func add(_ path: [Vector]) {
      let seen = path.filter { sees($0, facing: Vector($0.x * 1.4, $0.y * 0.3, 0.5)) }
      guard seen.count > 1 else { return }
      lines.append(seen.map { own in Point(frame.place(own)) })
    }
    add([Vector(0, tip.y - 0.1, front), Vector(0, low + 0.04, front + 0.02)])
    for side in [1, -1] as [Float] {
      add(
        (0...6).map { i in
          let t = Float(i) / 6
          let back = pet.species == .cat ? 0.26 * t * t : (0.2 + pet.muzzle * 0.75) * t * t
          return Vector(
            side * wide * (1.15 * t - 0.15 * t * t),
            low + 0.05 - 0.14 * Float(sine(Double(t) * 2.2)) + 0.06 * t, front - back)
        })
    }
    canvas.lines(
      lines, width: Double(max(frame.radius * 0.04, 0.7)), opacity: 0.75,
      colour(Colour(hex: 0x2A1A18)))
  }

  // MARK: Ears and whiskers

  private func insideEars(_ canvas: PictureCanvas) {
    guard let ear = model.earCorners else { return }
    for side in [1, -1] as [Float] {
      let facing = frame.direction(normalized(Vector(side * 0.35, 0.05, 0.9)))
      guard facing.z > 0.15 else { continue }
      let (inner, outer, tip) = (
        HeadModel.mirrored(ear.inner, side), HeadModel.mirrored(ear.outer, side),
        HeadModel.mirrored(ear.tip, side)
      )
      let middle = (inner + outer) / 2 * 0.62 + tip * 0.38
      func inset(_ corner: Vector, _ share: Float) -> Point {
        let place = frame.place(middle + (corner - middle) * share + Vector(0, 0, 0.1))
        return Point(place)
      }
      let curved = Stroke(
        [
          inset(inner * 0.85 + tip * 0.15, 0.72), inset((inner + tip) / 2, 0.74), inset(tip, 0.72),
          inset((outer + tip) / 2, 0.78), inset(outer * 0.85 + tip * 0.15, 0.74),
        ], corners: [2]
      ).flattened(steps: 4)
      let pink = pet.coat.main.mixed(with: Colour(hex: 0xD79A90), 0.6)
      let shade = min(facing.z * 1.2, 1)
      let (top, bottom) = (frame.place(tip).y, frame.place(inner).y)
      canvas.paint([curved], opacity: 0.9 * shade) { _, y in
        colour(pink.mixed(with: pink * 0.45, smoothstep(top, bottom, y) * 0.9))
      }
    }
  }

  private func whiskers(_ canvas: PictureCanvas, _ random: inout SeededRandom) {
    let cat = pet.species == .cat
    guard cat || random.unit() < 0.3 else { return }
    let long: Float = cat ? 1.0 : 0.45
    var hairs: [[Point]] = []
    for side in [1, -1] as [Float] {
      for i in 0..<4 {
        let root = Vector(side * 0.26, -0.3 - 0.06 * Float(i), model.nose.z - 0.12)
        let droop = Float(random.uniform(-0.2, 0.25)) - 0.12 * Float(i) + 0.12
        let reach = long * Float(random.uniform(0.75, 1.15))
        guard sees(root, facing: Vector(side, 0, 0.8)) else { continue }
        hairs.append(
          (0...5).map { step in
            let t = Float(step) / 5
            let own =
              root + Vector(side * reach * t, reach * (droop * t - 0.22 * t * t), -0.3 * t * t)
            return Point(frame.place(own))
          })
      }
    }
    let bright = mean(light.surroundings) > 0.2
    canvas.hairs(
      hairs, width: Double(min(max(frame.radius * 0.026, 0.6), 1.6)), opacity: 0.75,
      bright ? Colour(0.97, 0.96, 0.94) : Colour(0.85, 0.84, 0.82))
  }

  private func mean(_ colour: Colour) -> Float { (colour.x + colour.y + colour.z) / 3 }
}
