import Figures

extension Gallery {
  static func curveSamples() throws -> [Figure] {
    [
      try .learningCurves(
        id: "sample-a7", title: "The gap opens after the fourth epoch",
        curves: LearningCurves(
          trainingLoss: [1.62, 0.91, 0.58, 0.39, 0.27, 0.19, 0.14, 0.1],
          validationLoss: [1.2, 0.84, 0.66, 0.59, 0.6, 0.63, 0.69, 0.74],
          trainingAccuracy: [0.41, 0.68, 0.8, 0.87, 0.91, 0.94, 0.96, 0.97],
          validationAccuracy: [0.55, 0.7, 0.77, 0.81, 0.81, 0.82, 0.81, 0.81]),
        dataOrigin: "Made-up numbers.")
    ]
  }
}
