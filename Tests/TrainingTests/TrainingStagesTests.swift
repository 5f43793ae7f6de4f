import Datasets
import Mathematics
import Networks
import Tensors
import Testing
import Training

/// Training of networks whose layers need the whole batch, the step's number or part of the
/// parameters.
struct TrainingStagesTests {
  private func network() throws -> Sequential {
    var random = SeededRandom(seed: 7)
    return try Sequential(input: [1, 12, 12], using: &random) {
      Conv2d(filters: 4, size: 3, padding: 1)
      BatchNorm2d()
      ReLU()
      MaxPool2d(size: 2)
      Residual("BasicBlock") {
        Conv2d(filters: 4, size: 3, padding: 1, bias: false)
        BatchNorm2d()
      } after: {
        ReLU()
      }
      AvgPool2d(size: 2)
      Flatten()
      Dropout(0.3)
      Linear(4)
    }
  }

  @Test(arguments: [2, 3, 8])
  func `the thread count changes no bit`(threads: Int) throws {
    #expect(try trained(threads: threads) == trained(threads: 1))
  }

  @Test func `batch normalisation and dropout learn, and evaluation uses what was measured`() throws
  {
    var network = try network()
    var random = SeededRandom(seed: 1)
    let history = try Trainer(epochs: 6, batchSize: 16, normalization: .symmetric).train(
      &network, with: Adam(learningRate: 0.01), on: brightQuarters(200, seed: 3),
      evaluatingOn: brightQuarters(60, seed: 4), using: &random)
    #expect(try #require(history.epochs.last).evaluationAccuracy > 0.9)
    #expect(network.statistics.contains { $0.value.values.contains { $0 != 0 && $0 != 1 } })
  }

  @Test func `a checkpoint keeps the running statistics`() throws {
    let bytes = try trained(threads: 1)
    var other = try network()
    try other.restore(fromCheckpoint: bytes)
    #expect(other.checkpoint() == bytes)
  }

  @Test func `frozen layers keep their weights while the head learns`() throws {
    var network = try network()
    network.freeze(..<5)
    let before = network.parameters
    var random = SeededRandom(seed: 1)
    _ = try Trainer(epochs: 1, batchSize: 16).train(
      &network, with: SGD(learningRate: 0.1, momentum: 0.9), on: brightQuarters(40, seed: 3),
      evaluatingOn: brightQuarters(8, seed: 4), using: &random)
    for (old, new) in zip(before, network.parameters) {
      #expect(
        (old.parameter.value == new.parameter.value) == !old.parameter.isTrainable, "\(old.name)")
    }
  }

  @Test func `a last batch of one value per channel is refused before training`() throws {
    var random = SeededRandom(seed: 1)
    var network = try Sequential(input: [1, 12, 12], using: &random) {
      AdaptiveAvgPool2d(1)
      BatchNorm2d()
      Flatten()
      Linear(4)
    }
    let error = #expect(throws: ShapeError.self) {
      try Trainer(epochs: 1, batchSize: 8).train(
        &network, with: SGD(learningRate: 0.1), on: brightQuarters(17, seed: 3),
        evaluatingOn: brightQuarters(8, seed: 4), using: &random)
    }
    #expect(
      error?.description
        == "layer 1 BatchNorm2d(): expected more than one value per channel in a batch, "
        + "found 1×1×1. A batch holds a single image: choose a batch size that leaves none alone.")
  }

  private func trained(threads: Int) throws -> [UInt8] {
    var network = try network()
    var random = SeededRandom(seed: 1)
    _ = try Trainer(epochs: 2, batchSize: 24, threads: threads).train(
      &network, with: Adam(learningRate: 0.01, weightDecay: 1e-3),
      on: brightQuarters(70, seed: 3), evaluatingOn: brightQuarters(20, seed: 4), using: &random)
    return network.checkpoint()
  }
}
