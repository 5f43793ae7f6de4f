import Mathematics

/// Handbags, shopping bags and purses.
enum Bags {
  static func draw(on canvas: GarmentCanvas, _ random: inout SeededRandom) {
    let width = random.uniform(8, 12.4)
    let bottom = random.uniform(21.5, 26.5)
    let height = random.uniform(9, 16)
    let top = max(bottom - height, 5)
    let taper = random.uniform(-1.8, 2.6)
    let round = random.uniform(0.3, 2.2)
    carry(on: canvas, width - taper, top, &random)
    let half: [(Double, Double)] = [
      (width - taper - round, top - 0.3), (width - taper, top + round * 0.6),
      (width, bottom - round), (width - round, bottom),
    ]
    canvas.cloth(
      half.map { Point(14 + $0.0, $0.1) } + half.reversed().map { Point(14 - $0.0, $0.1) })
    close(on: canvas, width, taper, top, bottom, &random)
  }

  /// One handle, two of them, a long strap at the side, or nothing.
  private static func carry(
    on canvas: GarmentCanvas, _ half: Double, _ top: Double, _ random: inout SeededRandom
  ) {
    let thick = random.uniform(0.9, 1.7)
    let reach = half * random.uniform(0.4, 0.85)
    let rise = min(random.uniform(3, 9), top - 0.8)
    func handle(_ dx: Double, _ rise: Double) -> [Point] {
      GarmentCanvas.strip(
        Stroke(
          [
            Point(14 - reach + dx, top + 1), Point(14 - reach * 0.86 + dx, top - rise * 0.6),
            Point(14 + dx, top - rise), Point(14 + reach * 0.86 + dx, top - rise * 0.6),
            Point(14 + reach + dx, top + 1),
          ], corners: []
        ).flattened(steps: 3), width: thick)
    }
    switch random.unit() {
    case ..<0.45: canvas.cloth(handle(0, rise), tone: 0.85)
    case ..<0.72:
      canvas.cloth(handle(0.9, rise * 0.85), tone: 0.6)
      canvas.cloth(handle(-0.4, rise), tone: 0.9)
    case ..<0.86:
      let side = random.unit() < 0.5 ? -1.0 : 1.0
      canvas.cloth(
        GarmentCanvas.strip(
          [
            Point(14 + side * (half - 0.4), top + 1), Point(14 + side * (half + 1.2), top + 5),
            Point(14 + side * (half + 0.6), top + 11),
          ], width: thick), tone: 0.8)
    default: break
    }
  }

  /// A flap with a buckle, a zip, a pocket or a band.
  private static func close(
    on canvas: GarmentCanvas, _ width: Double, _ taper: Double, _ top: Double, _ bottom: Double,
    _ random: inout SeededRandom
  ) {
    let dark = Float(random.uniform(0.5, 0.8))
    let half = width - taper
    switch random.integer(below: 5) {
    case 0:
      let depth = (bottom - top) * random.uniform(0.35, 0.65)
      canvas.tint(
        [
          Point(14 - half, top + 0.8), Point(14 + half, top + 0.8), Point(14, top + depth + 1.2),
        ], by: dark)
      canvas.cloth(
        [Point(14 - half, top), Point(14 + half, top), Point(14, top + depth)], tone: 1.08)
      canvas.plain(
        .rectangle(13.2, top + depth - 1.6, 1.7, 1.7), level: Float(random.uniform(0, 1)))
    case 1: canvas.tint(.rectangle(14 - half + 0.6, top + 1.4, 2 * half - 1.2, 0.8), by: dark)
    case 2:
      canvas.tint(
        .rectangle(14 - width * 0.55, (top + bottom) / 2, width * 1.1, 0.7),
        .rectangle(14 - width * 0.55, (top + bottom) / 2, 0.7, 5), by: dark)
    case 3:
      let y = top + (bottom - top) * random.uniform(0.2, 0.6)
      canvas.tint(.rectangle(14 - width, y, 2 * width, 2.2), by: Float(random.uniform(0.5, 1.4)))
    default: break
    }
    // The bottom lies in its own shadow.
    canvas.tint(.rectangle(14 - width, bottom - 1.6, 2 * width, 1.7), by: 0.85)
  }
}
