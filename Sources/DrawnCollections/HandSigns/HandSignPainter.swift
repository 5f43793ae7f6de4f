import Mathematics

/// Draws one hand sign after another: a hand in space is posed, turned, lit and photographed.
final class HandSignPainter: ImagePainter {
  /// Pixels along either side of an image, as in Sign Language MNIST.
  static let side = 28
  /// Samples along either side of a pixel.
  private static let sampling = 2
  private static let margin = HandLight.reach

  private let relief: ReliefCanvas
  private let shades: UnsafeMutablePointer<Float>
  private let film: GreyFilm

  init() {
    relief = ReliefCanvas(side: Self.sampling * Self.side + 2 * Self.margin)
    let samples = relief.side * relief.stride
    shades = .allocate(capacity: samples)
    shades.initialize(repeating: 0, count: samples)
    film = GreyFilm(side: Self.side)
  }

  deinit { shades.deallocate() }

  func draw(
    _ label: Int, using random: inout SeededRandom, into pixels: UnsafeMutableBufferPointer<UInt8>
  ) {
    guard let pose = SignAlphabet.poses[label] else {
      preconditionFailure("letter \(label) is not held still")
    }
    let skin = random.uniform(0.44, 0.92)
    relief.clear()
    raise(pose, skin: Float(skin), &random)
    let light = HandLight(using: &random)
    light.shade(relief, into: shades)
    expose(Backdrop(level: Self.wall(behind: skin, &random), using: &random), light, &random)
    film.develop(using: &random, into: pixels)
  }

  /// A wall that is darker than a bright hand and brighter than a dark one, as a rule.
  private static func wall(behind skin: Double, _ random: inout SeededRandom) -> Double {
    let hand = 0.75 * skin
    let gap = 0.2
    return random.unit() < (skin > 0.7 ? 0.6 : 0.06)
      ? random.uniform(0.06, hand - gap) : random.uniform(hand + gap, 1)
  }

  /// Puts a hand with its forearm into the relief.
  private func raise(_ pose: HandPose, skin: Float, _ random: inout SeededRandom) {
    let looseness = random.uniform(1, 3.5)
    let thickness = Float(random.uniform(1, 1.22))
    var stream = random
    var limbs = HandSkeleton(pose, thickness: thickness) {
      stream.uniform(-looseness, looseness)
    }.limbs
    random = stream
    let turn = Rotation(
      yaw: pose.yaw + random.uniform(-9, 9), pitch: pose.pitch + random.uniform(-8, 6),
      roll: pose.roll + random.uniform(-7, 7))
    for i in limbs.indices {
      limbs[i].start = turn(limbs[i].start)
      limbs[i].end = turn(limbs[i].end)
    }
    let frame = Frame(around: limbs, &random)
    for limb in limbs { relief.add(frame.placed(limb), albedo: skin) }
    addArm(pose, turn, frame, skin, &random)
  }

  private func addArm(
    _ pose: HandPose, _ turn: Rotation, _ frame: Frame, _ skin: Float,
    _ random: inout SeededRandom
  ) {
    let straight = turn(Vector3(0, -1, -0.05))
    let wanted = pose.arm ?? (straight + Vector3(0, -0.6, -0.15))
    let way = (wanted + Vector3(Float(random.uniform(-0.2, 0.2)), 0, 0)).unit
    let wrist = turn(Vector3(0, 0.06, 0))
    let elbow = wrist + 2.6 * way
    relief.add(
      frame.placed(HandLimb(start: wrist, end: elbow, startRadius: 0.225, endRadius: 0.4)),
      albedo: skin)
    guard random.unit() < 0.5 else { return }
    let cuff = wrist + Float(random.uniform(0.35, 0.7)) * way
    relief.add(
      frame.placed(HandLimb(start: cuff, end: elbow, startRadius: 0.34, endRadius: 0.5)),
      albedo: Float(random.uniform(0.05, 0.8)))
  }

  /// Where in the picture the hand is, and how large.
  private struct Frame {
    private let scale: Float
    private let offset: (Float, Float)

    /// Fills the picture with a hand, more or less.
    init(around limbs: [HandLimb], _ random: inout SeededRandom) {
      var (left, right, bottom, top) = (Float(9), Float(-9), Float(9), Float(-9))
      for limb in limbs {
        for (place, radius) in [(limb.start, limb.startRadius), (limb.end, limb.endRadius)] {
          left = min(left, place.x - radius)
          right = max(right, place.x + radius)
          bottom = min(bottom, place.y - radius)
          top = max(top, place.y + radius)
        }
      }
      let extent = max(right - left, top - bottom)
      let pixels = min(25.5 / extent, 17.5) * Float(random.uniform(0.86, 1.03))
      scale = pixels * Float(HandSignPainter.sampling)
      let middle = Float(
        HandSignPainter.margin + HandSignPainter.sampling * HandSignPainter.side / 2)
      let shift = 2.3 * Float(HandSignPainter.sampling)
      offset = (
        middle - scale * (left + right) / 2 + shift * Float(random.uniform(-1, 1)),
        middle + scale * (top + bottom) / 2 + shift * Float(random.uniform(-1, 1))
      )
    }

    func placed(_ limb: HandLimb) -> HandLimb {
      HandLimb(
        start: placed(limb.start), end: placed(limb.end), startRadius: scale * limb.startRadius,
        endRadius: scale * limb.endRadius)
    }

    private func placed(_ v: Vector3) -> Vector3 {
      Vector3(offset.0 + scale * v.x, offset.1 - scale * v.y, scale * v.z)
    }
  }

  /// Averages the samples of every pixel, with the backdrop where there is no hand.
  private func expose(_ backdrop: Backdrop, _ light: HandLight, _ random: inout SeededRandom) {
    let dark = Float(random.uniform(0.1, 0.45))
    let far = Float(random.uniform(2.5, 6))
    let lamp =
      Int((far * light.direction.y).rounded()) * relief.stride
      + Int((far * light.direction.x).rounded())
    for row in 0..<Self.side {
      let line = (Self.margin + 2 * row) * relief.stride + Self.margin
      for column in 0..<Self.side {
        let i = line + 2 * column
        var (sum, open) = (Float(0), Float(4))
        func add(_ sample: Int) {
          guard relief.depth[sample] > ReliefCanvas.farAway else { return }
          sum += shades[sample]
          open -= 1
        }
        add(i)
        add(i + 1)
        add(i + relief.stride)
        add(i + relief.stride + 1)
        if open > 0 {
          let wall = backdrop.brightness(Float(column) + 0.5, Float(row) + 0.5)
          sum += open * wall * (1 - dark * shadow(at: i + lamp))
        }
        film[row, column] = sum / 4
      }
    }
  }

  /// From 0 to 1: how much of the lamp a hand in front of the wall hides around a sample.
  private func shadow(at i: Int) -> Float {
    func hides(_ sample: Int) -> Float { relief.depth[sample] > ReliefCanvas.farAway ? 0.2 : 0 }
    return hides(i) + hides(i - 2) + hides(i + 2) + hides(i - 2 * relief.stride)
      + hides(i + 2 * relief.stride)
  }
}
