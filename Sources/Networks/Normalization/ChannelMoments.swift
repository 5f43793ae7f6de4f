import Tensors

/// What batch normalisation knows about every channel, and the sums over each image of a batch that
/// lead to it.
///
/// Images are added in their order in double precision, so the result does not depend on who
/// measured which.
final class ChannelMoments {
  let channels: Int
  /// Pixels in a channel of one image.
  let positions: Int
  let mean: UnsafeMutablePointer<Double>
  /// 1/√(variance + ε).
  let inverseDeviation: UnsafeMutablePointer<Double>
  let unbiasedVariance: UnsafeMutablePointer<Double>
  /// The batch's means of dy and of dy·x̂.
  let meanGradient: UnsafeMutablePointer<Double>
  let meanProduct: UnsafeMutablePointer<Double>
  private let values: UnsafeMutablePointer<Double>
  private let imageSums: UnsafeMutablePointer<Double>

  init(channels: Int, positions: Int, batchSize: Int) {
    self.channels = channels
    self.positions = positions
    values = .allocate(capacity: 5 * channels)
    values.initialize(repeating: 0, count: 5 * channels)
    mean = values
    inverseDeviation = values + channels
    unbiasedVariance = values + 2 * channels
    meanGradient = values + 3 * channels
    meanProduct = values + 4 * channels
    imageSums = .allocate(capacity: 2 * batchSize * channels)
    imageSums.initialize(repeating: 0, count: 2 * batchSize * channels)
  }

  deinit {
    values.deallocate()
    imageSums.deallocate()
  }

  /// The two sums of one image's channel.
  func sums(image: Int, channel: Int) -> UnsafeMutablePointer<Double> {
    imageSums + 2 * (image * channels + channel)
  }

  func finishForward(images: Int, epsilon: Double) {
    let count = Double(images * positions)
    for channel in 0..<channels {
      let (sum, squares) = total(of: channel, images: images)
      mean[channel] = sum / count
      let variance = max(0, squares / count - mean[channel] * mean[channel])
      // NaN must stay NaN: `max` would hide it.
      let kept = squares.isNaN ? squares : variance
      inverseDeviation[channel] = 1 / (kept + epsilon).squareRoot()
      unbiasedVariance[channel] = kept * count / max(1, count - 1)
    }
  }

  func finishBackward(images: Int) {
    let count = Double(images * positions)
    for channel in 0..<channels {
      let (sum, products) = total(of: channel, images: images)
      meanGradient[channel] = sum / count
      meanProduct[channel] = products / count
    }
  }

  private func total(of channel: Int, images: Int) -> (Double, Double) {
    var total = (0.0, 0.0)
    for image in 0..<images {
      let sums = sums(image: image, channel: channel)
      total.0 += sums[0]
      total.1 += sums[1]
    }
    return total
  }
}

/// Σx and Σx·y in double precision, in eight lanes (place mod 8) that are added up in the end.
func sumsOfProducts(
  _ x: UnsafePointer<Float>, _ y: UnsafePointer<Float>, count: Int
) -> (sum: Double, products: Double) {
  var sums = SIMD8<Double>()
  var products = SIMD8<Double>()
  var place = 0
  while place + 8 <= count {
    let a = eightNumbers(x + place)
    let b = eightNumbers(y + place)
    sums += a
    products += a * b
    place += 8
  }
  for lane in 0..<count - place {
    sums[lane] += Double(x[place + lane])
    products[lane] += Double(x[place + lane]) * Double(y[place + lane])
  }
  var total = (sum: 0.0, products: 0.0)
  for lane in 0..<8 {
    total.sum += sums[lane]
    total.products += products[lane]
  }
  return total
}

private func eightNumbers(_ start: UnsafePointer<Float>) -> SIMD8<Double> {
  SIMD8<Double>(UnsafeRawPointer(start).loadUnaligned(as: SIMD8<Float>.self))
}
