import Networks
import Tensors

extension BatchNorm2d: PlainLayer {
  func plainOutput(_ batch: PlainBatch<Double>, _ values: PlainValues) -> PlainBatch<Double> {
    let moments = zip(values.statistic("running_mean"), values.statistic("running_var"))
    return plainNormalize(
      batch, scale: values.parameter("weight"), shift: values.parameter("bias"),
      moments: values.mode == .training ? nil : moments.map { (mean: $0, variance: $1) },
      epsilon: Double(epsilon))
  }
}

extension Dropout: PlainLayer {
  func plainOutput(_ batch: PlainBatch<Double>, _ values: PlainValues) -> PlainBatch<Double> {
    guard values.mode == .training else { return batch }
    let factor = 1 / (1 - Double(probability))
    let images = zip(batch.images, values.kept).map { image, kept in
      zip(image, kept).map { $1 ? $0 * factor : 0 }
    }
    return PlainBatch(shape: batch.shape, images: images)
  }
}

/// (x − mean)/√(variance + ε)·scale + shift on C×H×W, with the moments of the whole batch where
/// none are given.
private func plainNormalize<Scalar>(
  _ batch: PlainBatch<Scalar>, scale: [Scalar], shift: [Scalar],
  moments: [(mean: Scalar, variance: Scalar)]?, epsilon: Scalar
) -> PlainBatch<Scalar> {
  let positions = batch.shape[1] * batch.shape[2]
  var output = batch
  for channel in 0..<batch.shape[0] {
    let own = channel * positions..<(channel + 1) * positions
    let count = Scalar(batch.images.count * positions)
    var sum: Scalar = 0
    for image in batch.images { for x in image[own] { sum += x } }
    let mean = moments?[channel].mean ?? sum / count
    var squares: Scalar = 0
    for image in batch.images { for x in image[own] { squares += (x - mean) * (x - mean) } }
    let variance = moments?[channel].variance ?? squares / count
    let factor = scale[channel] / (variance + epsilon).squareRoot()
    for index in batch.images.indices {
      for i in own {
        output.images[index][i] = (batch.images[index][i] - mean) * factor + shift[channel]
      }
    }
  }
  return output
}
