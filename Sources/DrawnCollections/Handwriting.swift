import Mathematics

/// The hand that writes one digit: everything about it that differs from image to image.
struct Handwriting {
  /// Sideways shift per height; positive leans to the right.
  let slant: Double
  /// Radians, clockwise.
  let rotation: Double
  /// Width over height, relative to the shape as it is drawn.
  let aspect: Double
  /// The longer side of the digit, in pixels.
  let size: Double
  /// Where the digit's centre of mass lies, in pixels from the image's middle.
  let offset: Point
  /// The pen's width in pixels.
  let penWidth: Double
  /// How much the pen's width swells and shrinks along a stroke.
  let pressure: Double
  /// How far knots stray, in heights of the digit.
  let wobble: Double
  /// Coefficients of x², xy, y² for x, then for y: bends the whole digit.
  let bend: [Double]
  /// The ink's strength; above 1 the middle of a stroke is saturated.
  let ink: Double
  /// How much of a pixel's ink runs into each neighbour.
  let blur: Double
  /// How uneven the ink is, from 0 to 1.
  let grain: Double

  init(using random: inout SeededRandom) {
    slant = 0.16 + 0.22 * random.bell()
    rotation = 0.12 * random.bell()
    aspect = exponential(0.18 * random.bell())
    size = min(20 + 1.5 * random.bell(), 22.5)
    offset = Point(0.9 * random.bell(), 0.9 * random.bell())
    penWidth = size * min(max(0.125 + 0.034 * random.bell(), 0.07), 0.19)
    pressure = random.uniform(0, 0.35)
    wobble = random.uniform(0.012, 0.052)
    bend = (0..<6).map { _ in 0.22 * random.bell() }
    ink = random.uniform(0.9, 1.5)
    blur = random.uniform(0.01, 0.09)
    grain = random.uniform(0, 0.14)
  }

  /// Bends, leans and turns a shape whose middle lies at (0.35, 0.5).
  func written(_ strokes: [Stroke], using random: inout SeededRandom) -> [Stroke] {
    let (c, s) = (cosine(rotation), sine(rotation))
    return strokes.map { stroke in
      stroke.moved { knot in
        let x = knot.x - 0.35 + wobble * random.bell()
        let y = knot.y - 0.5 + wobble * random.bell()
        let bentX = x + bend[0] * x * x + bend[1] * x * y + bend[2] * y * y
        let bentY = y + bend[3] * x * x + bend[4] * x * y + bend[5] * y * y
        let leaning = aspect * bentX - slant * bentY
        return Point(c * leaning - s * bentY, s * leaning + c * bentY)
      }
    }
  }
}

extension SeededRandom {
  /// A bell-shaped number of variance 1 that stays within ±4.3: a sum of six uniform ones.
  ///
  /// Unlike the normal distribution it has no tail that could push a digit out of its image.
  mutating func bell() -> Double {
    var sum = -3.0
    for _ in 0..<6 { sum += unit() }
    return sum * 2.0.squareRoot()
  }
}
