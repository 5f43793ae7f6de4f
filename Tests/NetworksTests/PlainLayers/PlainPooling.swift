import Networks
import Tensors

extension MaxPool2d: PlainLayer {
  func plainOutput(_ batch: PlainBatch<Double>, _ values: PlainValues) -> PlainBatch<Double> {
    plainPool(batch, window) { pixels, _ in pixels.reduce(-.infinity) { max($0, $1) } }
  }
}

extension AvgPool2d: PlainLayer {
  func plainOutput(_ batch: PlainBatch<Double>, _ values: PlainValues) -> PlainBatch<Double> {
    plainPool(batch, window) { pixels, padded in
      pixels.reduce(0, +) / Double(divisor == .window ? padded : pixels.count)
    }
  }
}

extension AdaptiveAvgPool2d: PlainLayer {
  func plainOutput(_ batch: PlainBatch<Double>, _ values: PlainValues) -> PlainBatch<Double> {
    plainAdaptiveAverage(batch, rows: height, columns: width)
  }
}

/// Makes one number of each window, channel by channel.
///
/// - Parameters:
///   - batch: C×H×W each.
///   - window: its size, steps, padding and what becomes of a last window that sticks out.
///   - body: gets the window's pixels inside the image, and how many there are with the padding.
/// - Returns: C×H′×W′ each.
private func plainPool<Scalar>(
  _ batch: PlainBatch<Scalar>, _ window: PoolingWindow,
  _ body: (_ pixels: [Scalar], _ padded: Int) -> Scalar
) -> PlainBatch<Scalar> {
  let (channels, height, width) = (batch.shape[0], batch.shape[1], batch.shape[2])
  let tops = plainStarts(
    height, size: window.height, stride: window.verticalStride, padding: window.verticalPadding,
    rounding: window.rounding)
  let lefts = plainStarts(
    width, size: window.width, stride: window.horizontalStride, padding: window.horizontalPadding,
    rounding: window.rounding)
  return batch.mapped(to: [channels, tops.count, lefts.count]) { image in
    var output: [Scalar] = []
    for channel in 0..<channels {
      for top in tops {
        for left in lefts {
          var pixels: [Scalar] = []
          var padded = 0
          for y in top..<top + window.height where y < height + window.verticalPadding {
            for x in left..<left + window.width where x < width + window.horizontalPadding {
              padded += 1
              guard (0..<height).contains(y), (0..<width).contains(x) else { continue }
              pixels.append(image[(channel * height + y) * width + x])
            }
          }
          output.append(body(pixels, padded))
        }
      }
    }
    return output
  }
}

/// Where the windows along one axis begin; the padding lies below 0.
private func plainStarts(
  _ length: Int, size: Int, stride: Int, padding: Int, rounding: PoolingWindow.Rounding
) -> [Int] {
  var starts: [Int] = []
  var start = -padding
  // A window must lie within image and padding, or, rounded up, begin there.
  while rounding == .down
    ? start + size <= length + padding
    : start + size - stride < length
      + padding && start < length
  {
    starts.append(start)
    start += stride
  }
  return starts
}

/// Averages C×H×W over windows from ⌊iH/n⌋ up to but not including ⌈(i+1)H/n⌉.
private func plainAdaptiveAverage<Scalar>(
  _ batch: PlainBatch<Scalar>, rows: Int, columns: Int
) -> PlainBatch<Scalar> {
  let (channels, height, width) = (batch.shape[0], batch.shape[1], batch.shape[2])
  return batch.mapped(to: [channels, rows, columns]) { image in
    var output: [Scalar] = []
    for channel in 0..<channels {
      for row in 0..<rows {
        for column in 0..<columns {
          var sum: Scalar = 0
          var count = 0
          for y in row * height / rows..<((row + 1) * height + rows - 1) / rows {
            for x in column * width / columns..<((column + 1) * width + columns - 1) / columns {
              sum += image[(channel * height + y) * width + x]
              count += 1
            }
          }
          output.append(sum / Scalar(count))
        }
      }
    }
    return output
  }
}
