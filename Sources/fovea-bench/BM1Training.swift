import Datasets
import Mathematics
import Networks
import Tensors
import Training

/// How fast BM1 trains: batch 64, Adam, random images; ten steps make one run.
struct BM1Training {
  static let batch = 64
  static let steps = 10

  static func speed(threads: Int, warmUp: Int = 3, runs: Int = 20) throws -> Speed {
    var random = SeededRandom(seed: 1)
    let count = batch * steps
    let images = LabeledImages(
      channels: 1, height: 28, width: 28,
      pixels: (0..<count * 784).map { _ in UInt8(random.integer(below: 256)) },
      labels: (0..<count).map { _ in UInt8(random.integer(below: 10)) },
      classNames: (0..<10).map(String.init))
    let step = try TrainingStep(
      try Zoo.bm1(using: &random), optimizer: Adam(), on: images, normalization: .symmetric,
      batchSize: batch, threads: threads)
    let order = Array(0..<count)
    return Speed(images: count, warmUp: warmUp, runs: runs) {
      for start in stride(from: 0, to: count, by: batch) {
        _ = step.run(order[start..<start + batch])
      }
    }
  }
}
