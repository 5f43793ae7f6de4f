import CKernels

/// The exact convolution of 16 images side by side that slides filters over them.
///
/// A tap's input lies at a fixed distance from the output along a whole row of vectors, so the
/// product kernel reads the image where it is; only a border of zeros costs a copy. Sums and their
/// order are those of `SlidingConvolution`.
final class InterleavedSliding: InterleavedConvolution, @unchecked Sendable {
  private let g: ConvolutionGeometry
  private let panels: WeightPanels
  /// The input in its border, and where each tap reads.
  private let source: LanePlanes
  /// The maps' gradients in theirs; none where nobody wants the input's gradient.
  private let gradients: LanePlanes?
  /// The weights as the input's gradient wants them.
  private let backward: WeightPanels

  init(_ geometry: ConvolutionGeometry, for use: ConvolutionUse) {
    let g = geometry
    self.g = g
    panels = WeightPanels(count: g.filters, depth: g.taps)
    backward = WeightPanels(count: g.channels, depth: g.filters * g.area)
    source = LanePlanes(
      planes: g.channels, height: g.height, width: g.width, top: g.vertical.before,
      left: g.horizontal.before, rows: g.vertical.paddedLength, columns: g.horizontal.paddedLength,
      taps: g.vertical.size, g.horizontal.size)
    // Each pixel's gradient comes from the outputs before it that saw it.
    gradients =
      use.wantsInputGradient
      ? LanePlanes(
        planes: g.filters, height: g.outputHeight, width: g.outputWidth,
        top: g.vertical.size - 1 - g.vertical.before,
        left: g.horizontal.size - 1 - g.horizontal.before,
        rows: g.height + g.vertical.size - 1, columns: g.width + g.horizontal.size - 1,
        taps: g.vertical.size, g.horizontal.size)
      : nil
  }

  var packedCount: Int { panels.packedCount + (gradients == nil ? 0 : backward.packedCount) }

  /// All maps where they go on to the input's gradient together.
  var filtersPerBlock: Int { gradients == nil ? min(g.filters, WeightPanels.rows) : g.filters }

  func pack(
    _ weights: UnsafePointer<Float>, into packed: UnsafeMutablePointer<Float>, team: Team
  ) {
    for filter in 0..<g.filters {
      for tap in 0..<g.taps { packed[panels.place(tap, filter)] = weights[filter * g.taps + tap] }
    }
    if gradients == nil { return }
    let flipped = packed + panels.packedCount
    for filter in 0..<g.filters {
      for channel in 0..<g.channels {
        let first = (filter * g.channels + channel) * g.area
        for tap in 0..<g.area {
          flipped[backward.place(filter * g.area + g.area - 1 - tap, channel)] =
            weights[first + tap]
        }
      }
    }
  }

  func forward(
    filters: Range<Int>, _ input: UnsafePointer<Float>, packed: UnsafePointer<Float>,
    bias: UnsafePointer<Float>?, into maps: UnsafeMutablePointer<Float>
  ) {
    if filters.lowerBound == 0 { source.fill(from: input) }
    let start = source.start(input)
    let row = g.outputWidth * Interleaving.images
    for y in 0..<g.outputHeight {
      fovea_product(
        Int64(filters.count), Int64(row), Int64(g.taps),
        packed + panels.place(0, filters.lowerBound), Int64(WeightPanels.rows),
        Int64(panels.stride), start + y * source.row, source.offsets, maps + y * row,
        Int64(g.outputHeight * row), bias.map { $0 + filters.lowerBound }, false)
    }
  }

  func addWeightGradient(
    filters: Range<Int>, _ input: UnsafePointer<Float>, mapsGradient: UnsafePointer<Float>,
    to weights: UnsafeMutablePointer<Float>, bias: UnsafeMutablePointer<Float>?
  ) {
    let row = g.outputWidth * Interleaving.images
    let map = g.outputHeight * row
    fovea_dots(
      Int64(filters.count), Int64(g.taps), Int64(row), Int64(g.outputHeight), mapsGradient,
      Int64(map), Int64(row), source.start(input), source.offsets, Int64(source.row),
      weights + filters.lowerBound * g.taps, Int64(g.taps), true)
    guard let bias else { return }
    fovea_row_sums(
      Int64(filters.count), Int64(map), 1, mapsGradient, Int64(map), 0, bias + filters.lowerBound)
  }

  func inputGradient(
    _ mapsGradient: UnsafePointer<Float>, packed: UnsafePointer<Float>,
    into inputGradient: UnsafeMutablePointer<Float>
  ) {
    guard let gradients else { return }
    gradients.fill(from: mapsGradient)
    let start = gradients.start(mapsGradient)
    let row = g.width * Interleaving.images
    for y in 0..<g.height {
      fovea_product(
        Int64(g.channels), Int64(row), Int64(backward.depth), packed + panels.packedCount,
        Int64(WeightPanels.rows), Int64(backward.stride), start + y * gradients.row,
        gradients.offsets, inputGradient + y * row, Int64(g.height * row), nil, false)
    }
  }
}
