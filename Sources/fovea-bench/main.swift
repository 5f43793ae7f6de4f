import Datasets
import Foundation
import Mathematics
import Networks
import Tensors
import Training

var random = SeededRandom(seed: 1)
let images = LabeledImages(
  channels: 1, height: 28, width: 28,
  pixels: (0..<640 * 784).map { _ in UInt8(random.integer(below: 256)) },
  labels: (0..<640).map { _ in UInt8(random.integer(below: 10)) },
  classNames: (0..<10).map(String.init))
let network = try Zoo.bm1(using: &random)
print(network.summary.parameterCount)
for path in [VectorPath.current] {
  for threads in [2, 1] {
    let step = try TrainingStep(
      network, optimizer: Adam(), on: images, normalization: .symmetric, batchSize: 64,
      threads: threads)
    let order = Array(0..<640)
    var times: [Double] = []
    for _ in 0..<(60) {
      let start = DispatchTime.now().uptimeNanoseconds
      for b in 0..<10 { _ = step.run(order[b * 64..<(b + 1) * 64]) }
      times.append(Double(DispatchTime.now().uptimeNanoseconds - start) * 1e-9)
    }
    times.sort()
    print(path, threads, 640 / times[times.count / 2], 640 / times[0])
  }
}
