import Mathematics

/// A round subject of a small picture: limbs with a colour each.
struct ObjectModel {
  struct Limb {
    let points: [(place: Vector, radius: Float)]
    let colour: Colour
    /// What the limb's other side, below, looks like.
    let below: Colour
    var body = 0
    var blend: Float = 0.08
    var marks: Marks = .none
  }

  enum Marks {
    case none
    case spots
    case portholes
  }

  private(set) var limbs: [Limb] = []
  /// How rough the outline and the surface are.
  var roughness: Float = 0.12
  var flies = false
  /// Pixels in a unit that make the subject fill the picture.
  var fitting: Double = 20

  mutating func limb(
    _ points: [(Vector, Float)], _ colour: Colour, below: Colour? = nil, body: Int = 0,
    blend: Float = 0.08, marks: Marks = .none
  ) {
    limbs.append(
      Limb(
        points: points.map { (place: $0.0, radius: $0.1) }, colour: colour,
        below: below ?? colour, body: body, blend: blend, marks: marks))
  }

  /// The same limb on either side.
  mutating func pair(
    _ points: [(Vector, Float)], _ colour: Colour, below: Colour? = nil, body: Int = 1,
    marks: Marks = .none
  ) {
    for (i, side) in [1, -1].enumerated() as EnumeratedSequence<[Float]> {
      limb(
        points.map { (Vector($0.0.x, $0.0.y, $0.0.z * side), $0.1) }, colour, below: below,
        body: body + i, marks: marks)
    }
  }

  func pieces(_ view: PetView) -> [ReliefPiece] {
    var pieces: [ReliefPiece] = []
    let up = normalized(view.direction(Vector(0, 1, 0)))
    for (number, limb) in limbs.enumerated() {
      let ends = limb.points.count == 1 ? limb.points[...] : limb.points.dropFirst()
      for (a, b) in zip(limb.points, ends) {
        pieces.append(
          ReliefPiece(
            start: view.place(a.place), end: view.place(b.place),
            startRadius: max(a.radius * view.scale, 0.7),
            endRadius: max(b.radius * view.scale, 0.6),
            part: number, body: limb.body, blend: max(limb.blend * view.scale, 0.4),
            along: (a.place.x, b.place.x), dorsal: up))
      }
    }
    return pieces
  }

  func colour(at place: ReliefPlace) -> Colour {
    let limb = limbs[place.part]
    let back = dot(place.offset, place.dorsal)
    let base = limb.below.mixed(with: limb.colour, smoothstep(-0.5, -0.1, back))
    switch limb.marks {
    case .none: return base
    case .spots:
      let cut = NoiseTile.coarse.smooth(place.along * 40 + 7, back * 26)
      return base.mixed(with: limb.below, smoothstep(0.58, 0.64, cut))
    case .portholes:
      let step = place.along * 9 + 64
      let window = back > 0.1 && back < 0.5 && step - Float(Int(step)) < 0.5
      return window ? Colour(0.2, 0.24, 0.3) : base
    }
  }
}
