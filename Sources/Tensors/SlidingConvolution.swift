import CKernels

/// The exact convolution, which slides the filters along memory over planes with a border.
final class SlidingConvolution: Convolution {
  private let g: ConvolutionGeometry
  private let planes: PhasePlanes
  private let panels: WeightPanels
  /// None where nobody wants the input's gradient.
  private let backward: SlidingInputGradient?
  private let keepsImages: Bool
  private let tiles: MapTiles
  private let padded: Buffer
  private let wide: Buffer
  private let wideGradient: Buffer
  /// Whether the outputs' gradients have the rows of `wideGradient` as they are.
  private let isWhole: Bool

  init(_ geometry: ConvolutionGeometry, for use: ConvolutionUse) {
    g = geometry
    keepsImages = use.keepsImages
    let planes = PhasePlanes(geometry)
    self.planes = planes
    panels = WeightPanels(count: g.groupFilters, depth: g.taps)
    tiles = MapTiles(
      maps: g.filters, groups: g.groups, rows: g.outputHeight, width: planes.width, depth: g.taps)
    padded = Buffer(count: planes.isPlain ? 0 : use.images * planes.imageStride)
    wide = Buffer(count: planes.isDense ? 0 : g.filters * planes.wideLength)
    let isWhole = planes.isDense && planes.wideLength == geometry.outputPlane
    self.isWhole = isWhole
    wideGradient = Buffer(
      count: use.wantsWeightGradient && !isWhole
        ? use.images * geometry.filters * planes.wideLength : 0)
    backward = use.wantsInputGradient ? SlidingInputGradient(geometry) : nil
  }

  /// The weights of each group in panels, then as the input's gradient wants them.
  var packedCount: Int { g.groups * panels.packedCount + (backward?.packedCount ?? 0) }

  func pack(
    _ weights: UnsafePointer<Float>, into packed: UnsafeMutablePointer<Float>, team: Team
  ) {
    team.forEachRange(of: g.filters, cost: 8 * g.taps, step: WeightPanels.rows) { filters in
      for filter in filters {
        let (group, row) = filter.quotientAndRemainder(dividingBy: g.groupFilters)
        let start = packed + group * panels.packedCount
        let weights = weights + filter * g.taps
        for tap in 0..<g.taps { start[panels.place(tap, row)] = weights[tap] }
      }
    }
    backward?.pack(weights, into: packed + g.groups * panels.packedCount, team: team)
  }

  func forward(
    images: Int, _ input: UnsafePointer<Float>, packed: UnsafePointer<Float>,
    bias: UnsafePointer<Float>?, into output: UnsafeMutablePointer<Float>, team: Team
  ) {
    planes.fill(padded.start, from: input, images: images, team: team)
    for image in 0..<images {
      let source = source(input) + image * planes.imageStride
      let result = output + image * g.outputCount
      tiles.forEach(sharedBy: team) { filters, rows in
        let step = rowsInCache(filters: filters.count)
        for first in stride(from: rows.lowerBound, to: rows.upperBound, by: step) {
          let rows = first..<min(first + step, rows.upperBound)
          slide(filters, rows, over: source, packed: packed, bias: bias, into: result)
        }
      }
    }
  }

  /// As many rows of positions as are still in the second cache when they are copied.
  private func rowsInCache(filters: Int) -> Int {
    planes.isDense ? g.outputHeight : max(4, 131_072 / (filters * planes.width))
  }

