import Mathematics

/// A subject with flat sides: cars, lorries, ships.
struct SolidModel {
  /// A box whose upper side may be smaller and whose front may come to a point.
  struct Block {
    /// Along x, y and z: the lower and upper side's ends.
    let bottom: (x0: Float, x1: Float, y: Float, front: Float, back: Float)
    let top: (x0: Float, x1: Float, y: Float, front: Float, back: Float)
    let colour: Colour
    /// Dark glass on the sides, as a share of each side; 0 for none.
    var glass: Float = 0
  }

  private var blocks: [Block] = []
  /// Middles and radii; they stand upright along x.
  private var wheels: [(place: Vector, radius: Float)] = []
  private var poles: [(from: Vector, to: Vector, colour: Colour)] = []
  private var lamps: [(place: Vector, colour: Colour)] = []

  init(_ subject: DrawnObjects.Subject, using random: inout SeededRandom) {
    switch subject {
    case .automobile: car(&random)
    case .truck: truck(&random)
    default: ship(&random)
    }
  }

  private static let paints: [UInt32] = [
    0xC8322B, 0xE8E8E6, 0x2A2C30, 0x2B62B0, 0xB9BEC4, 0x2F6B57, 0xD8A53A, 0x6F7A82, 0x7A2E33,
    0xC9BFA8,
  ]

  private mutating func box(
    _ x: (Float, Float), _ y: (Float, Float), _ half: Float, _ colour: Colour,
    top: (Float, Float)? = nil, topHalf: Float? = nil, glass: Float = 0
  ) {
    let upper = top ?? x
    blocks.append(
      Block(
        bottom: (x.0, x.1, y.0, half, half),
        top: (upper.0, upper.1, y.1, topHalf ?? half, topHalf ?? half), colour: colour, glass: glass
      ))
  }

  private mutating func car(_ random: inout SeededRandom) {
    let paint = PetSetting.pick(Self.paints, &random)
    let long = Float(random.uniform(0.85, 1.05))
    let (waist, roof) = (Float(random.uniform(0.42, 0.52)), Float(random.uniform(0.74, 0.92)))
    box((-long, long), (0.14, waist), 0.42, paint, top: (-long * 0.97, long * 0.92), topHalf: 0.4)
    let rear = -long * Float(random.uniform(0.55, 0.95))
    if random.unit() < 0.9 {
      box(
        (rear, long * 0.42), (waist, roof), 0.38, paint,
        top: (rear + Float(random.uniform(0.05, 0.25)), long * 0.12), topHalf: 0.31, glass: 0.72)
    } else {
      box((rear * 0.5, long * 0.35), (waist, waist + 0.1), 0.34, Colour(0.12, 0.1, 0.1))
    }
    for x in [-0.58, 0.6] as [Float] {
      for side in [-0.42, 0.42] as [Float] { wheels.append((Vector(x * long, 0.17, side), 0.19)) }
    }
    for side in [-0.3, 0.3] as [Float] {
      lamps.append((Vector(long, 0.34, side), Colour(1, 0.95, 0.75)))
      lamps.append((Vector(-long, 0.36, side), Colour(0.85, 0.12, 0.1)))
    }
  }

