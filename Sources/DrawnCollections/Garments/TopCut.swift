import Mathematics

/// The measures of a garment with sleeves, in pixels, and how its pieces are sewn together.
///
/// The middle of the garment is at x = 14; widths are halves.
struct TopCut {
  var top: Double
  var shoulder: Double
  var chest: Double
  var waist: Double
  var hem: Double
  /// How much wider the hem is than the waist.
  var flare: Double
  /// How far a sleeve reaches, 0 being none and 1 the wrist.
  var sleeve: Double
  var sleeveWidth: Double
  /// How far the sleeve's end is from where it would hang by itself.
  var spread: Double
  /// Depth of the neckline.
  var neck: Double
  var neckWidth: Double
  private let pointedNeck: Bool

  init(using random: inout SeededRandom) {
    top = random.uniform(1.5, 3)
    shoulder = random.uniform(6.6, 8.2)
    chest = shoulder - random.uniform(0.6, 1.4)
    waist = chest - random.uniform(-0.4, 1)
    hem = 26
    flare = random.uniform(-0.2, 0.6)
    sleeve = 1
    sleeveWidth = random.uniform(1.5, 2.1)
    spread = random.uniform(-0.4, 1)
    neck = 2
    neckWidth = 3
    pointedNeck = random.unit() < 0.3
  }

  /// Cuts sleeves and body and sews them.
  func sew(on canvas: GarmentCanvas, _ random: inout SeededRandom) {
    let gap = Float(random.uniform(0.3, 0.75))
    if sleeve > 0 {
      let (left, right) = (arm(-1, &random), arm(1, &random))
      canvas.cloth(left, right, tone: Float(random.uniform(0.84, 0.98)))
      // A dark line where the sleeve lies against the body.
      canvas.tint(seam(-1), seam(1), by: gap)
    }
    // The inside of the back shows through the neckline.
    canvas.plain(
      [
        Point(14 - neckWidth, top), Point(14 + neckWidth, top), Point(14, top + neck),
      ], level: Float(random.uniform(0.12, 0.4)))
    canvas.cloth(body)
  }

  private var armpit: Double { top + 7 }

  private var body: [Point] {
    let half: [(Double, Double)] = [
      (neckWidth, top), (shoulder, top + 1.7), (chest, armpit), (waist, (armpit + hem) / 2),
      (waist + flare, hem - 0.4), (waist + flare - 0.4, hem),
    ]
    let right = half.map { Point(14 + $0.0, $0.1) }
    let left = half.reversed().map { Point(14 - $0.0, $0.1) }
    let round = pointedNeck ? 0.5 : 0.86
    let dip = [
      Point(14 - neckWidth * 0.55, top + neck * round), Point(14, top + neck),
      Point(14 + neckWidth * 0.55, top + neck * round),
    ]
    return right + left + dip
  }

  private func arm(_ side: Double, _ random: inout SeededRandom) -> [Point] {
    let wrist = Point(
      shoulder + 2.3 + spread + random.uniform(-0.4, 0.4), hem - 1 + random.uniform(-1.2, 0.6))
    let start = Point(shoulder - 0.4, top + 2.8)
    let end = Point(
      start.x + sleeve * (wrist.x - start.x) + (sleeve < 0.6 ? spread * 0.55 : 0),
      start.y + sleeve * (wrist.y - start.y))
    let elbow = Point((start.x + end.x) / 2 + 0.7 * sleeve, (start.y + end.y) / 2)
    let (wide, narrow) = (sleeveWidth, sleeveWidth * (sleeve < 0.6 ? 1 : 0.72))
    let slant = sleeve < 0.6 ? 0.9 : 0.2
    return [
      Point(shoulder - 1.6, top + 1), Point(start.x + 0.6, top + 1.8),
      Point(elbow.x + wide, elbow.y - 0.6), Point(end.x + narrow, end.y - slant),
      Point(end.x - narrow, end.y + slant), Point(elbow.x - wide, elbow.y + 0.8),
      Point(chest - 0.8, armpit + 0.6),
    ].map { Point(14 + side * $0.x, $0.y) }
  }

  private func seam(_ side: Double) -> [Point] {
    let end = min(hem, armpit + 1 + sleeve * 18)
    return [
      Point(shoulder + 0.1, top + 2.4), Point(chest + 1, armpit), Point(waist + 0.9, end),
      Point(waist - 0.4, end), Point(chest - 0.6, armpit), Point(shoulder - 0.8, top + 2.4),
    ].map { Point(14 + side * $0.x, $0.y) }
  }

