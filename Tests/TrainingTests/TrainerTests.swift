import Datasets
import Mathematics
import Networks
import SelfTest
import Tensors
import Testing
import Training

struct TrainerTests {
  let training = brightQuarters(200, seed: 3)
  let test = brightQuarters(60, seed: 4)

  @Test func `a network learns where the light is`() throws {
    let history = try train(Trainer(epochs: 6, batchSize: 16, normalization: .symmetric)).history
    let last = try #require(history.epochs.last)
    #expect(last.evaluationAccuracy > 0.95)
    #expect(last.trainingLoss < history.epochs[0].trainingLoss)
  }

  @Test func `the last smaller batch is trained on too`() throws {
    let history = try train(Trainer(epochs: 1, batchSize: 64)).history
    // 64 + 64 + 64 + 8 images.
    #expect(history.stepLosses.count == 4)
  }

  @Test func `the first step's loss is that of guessing`() throws {
    let history = try train(Trainer(epochs: 1, batchSize: 200)).history
    // An untrained network of four classes stays within a tenth of ln 4.
    #expect(abs(history.stepLosses[0] - 1.386) < 0.1)
  }

  @Test func `the history agrees with an evaluation afterwards`() throws {
    let (history, network) = try train(Trainer(epochs: 2, batchSize: 32))
    let evaluation = try network.evaluate(on: test, normalization: .unit, threads: 3)
    #expect(history.epochs[1].evaluationLoss == evaluation.meanLoss)
    #expect(history.epochs[1].evaluationAccuracy == evaluation.accuracy)
    #expect(
      try history.epochs[1].trainingLoss
        == network.evaluate(on: training, normalization: .unit).meanLoss)
  }

  @Test func `both numerics learn the same`() throws {
    // Not Adam, which divides the rounding of a gradient that is nearly zero by its own size.
    let descent = SGD(learningRate: 0.05, momentum: 0.9)
    let exact = try train(Trainer(epochs: 1, batchSize: 32), descent).history
    let openBLAS = try train(
      Trainer(epochs: 1, batchSize: 32, numerics: .openblas), descent
    ).history
    for (a, b) in zip(exact.stepLosses, openBLAS.stepLosses) {
      // Seven steps of other rounding.
      #expect(abs(a - b) < 1e-5)
    }
  }

  @Test func `a loss that is not finite names its layer where images ran side by side`() throws {
    var network = try TinyRun.smallMapsNetwork()
    var shuffling = SeededRandom(seed: 1)
    let error = #expect(throws: DivergenceError.self) {
      try Trainer(epochs: 1, batchSize: 50).train(
        &network, with: SGD(learningRate: .infinity), on: training, evaluatingOn: test,
        using: &shuffling)
    }
    #expect(error?.description.contains("Layer 0 Conv2d(33, size: 3, padding: same)") == true)
  }

  @Test func `a loss that is not finite names epoch and step`() throws {
    let error = #expect(throws: DivergenceError.self) {
      try train(Trainer(epochs: 3, batchSize: 50), SGD(learningRate: .infinity))
    }
    #expect(
      error?.description
        == "epoch 1, step 2: the loss is nan. Layer 0 Conv2d(12, size: 3, padding: same) is the "
        + "first whose output is not finite. Lower the learning rate.")
  }

  @Test func `a layer that writes over its input is named when it breaks the numbers`() throws {
    var random = SeededRandom(seed: 1)
    var network = try Sequential(input: [1, 12, 12], using: &random) {
      Conv2d(filters: 2, size: 3)
      BatchNorm2d()
      ReLU()
      Flatten()
      Linear(4)
    }
    // Only evaluation reads the running mean.
    network.forEachStatistic { name, value in if name == "1.running_mean" { value[0] = .nan } }
    let error = #expect(throws: DivergenceError.self) {
      try Trainer(epochs: 1, batchSize: 50).train(
        &network, with: SGD(learningRate: 0.01), on: training, evaluatingOn: test, using: &random)
    }
    #expect(error?.description.contains("Layer 1 BatchNorm2d") == true)
  }

  @Test func `a report that throws stops the run and keeps the old weights`() throws {
    struct Stop: Error {}
    var network = try smallNetwork()
    let before = network.checkpoint()
    var random = SeededRandom(seed: 1)
    #expect(throws: Stop.self) {
      try Trainer(epochs: 1, batchSize: 50).train(
        &network, with: SGD(learningRate: 0.1), on: training, evaluatingOn: test, using: &random
      ) { if $0.imagesDone == 100 { throw Stop() } }
    }
    #expect(network.checkpoint() == before)
  }

  @Test func `progress counts the images of each phase`() throws {
    var network = try smallNetwork()
    var random = SeededRandom(seed: 1)
    var reports: [TrainingProgress] = []
    _ = try Trainer(epochs: 1, batchSize: 128).train(
      &network, with: SGD(learningRate: 0.1), on: training, evaluatingOn: test, using: &random
    ) { reports.append($0) }
    let expected = [
      (TrainingProgress.Phase.training, 128, 200), (.training, 200, 200), (.evaluating, 200, 260),
      (.evaluating, 260, 260),
    ].map {
      TrainingProgress(phase: $0, epoch: 1, epochs: 1, imagesDone: $1, imagesTotal: $2)
    }
    #expect(reports == expected)
  }

  private func train(
    _ trainer: Trainer, _ optimizer: any Optimizer = Adam(learningRate: 0.01)
  ) throws -> (history: History, network: Sequential) {
    var network = try smallNetwork()
    var random = SeededRandom(seed: 1)
    let history = try trainer.train(
      &network, with: optimizer, on: training, evaluatingOn: test, using: &random)
    return (history, network)
  }
}