  /// Some filters' outputs, in some rows, of one image.
  private func slide(
    _ filters: Range<Int>, _ rows: Range<Int>, over source: UnsafePointer<Float>,
    packed: UnsafePointer<Float>, bias: UnsafePointer<Float>?,
    into result: UnsafeMutablePointer<Float>
  ) {
    let maps = planes.isDense ? result : wide.start
    let stride = planes.isDense ? g.outputPlane : planes.wideLength
    let start = rows.lowerBound * planes.width
    tiles.forEachGroup(of: filters) { group, part in
      fovea_product(
        Int64(part.count), Int64(rows.count * planes.width - planes.border), Int64(g.taps),
        packed + group * panels.packedCount + panels.place(0, part.lowerBound % g.groupFilters),
        Int64(WeightPanels.rows), Int64(panels.stride),
        source + group * g.groupChannels * planes.channelStride + start, planes.offsets,
        maps + part.lowerBound * stride + start, Int64(stride), bias.map { $0 + part.lowerBound },
        false)
    }
    if planes.isDense { return }
    fovea_copy_planes(
      Int64(filters.count), Int64(rows.count), Int64(g.outputWidth),
      wide.start + filters.lowerBound * stride + start, Int64(stride), Int64(planes.width), 1,
      result + filters.lowerBound * g.outputPlane + rows.lowerBound * g.outputWidth,
      Int64(g.outputPlane), Int64(g.outputWidth), 1)
  }

  func addWeightGradient(
    images: Int, _ input: UnsafePointer<Float>, outputGradient: UnsafePointer<Float>,
    to weights: UnsafeMutablePointer<Float>, bias: UnsafeMutablePointer<Float>?, team: Team
  ) {
    if !keepsImages { planes.fill(padded.start, from: input, images: images, team: team) }
    tiles.forEachMaps(sharedBy: team) { filters in
      addGradient(
        of: filters, images: images, source(input), outputGradient: outputGradient, to: weights,
        bias: bias)
    }
  }

  /// Some filters' part of the weights' gradient.
  private func addGradient(
    of filters: Range<Int>, images: Int, _ source: UnsafePointer<Float>,
    outputGradient: UnsafePointer<Float>, to weights: UnsafeMutablePointer<Float>,
    bias: UnsafeMutablePointer<Float>?
  ) {
    let length = planes.wideLength
    if !isWhole { widen(outputGradient, of: filters, images: images) }
    let gradient = isWhole ? outputGradient : UnsafePointer(wideGradient.start)
    tiles.forEachGroup(of: filters) { group, part in
      fovea_dots(
        Int64(part.count), Int64(g.taps), Int64(length), Int64(images),
        gradient + part.lowerBound * length, Int64(length), Int64(g.filters * length),
        source + group * g.groupChannels * planes.channelStride, planes.offsets,
        Int64(planes.imageStride), weights + part.lowerBound * g.taps, Int64(g.taps),
        true)
    }
    guard let bias else { return }
    fovea_row_sums(
      Int64(filters.count), Int64(length), Int64(images), gradient + filters.lowerBound * length,
      Int64(length), Int64(g.filters * length), bias + filters.lowerBound)
  }

  /// Copies some filters' gradients into rows as long as the planes'.
  private func widen(
    _ outputGradient: UnsafePointer<Float>, of filters: Range<Int>, images: Int
  ) {
    for image in 0..<images {
      let first = image * g.filters + filters.lowerBound
      fovea_copy_planes(
        Int64(filters.count), Int64(g.outputHeight), Int64(g.outputWidth),
        outputGradient + first * g.outputPlane, Int64(g.outputPlane), Int64(g.outputWidth), 1,
        wideGradient.start + first * planes.wideLength, Int64(planes.wideLength),
        Int64(planes.width), 1)
    }
  }

  func inputGradient(
    images: Int, _ outputGradient: UnsafePointer<Float>, packed: UnsafePointer<Float>,
    into inputGradient: UnsafeMutablePointer<Float>, team: Team
  ) {
    backward?.run(
      images: images, outputGradient, packed: packed + g.groups * panels.packedCount,
      into: inputGradient, team: team)
  }

  /// The planes of the images at work.
  private func source(_ input: UnsafePointer<Float>) -> UnsafePointer<Float> {
    planes.isPlain ? input : UnsafePointer(padded.start)
  }
}

extension PhasePlanes {
  /// Whether outputs follow each other without a border between rows.
  var isDense: Bool { border == 0 }
  /// Positions between the last output of a row and the first of the next.
  var border: Int { width - geometry.outputWidth }
}
