import Figures
import Mathematics

/// One figure of every kind, from made-up data, for the tests of the formats.
enum SampleFigures {
  static func all() throws -> [Figure] {
    [
      try learningCurves(), try confusionMatrix(), try imageGrid(), try kernels(),
      try responses(), try gradients(),
    ]
  }

  static func learningCurves(epochs: Int = 8) throws -> Figure {
    let passed = (1...max(epochs, 1)).map(Double.init)
    return try .learningCurves(
      id: "sample-curves", title: "Validation stops improving while training goes on",
      curves: LearningCurves(
        trainingLoss: passed.map { 2.1 * exponential(-0.55 * $0) + 0.01 },
        validationLoss: passed.map { 1.9 * exponential(-0.6 * $0) + 0.05 + 0.006 * $0 },
        trainingAccuracy: passed.map { 1 - 0.55 * exponential(-0.65 * $0) },
        validationAccuracy: passed.map { 0.985 - 0.5 * exponential(-0.7 * $0) }),
      dataOrigin: "Drawn digits, made-up numbers.")
  }

  static func confusionMatrix(classes: Int = 10, missing: Int? = nil) throws -> Figure {
    var random = SeededRandom(seed: 7)
    let counts = (0..<classes).map { row in
      (0..<classes).map { column in
        if row == missing { return 0 }
        if row == column { return 940 + random.integer(below: 60) }
        return random.unit() < 0.55 ? 0 : random.integer(below: 12)
      }
    }
    let names = (0..<classes).map {
      classes > 10 ? String(Character(Unicode.Scalar(UInt8(65 + $0)))) : String($0)
    }
    return try .confusionMatrix(
      id: "sample-matrix", title: "Most mistakes fall into a few pairs of digits",
      matrix: ConfusionMatrix(classes: names, counts: counts),
      dataOrigin: "Drawn digits, made-up counts.")
  }

  static func imageGrid(columns: Int = 5) throws -> Figure {
    let pictures = (0..<10).map { index in
      Picture(
        ring(size: 28, radius: 5 + Double(index % 5)),
        prediction: Prediction(
          index % 7 == 3 ? "6" : "0", truth: "0", probability: 0.999 - 0.021 * Double(index)))
    }
    return try .imageGrid(
      id: "sample-grid", title: "Two rings are taken for sixes", pictures: pictures,
      columns: columns, subtitle: "Prediction and its probability",
      dataOrigin: "Drawn rings, made-up predictions.")
  }

  static func kernels() throws -> Figure {
    func kernel(_ name: String, _ isLine: (Int, Int) -> Bool) -> NamedKernel {
      let weights = (0..<25).map { isLine($0 / 5, $0 % 5) ? Float(4) : -1 }
      return NamedKernel(name, rows: 5, columns: 5, weights: weights)
    }
    return try .kernels(
      id: "sample-kernels", title: "Four kernels, each looking for a line in one direction",
      kernels: [
        kernel("Vertical") { $1 == 2 }, kernel("Horizontal") { row, _ in row == 2 },
        kernel("Diagonal Down", ==), kernel("Diagonal Up") { $0 + $1 == 4 },
      ], subtitle: "Weights of 5×5 kernels; each kernel sums to zero")
  }

  static func responses() throws -> Figure {
    let images = (0..<8).map { ring(size: 28, radius: 4 + Double($0)) }
    let filters = ["Vertical", "Horizontal"]
    let rows = filters.enumerated().map { row, name in
      FilterResponses(
        name, width: 24, height: 24,
        maps: images.map { image in
          differences(image, dx: [1, 0][row], dy: [0, 1][row], cropped: 2)
        })
    }
    return try .responses(
      id: "sample-responses", title: "Each kernel answers to the strokes of its own direction",
      images: images, responses: rows, subtitle: "Responses of three kernels to eight images",
      dataOrigin: "Drawn rings.")
  }

  static func gradients() throws -> Figure {
    let photograph = ring(size: 96, radius: 30)
    return try .gradients(
      id: "sample-gradients", title: "Edges are where the gradient is long",
      gradients: ImageGradients(
        photograph: photograph, horizontal: differences(photograph, dx: 1, dy: 0, cropped: 0),
        vertical: differences(photograph, dx: 0, dy: 1, cropped: 0), width: 96, height: 96),
      subtitle: "Sobel gradients", dataOrigin: "A drawn ring.")
  }

  /// A bright ring on black.
  private static func ring(size: Int, radius: Double) -> Bitmap {
    let middle = Double(size - 1) / 2
    let values = (0..<size * size).map { index -> Float in
      let (x, y) = (Double(index % size) - middle, Double(index / size) - middle)
      let distance = ((x * x + y * y).squareRoot() - radius).magnitude
      return Float(max(0, 1 - distance / (0.08 * Double(size))))
    }
    return Bitmap(width: size, height: size, grey: values, from: 0, to: 1)
  }

  private static func differences(
    _ image: Bitmap, dx: Int, dy: Int, cropped: Int
  ) -> [Float] {
    func value(_ x: Int, _ y: Int) -> Float {
      let (column, row) = (min(max(x, 0), image.width - 1), min(max(y, 0), image.height - 1))
      return Float(image.bytes[row * image.width + column])
    }
    return (cropped..<image.height - cropped).flatMap { y in
      (cropped..<image.width - cropped).map { x in
        value(x + dx, y + dy) - value(x - dx, y - dy)
      }
    }
  }
}
