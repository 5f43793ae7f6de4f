import CKernels

/// The exact convolution with stride 1, which slides the filters along memory.
///
/// The image is copied once into a border of zeros. Numbering its padded pixels row by row, the
/// input of tap (c, r, s) for output position p lies at a fixed distance from p, so the matrix
/// kernel runs over all positions at once and no patch is ever copied out. Positions in the
/// border between two rows are computed too and dropped.
final class SlidingConvolution: Convolution {
  private let g: ConvolutionGeometry
  private let forwardOffsets: [Int64]
  private let backwardOffsets: [Int64]
  /// Output positions in padded rows, and the same rounded up to whole vectors.
  private let positions: Int
  private let wideLength: Int
  /// Side lengths of the output gradient with a border, over which flipped filters slide back.
  private let gradientHeight: Int
  private let gradientWidth: Int

  private let padded: Buffer
  private let wide: Buffer
  private let wideGradient: Buffer
  private let paddedGradient: Buffer
  private let wideInputGradient: Buffer

  init(_ geometry: ConvolutionGeometry, images: Int, forTraining: Bool) {
    precondition(geometry.stride == 1, "filters slide with stride 1, not \(geometry.stride)")
    g = geometry
    let gradientHeight = g.height + g.size - 1
    let gradientWidth = g.width + g.size - 1
    self.gradientHeight = gradientHeight
    self.gradientWidth = gradientWidth
    positions = g.outputHeight * g.paddedWidth - (g.paddedWidth - g.outputWidth)
    wideLength = roundedUpToLanes(positions)
    forwardOffsets = Self.offsets(
      planes: g.channels, height: g.paddedHeight, width: g.paddedWidth, size: g.size)
    backwardOffsets = Self.offsets(
      planes: g.filters, height: gradientHeight, width: gradientWidth, size: g.size)
    // A tap of the last position of the last image reaches this far beyond its plane.
    let reach = g.size + 16
    let isPadded = g.paddingBefore + g.paddingAfter > 0 || reach > Buffer.slack
    padded = Buffer(
      count: isPadded ? images * g.channels * g.paddedHeight * g.paddedWidth + reach : 0)
    wide = Buffer(count: g.filters * wideLength)
    wideGradient = Buffer(count: forTraining ? images * g.filters * wideLength : 0)
    paddedGradient = Buffer(
      count: forTraining ? g.filters * gradientHeight * gradientWidth + reach : 0)
    wideInputGradient = Buffer(
      count: forTraining ? g.channels * roundedUpToLanes(g.height * gradientWidth) : 0)
  }

  /// Twice the weights: as T×K for the forward pass, then flipped as (K·R·R)×C for the backward.
  var packedCount: Int { 2 * g.filters * g.taps }

  func pack(_ weights: UnsafePointer<Float>, into packed: UnsafeMutablePointer<Float>) {
    let area = g.size * g.size
    let flipped = packed + g.filters * g.taps
    for filter in 0..<g.filters {
      for channel in 0..<g.channels {
        for place in 0..<area {
          let weight = weights[filter * g.taps + channel * area + place]
          packed[(channel * area + place) * g.filters + filter] = weight
          flipped[(filter * area + area - 1 - place) * g.channels + channel] = weight
        }
      }
    }
  }

  func forward(
    images: Int, _ input: UnsafePointer<Float>, packed: UnsafePointer<Float>,
    bias: UnsafePointer<Float>?, into output: UnsafeMutablePointer<Float>
  ) {
    let (source, imageStride) = withBorder(images: images, input)
    for image in 0..<images {
      fovea_product(
        Int64(g.filters), Int64(positions), Int64(g.taps), packed, Int64(g.filters),
        source + image * imageStride, forwardOffsets, wide.start, Int64(wideLength), bias, false)
      copyPlanes(
        g.filters, rows: g.outputHeight, width: g.outputWidth,
        from: wide.start, plane: wideLength, row: g.paddedWidth,
        to: output + image * g.outputCount, plane: g.outputHeight * g.outputWidth,
        row: g.outputWidth)
    }
  }

