import Mathematics

/// Turns brightness into a grey photograph: a little out of focus, with grain, exposed somehow.
final class GreyFilm {
  private let side: Int
  private let light: UnsafeMutablePointer<Float>
  private let blurred: UnsafeMutablePointer<Float>

  init(side: Int) {
    self.side = side
    light = .allocate(capacity: side * side)
    blurred = .allocate(capacity: side * side)
    light.initialize(repeating: 0, count: side * side)
    blurred.initialize(repeating: 0, count: side * side)
  }

  deinit {
    light.deallocate()
    blurred.deallocate()
  }

  /// Brightness of a pixel, from 0, black, to 1, white; more than that is white too.
  subscript(row: Int, column: Int) -> Float {
    get { light[row * side + column] }
    set { light[row * side + column] = newValue }
  }

  /// Writes the photograph.
  func develop(using random: inout SeededRandom, into pixels: UnsafeMutableBufferPointer<UInt8>) {
    let blur = Float(random.uniform(0.02, 0.16))
    let contrast = Float(random.uniform(1.1, 1.45))
    let exposure = Float(random.uniform(-0.06, 0.08))
    let grain = Float(random.uniform(0.5, 4)) / 256
    // A pixel's neighbours to the left and right, then those above and below.
    for row in 0..<side {
      let line = row * side
      for column in 0..<side {
        let left = light[line + max(column - 1, 0)]
        let right = light[line + min(column + 1, side - 1)]
        let centre = light[line + column]
        blurred[line + column] = centre + blur * (left + right - 2 * centre)
      }
    }
    for row in 0..<side {
      let (above, below) = (max(row - 1, 0) * side, min(row + 1, side - 1) * side)
      var noise: UInt64 = 0
      for column in 0..<side {
        if column & 3 == 0 { noise = random.next() }
        let centre = blurred[row * side + column]
        let value = centre + blur * (blurred[above + column] + blurred[below + column] - 2 * centre)
        let speck = (Float(noise & 0xFF) + Float((noise >> 8) & 0xFF) - 255) * grain
        noise >>= 16
        let exposed = 255 * ((value - 0.5) * contrast + 0.5 + exposure) + speck
        pixels[row * side + column] = UInt8(min(max(exposed, 0), 255))
      }
    }
  }
}
