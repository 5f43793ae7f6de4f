/// The sizes of one two-dimensional convolution.
package struct ConvolutionGeometry: Hashable, Sendable {
  package let channels: Int
  package let filters: Int
  /// Parts that channels and filters fall into; a filter sees the channels of its own part.
  package let groups: Int
  package let vertical: ConvolutionAxis
  package let horizontal: ConvolutionAxis

  package init(
    channels: Int, filters: Int, groups: Int = 1, vertical: ConvolutionAxis,
    horizontal: ConvolutionAxis
  ) {
    precondition(
      channels % groups == 0 && filters % groups == 0,
      "\(channels) channels and \(filters) filters do not fall into \(groups) groups")
    self.channels = channels
    self.filters = filters
    self.groups = groups
    self.vertical = vertical
    self.horizontal = horizontal
  }

  package var height: Int { vertical.length }
  package var width: Int { horizontal.length }
  package var outputHeight: Int { vertical.outputLength }
  package var outputWidth: Int { horizontal.outputLength }
  package var outputPlane: Int { outputHeight * outputWidth }

  package var groupChannels: Int { channels / groups }
  package var groupFilters: Int { filters / groups }
  /// Taps of a filter in one channel.
  package var area: Int { vertical.size * horizontal.size }
  /// Products in one output value.
  package var taps: Int { groupChannels * area }
  package var inputCount: Int { channels * height * width }
  package var outputCount: Int { filters * outputPlane }
}

/// Slides each filter over the image and sums the products, without flipping the filter.
///
/// The readable version: what the fast ones must reproduce, and what gradient checks run in
/// `Double`.
///
/// - Parameters:
///   - image: C×H×W, any scale.
///   - weights: K×(C/groups)×R×S, one filter per output map.
///   - bias: K numbers, added to each map.
///   - geometry: the sizes.
/// - Returns: K×H′×W′.
///
/// Source: Dumoulin & Visin 2016, §2.1.
@specialized(where Scalar == Double)
package func referenceConvolve<Scalar: BinaryFloatingPoint>(
  _ image: [Scalar], weights: [Scalar], bias: [Scalar], _ geometry: ConvolutionGeometry
) -> [Scalar] {
  let g = geometry
  var output: [Scalar] = []
  for filter in 0..<g.filters {
    let firstChannel = filter / g.groupFilters * g.groupChannels
    for y in 0..<g.outputHeight {
      for x in 0..<g.outputWidth {
        var sum = bias[filter]
        for channel in 0..<g.groupChannels {
          for r in 0..<g.vertical.size {
            for s in 0..<g.horizontal.size {
              guard let row = g.vertical.pixel(output: y, tap: r),
                let column = g.horizontal.pixel(output: x, tap: s)
              else { continue }
              let weight =
                weights[filter * g.taps + (channel * g.vertical.size + r) * g.horizontal.size + s]
              sum += weight * image[((firstChannel + channel) * g.height + row) * g.width + column]
            }
          }
        }
        output.append(sum)
      }
    }
  }
  return output
}
