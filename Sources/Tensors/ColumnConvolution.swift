import CKernels

/// The exact convolution of few taps and many filters, which copies every tap's pixels out first.
///
/// A tap's pixels in the order of the outputs are one row; the product of weights and rows is the
/// output itself, without the borders that sliding computes and drops. That pays where a copy for
/// each tap costs less than a copy for each filter: in a network's first layer. Sums and their order
/// are those of `SlidingConvolution`.
///
/// Source: Chellapilla, Puri & Simard 2006, §2.1 ("unfolding").
final class ColumnConvolution: Convolution {
  private let g: ConvolutionGeometry
  private let planes: PhasePlanes
  private let panels: WeightPanels
  private let tiles: MapTiles
  /// None where nobody wants the input's gradient.
  private let backward: SlidingInputGradient?
  private let keepsImages: Bool
  /// Images with their border, one for each that the pass holds.
  private let padded: Buffer
  /// One image's rows, `length` apart and filled up with zeros.
  private let rows: Buffer
  private let rowOffsets: [Int64]
  private let length: Int
  /// One image's output gradients in rows of the same length.
  private let gradient: Buffer

  init(_ geometry: ConvolutionGeometry, for use: ConvolutionUse) {
    g = geometry
    keepsImages = use.keepsImages
    let planes = PhasePlanes(geometry)
    self.planes = planes
    panels = WeightPanels(count: geometry.filters, depth: geometry.taps)
    tiles = MapTiles(
      maps: geometry.filters, groups: 1, rows: geometry.outputHeight,
      width: geometry.outputWidth, depth: geometry.taps)
    backward = use.wantsInputGradient ? SlidingInputGradient(geometry) : nil
    padded = Buffer(count: planes.isPlain ? 0 : use.images * planes.imageStride)
    let length = roundedUpToLanes(geometry.outputPlane)
    self.length = length
    rows = Buffer(count: geometry.taps * length)
    rowOffsets = (0..<geometry.taps).map { Int64($0 * length) }
    gradient = Buffer(
      count: use.wantsWeightGradient && length != geometry.outputPlane
        ? geometry.filters * length : 0)
  }

  /// The weights in panels, then as the input's gradient wants them.
  var packedCount: Int { panels.packedCount + (backward?.packedCount ?? 0) }

  func pack(
    _ weights: UnsafePointer<Float>, into packed: UnsafeMutablePointer<Float>, team: Team
  ) {
    for filter in 0..<g.filters {
      for tap in 0..<g.taps { packed[panels.place(tap, filter)] = weights[filter * g.taps + tap] }
    }
    backward?.pack(weights, into: packed + panels.packedCount, team: team)
  }

  func forward(
    images: Int, _ input: UnsafePointer<Float>, packed: UnsafePointer<Float>,
    bias: UnsafePointer<Float>?, into output: UnsafeMutablePointer<Float>, team: Team
  ) {
    planes.fill(padded.start, from: input, images: images, team: team)
    for image in 0..<images {
      let result = output + image * g.outputCount
      copyTaps(ofImage: image, input, team: team)
      tiles.forEach(sharedBy: team) { filters, lines in
        let start = lines.lowerBound * g.outputWidth
        fovea_product(
          Int64(filters.count), Int64(lines.count * g.outputWidth), Int64(g.taps),
          packed + panels.place(0, filters.lowerBound), Int64(WeightPanels.rows),
          Int64(panels.stride), rows.start + start, rowOffsets,
          result + filters.lowerBound * g.outputPlane + start, Int64(g.outputPlane),
          bias.map { $0 + filters.lowerBound }, false)
      }
    }
  }

  func addWeightGradient(
    images: Int, _ input: UnsafePointer<Float>, outputGradient: UnsafePointer<Float>,
    to weights: UnsafeMutablePointer<Float>, bias: UnsafeMutablePointer<Float>?, team: Team
  ) {
    if !keepsImages { planes.fill(padded.start, from: input, images: images, team: team) }
    for image in 0..<images {
      copyTaps(ofImage: image, input, team: team)
      let maps = outputGradient + image * g.outputCount
      tiles.forEachMaps(sharedBy: team) { filters in
        let p = gradientRows(of: filters, maps)
        fovea_dots(
          Int64(filters.count), Int64(g.taps), Int64(length), 1, p, Int64(length), 0, rows.start,
          rowOffsets, 0, weights + filters.lowerBound * g.taps, Int64(g.taps), true)
        guard let bias else { return }
        fovea_row_sums(
          Int64(filters.count), Int64(length), 1, p, Int64(length), 0,
          bias + filters.lowerBound)
      }
    }
  }

  func inputGradient(
    images: Int, _ outputGradient: UnsafePointer<Float>, packed: UnsafePointer<Float>,
    into inputGradient: UnsafeMutablePointer<Float>, team: Team
  ) {
    backward?.run(
      images: images, outputGradient, packed: packed + panels.packedCount, into: inputGradient,
      team: team)
  }

  /// Copies every tap's pixels of one image into its row.
  private func copyTaps(ofImage image: Int, _ input: UnsafePointer<Float>, team: Team) {
    let source = (planes.isPlain ? input : UnsafePointer(padded.start)) + image * planes.imageStride
    team.forEachRange(of: g.taps, cost: g.outputPlane) { taps in
      for tap in taps {
        fovea_copy_planes(
          1, Int64(g.outputHeight), Int64(g.outputWidth), source + Int(planes.offsets[tap]), 0,
          Int64(planes.width), 1, rows.start + tap * length, 0, Int64(g.outputWidth), 1)
      }
    }
  }

  /// Some filters' gradients in rows of whole lanes.
  private func gradientRows(
    of filters: Range<Int>, _ maps: UnsafePointer<Float>
  ) -> UnsafePointer<Float> {
    let maps = maps + filters.lowerBound * g.outputPlane
    if length == g.outputPlane { return maps }
    let start = gradient.start + filters.lowerBound * length
    fovea_copy_planes(
      1, Int64(filters.count), Int64(g.outputPlane), maps, 0, Int64(g.outputPlane), 1, start, 0,
      Int64(length), 1)
    return UnsafePointer(start)
  }
}

extension ConvolutionGeometry {
  /// Whether a copy for each tap costs less than a copy for each filter.
  var suitsColumns: Bool { groups == 1 && taps <= filters && area > 1 }
}
