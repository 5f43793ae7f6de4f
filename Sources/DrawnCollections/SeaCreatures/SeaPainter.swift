import Mathematics

/// The five classes, in the lecture's order.
enum SeaCreature: CaseIterable {
  case sponge, star, crab, plankton, squid
}

/// Paints one creature in its surroundings, from the water behind it to the dust before it.
struct SeaPainter: ImagePainter {
  /// Pixels along either side, as in the lecture.
  static let side = 100

  private let noise: ValueNoise

  init() {
    var random = SeededRandom(seed: 0).split("drawn sea creatures/noise")
    noise = ValueNoise(using: &random)
  }

  func draw(
    _ label: Int, using random: inout SeededRandom, into pixels: UnsafeMutableBufferPointer<UInt8>
  ) {
    let scene = SeaScene(width: Self.side, height: Self.side, noise: noise, using: random)
    let creature = SeaCreature.allCases[label]
    Self.ground(for: creature, using: &scene.random).paint(in: scene)
    Self.paintDistance(in: scene)
    Self.paint(creature, in: scene)
    Self.paintNearness(in: scene)
    Self.develop(scene)
    let plane = Self.side * Self.side
    for (i, tint) in scene.canvas.tints.enumerated() {
      let shown = tint.onScreen
      for channel in 0..<3 { pixels[channel * plane + i] = shown[channel] }
    }
  }

  /// Creatures have places where they like to be, but are met elsewhere too.
  private static func ground(
    for creature: SeaCreature, using random: inout SeededRandom
  ) -> SeaGround {
    let choices: [SeaGround] =
      switch creature {
      case .sponge: [.reef, .reef, .rock, .rock, .meadow, .sand]
      case .star: [.sand, .sand, .sand, .rock, .rock, .open]
      case .crab: [.rock, .rock, .sand, .sand, .meadow, .reef]
      case .plankton: [.open, .open, .open, .open, .open, .meadow]
      case .squid: [.open, .open, .open, .reef, .meadow, .meadow]
      }
    return choices[random.integer(below: choices.count)]
  }

  private static func paintDistance(in scene: SeaScene) {
    if scene.happens(0.3) { scene.paintFish(2 + scene.random.integer(below: 6)) }
    if scene.happens(0.25) { scene.paintBubbles(4 + scene.random.integer(below: 10)) }
    scene.paintDust(scene.random.integer(below: 26), brightness: 0.5)
  }

  private static func paint(_ creature: SeaCreature, in scene: SeaScene) {
    let size = scene.unit * scene.random.uniform(creature == .plankton ? 20 : 24, 44)
    let middle = scene.place(
      50 + 7 * scene.random.bell(), 50 + 6 * scene.random.bell())
    let turn: Double =
      switch creature {
      case .sponge: 0.2 * scene.random.bell()
      case .crab: (scene.happens(0.4) ? 1.6 : 0.35) * scene.random.bell()
      case .squid: (scene.happens(0.6) ? 2 : 0.5) * scene.random.bell()
      case .star, .plankton: scene.random.uniform(0, 2 * .pi)
      }
    let pose = Pose(
      middle: middle, size: size, turn: turn, squash: scene.random.uniform(0.72, 1),
      mirrored: scene.happens(0.5))
    switch creature {
    case .sponge: Sponge(pose, using: &scene.random).paint(in: scene)
    case .star: SeaStar(pose, using: &scene.random).paint(in: scene)
    case .crab: Crab(pose, using: &scene.random).paint(in: scene)
    case .squid: Squid(pose, using: &scene.random).paint(in: scene)
    case .plankton: paintPlankton(pose, in: scene)
    }
  }

  private static func paintPlankton(_ pose: Pose, in scene: SeaScene) {
    let kinds = Plankton.Kind.allCases
    for _ in 0..<scene.random.integer(below: 4) {
      let far = Pose(
        middle: scene.place(
          scene.random.uniform(0, scene.extent.x), scene.random.uniform(0, scene.extent.y)),
        size: scene.unit * scene.random.uniform(4, 12), turn: scene.random.uniform(0, 6.28))
      var small = Plankton(
        kinds[scene.random.integer(below: kinds.count)], far, using: &scene.random)
      small.paint(in: scene)
    }
    var plankton = Plankton(
      kinds[scene.random.integer(below: kinds.count)], pose, using: &scene.random)
    plankton.paint(in: scene)
  }

  /// What floats or grows before the creature.
  private static func paintNearness(in scene: SeaScene) {
    if scene.happens(0.3) {
      for _ in 0..<(1 + scene.random.integer(below: 3)) {
        scene.paintBlade(haze: 0.1, softness: 1)
      }
    }
    scene.paintDust(scene.random.integer(below: 14), brightness: 0.7)
  }

  /// Exposure, haze, darker corners and the camera's grain.
  private static func develop(_ scene: SeaScene) {
    let haze = scene.random.uniform(0, 0.3)
    let exposure = scene.random.uniform(0.75, 1.3)
    let cast = Tint(
      1 + 0.05 * scene.random.bell(), 1 + 0.03 * scene.random.bell(),
      1 + 0.05 * scene.random.bell())
    let corner = scene.random.uniform(0, 0.4)
    let grain = scene.random.uniform(0.004, 0.022)
    let (w, h) = (Double(scene.canvas.width), Double(scene.canvas.height))
    scene.canvas.develop { x, y, tint in
      let (dx, dy) = (2 * x / w - 1, 2 * y / h - 1)
      let light = exposure * (1 - corner * 0.5 * (dx * dx + dy * dy))
      let noise = grain * (scene.random.unit() + scene.random.unit() - 1)
      let seen = scene.hazy(tint, haze) * cast * light
      // Grain is even in what a screen shows, so it grows with the root of the light.
      return seen + noise * (max(seen.sum(), 0) / 3 + 0.02).squareRoot() * 2
    }
  }
}
