import Mathematics

/// Bodice and skirt in one, narrow at the waist, from straps or sleeves down to the whole length.
enum Dresses {
  static func draw(on canvas: GarmentCanvas, _ random: inout SeededRandom) {
    let top = random.uniform(0.8, 2)
    let shoulder = random.uniform(3.4, random.unit() < 0.2 ? 7 : 5)
    let chest = random.uniform(3.6, 5)
    let waist = chest - random.uniform(0.2, 1.4)
    let waistline = random.uniform(9.5, 13)
    let hem = random.uniform(24.5, 27.4)
    let skirt = random.unit() < 0.45 ? random.uniform(3, 4.4) : random.uniform(4.6, 7.8)
    let neck = random.uniform(1.5, 5)
    let sleeve = random.unit()
    if sleeve < 0.5 {
      let length = sleeve < 0.18 ? random.uniform(12, 19) : random.uniform(2.5, 5.5)
      let out = random.uniform(0.8, 3)
      canvas.cloth(
        arm(-1, shoulder, top, length, out), arm(1, shoulder, top, length, out), tone: 0.88)
    }
    let half: [(Double, Double)] = [
      (shoulder - (sleeve > 0.75 ? 2 : 1.2), top), (shoulder, top + 0.6),
      (chest - 0.4, top + 4), (chest, top + 6), (waist, waistline),
      ((waist + skirt) / 2 + 0.5, (waistline + hem) / 2), (skirt, hem),
    ]
    let right = half.map { Point(14 + $0.0, $0.1) }
    let left = half.reversed().map { Point(14 - $0.0, $0.1) }
    canvas.cloth(right + left + [Point(14, top + neck)])
    if random.unit() < 0.6 {
      canvas.tint(
        .rectangle(14 - waist - 0.3, waistline - 0.5, 2 * waist + 0.6, 1.1),
        by: Float(random.uniform(0.5, 1.1)))
    }
    guard skirt > 4.5 else { return }
    // Folds that open towards the hem.
    let depth = Float(random.uniform(0.6, 0.95))
    for _ in 0..<2 + random.integer(below: 3) {
      let place = random.uniform(-0.8, 0.8)
      canvas.tint(
        [
          Point(14 + place * waist, waistline + 1), Point(14 + place * skirt + 0.7, hem),
          Point(14 + place * skirt - 0.7, hem),
        ], by: depth)
    }
  }

  private static func arm(
    _ side: Double, _ shoulder: Double, _ top: Double, _ length: Double, _ out: Double
  ) -> [Point] {
    [
      Point(shoulder - 1.4, top + 0.2), Point(shoulder + 0.4, top + 0.8),
      Point(shoulder + out + 0.6, top + length), Point(shoulder + out - 1.6, top + length + 0.4),
      Point(shoulder - 1, top + 5),
    ].map { Point(14 + side * $0.x, $0.y) }
  }
}