  private mutating func truck(_ random: inout SeededRandom) {
    let (cab, load) = (PetSetting.pick(Self.paints, &random), PetSetting.pick(Self.paints, &random))
    let tall = Float(random.uniform(0.85, 1.25))
    box((-1.05, 1.0), (0.18, 0.3), 0.36, Colour(0.16, 0.16, 0.18))
    let kind = random.integer(below: 4)
    switch kind {
    case 0, 1: box((-1.1, 0.4), (0.3, tall), 0.44, load)
    case 2: box((-1.1, 0.4), (0.3, 0.66), 0.44, load * 0.85, top: (-1.15, 0.36), topHalf: 0.46)
    default:
      box((-1.1, 0.4), (0.3, 0.42), 0.44, load * 0.7)
      for i in 0..<3 where random.unit() < 0.7 {
        let x = -1 + 0.46 * Float(i)
        box(
          (x, x + 0.4), (0.42, Float(random.uniform(0.6, 0.85))), 0.36,
          PetSetting.pick(Self.paints, &random))
      }
    }
    if random.unit() < 0.4 {
      box((0.46, 1.12), (0.24, 0.52), 0.38, cab)
      box((0.46, 0.86), (0.52, 0.92), 0.38, cab, top: (0.46, 0.78), glass: 0.66)
    } else {
      box((0.46, 1.05), (0.24, 0.56), 0.42, cab)
      box((0.46, 1.05), (0.56, 1), 0.42, cab, top: (0.46, 0.96), glass: 0.66)
    }
    for x in [-0.85, -0.5, 0.78] as [Float] {
      for side in [-0.42, 0.42] as [Float] { wheels.append((Vector(x, 0.19, side), 0.21)) }
    }
    for side in [-0.32, 0.32] as [Float] {
      lamps.append((Vector(1.08, 0.36, side), Colour(1, 0.95, 0.75)))
    }
  }

  private mutating func ship(_ random: inout SeededRandom) {
    let (hull, deck) = (
      PetSetting.pick(Self.paints, &random),
      PetSetting.pick([0xE8E8E6, 0xC9BFA8, 0xB9BEC4], &random)
    )
    let side = Float(random.uniform(0.26, 0.4))
    blocks.append(
      Block(
        bottom: (-1, 0.85, -0.1, side * 0.15, side * 0.8), top: (-1.08, 1.15, 0.26, 0.03, side),
        colour: hull))
    switch random.integer(below: 3) {
    case 0:
      box((-0.7, 0.4), (0.26, 0.48), side * 0.75, deck, glass: 0.4)
      box((-0.5, 0.2), (0.48, 0.68), side * 0.6, deck, glass: 0.4)
      box((-0.25, -0.05), (0.68, 0.95), side * 0.3, PetSetting.pick(Self.paints, &random))
    case 1:
      box((-0.95, -0.65), (0.26, 0.85), side * 0.8, deck, glass: 0.4)
      for i in 0..<4 {
        let x = -0.55 + 0.34 * Float(i)
        box(
          (x, x + 0.3), (0.26, Float(random.uniform(0.4, 0.62))), side * 0.8,
          PetSetting.pick(Self.paints, &random))
      }
    default:
      let height = Float(random.uniform(1.2, 1.7))
      box((-0.4, 0.1), (0.26, 0.4), side * 0.5, deck)
      poles.append((Vector(0.05, 0.26, 0), Vector(0.05, height, 0), deck * 0.7))
      let sail = PetSetting.pick([0xF2EFE6, 0xE0C8A8, 0xC8503A], &random)
      blocks.append(
        Block(
          bottom: (-0.85, 0.02, 0.42, 0.02, 0.02), top: (-0.04, 0.02, height, 0.01, 0.01),
          colour: sail))
      blocks.append(
        Block(
          bottom: (0.1, 0.9, 0.36, 0.02, 0.02), top: (0.08, 0.1, height * 0.9, 0.01, 0.01),
          colour: sail * 0.95))
    }
    if random.unit() < 0.5 {
      poles.append((Vector(-0.1, 0.4, 0), Vector(-0.1, 1.15, 0), deck * 0.5))
    }
  }

  // MARK: Drawing

