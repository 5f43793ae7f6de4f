import Mathematics

/// Draws one garment after another on its own canvas.
final class GarmentPainter: ImagePainter {
  private let canvas = GarmentCanvas()

  /// Draws a garment of one of Fashion-MNIST's ten classes, white on black.
  func draw(
    _ label: Int, using random: inout SeededRandom, into pixels: UnsafeMutableBufferPointer<UInt8>
  ) {
    canvas.begin(
      Fabric(Self.pattern(of: label, &random), side: GarmentCanvas.side, using: &random),
      Self.placement(&random))
    switch label {
    case 0: Tops.shirt(on: canvas, &random)
    case 1: Trousers.draw(on: canvas, &random)
    case 2: Tops.pullover(on: canvas, &random)
    case 3: Dresses.draw(on: canvas, &random)
    case 4: Tops.coat(on: canvas, &random)
    case 5: Sandals.draw(on: canvas, &random)
    case 6: Tops.buttonedShirt(on: canvas, &random)
    case 7: Shoes.sneaker(on: canvas, &random)
    case 8: Bags.draw(on: canvas, &random)
    case 9: Shoes.boot(on: canvas, &random)
    default: preconditionFailure("there is no garment \(label)")
    }
    canvas.finish(using: &random, into: pixels)
  }

  private static func placement(_ random: inout SeededRandom) -> GarmentCanvas.Placement {
    // A small angle is nearly its own sine.
    let turn = random.uniform(-0.09, 0.09)
    let (wide, high) = (random.uniform(0.8, 1.04), random.uniform(0.84, 1.02))
    return GarmentCanvas.Placement(
      across: Point(wide, wide * turn), down: Point(-high * turn, high),
      middle: Point(14 + random.uniform(-1.6, 1.6), 14 + random.uniform(-1.3, 1.3)))
  }

  /// What a class is usually made of.
  private static func pattern(of label: Int, _ random: inout SeededRandom) -> Fabric.Pattern {
    let patterned: Double =
      switch label {
      case 6: 0.6
      case 0, 2, 3: 0.4
      case 1, 4, 8, 9: 0.25
      default: 0.3
      }
    guard random.unit() < patterned else { return .plain }
    switch label {
    case 0, 2, 3:
      return [.acrossStripes, .acrossStripes, .print, .melange, .dots][random.integer(below: 5)]
    case 6: return [.checks, .downStripes, .checks, .print, .dots][random.integer(below: 5)]
    default: return [.melange, .print, .melange][random.integer(below: 3)]
    }
  }
}
