package import Datasets
import Mathematics
package import Networks
public import Tensors
import Training

/// A tiny training run on made-up images, whose last weights are the same bits everywhere.
public enum TinyRun {
  /// What the weights hash to in the numerics version beside it.
  ///
  /// Whoever changes the arithmetic raises `Engine.numericsVersion` and records both here.
  public static let recorded = (version: 2, hash: UInt64(10_625_545_235_271_746_178))

  /// Trains for two epochs and hashes the weights.
  ///
  /// - Parameters:
  ///   - threads: changes nothing.
  ///   - numerics: only `exact` gives the same hash everywhere.
  /// - Returns: FNV-1a over the bytes of the checkpoint.
  /// - Throws: `DivergenceError` when the engine computes nonsense.
  public static func hash(threads: Int, numerics: Numerics = .exact) throws -> UInt64 {
    try hash(threads: threads, numerics: numerics, seed: 1)
  }

  /// The same with another order of the images.
  package static func hash(threads: Int, numerics: Numerics, seed: UInt64) throws -> UInt64 {
    var network = try network()
    var shuffling = SeededRandom(seed: seed)
    _ = try Trainer(
      epochs: 2, batchSize: 24, normalization: .symmetric, threads: threads, numerics: numerics
    ).train(
      &network, with: Adam(learningRate: 0.01), on: brightQuarters(100, seed: 3),
      evaluatingOn: brightQuarters(20, seed: 4), using: &shuffling)
    return network.checkpoint().reduce(0xCBF2_9CE4_8422_2325) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
  }

  /// What is trained: convolutions of every way to compute them, and layers that run in stages.
  package static func network() throws -> Sequential {
    var random = SeededRandom(seed: 7)
    return try Sequential(input: [1, 12, 12], using: &random) {
      Conv2d(filters: 12, size: 3, padding: .same)
      ReLU()
      MaxPool2d(size: 2)
      Conv2d(filters: 32, size: 5, padding: .same)
      BatchNorm2d()
      ReLU()
      Conv2d(filters: 32, size: 3)
      ReLU()
      AdaptiveAvgPool2d(2)
      Flatten()
      Dropout(0.25)
      Linear(4)
    }
  }

  /// Images of 12×12 whose class is the quarter that is bright: easy to learn.
  package static func brightQuarters(_ count: Int, seed: UInt64) -> LabeledImages {
    var random = SeededRandom(seed: seed)
    var pixels: [UInt8] = []
    var labels: [UInt8] = []
    for _ in 0..<count {
      let quarter = random.integer(below: 4)
      labels.append(UInt8(quarter))
      for y in 0..<12 {
        for x in 0..<12 {
          let isBright = y / 6 * 2 + x / 6 == quarter
          pixels.append(UInt8(random.integer(below: 100) + (isBright ? 100 : 0)))
        }
      }
    }
    return LabeledImages(
      channels: 1, height: 12, width: 12, pixels: pixels, labels: labels,
      classNames: ["top left", "top right", "bottom left", "bottom right"])
  }
}
