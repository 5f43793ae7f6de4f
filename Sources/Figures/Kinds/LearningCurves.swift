/// What a training run recorded after each epoch, for a figure of its learning curves.
public struct LearningCurves: Equatable, Sendable {
  /// Mean cross-entropy in nats, one per epoch.
  public var trainingLoss: [Double]
  public var validationLoss: [Double]
  /// Shares from 0 to 1, one per epoch.
  public var trainingAccuracy: [Double]
  public var validationAccuracy: [Double]
  /// What the second curve is called, such as "validation" or "test".
  public var validationName: String

  public init(
    trainingLoss: [Double], validationLoss: [Double], trainingAccuracy: [Double],
    validationAccuracy: [Double], validationName: String = "validation"
  ) {
    self.trainingLoss = trainingLoss
    self.validationLoss = validationLoss
    self.trainingAccuracy = trainingAccuracy
    self.validationAccuracy = validationAccuracy
    self.validationName = validationName
  }

  /// The epoch with the least validation loss, counted from 1; the first of equals.
  public var bestEpoch: Int? {
    var best: Int?
    for (index, loss) in validationLoss.enumerated() where loss.isFinite {
      if best.map({ loss < validationLoss[$0 - 1] }) ?? true { best = index + 1 }
    }
    return best
  }
}

extension Figure {
  /// Two panels over the epochs: cross-entropy and accuracy, training beside validation.
  ///
  /// - Parameters:
  ///   - id: the figure's id.
  ///   - title: what there is to see.
  ///   - curves: the numbers, one per epoch and curve.
  ///   - accuracies: what the axis of accuracies must show, such as 0 and 1.
  ///   - subtitle: what the axes are about; made from the data when empty.
  ///   - caption: what pages print below.
  ///   - dataOrigin: where the data comes from.
  ///   - alternativeText: made from the data when empty.
  /// - Returns: a figure that has been checked.
  /// - Throws: `FigureError` when the curves differ in length or are empty.
  public static func learningCurves(
    id: String, title: String, curves: LearningCurves, accuracies: [Double] = [],
    subtitle: String = "", caption: String = "", dataOrigin: String = "",
    alternativeText: String = ""
  ) throws(FigureError) -> Figure {
    let epochs = curves.trainingLoss.count
    let words = LearningCurvesWords(curves)
    let figure = Figure(
      id: id, kind: .learningCurves, title: title,
      subtitle: subtitle.isEmpty ? words.subtitle : subtitle, caption: caption,
      alternativeText: alternativeText.isEmpty ? words.alternativeText : alternativeText,
      longDescription: words.longDescription, dataOrigin: dataOrigin,
      panels: [curves.lossPanel, curves.accuracyPanel(epochs, including: accuracies)],
      columns: 2,
      horizontalScale: .shared)
    try figure.validate()
    return figure
  }
}

extension LearningCurves {
  private var horizontalAxis: Axis { Axis("epoch", format: .count) }

  fileprivate var lossPanel: Panel {
    Panel(
      title: "Cross-entropy", unit: "nats",
      .plot(
        Plot(
          x: horizontalAxis, y: Axis("", including: [0]),
          marks: lossMarks)))
  }

  /// Both losses, and the epoch with the least validation loss.
  var lossMarks: [Mark] {
    marks(trainingLoss.count, trainingLoss, validationLoss) {
      decimalText($0, places: $0 < 0.1 ? 3 : 2)
    }
  }

  fileprivate func accuracyPanel(_ epochs: Int, including: [Double]) -> Panel {
    Panel(
      title: "Accuracy",
      .plot(
        Plot(
          x: horizontalAxis, y: Axis("", format: .percent, including: including, limits: [0, 1]),
          marks: marks(epochs, trainingAccuracy, validationAccuracy) {
            percentText($0, places: 1)
          })))
  }

  private func marks(
    _ epochs: Int, _ training: [Double], _ validation: [Double], _ text: (Double) -> String
  ) -> [Mark] {
    let x = (0..<epochs).map { Double($0 + 1) }
    var marks: [Mark] = [
      .line(Line(x: x, y: training, label: "training", style: .training)),
      .line(Line(x: x, y: validation, label: validationName, style: .validation)),
    ]
    if let best = bestEpoch, epochs > 1, best <= validation.count {
      let value = validation[best - 1]
      let label = "best: epoch \(best), \(text(value))"
      marks.insert(.rule(Rule(x: Double(best), label: label)), at: 0)
      if value.isFinite {
        marks.append(.ring(Ring(x: Double(best), y: value, style: .validation)))
      }
    }
    return marks
  }
}
