import Mathematics

/// What is worn above the waist: T-shirts, pullovers, coats and shirts with buttons.
enum Tops {
  static func shirt(on canvas: GarmentCanvas, _ random: inout SeededRandom) {
    var cut = TopCut(using: &random)
    cut.hem = random.uniform(24.5, 26.5)
    cut.sleeve = sleeve(&random)
    cut.spread = random.uniform(1.5, 4)
    cut.neck = random.uniform(1.4, random.unit() < 0.25 ? 6 : 3)
    cut.neckWidth = random.uniform(2.6, 4.6)
    cut.sew(on: canvas, &random)
    if random.unit() < 0.35 { cut.printLogo(on: canvas, &random) }
  }

  /// None, short as a rule, seldom long.
  private static func sleeve(_ random: inout SeededRandom) -> Double {
    switch random.unit() {
    case ..<0.1: 0
    case ..<0.88: random.uniform(0.22, 0.44)
    default: random.uniform(0.6, 1)
    }
  }

  static func pullover(on canvas: GarmentCanvas, _ random: inout SeededRandom) {
    var cut = TopCut(using: &random)
    cut.hem = random.uniform(23.5, 26)
    cut.sleeve = random.unit() < 0.15 ? random.uniform(0.62, 0.85) : random.uniform(0.9, 1)
    cut.neck = random.uniform(0.8, 2.8)
    cut.neckWidth = random.uniform(2.2, 3.8)
    let hooded = random.unit() < 0.22
    if hooded { cut.addHood(on: canvas) }
    cut.sew(on: canvas, &random)
    cut.ribHem(on: canvas, &random)
    if !hooded && random.unit() < 0.3 { cut.addTurtleneck(on: canvas) }
    if random.unit() < 0.25 { cut.printLogo(on: canvas, &random) }
  }

  static func coat(on canvas: GarmentCanvas, _ random: inout SeededRandom) {
    var cut = TopCut(using: &random)
    cut.hem = random.uniform(25, 27.5)
    cut.sleeve = random.uniform(0.9, 1)
    cut.flare = random.uniform(0.2, 1.6)
    cut.neck = random.uniform(0.8, 2)
    cut.neckWidth = random.uniform(2.2, 3.4)
    cut.sleeveWidth += 0.4
    if random.unit() < 0.3 { cut.addHood(on: canvas) }
    cut.sew(on: canvas, &random)
    cut.openFront(
      on: canvas, width: random.uniform(0.5, 1.1),
      level: Float(random.unit() < 0.25 ? random.uniform(0.8, 0.95) : random.uniform(0.3, 0.75)))
    if random.unit() < 0.65 { cut.addLapels(on: canvas, &random) }
    if random.unit() < 0.5 { cut.addPockets(on: canvas, &random) }
    if random.unit() < 0.45 { cut.addButtons(on: canvas, at: random.uniform(0.8, 1.6), &random) }
  }

  static func buttonedShirt(on canvas: GarmentCanvas, _ random: inout SeededRandom) {
    var cut = TopCut(using: &random)
    cut.hem = random.uniform(24, 27)
    let short = random.unit() < 0.35
    cut.sleeve = short ? random.uniform(0.24, 0.5) : random.uniform(0.88, 1)
    if short { cut.spread = random.uniform(1, 3.5) }
    cut.neck = random.uniform(1.4, 3.6)
    cut.neckWidth = random.uniform(2, 3.2)
    cut.sew(on: canvas, &random)
    if random.unit() < 0.75 { cut.addCollar(on: canvas, &random) }
    if random.unit() < 0.75 {
      cut.openFront(on: canvas, width: 0.45, level: Float(random.uniform(0.4, 0.75)))
      cut.addButtons(on: canvas, at: 0, &random)
    }
    if random.unit() < 0.35 { cut.addPockets(on: canvas, &random) }
  }
}
