import Networks
import Tensors
import Testing

/// What steps take from the heap, counted by the benchmark's own `malloc` in a process of its own.
@Suite(
  .enabled(
    if: BenchmarkProcess.countsAllocations,
    "a sanitizer has a malloc of its own, or this is not glibc"))
struct AllocationTests {
  @Test(arguments: Descent.allCases)
  func `training BM1 takes no memory after the first step`(descent: Descent) throws {
    let network = try zooNetwork("bm1")
    #expect(try laterAllocations(.training(network, batch: 64, descent)) == 0)
  }

  @Test(arguments: [
    ("cm1", Loss.crossEntropy), ("dm4", .binaryCrossEntropyWithLogits), ("resnet20", .crossEntropy),
  ])
  func `training large networks takes no memory after the first step`(
    id: String, loss: Loss
  ) throws {
    #expect(try laterAllocations(.training(zooNetwork(id), batch: 10, .adam, loss: loss)) == 0)
  }

  @Test(arguments: Descent.allCases)
  func `stages, dropout and blocks take no memory after the first step`(descent: Descent) throws {
    let network = try stagedNetwork()
    #expect(try laterAllocations(.training(network, batch: 16, descent)) == 0)
  }

  @Test func `answering yes or no takes no memory after the first step`() throws {
    let network = try Sequential(
      input: [3, 20, 20],
      layers: [
        Conv2d(filters: 4, size: 3, stride: 2), ReLU(), AdaptiveAvgPool2d(1), Flatten(), Linear(1),
      ])
    let job = try StepsJob.training(
      network, batch: 10, .adam, loss: .binaryCrossEntropyWithLogits)
    #expect(try laterAllocations(job) == 0)
  }

  @Test func `outputs take no memory after the first batch`() throws {
    #expect(try laterAllocations(.inference(zooNetwork("bm1"), batch: 32)) == 0)
    #expect(try laterAllocations(.inference(stagedNetwork(), batch: 16)) == 0)
  }

  /// The lectures' networks with the most weights, the largest images and the most stages.
  @Test(arguments: [
    ("cm1", 10, Loss.crossEntropy), ("dm4", 64, .binaryCrossEntropyWithLogits),
    ("resnet20", 128, .crossEntropy),
  ])
  func `training takes at most 64 MB beyond parameters, optimiser and activations`(
    id: String, batch: Int, loss: Loss
  ) throws {
    let job = try StepsJob.training(zooNetwork(id), batch: batch, .adam, loss: loss)
    let memory = try BenchmarkProcess.measurement(of: job).memory
    let planned = memory.parameters + memory.optimizerState + memory.activations
    #expect(memory.peak <= planned + 64_000_000)
  }

  private func laterAllocations(_ job: StepsJob) throws -> Int? {
    try BenchmarkProcess.measurement(of: job).memory.laterAllocations
  }

  private func zooNetwork(_ id: String) throws -> Sequential {
    let model = try Zoo.model(id)
    return try Sequential(input: model.inputShape, layers: model.layers)
  }

  /// Every container and every layer that keeps something of its own.
  private func stagedNetwork() throws -> Sequential {
    try Sequential(
      input: [1, 16, 16],
      layers: [
        Conv2d(filters: 4, size: 3, padding: 1), BatchNorm2d(), ReLU(),
        Residual("Block") {
          Conv2d(filters: 4, size: 3, padding: 1, bias: false)
          BatchNorm2d()
        } after: {
          ReLU()
        },
        Residual("Halving") {
          Conv2d(filters: 8, size: 3, stride: 2, padding: 1, groups: 4)
          BatchNorm2d()
        } shortcut: {
          PaddedIdentity(channels: 8, stride: 2)
        },
        Parallel("Fire") {
          Sequential {
            Conv2d(filters: 4, size: 1)
            BatchNorm2d()
            ReLU6()
          }
          Sequential {
            AvgPool2d(size: 3, stride: 1, padding: 1)
            Conv2d(filters: 4, size: 3, padding: 1)
            Sigmoid()
          }
        },
        MaxPool2d(size: 2), Dropout(0.3), Flatten(),
        Sequential("head") {
          Linear(16)
          ReLU()
          Dropout(0.5)
          Linear(4)
        },
      ])
  }
}
