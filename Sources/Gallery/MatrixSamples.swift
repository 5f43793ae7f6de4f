import Figures

extension Gallery {
  static func matrixSamples() throws -> [Figure] {
    [
      try .confusionMatrix(
        id: "sample-b5", title: "A is taken for B",
        matrix: ConfusionMatrix(
          classes: ["A", "B", "C"], counts: [[90, 10, 0], [1, 99, 0], [0, 0, 0]]),
        dataOrigin: "Made-up numbers.")
    ]
  }
}
