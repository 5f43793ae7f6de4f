import Mathematics

/// Draws one digit after another on its own canvas.
final class DigitPainter: ImagePainter {
  /// Pixels along either side of an image, as in MNIST.
  static let side = 28

  private let canvas = InkCanvas(width: side, height: side)
  private var ink = [Int32](repeating: 0, count: side * side)

  /// Draws a digit whose every detail comes from a stream.
  ///
  /// - Parameters:
  ///   - digit: 0 to 9.
  ///   - random: the image's own stream.
  ///   - pixels: 28×28, white ink on black.
  func draw(
    _ digit: Int, using random: inout SeededRandom, into pixels: UnsafeMutableBufferPointer<UInt8>
  ) {
    let hand = Handwriting(using: &random)
    let shape = Self.variant(of: digit, using: &random)
    let strokes = hand.written(shape, using: &random).map { $0.flattened(steps: 7) }
    let placed = Self.place(strokes, hand)
    canvas.clear()
    for stroke in placed {
      PenStroke(stroke, radii: Self.radii(stroke.count, hand, using: &random)).draw(on: canvas)
    }
    canvas.fill()
    develop(hand, using: &random, into: pixels)
  }

  private static func variant(of digit: Int, using random: inout SeededRandom) -> [Stroke] {
    let variants = DigitShapes.all[digit]
    var remaining = random.uniform(0, variants.reduce(0) { $0 + $1.frequency })
    for variant in variants {
      remaining -= variant.frequency
      if remaining < 0 { return variant.strokes }
    }
    return variants[0].strokes
  }

  /// Scales strokes to the hand's size and puts their centre of mass where the hand wants it.
  ///
  /// Source: MNIST's own preparation, which fits a digit into 20×20 pixels and centres its mass.
  private static func place(_ strokes: [[Point]], _ hand: Handwriting) -> [[Point]] {
    let all = strokes.flatMap { $0 }
    let (left, right) = all.reduce((Double.infinity, -Double.infinity)) {
      (min($0.0, $1.x), max($0.1, $1.x))
    }
    let (top, bottom) = all.reduce((Double.infinity, -Double.infinity)) {
      (min($0.0, $1.y), max($0.1, $1.y))
    }
    let scale = (hand.size - hand.penWidth) / max(right - left, bottom - top)
    let mass = centreOfMass(strokes)
    let middle = Double(side) / 2
    // The offset gives way where the widest pen and its blur would reach the image's frame.
    let reach = hand.penWidth / 2 * (1 + hand.pressure) + 2
    func shift(_ wanted: Double, _ low: Double, _ high: Double) -> Double {
      min(max(wanted, reach - scale * low), Double(side) - reach - scale * high)
    }
    let dx = shift(middle + hand.offset.x - scale * mass.x, left, right)
    let dy = shift(middle + hand.offset.y - scale * mass.y, top, bottom)
    return strokes.map { $0.map { Point(scale * $0.x + dx, scale * $0.y + dy) } }
  }

  private static func centreOfMass(_ strokes: [[Point]]) -> Point {
    var (x, y, total) = (0.0, 0.0, 0.0)
    for stroke in strokes {
      for (a, b) in zip(stroke, stroke.dropFirst()) {
        let length = ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
        x += length * (a.x + b.x) / 2
        y += length * (a.y + b.y) / 2
        total += length
      }
    }
    return Point(x / total, y / total)
  }

  /// Half the pen's width along a stroke: it swells or shrinks once or twice.
  private static func radii(
    _ count: Int, _ hand: Handwriting, using random: inout SeededRandom
  ) -> [Double] {
    let phase = random.uniform(0, 2 * .pi)
    let pace = random.uniform(2, 7) / Double(count)
    return (0..<count).map { i in
      hand.penWidth / 2 * (1 + hand.pressure * sine(phase + pace * Double(i)))
    }
  }

  /// Turns coverage into pixels: ink runs into its neighbours, has grain, and saturates.
  private func develop(
    _ hand: Handwriting, using random: inout SeededRandom,
    into pixels: UnsafeMutableBufferPointer<UInt8>
  ) {
    let side = Self.side
    let run = Int32(hand.blur * 256)
    canvas.withCoverage { row in
      for y in 0..<side {
        let line = row(y)
        for x in 0..<side {
          let left = x > 0 ? Int32(line[x - 1]) : 0
          let right = x + 1 < side ? Int32(line[x + 1]) : 0
          ink[y * side + x] = Int32(line[x]) * (256 - 2 * run) + run * (left + right)
        }
      }
    }
    let strength = Int32(hand.ink * 256)
    let grain = Int32(hand.grain * 256)
    for y in 0..<side {
      for x in 0..<side {
        let above = y > 0 ? ink[(y - 1) * side + x] : 0
        let below = y + 1 < side ? ink[(y + 1) * side + x] : 0
        let centre = ink[y * side + x]
        let mixed = (centre * (256 - 2 * run) + run * (above + below)) >> 16
        guard mixed > 0 else {
          pixels[y * side + x] = 0
          continue
        }
        let loss = 256 - ((grain * Int32(random.next() >> 56)) >> 8)
        pixels[y * side + x] = UInt8(min(255, (mixed * strength * loss) >> 16))
      }
    }
  }
}
