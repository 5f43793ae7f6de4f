import Datasets
import Mathematics
import Networks
import Tensors
import Testing
import Training

/// What a trainer keeps besides the last weights, and how it stops.
struct TrainingRecordTests {
  @Test func `the log has the lectures' form`() {
    let epoch = History.Epoch(
      epoch: 3, trainingLoss: 1.60572, trainingAccuracy: 38.0 / 175, evaluationLoss: 1.6,
      evaluationAccuracy: 0.2)
    #expect(
      epoch.logLine(of: 20, trainingImages: 175, evaluationImages: 50)
        == "Epoch 3/20 - Train Loss: 1.6057, Train Correct: 38/175"
        + " - Test Loss: 1.6000, Test Correct: 10/50")
  }

  @Test func `snapshots hold the chosen layers and the confusion matrix of every epoch`() throws {
    let plan = SnapshotPlan(layers: ["3"], confusion: true)
    let (history, network) = try train(Trainer(epochs: 2, batchSize: 32, snapshots: plan))
    #expect(history.snapshots.map(\.epoch) == [1, 2])
    let last = try #require(history.snapshots.last)
    #expect(last.weights.map(\.name) == ["3.weight", "3.bias"])
    #expect(last.weights[0].values == network.parameters[2].parameter.value.values)
    #expect(last.weights != history.snapshots[0].weights)
    #expect(
      try last.confusion
        == network.evaluate(on: brightQuarters(60, seed: 4), normalization: .unit).confusion)
  }

  @Test func `a snapshot of a layer that is not there is refused`() throws {
    #expect(throws: LayerPathError.self) {
      try train(Trainer(epochs: 1, batchSize: 32, snapshots: SnapshotPlan(layers: ["30"])))
    }
  }

  @Test(arguments: KeptEpoch.Metric.allCases)
  func `the best epoch's weights are kept, by any metric`(metric: KeptEpoch.Metric) throws {
    // Steps so large that the epochs go up and down.
    let (history, network) = try train(
      Trainer(epochs: 6, batchSize: 16, keeping: .best(metric)),
      SGD(learningRate: 0.5, momentum: 0.9))
    let numbers = history.epochs.map { epoch in
      switch metric {
      case .trainingLoss: -epoch.trainingLoss
      case .trainingAccuracy: epoch.trainingAccuracy
      case .evaluationLoss: -epoch.evaluationLoss
      case .evaluationAccuracy: epoch.evaluationAccuracy
      }
    }
    let best = try #require(numbers.max())
    let first = try #require(numbers.firstIndex(of: best))
    #expect(history.bestEpoch == first + 1)
    #expect(numbers.contains { $0 < best })
    let epoch = history.epochs[first]
    for (images, loss, accuracy) in [
      (brightQuarters(200, seed: 3), epoch.trainingLoss, epoch.trainingAccuracy),
      (brightQuarters(60, seed: 4), epoch.evaluationLoss, epoch.evaluationAccuracy),
    ] {
      let evaluation = try network.evaluate(on: images, normalization: .unit)
      #expect(evaluation.meanLoss == loss)
      #expect(evaluation.accuracy == accuracy)
    }
  }

  @Test func `a loss that is no number names the layer inside a part with a name`() throws {
    var random = SeededRandom(seed: 7)
    var network = try Sequential(input: [1, 12, 12], using: &random) {
      Sequential("features") {
        AvgPool2d(size: 2)
        Residual(name: "block") { Conv2d(filters: 1, size: 3, padding: .same) }
      }
      Flatten()
      Linear(4)
    }
    let error = #expect(throws: DivergenceError.self) {
      try Trainer(epochs: 3, batchSize: 50).train(
        &network, with: SGD(learningRate: .infinity), on: brightQuarters(200, seed: 3),
        evaluatingOn: brightQuarters(60, seed: 4), using: &random)
    }
    #expect(
      error?.description
        == "epoch 1, step 2: the loss is nan. Layer features.block.body.0 Conv2d(1, size: 3, "
        + "padding: same) is the first whose output is not finite. Lower the learning rate.")
  }

  @Test(arguments: [Loss.binaryCrossEntropyWithLogits, .binaryCrossEntropy, .meanSquaredError])
  func `one output learns yes and no`(loss: Loss) throws {
    var random = SeededRandom(seed: 7)
    var network = try Sequential(input: [1, 12, 12], using: &random) {
      Flatten()
      Linear(1)
      if loss == .binaryCrossEntropy { Sigmoid() }
    }
    let (training, test) = (halves(200, seed: 3), halves(50, seed: 4))
    let history = try Trainer(epochs: 8, batchSize: 16, loss: loss).train(
      &network, with: Adam(learningRate: 0.01), on: training, evaluatingOn: test, using: &random)
    #expect(try #require(history.epochs.last).evaluationAccuracy > 0.9)
    let evaluation = try network.evaluate(on: test, normalization: .unit, loss: loss)
    #expect(evaluation.confusion.count == 2)
  }

  @Test func `probabilities without a sigmoid stop the run and say what is missing`() throws {
    var random = SeededRandom(seed: 7)
    var network = try Sequential(input: [1, 12, 12], using: &random) {
      Flatten()
      Linear(1)
    }
    let error = #expect(throws: DivergenceError.self) {
      try Trainer(epochs: 1, batchSize: 16, loss: .binaryCrossEntropy).train(
        &network, with: SGD(learningRate: 0.1), on: halves(64, seed: 3),
        evaluatingOn: halves(8, seed: 4), using: &random)
    }
    #expect(error?.origin == .loss)
  }

  /// Images of two classes: bright in the upper or in the lower half.
  private func halves(_ count: Int, seed: UInt64) -> LabeledImages {
    let quarters = brightQuarters(count, seed: seed)
    return LabeledImages(
      channels: 1, height: 12, width: 12, pixels: quarters.pixels,
      labels: quarters.labels.map { $0 / 2 }, classNames: ["top", "bottom"])
  }

  private func train(
    _ trainer: Trainer, _ optimizer: any Optimizer = Adam(learningRate: 0.01)
  ) throws -> (history: History, network: Sequential) {
    var network = try smallNetwork()
    var random = SeededRandom(seed: 1)
    let history = try trainer.train(
      &network, with: optimizer, on: brightQuarters(200, seed: 3),
      evaluatingOn: brightQuarters(60, seed: 4), using: &random)
    return (history, network)
  }
}
