/// The sizes of one two-dimensional convolution.
package struct ConvolutionGeometry: Hashable, Sendable {
  package let channels: Int
  package let height: Int
  package let width: Int
  package let filters: Int
  /// Rows and columns of each filter.
  package let size: Int
  package let stride: Int
  /// Rows of zeros above and columns of zeros left of the image.
  package let paddingBefore: Int
  /// Rows of zeros below and columns of zeros right of the image.
  package let paddingAfter: Int

  package init(
    channels: Int, height: Int, width: Int, filters: Int, size: Int, stride: Int,
    paddingBefore: Int, paddingAfter: Int
  ) {
    self.channels = channels
    self.height = height
    self.width = width
    self.filters = filters
    self.size = size
    self.stride = stride
    self.paddingBefore = paddingBefore
    self.paddingAfter = paddingAfter
  }

  package var paddedHeight: Int { height + paddingBefore + paddingAfter }
  package var paddedWidth: Int { width + paddingBefore + paddingAfter }
  package var outputHeight: Int { (paddedHeight - size) / stride + 1 }
  package var outputWidth: Int { (paddedWidth - size) / stride + 1 }

  /// Products in one output value.
  package var taps: Int { channels * size * size }
  package var inputCount: Int { channels * height * width }
  package var outputCount: Int { filters * outputHeight * outputWidth }
}

/// Slides each filter over the image and sums the products, without flipping the filter.
///
/// The readable version: what the fast ones must reproduce, and what gradient checks run in
/// `Double`.
///
/// - Parameters:
///   - image: C×H×W, any scale.
///   - weights: K×C×R×R, one filter per output map.
///   - bias: K numbers, added to each map.
///   - geometry: the sizes.
/// - Returns: K×H′×W′.
///
/// Source: Dumoulin & Visin 2016, §2.1.
package func referenceConvolve<Scalar: BinaryFloatingPoint>(
  _ image: [Scalar], weights: [Scalar], bias: [Scalar], _ geometry: ConvolutionGeometry
) -> [Scalar] {
  let g = geometry
  var output: [Scalar] = []
  for filter in 0..<g.filters {
    for y in 0..<g.outputHeight {
      for x in 0..<g.outputWidth {
        var sum = bias[filter]
        for channel in 0..<g.channels {
          for r in 0..<g.size {
            for s in 0..<g.size {
              let row = y * g.stride + r - g.paddingBefore
              let column = x * g.stride + s - g.paddingBefore
              guard (0..<g.height).contains(row), (0..<g.width).contains(column) else { continue }
              let weight = weights[((filter * g.channels + channel) * g.size + r) * g.size + s]
              sum += weight * image[(channel * g.height + row) * g.width + column]
            }
          }
        }
        output.append(sum)
      }
    }
  }
  return output
}
