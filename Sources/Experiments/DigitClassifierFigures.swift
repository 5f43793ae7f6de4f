public import Figures
import Networks
import Tensors
import Training

extension DigitClassifier {
  public func figures(from findings: Findings) throws -> [Figure] {
    [try curves(findings), try confusionMatrix(findings), try mistakes(findings)]
  }

  private func curves(_ findings: Findings) throws -> Figure {
    let epochs = findings.history.epochs
    return try .learningCurves(
      id: "x-bt1-curves",
      title: curvesTitle(findings),
      curves: LearningCurves(
        trainingLoss: epochs.map(\.trainingLoss), validationLoss: epochs.map(\.evaluationLoss),
        trainingAccuracy: epochs.map(\.trainingAccuracy),
        validationAccuracy: epochs.map(\.evaluationAccuracy), validationName: "test"),
      caption: """
        Loss and accuracy of the same network on training and test images, both measured after \
        each epoch with the weights held still.
        """,
      dataOrigin: findings.origin)
  }

  /// Says what is there to see, as far as the numbers bear it out.
  private func curvesTitle(_ findings: Findings) -> String {
    let accuracies = findings.history.epochs.map(\.evaluationAccuracy)
    guard let first = accuracies.first, let last = accuracies.last, accuracies.count > 1 else {
      return "One epoch is one point"
    }
    let gainedAtOnce =
      first - findings.untrainedAccuracy > 0.8 * (last - findings.untrainedAccuracy)
    return gainedAtOnce
      ? "Most of what it learns, it learns in the first epoch"
      : "It is still learning after the first epoch"
  }

  private func confusionMatrix(_ findings: Findings) throws -> Figure {
    let matrix = ConfusionMatrix(classes: findings.classes, counts: findings.confusion)
    return try .confusionMatrix(
      id: "b5",
      title: (matrix.accuracy ?? 0) > 0.9
        ? "Nearly all counts lie on the diagonal" : "Off the diagonal lie the mistakes",
      matrix: matrix,
      dataOrigin: findings.origin)
  }

  private func mistakes(_ findings: Findings) throws -> Figure {
    try .imageGrid(
      id: "x-bt1-mistakes", title: "The mistakes it is surest of",
      pictures: findings.mistakes.map { mistake in
        Picture(
          mistake.image,
          prediction: Prediction(
            mistake.prediction, truth: mistake.truth, probability: mistake.probability))
      },
      columns: 8, subtitle: "What the network took each test image for, and how sure it was",
      caption: """
        Test images with a wrong answer, the surest first. Some could be misread by anyone; for \
        others the network has no excuse.
        """,
      dataOrigin: findings.origin)
  }

  public func tables(from findings: Findings) -> [ResultTable] {
    let layers = findings.summary.rows.map { row in
      [row.layer, "\(row.outputShape)", row.parameterCount == 0 ? "" : grouped(row.parameterCount)]
    }
    return [
      ResultTable(
        id: "b7", title: "The layers of BM1, what each passes on, and its parameters",
        caption: "Input 1×28×28; shapes are channels × height × width.",
        columns: [.init("layer"), .init("output"), .init("parameters", isNumeric: true)],
        rows: layers + [["all layers", "", grouped(findings.summary.parameterCount)]])
    ]
  }

  public func facts(from findings: Findings) -> [String: Fact] {
    networkFacts(findings).merging(runFacts(findings)) { first, _ in first }
      .merging(digitFacts(findings)) { first, _ in first }
  }

  private func networkFacts(_ findings: Findings) -> [String: Fact] {
    let rows = findings.summary.rows
    let convolutions = rows.filter { $0.layer.hasPrefix("Conv2d") }
    let flattened = rows.first { $0.layer.hasPrefix("Flatten") }
    return [
      "bm1.parameters": .count(findings.summary.parameterCount),
      "bm1.convolutionParameters": .count(convolutions.reduce(0) { $0 + $1.parameterCount }),
      "bm1.flattened": .count(flattened?.outputShape.count ?? 0),
    ]
  }

  private func runFacts(_ findings: Findings) -> [String: Fact] {
    let matrix = findings.confusion
    let count = matrix.joined().reduce(0, +)
    let correct = matrix.indices.reduce(0) { $0 + matrix[$1][$1] }
    var facts: [String: Fact] = [
      "bt1.trainingImages": .count(findings.trainingCount),
      "bt1.testImages": .count(count),
      "bt1.batch": .count(findings.run.batchSize),
      "bt1.epochs": .count(findings.run.epochs),
      "bt1.learningRate": .number(findings.run.optimizer.learningRate),
      "bt1.untrainedAccuracy": .number(findings.untrainedAccuracy),
      "bt1.testAccuracy": .number(Double(correct) / Double(count)),
      "bt1.testErrors": .count(count - correct),
    ]
    if let first = findings.history.epochs.first, let last = findings.history.epochs.last {
      facts["bt1.firstEpochAccuracy"] = .number(first.evaluationAccuracy)
      facts["bt1.trainingAccuracy"] = .number(last.trainingAccuracy)
      facts["bt1.testLoss"] = .number(last.evaluationLoss)
    }
    return facts
  }

  private func digitFacts(_ findings: Findings) -> [String: Fact] {
    let matrix = ConfusionMatrix(classes: findings.classes, counts: findings.confusion)
    let recalls = matrix.classes.indices.compactMap { digit in
      matrix.recall(of: digit).map { (name: matrix.classes[digit], recall: $0) }
    }
    var facts: [String: Fact] = [:]
    if let best = recalls.max(by: { $0.recall < $1.recall }) {
      facts["bt1.easiestDigit"] = .text(best.name)
      facts["bt1.easiestRecall"] = .number(best.recall)
    }
    if let worst = recalls.min(by: { $0.recall < $1.recall }) {
      facts["bt1.hardestDigit"] = .text(worst.name)
      facts["bt1.hardestRecall"] = .number(worst.recall)
    }
    if let confusion = matrix.largestConfusions(1).first {
      facts["bt1.worstConfusionTrue"] = .text(confusion.truth)
      facts["bt1.worstConfusionPredicted"] = .text(confusion.prediction)
      facts["bt1.worstConfusionCount"] = .count(confusion.count)
    }
    return facts
  }
}
