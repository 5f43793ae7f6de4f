import Mathematics

/// Sneakers and ankle boots, seen from the side with the toe to the left.
enum Shoes {
  static func sneaker(on canvas: GarmentCanvas, _ random: inout SeededRandom) {
    let ground = random.uniform(19.5, 22)
    let thick = random.uniform(1.2, 2.6)
    let height = random.unit() < 0.2 ? random.uniform(9.5, 12.5) : random.uniform(6.5, 9.5)
    let toe = random.uniform(2.6, 3.8)
    let top = ground - thick - height
    let throat = random.uniform(14.5, 17.5)
    let upper = outline([
      (1.4, ground - thick), (1.6, ground - thick - toe * 0.7), (4.5, ground - thick - toe),
      (9, ground - thick - toe - 1.2), (throat, top + 0.8), (throat + 1.6, top - 0.3),
      (20.5, top + 1.8), (24, top + random.uniform(-0.6, 1)), (26, top + 0.8),
      (26.4, ground - thick - 2), (26.2, ground - thick),
    ])
    canvas.cloth(upper)
    decorate(on: canvas, ground - thick, height, throat, &random)
    let level = Float(random.unit() < 0.6 ? random.uniform(0.75, 1) : random.uniform(0.1, 0.5))
    canvas.plain(
      outline([
        (0.9, ground - thick - 0.2), (1.4, ground - 0.4), (3, ground), (25.4, ground),
        (26.8, ground - 0.6), (26.9, ground - thick - 0.2),
      ]), level: level)
    canvas.tint(.rectangle(1, ground - thick - 0.5, 26, 0.6), by: Float(random.uniform(0.45, 0.9)))
  }

  /// Laces, stripes, a cap at the toe.
  private static func decorate(
    on canvas: GarmentCanvas, _ sole: Double, _ height: Double, _ throat: Double,
    _ random: inout SeededRandom
  ) {
    let contrast = Float(
      random.unit() < 0.6 ? random.uniform(0.35, 0.65) : random.uniform(1.25, 1.6))
    if random.unit() < 0.7 {
      for i in 0..<3 {
        let x = throat - 4.6 + 1.9 * Double(i)
        let y = sole - height * (0.46 + 0.15 * Double(i))
        canvas.tint(
          GarmentCanvas.strip([Point(x - 0.4, y - 0.6), Point(x + 1.4, y + 1.2)], width: 0.8),
          by: contrast)
      }
    }
    switch random.integer(below: 4) {
    case 0, 1:
      for i in 0..<1 + random.integer(below: 3) {
        let x = throat - 1 + 1.9 * Double(i)
        canvas.tint(
          GarmentCanvas.strip(
            [Point(x, sole - height * 0.66), Point(x - 2.2, sole - 0.6)], width: 0.95), by: contrast
        )
      }
    case 2:
      canvas.tint(
        [
          Point(10, sole - 1.2), Point(16, sole - 2), Point(22, sole - height * 0.6),
          Point(15, sole - 0.8),
        ], by: contrast)
    default: break
    }
    if random.unit() < 0.35 { canvas.tint(.rectangle(22.8, sole - 4, 3.6, 4), by: contrast) }
  }

  static func boot(on canvas: GarmentCanvas, _ random: inout SeededRandom) {
    let ground = random.uniform(24.4, 26.8)
    let heel = random.unit() < 0.45 ? random.uniform(2.6, 6) : random.uniform(0.6, 1.6)
    let top = random.unit() < 0.25 ? random.uniform(8, 12.5) : random.uniform(2, 8)
    let front = random.uniform(12, 15)
    let back = random.uniform(23.8, 25.4)
    let arch = ground - 1.2 - heel * 0.45
    let toe = random.uniform(2.6, 4.2)
    canvas.cloth(
      outline([
        (2.2, ground - 1), (2, ground - toe * 0.8), (5, ground - toe - 1.2),
        (front - 2.5, ground - toe - 3.2 - heel * 0.5), (front, ground - toe - 6.2 - heel * 0.6),
        (front + random.uniform(-0.6, 1), top),
        (back + random.uniform(-0.5, 0.6), top + random.uniform(-0.6, 0.6)),
        (back - 0.4, (top + ground) / 2), (back + 0.6, ground - 2 - heel * 0.6),
        (back + 0.4, ground - heel), (17.5, ground - heel * 0.9), (13, arch + 1), (8, ground - 0.4),
      ]))
    let sole = Float(random.unit() < 0.7 ? random.uniform(0.15, 0.45) : random.uniform(0.7, 1))
    let width = heel > 2 ? random.uniform(2, 5) : random.uniform(5, 8)
    canvas.plain(
      [
        Point(back + 0.5, ground - heel - 0.4), Point(back + 0.2, ground + 0.3),
        Point(back + 0.2 - width, ground + 0.3),
        Point(back - 0.4 - width * 1.1, ground - heel - 0.2),
      ],
      GarmentCanvas.strip(
        [
          Point(2, ground - 0.5), Point(8, ground), Point(13, arch + 1.3),
          Point(17.5, ground - heel * 0.85), Point(back, ground - heel),
        ], width: random.uniform(0.7, 1.5)), level: sole)
    dress(on: canvas, top, front, back, ground, &random)
  }

  /// Laces, an elastic panel, a strap with a buckle, or a cuff.
  private static func dress(
    on canvas: GarmentCanvas, _ top: Double, _ front: Double, _ back: Double, _ ground: Double,
    _ random: inout SeededRandom
  ) {
    let contrast = Float(random.unit() < 0.7 ? random.uniform(0.35, 0.7) : random.uniform(1.2, 1.5))
    let middle = (top + ground) / 2
    switch random.integer(below: 5) {
    case 0:
      for i in 0..<4 {
        let y = top + 1.5 + (middle - top) * Double(i) / 3
        canvas.tint(.rectangle(front - 0.2, y, 3.4, 0.7), by: contrast)
      }
    case 1:
      canvas.tint(
        [
          Point(front + 3, top), Point(front + 7, top), Point(front + 5.6, middle + 1),
          Point(front + 4.4, middle + 1),
        ], by: contrast)
    case 2:
      canvas.tint(
        GarmentCanvas.strip([Point(front - 2, middle + 2.4), Point(back, middle + 1)], width: 1.2),
        by: contrast)
    case 3: canvas.tint(.rectangle(front - 1, top - 1, back - front + 2, 3), by: contrast)
    default: break
    }
  }

  private static func outline(_ corners: [(Double, Double)]) -> [Point] {
    corners.map { Point($0.0, $0.1) }
  }
}
