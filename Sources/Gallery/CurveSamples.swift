import Figures
import Mathematics

extension Gallery {
  static func curveSamples() throws -> [Figure] {
    [try letterShares()] + (try learningCurves()) + (try lossCurves())
      + [
        try seeds(), try accuracies(), try parameters(), shifts(), rates(), descent(),
        activations(),
      ]
  }

  private static let madeUp = "Made-up numbers."

  private static func letterShares() throws -> Figure {
    let letters = (0..<26).map { String(Character(Unicode.Scalar(UInt8(65 + $0)))) }
    var random = SeededRandom(seed: 4)
    let counts = letters.map { ["J", "Z"].contains($0) ? 0 : 960 + random.integer(below: 340) }
    return try .classProportions(
      id: "sample-a4", title: "Every letter is about equally frequent", classes: letters,
      counts: counts, axisTitle: "letter", range: 0...0.06,
      subtitle: "Share of each letter among the training images",
      caption: "J and Z are signed with a movement, which a single image cannot show.",
      dataOrigin: madeUp)
  }

  private static func learningCurves() throws -> [Figure] {
    [
      try .learningCurves(
        id: "sample-a7", title: "The linear model is still learning after 30 epochs",
        curves: curves(epochs: 30, gap: 0.1, speed: 0.08, best: 0.72, seed: 7),
        accuracies: [0, 1],
        caption: "Both accuracies still rise when training ends.", dataOrigin: madeUp),
      try .learningCurves(
        id: "sample-a13", title: "One epoch is a single point",
        curves: curves(epochs: 1, gap: 0.05, speed: 0.9, best: 0.93, seed: 13), accuracies: [0],
        caption: "A run of one epoch has no curve, and its points must still be seen.",
        dataOrigin: madeUp),
      try .learningCurves(
        id: "sample-a17", title: "Three epochs bring validation above 95 %",
        curves: curves(epochs: 3, gap: 0.05, speed: 1.2, best: 0.97, seed: 17), accuracies: [0],
        caption: "Each epoch gains less than the one before.",
        dataOrigin: madeUp),
      try .learningCurves(
        id: "sample-d26", title: "Validation loss stops falling while training goes on",
        curves: curves(epochs: 12, gap: 0.3, speed: 0.6, best: 0.988, seed: 26),
        caption: "From the ring on the validation loss no longer falls, while the training loss "
          + "goes on falling.",
        dataOrigin: madeUp),
      try .learningCurves(
        id: "sample-d29", title: "After thirteen epochs the network learns by heart",
        curves: curves(epochs: 50, gap: 2.2, speed: 0.16, best: 0.8, seed: 29),
        caption: "From the ring on the validation loss rises although the accuracy does not fall: "
          + "the network grows surer of its mistakes.",
        dataOrigin: madeUp),
      try .learningCurves(
        id: "sample-d32", title: "With augmentation both curves keep together",
        curves: curves(epochs: 50, gap: 0.1, speed: 0.07, best: 0.95, seed: 32),
        caption: "What the network sees is new in every epoch, so it cannot learn it by heart.",
        dataOrigin: madeUp),
    ]
  }

  /// Curves that fall and rise the way real ones do.
  ///
  /// The validation loss rises by `gap` squared in the end; training learns with `speed` per
  /// epoch; validation approaches the accuracy `best`.
  private static func curves(
    epochs: Int, gap: Double, speed: Double, best: Double, seed: UInt64
  ) -> LearningCurves {
    var random = SeededRandom(seed: seed)
    let passed = (1...epochs).map { Double($0) }
    func noise(_ size: Double) -> Double { size * (random.unit() - 0.5) }
    let rest = 2 * (1 - best)
    return LearningCurves(
      trainingLoss: passed.map { 2.2 * exponential(-speed * $0) + 0.02 },
      validationLoss: passed.map { epoch in
        let risen = gap * epoch / Double(max(epochs, 4))
        return max(0.02, 2.1 * exponential(-speed * epoch) + rest + risen * risen + noise(0.06))
      },
      trainingAccuracy: passed.map { 1 - 0.7 * exponential(-1.1 * speed * $0) - 0.002 },
      validationAccuracy: passed.map {
        min(0.999, best - (best - 0.28) * exponential(-1.1 * speed * $0) + noise(0.02))
      })
  }