  func addWeightGradient(
    images: Int, _ input: UnsafePointer<Float>, outputGradient: UnsafePointer<Float>,
    to weights: UnsafeMutablePointer<Float>, bias: UnsafeMutablePointer<Float>?
  ) {
    let isPadded = padded.count > 0
    let imageStride = isPadded ? g.channels * g.paddedHeight * g.paddedWidth : g.inputCount
    let wideStride = g.filters * wideLength
    copyPlanes(
      images * g.filters, rows: g.outputHeight, width: g.outputWidth,
      from: outputGradient, plane: g.outputHeight * g.outputWidth, row: g.outputWidth,
      to: wideGradient.start, plane: wideLength, row: g.paddedWidth)
    fovea_dots(
      Int64(g.filters), Int64(g.taps), Int64(wideLength), Int64(images), wideGradient.start,
      Int64(wideLength), Int64(wideStride), isPadded ? UnsafePointer(padded.start) : input,
      forwardOffsets, Int64(imageStride), weights, Int64(g.taps))
    guard let bias else { return }
    fovea_row_sums(
      Int64(g.filters), Int64(wideLength), Int64(images), wideGradient.start, Int64(wideLength),
      Int64(wideStride), bias)
  }

  func inputGradient(
    images: Int, _ outputGradient: UnsafePointer<Float>, packed: UnsafePointer<Float>,
    into inputGradient: UnsafeMutablePointer<Float>
  ) {
    // The border is what the flipped filter needs; where the forward padding was wider than the
    // filter reaches, outputs made of zeros alone are cut off instead.
    let border = g.size - 1 - g.paddingBefore
    let skipped = max(0, -border)
    let first = max(0, border)
    let rows = min(g.outputHeight - skipped, gradientHeight - first)
    let columns = min(g.outputWidth - skipped, gradientWidth - first)
    let wideLength = roundedUpToLanes(g.height * gradientWidth)
    for image in 0..<images {
      copyPlanes(
        g.filters, rows: rows, width: columns,
        from: outputGradient + image * g.outputCount + skipped * g.outputWidth + skipped,
        plane: g.outputHeight * g.outputWidth, row: g.outputWidth,
        to: paddedGradient.start + first * gradientWidth + first,
        plane: gradientHeight * gradientWidth, row: gradientWidth)
      fovea_product(
        Int64(g.channels), Int64(g.height * gradientWidth - (g.size - 1)),
        Int64(g.filters * g.size * g.size), packed + g.filters * g.taps, Int64(g.channels),
        paddedGradient.start, backwardOffsets, wideInputGradient.start, Int64(wideLength), nil,
        false)
      copyPlanes(
        g.channels, rows: g.height, width: g.width,
        from: wideInputGradient.start, plane: wideLength, row: gradientWidth,
        to: inputGradient + image * g.inputCount, plane: g.height * g.width, row: g.width)
    }
  }

  /// Where tap (c, r, s) of position 0 lies, for every tap in the order of the weights.
  private static func offsets(planes: Int, height: Int, width: Int, size: Int) -> [Int64] {
    (0..<planes).flatMap { plane in
      (0..<size).flatMap { r in
        (0..<size).map { s in Int64((plane * height + r) * width + s) }
      }
    }
  }

  /// The images with zeros around them, or as they are when there is no padding.
  private func withBorder(
    images: Int, _ input: UnsafePointer<Float>
  ) -> (
    UnsafePointer<Float>, imageStride: Int
  ) {
    if padded.count == 0 { return (input, g.inputCount) }
    copyPlanes(
      images * g.channels, rows: g.height, width: g.width,
      from: input, plane: g.height * g.width, row: g.width,
      to: padded.start + g.paddingBefore * g.paddedWidth + g.paddingBefore,
      plane: g.paddedHeight * g.paddedWidth, row: g.paddedWidth)
    return (UnsafePointer(padded.start), g.channels * g.paddedHeight * g.paddedWidth)
  }
}

/// Copies rows between two layouts of the same planes.
private func copyPlanes(
  _ planes: Int, rows: Int, width: Int,
  from source: UnsafePointer<Float>, plane sourcePlane: Int, row sourceRow: Int,
  to target: UnsafeMutablePointer<Float>, plane targetPlane: Int, row targetRow: Int
) {
  fovea_copy_planes(
    Int64(planes), Int64(rows), Int64(width), source, Int64(sourcePlane), Int64(sourceRow),
    target, Int64(targetPlane), Int64(targetRow))
}