  /// Paints blocks from far to near, then what is on the side that is seen.
  func draw(on canvas: PictureCanvas, _ view: PetView, _ light: PictureLight) {
    let showsItsRight = view.direction(Vector(0, 0, 1)).z > 0
    wheels(on: canvas, view, light) { ($0.place.z > 0) != showsItsRight }
    for pole in poles {
      let ends = [Point(view.place(pole.from)), Point(view.place(pole.to))]
      canvas.lines([ends], width: 1.6, pole.colour)
    }
    let sorted = blocks.enumerated().sorted { a, b in
      let (first, second) = (depth(a.element, view), depth(b.element, view))
      return first == second ? a.offset < b.offset : first < second
    }
    for (_, block) in sorted { draw(block, on: canvas, view, light) }
    wheels(on: canvas, view, light) { ($0.place.z > 0) == showsItsRight }
    let ahead = view.direction(Vector(1, 0, 0)).z > 0
    let tone = light.surroundings + light.lamp
    for lamp in lamps where (lamp.place.x > 0) == ahead {
      let place = view.place(lamp.place)
      canvas.paint([.ellipse(Double(place.x), Double(place.y), 1.5)], lamp.colour * tone)
    }
  }

  private func depth(_ block: Block, _ view: PetView) -> Float {
    // Higher blocks stand on lower ones and are painted after them.
    let (x, y) = ((block.bottom.x0 + block.bottom.x1) / 2, block.bottom.y)
    return view.place(Vector(x, y, 0)).z + y * view.scale * 3
  }

  private func draw(
    _ block: Block, on canvas: PictureCanvas, _ view: PetView, _ light: PictureLight
  ) {
    let (b, t) = (block.bottom, block.top)
    let low = [
      Vector(b.x0, b.y, b.back), Vector(b.x1, b.y, b.front), Vector(b.x1, b.y, -b.front),
      Vector(b.x0, b.y, -b.back),
    ]
    let high = [
      Vector(t.x0, t.y, t.back), Vector(t.x1, t.y, t.front), Vector(t.x1, t.y, -t.front),
      Vector(t.x0, t.y, -t.back),
    ]
    for number in 0..<5 {
      let (first, second) = (number, (number + 1) % 4)
      let corners: [Vector] =
        number == 4 ? high : [low[first], low[second], high[second], high[first]]
      let seen: [Vector] = corners.map(view.place)
      let (p, q) = (seen[2] - seen[0], seen[3] - seen[1])
      // The cross product of the diagonals, towards the outside; the picture's y points down.
      let normal = normalized(Self.cross(q, p))
      guard normal.z > 0.01 else { continue }
      let facing = max(dot(normal, light.direction) * 0.65 + 0.35, 0)
      let tone = light.surroundings + light.lamp * facing
      canvas.paint([seen.map { Point($0) }], block.colour * tone)
      if block.glass > 0, number < 4 {
        let middle = (seen[0] + seen[2] + (seen[1] + seen[3])) * Float(0.25)
        let inset = seen.map { corner -> Point in
          let place = middle + (corner - middle) * block.glass
          return Point(place)
        }
        canvas.paint([inset], Colour(0.16, 0.2, 0.25).mixed(with: tone * 0.5, 0.25))
      }
    }
  }

  private static func cross(_ a: Vector, _ b: Vector) -> Vector {
    let x = a.y * b.z - a.z * b.y
    let y = a.z * b.x - a.x * b.z
    let z = a.x * b.y - a.y * b.x
    return Vector(x, y, z)
  }

  private func wheels(
    on canvas: PictureCanvas, _ view: PetView, _ light: PictureLight,
    where seen: ((place: Vector, radius: Float)) -> Bool
  ) {
    for wheel in wheels where seen(wheel) {
      func disc(_ share: Float) -> [Point] {
        (0..<12).map { i in
          let turn = Double(i) * .pi / 6
          let rim = Vector(Float(cosine(turn)), Float(sine(turn)), 0) * (wheel.radius * share)
          return Point(view.place(wheel.place + rim))
        }
      }
      let tone = light.surroundings + light.lamp * 0.6
      canvas.paint([disc(1)], Colour(0.08, 0.08, 0.09) * tone * 1.4)
      canvas.paint([disc(0.5)], Colour(0.7, 0.7, 0.72) * tone)
    }
  }
}
