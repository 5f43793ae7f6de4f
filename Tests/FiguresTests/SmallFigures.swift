import Figures

/// One small figure of every kind, for goldens that a person can read.
enum SmallFigures {
  static func all() throws -> [Figure] {
    try [
      curves(), matrix(), grid(), kernels(), responses(), gradients(),
    ] + pictures() + SmallDiagrams.all()
  }

  static func curves(epochs: Int = 3) throws -> Figure {
    func values(_ list: [Double]) -> [Double] { Array(list.prefix(epochs)) }
    return try .learningCurves(
      id: "curves", title: "Three epochs are enough",
      curves: LearningCurves(
        trainingLoss: values([1.5, 0.6, 0.3]), validationLoss: values([1.2, 0.5, 0.55]),
        trainingAccuracy: values([0.41, 0.8, 0.9]),
        validationAccuracy: values([0.5, 0.86, 0.85])),
      dataOrigin: "Made-up numbers.")
  }

  static func matrix() throws -> Figure {
    try .confusionMatrix(
      id: "matrix", title: "A is taken for B",
      matrix: ConfusionMatrix(
        classes: ["A", "B", "C"], counts: [[90, 10, 0], [1, 99, 0], [0, 0, 0]]))
  }

  static func grid() throws -> Figure {
    try .imageGrid(
      id: "grid", title: "One of three is wrong",
      pictures: [
        Picture(square(8), prediction: Prediction("1", truth: "1", probability: 0.9991)),
        Picture(square(8), prediction: Prediction("7", truth: "1", probability: 0.62)),
        Picture(square(8), prediction: Prediction("1", truth: "1", probability: 1)),
      ], columns: 2)
  }

  static func kernels() throws -> Figure {
    try .kernels(
      id: "kernels", title: "Two kernels",
      kernels: [
        NamedKernel("Vertical", rows: 2, columns: 2, weights: [-1, 1, -1, 1]),
        NamedKernel("Horizontal", rows: 2, columns: 2, weights: [-1, -1, 1, 1]),
      ], columns: 2)
  }

  static func responses() throws -> Figure {
    try .responses(
      id: "responses", title: "Two images, one filter", images: [square(4), square(4)],
      responses: [
        FilterResponses(
          "Vertical", width: 2, height: 2, maps: [[-1, 0, 0.5, 2], [0, 0, 0, .nan]])
      ])
  }

  static func gradients() throws -> Figure {
    let ramp = (0..<16).map { Float($0 % 4) - 1.5 }
    return try .gradients(
      id: "gradients", title: "A square and its edges",
      gradients: ImageGradients(
        photograph: square(4), horizontal: ramp, vertical: ramp.reversed(), width: 4, height: 4))
  }

  /// A light square on a dark rim.
  static func square(_ size: Int) -> Bitmap {
    let bytes = (0..<size * size).map { index -> UInt8 in
      let (row, column) = (index / size, index % size)
      return (1..<size - 1).contains(row) && (1..<size - 1).contains(column) ? 230 : 20
    }
    return Bitmap(width: size, height: size, bytes: bytes)
  }
}
