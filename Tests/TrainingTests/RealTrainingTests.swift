import Datasets
import Mathematics
import Networks
import ReferenceValues
import Tensors
import Testing
import Training

/// The whole loop on real digits: slower, and skipped without the files.
@Suite(.enabled(if: RealData.isAvailable, "set FOVEA_DATA to the folder of real collections"))
struct RealTrainingTests {
  /// BM1 on 2,000 digits in batches of 64, of which the last has 16, tested on 500 others.
  private func train(
    keeping: KeptEpoch = .last, file: String? = nil
  ) throws -> (history: History, network: Sequential, test: LabeledImages) {
    let folder = RealData.folder ?? "."
    let training = try DataCollection.mnist.images(.training, in: folder).prefix(2_000)
    let test = try DataCollection.mnist.images(.test, in: folder).prefix(500)
    var random = SeededRandom(seed: 2)
    var network = try Zoo.bm1(using: &random)
    let trainer = Trainer(
      epochs: 3, batchSize: 64, normalization: .symmetric, keeping: keeping,
      snapshots: SnapshotPlan(layers: [0], confusion: true), checkpointFile: file, threads: 2)
    let history = try trainer.train(
      &network, with: Adam(learningRate: 0.002), on: training, evaluatingOn: test, using: &random)
    return (history, network, test)
  }

  @Test func `real digits are learnt, partial batches, snapshots and all`() throws {
    let (history, network, test) = try train()
    #expect(history.stepLosses.count == 3 * 32)
    #expect(history.stepLosses.allSatisfy { $0.isFinite })
    let last = try #require(history.epochs.last)
    // 2,000 digits, seen three times, are enough for eight of ten new ones.
    #expect(last.evaluationAccuracy > 0.8)
    #expect(last.trainingLoss < history.epochs[0].trainingLoss)
    #expect(history.snapshots.map(\.epoch) == [1, 2, 3])
    let evaluation = try network.evaluate(on: test, normalization: .symmetric, threads: 2)
    #expect(history.snapshots[2].confusion == evaluation.confusion)
    #expect(history.snapshots[2].weights[0].values == network.parameters[0].parameter.value.values)
    #expect(evaluation.confusion.joined().reduce(0, +) == 500)
  }

  @Test func `the best epoch's file is the network that is kept`() throws {
    try withTemporaryFolder { folder in
      let file = "\(folder)/best.safetensors"
      var (history, network, test) = try train(keeping: .best(.evaluationAccuracy), file: file)
      let kept = network.checkpoint()
      try network.restore(fromCheckpointAt: file)
      #expect(network.checkpoint() == kept)
      let best = try #require(history.epochs.map(\.evaluationAccuracy).max())
      #expect(
        try network.evaluate(on: test, normalization: .symmetric, threads: 2).accuracy == best)
    }
  }
}
