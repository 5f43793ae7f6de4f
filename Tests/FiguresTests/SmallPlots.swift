import Figures

/// One small plot for every kind of mark, axis and figure of numbers.
enum SmallPlots {
  static func all() throws -> [Figure] {
    [
      marks(), logarithmic(), try proportions(), try losses(), try seeds(), try accuracies(),
      try parameters(), panels(),
    ]
  }

  /// All marks that stand over two measuring axes.
  static func marks() -> Figure {
    Figure("plot-marks", "All marks") {
      Band(x: [0, 1, 2], lower: [0, 1, 2], upper: [1, 3, 3], label: "spread")
      Polygon(x: [0, 1, 0.5], y: [3, 3, 4], label: "region")
      Line(x: [0, 1, 2], y: [0.5, 2, 2.5], label: "spread")
      Points(x: [0.5, 1.5], y: [1, .nan], label: "points")
      Trajectory(x: [2, 1, 1.5], y: [0, 1, 2], label: "path")
      Rule(x: 1, label: "here")
      Rule(y: 3, label: "level")
      Arrow(x: 0, y: 2, toX: 0.5, toY: 1)
      Note("note", x: 0, y: 2, side: .right)
      Ring(x: 1, y: 2)
    }
    .axis(.x, "time (s)").axis(.y, "height (m)")
  }

  static func logarithmic() -> Figure {
    Figure("plot-logarithmic", "A power law") {
      Line(x: [1, 10, 100, 1000], y: [0.5, 0.05, 0, 0.0005], label: "error")
    }
    .axis(.x, "examples", format: .count, scale: .logarithmic)
    .axis(.y, "error", format: .percent, scale: .logarithmic)
  }

  static func proportions() throws -> Figure {
    try .classProportions(
      id: "plot-proportions", title: "C does not occur", classes: ["A", "B", "C"],
      counts: [30, 70, 0], axisTitle: "letter", range: 0...1)
  }

  static func losses() throws -> Figure {
    try .lossCurves(
      id: "plot-losses", title: "Losses fall", trainingLoss: [2, 1, 0.5],
      otherLoss: [2.2, 1.5, 1.4])
  }

  static func seeds() throws -> Figure {
    try .runsOverSeeds(
      id: "plot-seeds", title: "Pooling helps",
      settings: [
        RunsOverSeeds("pooled", runs: [[0.5, 0.8, 0.9], [0.4, 0.7, 0.88]]),
        RunsOverSeeds("plain", runs: [[0.3, 0.5, 0.7], [0.35, 0.6, .nan]]),
      ], measure: Axis("accuracy", format: .percent))
  }

  static func accuracies() throws -> Figure {
    try .modelAccuracies(
      id: "plot-accuracies", title: "Two models", models: ["dense", "ConvNet"],
      series: [("training", [0.9, 0.99]), ("test", [0.8, .nan])], chance: 0.1)
  }

  static func parameters() throws -> Figure {
    try .parameterCounts(
      id: "plot-parameters", title: "The dense layer has most",
      layers: [
        LayerParameters("Conv2d", count: 320), LayerParameters("ReLU", count: 0),
        LayerParameters("Linear", count: 1_605_632),
      ])
  }

  /// Two panels with one scale in both directions.
  static func panels() -> Figure {
    Figure(
      "plot-panels", "Two panels", columns: 2,
      panels: [
        Panel("Left") { Line(x: [0, 1], y: [0, 1], label: "a") },
        Panel("Right") { Bars(at: [1, 2], values: [3, -2], label: "b") },
      ]
    )
    .shared(.x).shared(.y)
  }
}

extension FigureFormat {
  /// A page of any width, in points.
  static func page(width: Double) -> FigureFormat {
    var format = FigureFormat.page
    format.width = width
    return format
  }
}