  /// A strip down the middle, seen or felt.
  func openFront(on canvas: GarmentCanvas, width: Double, level: Float) {
    canvas.tint(.rectangle(14 - width / 2, top + neck, width, hem - top - neck), by: level)
  }

  func addButtons(on canvas: GarmentCanvas, at x: Double, _ random: inout SeededRandom) {
    let count = 4 + random.integer(below: 3)
    let level: Float = random.unit() < 0.6 ? 0.1 : 1
    let pace = (hem - top - neck - 3) / Double(count)
    for i in 0..<count {
      canvas.plain(
        .rectangle(13.6 + x, top + neck + 1.5 + pace * Double(i), 0.9, 0.9), level: level,
        opacity: 0.8)
    }
  }

  /// Two pointed flaps at the neck.
  func addCollar(on canvas: GarmentCanvas, _ random: inout SeededRandom) {
    let length = random.uniform(2.2, 3.6)
    func flap(_ side: Double) -> [Point] {
      [
        Point(14 + side * (neckWidth + 0.5), top - 0.3), Point(14 + side * 0.2, top + neck),
        Point(14 + side * 2, top + neck + length),
        Point(14 + side * (neckWidth + 1.1), top + 1.6),
      ]
    }
    let (left, right) = (flap(-1), flap(1))
    canvas.tint(
      left.map { Point($0.x, $0.y + 0.8) }, right.map { Point($0.x, $0.y + 0.8) }, by: 0.6)
    canvas.cloth(left, right, tone: 1.14)
  }

  /// Two long flaps from the neck towards the waist, with something dark between them.
  func addLapels(on canvas: GarmentCanvas, _ random: inout SeededRandom) {
    let depth = random.uniform(5, 11)
    canvas.plain(
      [
        Point(14 - neckWidth, top), Point(14 + neckWidth, top), Point(14, top + depth),
      ], level: Float(random.uniform(0, 0.35)), opacity: 0.9)
    func flap(_ side: Double) -> [Point] {
      [
        Point(14 + side * (neckWidth - 0.6), top - 0.6), Point(14, top + depth),
        Point(14 + side * 3.4, top + depth * 0.55), Point(14 + side * (neckWidth + 1.4), top + 1.4),
      ]
    }
    canvas.cloth(flap(-1), flap(1), tone: Float(random.uniform(0.7, 0.9)))
  }

  func addPockets(on canvas: GarmentCanvas, _ random: inout SeededRandom) {
    let y = random.uniform(0.58, 0.72) * hem
    for side in [-1.0, 1.0] {
      canvas.tint(.rectangle(14 + side * waist * 0.55 - 1.4, y, 2.8, 0.7), by: 0.6)
    }
  }

  func addHood(on canvas: GarmentCanvas) {
    canvas.cloth(
      [
        Point(14 - neckWidth - 1.6, top + 1.6), Point(14 - neckWidth - 0.4, top - 1.2),
        Point(14 - 1.4, top - 2), Point(14 + 1.4, top - 2), Point(14 + neckWidth + 0.4, top - 1.2),
        Point(14 + neckWidth + 1.6, top + 1.6),
      ], tone: 0.72)
  }

  func addTurtleneck(on canvas: GarmentCanvas) {
    let width = neckWidth * 0.8
    canvas.cloth(
      [
        Point(14 - width, top - 1.6), Point(14 + width, top - 1.6),
        Point(14 + width + 0.4, top + neck + 0.5), Point(14 - width - 0.4, top + neck + 0.5),
      ], tone: 0.82)
  }

  func ribHem(on canvas: GarmentCanvas, _ random: inout SeededRandom) {
    let half = waist + flare
    canvas.tint(
      .rectangle(14 - half, hem - 1.6, 2 * half, 1.7), by: Float(random.uniform(0.6, 0.92)))
  }

  /// Something printed on the breast: a bar, a badge or a big square.
  func printLogo(on canvas: GarmentCanvas, _ random: inout SeededRandom) {
    let level = Float(random.unit() < 0.5 ? random.uniform(0.05, 0.3) : random.uniform(0.8, 1))
    let (width, height) = (random.uniform(2, 7), random.uniform(1, 6))
    let (x, y) = (14 - width / 2, top + neck + random.uniform(2, 4))
    if random.unit() < 0.5 {
      canvas.plain(.rectangle(x, y, width, height), level: level, opacity: 0.8)
    } else {
      canvas.plain(
        [
          Point(14, y), Point(x + width, y + height / 2), Point(14, y + height),
          Point(x, y + height / 2),
        ], level: level, opacity: 0.85)
    }
  }
}
