import Datasets
import Mathematics
import Networks
import Tensors
import Testing
import Training

/// The promise of exact numerics: the same bits on every machine.
struct DeterminismTests {
  /// What the tiny run's weights hash to under the numerics version beside it.
  ///
  /// Whoever changes the arithmetic raises `Engine.numericsVersion` and records both here.
  static let recorded = (version: 1, hash: UInt64(4_896_594_215_107_401_808))

  @Test func `the trained weights are the recorded ones`() throws {
    #expect(Engine.numericsVersion == Self.recorded.version)
    #expect(try trainedHash(threads: 1) == Self.recorded.hash)
  }

  @Test(arguments: [2, 3, 8])
  func `the thread count changes no bit`(threads: Int) throws {
    #expect(try trainedHash(threads: threads) == Self.recorded.hash)
  }

  @Test func `every instruction set gives the same bits`() throws {
    for path in VectorPath.supported {
      var hash: UInt64 = 0
      try path.whileUsed { hash = try trainedHash(threads: 2) }
      #expect(hash == Self.recorded.hash, "\(path)")
    }
  }

  @Test func `another seed shuffles otherwise`() throws {
    #expect(try trainedHash(threads: 1, seed: 2) != Self.recorded.hash)
  }

  private func trainedHash(threads: Int, seed: UInt64 = 1) throws -> UInt64 {
    var network = try smallNetwork()
    var random = SeededRandom(seed: seed)
    let trainer = Trainer(epochs: 2, batchSize: 24, normalization: .symmetric, threads: threads)
    _ = try trainer.train(
      &network, with: Adam(learningRate: 0.01), on: brightQuarters(100, seed: 3),
      evaluatingOn: brightQuarters(20, seed: 4), using: &random)
    // FNV-1a over the checkpoint's bytes.
    return network.checkpoint().reduce(0xCBF2_9CE4_8422_2325) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
  }
}
