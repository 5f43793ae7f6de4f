import Mathematics

/// Soles with straps and air between them, seen from the side with the toe to the left.
enum Sandals {
  static func draw(on canvas: GarmentCanvas, _ random: inout SeededRandom) {
    if random.unit() < 0.35 { heeled(on: canvas, &random) } else { flat(on: canvas, &random) }
  }

  private static func flat(on canvas: GarmentCanvas, _ random: inout SeededRandom) {
    let ground = random.uniform(18.5, 22)
    let thick = random.uniform(1, 2.6)
    let rise = random.unit() < 0.4 ? random.uniform(1.5, 5) : random.uniform(0, 1)
    let height = random.uniform(4.5, 8)
    let deck = ground - thick
    canvas.plain(
      [
        Point(1, deck + 0.2), Point(2, ground), Point(26, ground), Point(26.8, deck - rise),
        Point(20, deck - rise * 0.8), Point(12, deck - rise * 0.15),
      ], level: Float(random.uniform(0.25, 0.9)))
    let width = random.uniform(1.1, 2.2)
    let top = deck - height - rise * 0.6
    var straps = [
      curve([Point(4, deck), Point(6.6, deck - height * 0.55), Point(10.5, deck - 0.2)]),
      curve([
        Point(18, deck - rise * 0.7), Point(20.6, top + 1), Point(24, top + 1.2),
        Point(25.6, deck - rise),
      ]),
    ]
    if random.unit() < 0.6 {
      straps.append(
        curve([
          Point(8, deck - height * 0.35), Point(14, deck - height * 0.6), Point(20, top + 1.4),
        ]))
    }
    if random.unit() < 0.5 {
      straps.append(
        curve([Point(11, deck), Point(13.4, deck - height * 0.75), Point(17, deck - 0.6)]))
    }
    if random.unit() < 0.25 {
      straps.append(
        curve([Point(5, deck - 2), Point(9.5, deck - height * 0.66), Point(14.5, deck)]))
    }
    sew(straps, width: width, on: canvas)
  }

  private static func heeled(on canvas: GarmentCanvas, _ random: inout SeededRandom) {
    let ground = random.uniform(24.5, 27)
    let heel = random.uniform(5.5, 11)
    let back = random.uniform(23, 25.5)
    let deck = ground - heel
    let wedge = random.unit() < 0.35
    let sole = [
      Point(2, ground - 0.8), Point(6.5, ground - 0.8), Point(12, ground - heel * 0.34),
      Point(18, deck + 1), Point(back, deck),
    ]
    let level = Float(random.uniform(0.35, 0.9))
    if wedge {
      canvas.plain(sole + [Point(back + 0.6, ground), Point(4, ground)], level: level)
    } else {
      canvas.plain(
        GarmentCanvas.strip(sole, width: 1.3),
        [
          Point(back - 2.2, deck), Point(back + 0.6, deck - 0.4), Point(back + 0.4, ground),
          Point(back - 0.8, ground),
        ], level: level)
    }
    let top = max(deck - random.uniform(5, 9), 2)
    let width = random.uniform(0.9, 1.5)
    var straps = [
      curve([Point(3.4, ground - 1), Point(6.4, ground - 4.4), Point(9.6, ground - 2.4)]),
      curve([Point(back, deck), Point(back + 0.3, top + 2), Point(back - 2, top)]),
      curve([
        Point(back, top + 1.6), Point(back - 4, top), Point(back - 7, top + 1.4),
        Point(back - 5, deck + 1),
      ]),
    ]
    if random.unit() < 0.6 {
      straps.append(
        curve([Point(6.4, ground - 4.2), Point(11, ground - heel * 0.7), Point(back - 6, top + 2)]))
    }
    if random.unit() < 0.5 {
      straps.append(curve([Point(10, ground - 3), Point(13, deck - 1), Point(17, deck + 1)]))
    }
    sew(straps, width: width, on: canvas)
  }

  private static func sew(_ straps: [[Point]], width: Double, on canvas: GarmentCanvas) {
    for strap in straps { canvas.cloth(GarmentCanvas.strip(strap, width: width)) }
  }

  private static func curve(_ knots: [Point]) -> [Point] {
    Stroke(knots, corners: []).flattened(steps: 3)
  }
}
