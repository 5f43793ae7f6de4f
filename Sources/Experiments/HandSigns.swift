public import Datasets
import DrawnCollections
public import Figures
import Networks
import Training

/// Lecture A asks what convolutions add to a linear classifier of hand signs.
///
/// Trains at1, at2 and at3; makes x-hand-signs.
public struct HandSigns: Experiment {
  public static let id = "hand-signs"
  public static let question = "What do convolutions add to a linear classifier of hand signs?"
  public static let sourceFile = "Experiments/HandSigns.swift"
  public static let collections = [DataCollection.signLanguageMNIST]
  public static let items = [
    CatalogueItem(id: "at1", kind: .run, lecture: "A", summary: "AM1 on hand signs, SGD"),
    CatalogueItem(id: "at2", kind: .run, lecture: "A", summary: "AM2 on hand signs, momentum"),
    CatalogueItem(id: "at3", kind: .run, lecture: "A", summary: "AM3 on hand signs, momentum"),
    CatalogueItem(
      id: "x-hand-signs", kind: .table, lecture: "A", summary: "accuracies of at1, at2 and at3"),
  ]

  public init() {}

  /// The lecture's settings: pixels from 0 to 1, batches of 32.
  ///
  /// Where it trains the convolutions for one epoch only, the standard edition takes as many as
  /// tell the two networks apart.
  public func runs(in edition: Edition) -> [TrainingRun] {
    func run(
      _ id: String, _ network: ZooNetwork, epochs: Int, _ optimizer: OptimizerSettings
    ) -> TrainingRun {
      TrainingRun(
        id: id, network: network, collection: .signLanguageMNIST,
        trainingImages: edition == .quick ? 2_000 : 27_455,
        testImages: edition == .quick ? 500 : 7_172, normalization: .unit, batchSize: 32,
        epochs: edition == .quick ? 1 : epochs, optimizer: optimizer, seed: 1)
    }
    return [
      run("at1", .am1, epochs: 30, .momentum(0, learningRate: 0.001)),
      run("at2", .am2, epochs: edition == .full ? 1 : 4, .momentum(0.9, learningRate: 0.01)),
      run("at3", .am3, epochs: edition == .full ? 1 : 4, .momentum(0.9, learningRate: 0.01)),
    ]
  }

  public struct Findings: Codable, Sendable {
    let classifiers: [Classifier]
    let areDrawn: Bool

    struct Classifier: Codable, Sendable {
      let run: String
      let network: String
      let parameters: Int
      let epochs: Int
      let trainingAccuracy: Double
      let validationAccuracy: Double
    }
  }

  public func measure(in laboratory: Laboratory) throws -> Findings {
    Findings(
      classifiers: runs(in: laboratory.edition).map { run in
        let model = laboratory.model(run)
        let last = model.history.epochs.last
        return Findings.Classifier(
          run: run.id, network: run.network.rawValue.uppercased(),
          parameters: model.network.parameterCount, epochs: run.epochs,
          trainingAccuracy: last?.trainingAccuracy ?? 0,
          validationAccuracy: last?.evaluationAccuracy ?? 0)
      },
      areDrawn: try laboratory.library.origin(of: .signLanguageMNIST).isDrawn)
  }

  public func figures(from findings: Findings) throws -> [Figure] { [] }

  public func tables(from findings: Findings) -> [ResultTable] {
    [
      ResultTable(
        id: "x-hand-signs", title: "What three networks make of the hand signs",
        caption: "Accuracy after the last epoch, on training and validation images.",
        columns: [
          .init("network"), .init("parameters", isNumeric: true), .init("epochs", isNumeric: true),
          .init("training", isNumeric: true), .init("validation", isNumeric: true),
        ],
        rows: findings.classifiers.map {
          [
            $0.network, grouped($0.parameters), "\($0.epochs)", percent($0.trainingAccuracy),
            percent($0.validationAccuracy),
          ]
        })
    ]
  }

  public func facts(from findings: Findings) -> [String: Fact] {
    var facts: [String: Fact] = [:]
    for classifier in findings.classifiers {
      facts["\(classifier.run).trainingAccuracy"] = .number(classifier.trainingAccuracy)
      facts["\(classifier.run).validationAccuracy"] = .number(classifier.validationAccuracy)
      facts["\(classifier.run).parameters"] = .count(classifier.parameters)
    }
    return facts
  }

  public func checks(of findings: Findings) -> [Check] {
    // Of the real ones a part has near-duplicates on both sides, and the small network then knows
    // every image by heart.
    guard findings.areDrawn, findings.classifiers.count == 3 else { return [] }
    let accuracies = findings.classifiers.map(\.validationAccuracy)
    let convolutionsHelp = Check(
      claim: "Both convolutional networks read more of the drawn hand signs than the linear one.",
      holds: accuracies[0] < min(accuracies[1], accuracies[2]))
    // The lecture's single epoch is too short for the deep network to show what it can do.
    if findings.classifiers[2].epochs == 1 { return [convolutionsHelp] }
    let depthHelps = Check(
      claim: "The deep network reads more of the drawn hand signs than the small one.",
      holds: accuracies[1] < accuracies[2])
    return [convolutionsHelp, depthHelps]
  }
}