  private static func lossCurves() throws -> [Figure] {
    let runs:
      [(id: String, title: String, epochs: Int, speed: Double, floor: Double, noise: Double)] = [
        ("sample-c9", "The test loss hardly falls after six epochs", 20, 0.32, 0.7, 0.08),
        ("sample-c12", "With dropout the test loss jumps about", 20, 0.2, 0.75, 0.4),
        ("sample-c16", "With augmentation both losses fall more slowly", 30, 0.12, 0.62, 0.2),
      ]
    return try runs.enumerated().map { index, run in
      var random = SeededRandom(seed: UInt64(90 + index))
      let passed = (1...run.epochs).map { Double($0) }
      return try .lossCurves(
        id: run.id, title: run.title,
        trainingLoss: passed.map { 1.7 * exponential(-run.speed * $0) + 0.05 },
        otherLoss: passed.map {
          1.1 * exponential(-1.4 * run.speed * $0) + run.floor + run.noise * (random.unit() - 0.4)
        }, caption: "The test loss is a mean over only 50 images, so single images move it.",
        dataOrigin: madeUp)
    }
  }

  private static func seeds() throws -> Figure {
    var random = SeededRandom(seed: 5)
    func runs(_ best: Double, _ speed: Double) -> [[Double]] {
      (0..<5).map { _ in
        let (luck, pace) = (0.03 * (random.unit() - 0.5), speed * (0.8 + 0.4 * random.unit()))
        return (1...20).map { epoch in
          best + luck - best * exponential(-pace * Double(epoch)) + 0.012 * (random.unit() - 0.5)
        }
      }
    }
    return try .runsOverSeeds(
      id: "sample-seeds", title: "Pooling gains more than the seed can explain",
      settings: [
        RunsOverSeeds("with pooling", runs: runs(0.9, 0.4)),
        RunsOverSeeds("without", runs: runs(0.82, 0.3)),
      ], measure: Axis("test accuracy", format: .percent, limits: [0, 1]),
      caption:
        "Where two bands do not meet, the worst seed above did better than the best one below.",
      dataOrigin: madeUp)
  }

  private static func accuracies() throws -> Figure {
    try .modelAccuracies(
      id: "sample-accuracies", title: "Convolution gains most, depth a little more",
      models: ["Logistic regression", "Dense network", "Small ConvNet", "ConvNet", "ResNet-18"],
      series: [
        ("training", [0.712, 0.893, 0.958, 0.991, 0.998]),
        ("test", [0.543, 0.681, 0.874, 0.938, 0.951]),
      ], chance: 1.0 / 24, subtitle: "Accuracy of five models on hand signs",
      caption: "Guessing among the 24 letters that occur is right once in 24 times.",
      dataOrigin: madeUp)
  }

  private static func parameters() throws -> Figure {
    try .parameterCounts(
      id: "sample-parameters", title: "Nearly all parameters are in the first dense layer",
      layers: [
        LayerParameters("Conv2d 1", count: 1_792), LayerParameters("Conv2d 2", count: 36_928),
        LayerParameters("Conv2d 3", count: 73_856), LayerParameters("Conv2d 4", count: 147_584),
        LayerParameters("Linear 1", count: 102_764_544),
        LayerParameters("Linear 2", count: 4_097_000),
      ],
      caption: "It has one weight for each value of the last maps and each of its outputs.",
      dataOrigin: "Counted from the layers’ shapes.")
  }

