import Cancellations
import Datasets
import Mathematics
import Networks
import Tensors
import Testing
import Training

/// How training and evaluation stop when someone wishes it.
struct CancellationTests {
  private let training = brightQuarters(200, seed: 3)
  private let test = brightQuarters(60, seed: 4)

  /// Trains three epochs of four batches, and cancels when a report comes that is asked for.
  private func train(
    threads: Int = 1, checkpoint: String? = nil, stopAt isTime: @escaping (TrainingProgress) -> Bool
  ) throws -> (stop: Cancelled?, reports: [TrainingProgress], network: Sequential) {
    var network = try smallNetwork()
    var random = SeededRandom(seed: 1)
    let cancellation = Cancellation()
    var reports: [TrainingProgress] = []
    let stop = #expect(throws: Cancelled.self) {
      try Trainer(epochs: 3, batchSize: 64, checkpointFile: checkpoint, threads: threads).train(
        &network, with: SGD(learningRate: 0.1), on: training, evaluatingOn: test, using: &random,
        cancellation: cancellation
      ) { progress in
        reports.append(progress)
        if isTime(progress) { cancellation.cancel() }
      }
    }
    return (stop, reports, network)
  }

  @Test(arguments: [1, 3])
  func `training ends after the step that runs, and names epoch and batch`(threads: Int) throws {
    let before = try smallNetwork().checkpoint()
    let (stop, reports, network) = try train(threads: threads) {
      $0.epoch == 2 && $0.imagesDone == 64
    }
    #expect(stop?.description == "stopped in epoch 2 of 3, after batch 2 of 4")
    // The step after the wish is the last one, and is not reported any more.
    #expect(reports.last?.imagesDone == 64)
    #expect(network.checkpoint() == before)
  }

  @Test func `a wish during the last smaller batch stops before the evaluation`() throws {
    let (stop, _, _) = try train { $0.imagesDone == 192 }
    #expect(stop?.description == "stopped in epoch 1 of 3, after batch 4 of 4")
  }

  @Test func `an evaluation stops and names the epoch`() throws {
    let (stop, _, _) = try train { $0.phase == .training && $0.imagesDone == 200 }
    #expect(stop?.description == "stopped in epoch 1 of 3, in its evaluation")
  }

  @Test func `a wish from before the beginning stops after one step`() throws {
    var network = try smallNetwork()
    var random = SeededRandom(seed: 1)
    let cancellation = Cancellation()
    cancellation.cancel()
    let stop = #expect(throws: Cancelled.self) {
      try Trainer(epochs: 1, batchSize: 50).train(
        &network, with: SGD(learningRate: 0.1), on: training, evaluatingOn: test, using: &random,
        cancellation: cancellation)
    }
    #expect(stop?.description == "stopped in epoch 1 of 1, after batch 1 of 4")
  }

  @Test(arguments: [1, 2])
  func `an evaluation on its own stops`(threads: Int) throws {
    let network = try smallNetwork()
    let cancellation = Cancellation()
    cancellation.cancel()
    #expect(throws: Cancelled(place: "")) {
      try network.evaluate(
        on: test, normalization: .unit, threads: threads, cancellation: cancellation)
    }
  }

  @Test func `the file of a stopped run holds the last epoch that was finished`() throws {
    try withTemporaryFolder { folder in
      let file = "\(folder)/weights.safetensors"
      _ = try train(checkpoint: file) { $0.epoch == 3 && $0.imagesDone == 128 }
      var network = try smallNetwork()
      var random = SeededRandom(seed: 1)
      _ = try Trainer(epochs: 2, batchSize: 64).train(
        &network, with: SGD(learningRate: 0.1), on: training, evaluatingOn: test, using: &random)
      let finished = network.checkpoint()
      try network.restore(fromCheckpointAt: file)
      #expect(network.checkpoint() == finished)
    }
  }
}
