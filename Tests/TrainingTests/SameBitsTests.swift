import Datasets
import Mathematics
import Networks
import Tensors
import Testing
import Training

/// The promise of exact numerics, layer by layer: the same bits on every vector path, at every
/// thread count, for every number of images.
struct SameBitsTests {
  @Test(arguments: BitsNetwork.all)
  func `vector paths and threads change no bit of training`(example: BitsNetwork) throws {
    let expected = try example.trained(threads: 1)
    #expect(try example.network().checkpoint() != expected)
    for path in VectorPath.supported {
      try path.whileUsed {
        for threads in [1, 2, 3, 8] {
          let bytes = try example.trained(threads: threads)
          #expect(bytes == expected, "\(path), \(threads) threads")
        }
      }
    }
  }

  @Test(arguments: BitsNetwork.all)
  func `an image's outputs are the same alone and among 2, 5 or 64`(example: BitsNetwork) throws {
    let network = try example.network()
    let images = BitsNetwork.numbers(64)
    let size = network.inputShape.count
    func outputs(inBatchesOf count: Int) -> [[Float]] {
      stride(from: 0, to: images.count, by: count * size).flatMap {
        network.outputs(for: Array(images[$0..<min(images.count, $0 + count * size)]))
      }
    }
    let alone = outputs(inBatchesOf: 1)
    for path in VectorPath.supported {
      path.whileUsed {
        for count in [1, 2, 5, 64] {
          #expect(outputs(inBatchesOf: count) == alone, "\(path), \(count) images")
        }
      }
    }
  }
}

/// A small network whose bits are compared.
struct BitsNetwork: CustomTestStringConvertible, Sendable {
  let name: String
  /// Images in the first and largest batch.
  let batchSize: Int
  let layers: [any Layer]

  init(_ name: String, batchSize: Int = 23, @LayerBuilder layers: () -> [any Layer]) {
    self.name = name
    self.batchSize = batchSize
    self.layers = layers()
  }

  var testDescription: String { name }

  /// The network for images of 3×13×10 in four classes, with its first weights.
  func network() throws -> Sequential {
    var random = SeededRandom(seed: 5)
    var network = try Sequential(
      input: [3, 13, 10], layers: layers + [Flatten(), Linear(4)])
    network.initialize(for: [3, 13, 10], using: &random)
    return network
  }

  /// The checkpoint after a step on the largest batch, one on 9 and one on a single pair.
  func trained(threads: Int) throws -> [UInt8] {
    let step = try TrainingStep(
      network(), optimizer: Adam(learningRate: 0.01), on: Self.images, normalization: .symmetric,
      batchSize: batchSize, threads: threads)
    let order = Array(0..<Self.imageCount)
    for batch in [0..<batchSize, batchSize..<batchSize + 9, batchSize + 9..<batchSize + 11] {
      let loss = step.run(order[batch])
      #expect(loss.isFinite)
    }
    return step.network.checkpoint()
  }

  private static let imageCount = 64

  private static let images: LabeledImages = {
    var random = SeededRandom(seed: 8)
    return LabeledImages(
      channels: 3, height: 13, width: 10,
      pixels: (0..<imageCount * 390).map { _ in UInt8(random.integer(below: 256)) },
      labels: (0..<imageCount).map { _ in UInt8(random.integer(below: 4)) },
      classNames: ["a", "b", "c", "d"])
  }()

  /// Some images as numbers from −1 to 1.
  static func numbers(_ images: Int) -> [Float] {
    var random = SeededRandom(seed: 9)
    return (0..<images * 390).map { _ in Float(random.uniform(-1, 1)) }
  }
}
