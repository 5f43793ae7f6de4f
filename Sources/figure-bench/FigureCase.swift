import Figures
import Mathematics

/// The figures that are measured, as lectures show them, from made-up data.
enum FigureCase: String, CaseIterable {
  case matrix
  case curves
  case images
  case activations
  case filters

  var title: String {
    switch self {
    case .matrix: "confusion matrix with 676 numbers"
    case .curves: "two panels of curves"
    case .images: "5×5 images with predictions"
    case .activations: "8×16 activation maps"
    case .filters: "bank of 4×9 filters"
    }
  }

  func figure() throws -> Figure {
    var random = SeededRandom(seed: 7)
    switch self {
    case .matrix: return try Self.matrix(&random)
    case .curves: return try Self.curves()
    case .images: return try Self.images(&random)
    case .activations: return Self.activations(&random)
    case .filters: return Self.filters(&random)
    }
  }

  private static func matrix(_ random: inout SeededRandom) throws -> Figure {
    var counts: [[Int]] = []
    for row in 0..<26 {
      counts.append(
        (0..<26).map { $0 == row ? 900 + random.integer(below: 99) : 1 + random.integer(below: 11) }
      )
    }
    let names = (0..<26).map { String(Character(Unicode.Scalar(UInt8(65 + $0)))) }
    return try .confusionMatrix(
      id: "matrix", title: "Few letters are taken for others",
      matrix: ConfusionMatrix(classes: names, counts: counts))
  }

  private static func curves() throws -> Figure {
    let epochs = (1...30).map(Double.init)
    let training = epochs.map { 2.1 * exponential(-0.15 * $0) }
    let validation = epochs.map { 1.9 * exponential(-0.12 * $0) + 0.1 }
    return try .learningCurves(
      id: "curves", title: "The gap opens after the twentieth epoch",
      curves: LearningCurves(
        trainingLoss: training, validationLoss: validation,
        trainingAccuracy: training.map { 1 - $0 / 3 },
        validationAccuracy: validation.map { 1 - $0 / 3 }))
  }

  private static func images(_ random: inout SeededRandom) throws -> Figure {
    var pictures: [Picture] = []
    for index in 0..<25 {
      let values = spot(side: 28, &random)
      pictures.append(
        Picture(
          Bitmap(width: 28, height: 28, grey: values, from: 0, to: 1),
          prediction: Prediction(
            "\(index % 10)", truth: "\(index % 7 == 6 ? 0 : index % 10)", probability: 0.98)))
    }
    return try .imageGrid(
      id: "images", title: "Most images are recognised", pictures: pictures, columns: 5)
  }

  private static func activations(_ random: inout SeededRandom) -> Figure {
    maps("activations", rows: 8, columns: 16, side: 14, .magnitude(1, title: "activation"), &random)
  }

  private static func filters(_ random: inout SeededRandom) -> Figure {
    maps("filters", rows: 4, columns: 9, side: 5, .signed(1, title: "weight"), &random)
  }

  private static func maps(
    _ id: String, rows: Int, columns: Int, side: Int, _ scale: ColorScale,
    _ random: inout SeededRandom
  ) -> Figure {
    var pictures: [Picture] = []
    for _ in 0..<rows * columns {
      pictures.append(
        Picture(
          ScalarMap(width: side, height: side, values: spot(side: side, &random), scale: scale)))
    }
    return Figure(
      id: id, title: "Every map answers to something else",
      panels: [Panel(.pictures(PictureGrid(columns: columns, pictures: pictures, scale: scale)))])
  }

  /// A bright spot with a little noise, 0 to 1.
  private static func spot(side: Int, _ random: inout SeededRandom) -> [Float] {
    let middle = Double(side - 1) / 2
    return (0..<side * side).map { index in
      let (x, y) = (Double(index % side) / middle - 1, Double(index / side) / middle - 1)
      return Float(0.9 * exponential(-4 * (x * x + y * y)) + 0.1 * random.unit())
    }
  }
}
