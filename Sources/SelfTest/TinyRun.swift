package import Datasets
import Mathematics
package import Networks
public import Tensors
import Training

/// Two tiny training runs on made-up images, whose last weights are the same bits everywhere.
public enum TinyRun {
  /// What the weights hash to in the numerics version beside it.
  ///
  /// Whoever changes the arithmetic raises `Engine.numericsVersion` and records both here.
  public static let recorded = (version: 3, hash: UInt64(13_840_267_748_307_914_596))

  /// Trains each network for two epochs and hashes the weights.
  ///
  /// - Parameters:
  ///   - threads: changes nothing.
  ///   - numerics: only `exact` gives the same hash everywhere.
  /// - Returns: FNV-1a over the bytes of the checkpoints.
  /// - Throws: `DivergenceError` when the engine computes nonsense.
  public static func hash(threads: Int, numerics: Numerics = .exact) throws -> UInt64 {
    try hash(threads: threads, numerics: numerics, seed: 1)
  }

  /// The same with another order of the images.
  package static func hash(threads: Int, numerics: Numerics, seed: UInt64) throws -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for (network, batchSize) in [(try network(), 24), (try smallMapsNetwork(), 40)] {
      var network = network
      var shuffling = SeededRandom(seed: seed)
      _ = try Trainer(
        epochs: 2, batchSize: batchSize, normalization: .symmetric, threads: threads,
        numerics: numerics
      ).train(
        &network, with: Adam(learningRate: 0.01), on: brightQuarters(100, seed: 3),
        evaluatingOn: brightQuarters(20, seed: 4), using: &shuffling)
      hash = network.checkpoint().reduce(hash) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
    return hash
  }

  /// Convolutions of every way to compute them for one image after the other, and layers that run
  /// in stages.
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

  /// Convolutions of both ways to compute them for images side by side.
  package static func smallMapsNetwork() throws -> Sequential {
    var random = SeededRandom(seed: 11)
    return try Sequential(input: [1, 12, 12], using: &random) {
      Conv2d(filters: 33, size: 3, padding: .same)
      MaxPool2d(size: 2)
      ReLU()
      Conv2d(filters: 35, size: 3)
      ReLU()
      Conv2d(filters: 6, size: 2)
      ReLU()
      Flatten()
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
