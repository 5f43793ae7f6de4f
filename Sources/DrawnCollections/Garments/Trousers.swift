import Mathematics

/// Two legs from the waist down.
enum Trousers {
  static func draw(on canvas: GarmentCanvas, _ random: inout SeededRandom) {
    let top = random.uniform(0.8, 2)
    let waist = random.uniform(3.4, 5)
    let hip = waist + random.uniform(0.3, 1.4)
    let crotch = random.uniform(8.5, 12)
    let knee = (crotch + 26) / 2
    let ankle = random.uniform(1.1, 2.4)
    let hem = random.unit() < 0.15 ? random.uniform(17, 22) : random.uniform(25.8, 27.2)
    func leg(_ side: Double) -> [Point] {
      let spread = random.uniform(2, 4.6)
      let bend = random.uniform(-0.5, 0.5)
      let middle = (hip + spread) / 2 - 0.4 + bend
      let wide = (hip / 2 + ankle) / 2
      return [
        Point(0, top), Point(waist, top), Point(hip, crotch - 3), Point(middle + wide, knee),
        Point(spread + ankle, hem), Point(spread - ankle, hem), Point(middle - wide, knee),
        Point(0.15, crotch),
      ].map { Point(14 + side * $0.x, $0.y) }
    }
    let (left, right) = (leg(-1), leg(1))
    canvas.cloth(left, tone: Float(random.uniform(0.85, 1)))
    canvas.cloth(right)
    canvas.tint(
      GarmentCanvas.strip([Point(14, top + 1), Point(14, crotch + 0.5)], width: 0.7),
      by: Float(random.uniform(0.55, 0.9)))
    if random.unit() < 0.6 {
      canvas.tint(.rectangle(14 - waist, top, 2 * waist, 1.3), by: Float(random.uniform(0.55, 1.2)))
    }
    let crease = Float(random.uniform(0.8, 1.25))
    for leg in [left, right] where random.unit() < 0.6 {
      let bottom = Point((leg[4].x + leg[5].x) / 2, hem)
      let above = Point((leg[3].x + leg[6].x) / 2, knee)
      canvas.tint(GarmentCanvas.strip([above, bottom], width: 1), by: crease)
    }
  }
}