  /// What the builder makes of a handful of lines.
  private static func shifts() -> Figure {
    let pixels = (0...8).map { Double($0) }
    let slopes: [(name: String, fall: Double)] = [
      ("dense", 0.42), ("convolution", 0.2), ("with pooling", 0.09),
    ]
    return Figure("sample-shifts", "Pooling makes a classifier tolerate small shifts") {
      for slope in slopes {
        Line(
          x: pixels, y: pixels.map { 0.1 + 0.87 * exponential(-slope.fall * $0 * $0 / 6) },
          label: slope.name)
      }
      Rule(y: 0.1, label: "guessing")
    }
    .axis(.x, "shift (pixels)", format: .count)
    .axis(.y, "test accuracy", format: .percent, including: [0, 1])
    .subtitle("Ten classes of garments, all test images moved to the right")
    .caption("No network saw moved images in training.")
    .dataOrigin(madeUp)
  }

  /// Losses over learning rates; the largest rate has none.
  private static func rates() -> Figure {
    let rates = [1e-5, 3e-5, 1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 1e-1, 3e-1]
    let losses = [2.31, 2.27, 1.94, 1.12, 0.46, 0.21, 0.094, 0.071, 0.62, .nan]
    return Figure("sample-rates", "Too small a rate learns nothing, too large a one diverges") {
      Line(x: rates, y: losses, label: "validation")
      Rule(y: 2.303, label: "guessing")
    }
    .axis(.x, "learning rate", scale: .logarithmic)
    .axis(.y, "cross-entropy after 5 epochs (nats)", scale: .logarithmic)
    .subtitle("Both axes are logarithmic: equal steps are equal factors")
    .caption("At the largest rate the loss was no longer a number; the cross marks its place.")
    .dataOrigin(madeUp)
  }

  private static func descent() -> Figure {
    let slope = { (x: Double) in 2 * x }
    var places = [-1.8]
    for _ in 0..<8 {
      places.append(places[places.count - 1] - 0.3 * slope(places[places.count - 1]))
    }
    let curve = stride(from: -2.0, through: 2, by: 0.05).map { $0 }
    return Figure("sample-descent", "Each step is as long as the slope is steep") {
      Polygon(x: [-2, -1, -1, -2], y: [0, 0, 4.3, 4.3], label: "steep", style: .muted)
      Line(x: curve, y: curve.map { $0 * $0 }, label: "loss", style: .ink)
      Trajectory(x: places, y: places.map { $0 * $0 }, label: "descent", style: .series2)
      Arrow(x: 0.9, y: 2.4, toX: 0.06, toY: 0.12)
      Note("minimum", x: 0.9, y: 2.4, side: .above)
      Ring(x: 0, y: 0)
    }
    .axis(.x, "weight")
    .axis(.y, "loss", including: [0])
    .caption(
      "Towards the minimum the slope shrinks, and so do the steps: each is 0.3 times the slope."
    )
    .dataOrigin("Computed: gradient descent on a parabola, learning rate 0.3.")
  }

  /// Six series over two panels with one vertical scale.
  private static func activations() -> Figure {
    let x = stride(from: -4.0, through: 4, by: 0.2).map { $0 }
    func panel(_ title: String, _ parts: [(String, (Double) -> Double)]) -> Panel {
      Panel(title) {
        for (name, function) in parts { Line(x: x, y: x.map(function), label: name) }
      }
    }
    let logistic = { (x: Double) in 1 / (1 + exponential(-x)) }
    return Figure(
      "sample-activations", "Only the ReLU family keeps its slope for large inputs", columns: 2,
      panels: [
        panel("Saturating", [("logistic", logistic), ("tanh", hyperbolicTangent)]),
        panel(
          "Not saturating",
          [
            ("ReLU", { max(0, $0) }), ("leaky ReLU", { max(0.1 * $0, $0) }),
            ("SiLU", { $0 * logistic($0) }), ("softplus", { logarithm(1 + exponential($0)) }),
          ]),
      ]
    )
    .axis(.x, "input").axis(.y, "output").shared(.x).shared(.y)
    .caption("Where a curve is flat, hardly any gradient comes back to the layers before it.")
    .dataOrigin("Computed.")
  }
}
