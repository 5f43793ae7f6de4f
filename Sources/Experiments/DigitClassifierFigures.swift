public import Figures
import Networks
import Tensors
import Training

extension DigitClassifier {
  public func figures(from findings: Findings) throws -> [Figure] {
    [try curves(findings), try confusionMatrix(findings), try examples(findings)]
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

  /// Says what the first epoch reaches and what the others add.
  private func curvesTitle(_ findings: Findings) -> String {
    let epochs = findings.history.epochs
    func share(_ epoch: History.Epoch?) -> String { percent(epoch?.evaluationAccuracy ?? 0) }
    let first = "One epoch reads \(share(epochs.first)) of the test images"
    return epochs.count > 1 ? "\(first), \(epochs.count) read \(share(epochs.last))" : first
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

  private func examples(_ findings: Findings) throws -> Figure {
    let areWrong = findings.examples.contains { $0.prediction != $0.truth }
    return try .imageGrid(
      id: "x-bt1-mistakes",
      title: areWrong ? "The mistakes it is surest of" : "No mistakes: what it is least sure of",
      pictures: findings.examples.map { example in
        Picture(
          example.image,
          prediction: Prediction(
            example.prediction, truth: example.truth, probability: example.probability))
      },
      columns: 8, subtitle: "What the network took each test image for, and how sure it was",
      caption: areWrong
        ? """
        Test images with a wrong answer, the surest first. Some could be misread by anyone; for \
        others the network has no excuse.
        """ : "The network read every test image; these are the answers it was least sure of.",
      dataOrigin: findings.origin)
  }

  public func tables(from findings: Findings) -> [ResultTable] {
    let layers = zip(findings.layers, findings.summary.rows).map { layer, row in
      [layer, "\(row.outputShape)", row.parameterCount == 0 ? "" : grouped(row.parameterCount)]
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
      "bt1.epochs": .text(findings.run.epochs == 1 ? "1 epoch" : "\(findings.run.epochs) epochs"),
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
    let confusion = matrix.largestConfusions(1).first
    facts["bt1.worstConfusionTrue"] = .text(confusion?.truth ?? "any digit")
    facts["bt1.worstConfusionPredicted"] = .text(confusion?.prediction ?? "another")
    facts["bt1.worstConfusionCount"] = .count(confusion?.count ?? 0)
    return facts
  }

  public func checks(of findings: Findings) -> [Check] {
    let matrix = ConfusionMatrix(classes: findings.classes, counts: findings.confusion)
    let accuracy = matrix.accuracy ?? 0
    return [
      Check(
        claim: "An untrained network guesses: it reads between 5 and 20 % of the test images.",
        holds: (0.05...0.2).contains(findings.untrainedAccuracy)),
      Check(
        claim: "BM1 reads at least 98.5 % of the clean test images after its last epoch.",
        holds: accuracy >= 0.985),
      Check(
        claim: "The network has 17,066 parameters, 3,552 of them in the convolutions.",
        holds: findings.summary.parameterCount == 17_066
          && networkFacts(findings)["bm1.convolutionParameters"] == .count(3_552)),
    ]
  }
}
