public import Datasets
import Figures
import Networks
import Training

/// Lecture B asks how well a small convolutional network reads digits, and which it mistakes.
///
/// Trains bt1; makes b5, b7, x-bt1-curves and x-bt1-mistakes.
public struct DigitClassifier: Experiment {
  public static let id = "digit-classifier"
  public static let question =
    "How well does a small convolutional network read digits, and which does it mistake?"
  public static let sourceFile = "Experiments/DigitClassifier.swift"
  public static let collections = [DataCollection.mnist]
  public static let items = [
    CatalogueItem(id: "bt1", kind: .run, lecture: "B", summary: "BM1 on digits, Adam"),
    CatalogueItem(id: "b5", kind: .figure, lecture: "B", summary: "confusion matrix of bt1"),
    CatalogueItem(id: "b7", kind: .table, lecture: "B", summary: "layers of BM1"),
    CatalogueItem(
      id: "x-bt1-curves", kind: .figure, lecture: "B", summary: "learning curves of bt1"),
    CatalogueItem(
      id: "x-bt1-mistakes", kind: .figure, lecture: "B", summary: "the mistakes bt1 is surest of"),
  ]
  public static let factSubjects = ["bm1", "bt1"]

  public init() {}

  /// The lecture's settings without its mistakes: no flips, no augmentation, a clean test set.
  private func run(in edition: Edition) -> TrainingRun {
    TrainingRun(
      id: "bt1", network: .bm1, collection: .mnist,
      trainingImages: edition == .quick ? 8_000 : 60_000,
      testImages: edition == .quick ? 1_000 : 10_000,
      normalization: .symmetric, batchSize: 64, epochs: edition == .quick ? 1 : 5,
      optimizer: .adam(learningRate: 0.001), seed: 1)
  }

  public func runs(in edition: Edition) -> [TrainingRun] { [run(in: edition)] }

  public struct Findings: Codable, Sendable {
    let run: TrainingRun
    let history: History
    let summary: ModelSummary
    let trainingCount: Int
    let untrainedAccuracy: Double
    let classes: [String]
    let confusion: [[Int]]
    /// How each layer is written, one for each row of the summary.
    let layers: [String]
    /// The wrong answers it is surest of; without any, the right ones it is least sure of.
    let examples: [Example]
    let origin: String

    struct Example: Codable, Sendable {
      let image: Bitmap
      let truth: String
      let prediction: String
      let probability: Double
    }
  }

  public func measure(in laboratory: Laboratory) throws -> Findings {
    let run = run(in: laboratory.edition)
    let model = laboratory.model(run)
    let test = try laboratory.images(.test, of: .mnist, count: run.testImages)
    func evaluate(_ network: Sequential) throws -> Evaluation {
      try laboratory.evaluate(network, on: test, normalization: run.normalization)
    }
    let trained = try evaluate(model.network)
    return Findings(
      run: run, history: model.history, summary: model.network.summary,
      trainingCount: model.trainingCount,
      untrainedAccuracy: try evaluate(run.network.network(seed: run.seed)).accuracy,
      classes: test.classNames, confusion: trained.confusion,
      layers: model.network.layers.map { "\($0)" },
      examples: telling(trained, on: test),
      origin: try laboratory.origin(of: .mnist))
  }

  /// The wrong answers with the highest probability; of equals the first.
  private func telling(_ evaluation: Evaluation, on test: LabeledImages) -> [Findings.Example] {
    let wrong = test.labels.indices.filter { Int(test.labels[$0]) != evaluation.predictions[$0] }
    let order = (wrong.isEmpty ? Array(test.labels.indices) : wrong).sorted {
      let (one, other) = (evaluation.confidences[$0], evaluation.confidences[$1])
      return wrong.isEmpty ? (one, $0) < (other, $1) : (other, $0) < (one, $1)
    }
    return order.prefix(16).map { index in
      Findings.Example(
        image: test.bitmap(index), truth: test.classNames[Int(test.labels[index])],
        prediction: test.classNames[evaluation.predictions[index]],
        probability: Double(evaluation.confidences[index]))
    }
  }
}
