import Mathematics

/// The outlines of an eye, across and up, in skull radii around its middle.
struct EyeShape {
  /// Half the eye's width.
  let size: Float
  private let cat: Bool
  private let roundness: Float
  private let side: Float
  private let lids: Float

  /// Shapes one of an animal's eyes.
  ///
  /// - Parameters:
  ///   - pet: whose eye it is.
  ///   - side: 1 for the eye on the right of a face that looks at the viewer, −1 for the other.
  ///   - lids: from 0, closed, to 1, wide open.
  init(_ pet: PetTraits, side: Float, lids: Float) {
    cat = pet.species == .cat
    size = (cat ? 0.25 : 0.17) * pet.eyeSize
    roundness = pet.pupil
    self.side = side
    self.lids = lids
  }

  /// The almond: the outer corner is higher, the lids close from above.
  func rim(_ grow: Float) -> [(Float, Float)] {
    (0..<20).map { i in
      let turn = Double(i) * .pi / 10
      let (c, s) = (Float(cosine(turn)), Float(sine(turn)))
      let tall = s > 0 ? lids * (cat ? 0.86 : 0.92) : 0.55 + 0.25 * lids
      let slant = side * c * (cat ? 0.2 : 0.06)
      let narrow = 1 - 0.35 * abs(c)
      return (size * grow * c, size * grow * (s * tall * narrow + slant))
    }
  }

  /// A sleeping eye's line.
  var closedLid: [(Float, Float)] {
    (0...8).map { i in
      let t = Float(i) / 4 - 1
      return (size * t, -size * (0.35 - 0.35 * t * t) + side * t * 0.04)
    }
  }

  /// A disc, cut where it leaves the almond.
  func iris(within rim: [(Float, Float)], _ gaze: SIMD2<Float>) -> [(Float, Float)] {
    rim.map { u, v in
      let length = max((u * u + v * v).squareRoot(), 1e-4)
      let kept = min(length * 0.98, size * 0.9) / length
      return (u * kept + gaze.x * size * 0.036, v * kept + gaze.y * size * 0.036)
    }
  }

  /// A cat's is a slit or round, a dog's always round.
  func pupil(_ gaze: SIMD2<Float>) -> [(Float, Float)] {
    let (wide, tall): (Float, Float) = cat ? (0.16 + 0.62 * roundness, 0.72) : (0.5, 0.5)
    return (0..<16).map { i in
      let turn = Double(i) * .pi / 8
      return (
        size * (wide * Float(cosine(turn)) + gaze.x * 0.18),
        size * (tall * min(lids, 0.9) * Float(sine(turn)) + gaze.y * 0.1)
      )
    }
  }

  /// The lamp's reflection, and the floor's.
  func sparks(_ light: PictureLight) -> [[(Float, Float)]] {
    let middle = SIMD2(light.direction.x * 0.3, 0.32) * size
    return ([(0.17, 0, 0), (0.08, -0.34, -0.42)] as [(Float, Float, Float)]).map { scale, du, dv in
      (0..<8).map { i in
        let turn = Double(i) * .pi / 4
        return (
          middle.x + size * (scale * Float(cosine(turn)) + du),
          middle.y + size * (scale * Float(sine(turn)) + dv)
        )
      }
    }
  }
}
