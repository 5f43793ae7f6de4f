import CKernels

/// The exact convolution, which slides the filters along memory over planes with a border.
final class SlidingConvolution: Convolution {
  private let g: ConvolutionGeometry
  private let planes: PhasePlanes
  private let panels: WeightPanels
  private let backward: SlidingInputGradient
  private let padded: Buffer
  private let wide: Buffer
  private let wideGradient: Buffer

  init(_ geometry: ConvolutionGeometry, images: Int, forTraining: Bool) {
    g = geometry
    let planes = PhasePlanes(geometry)
    self.planes = planes
    panels = WeightPanels(count: g.groupFilters, depth: g.taps)
    padded = Buffer(count: planes.isPlain ? 0 : images * planes.imageStride)
    wide = Buffer(count: planes.isDense ? 0 : g.filters * planes.wideLength)
    wideGradient = Buffer(count: forTraining ? images * g.filters * planes.wideLength : 0)
    backward = SlidingInputGradient(geometry, forTraining: forTraining)
  }

  /// The weights of each group in panels, then as the input's gradient wants them.
  var packedCount: Int { g.groups * panels.packedCount + backward.packedCount }

  func pack(_ weights: UnsafePointer<Float>, into packed: UnsafeMutablePointer<Float>) {
    for group in 0..<g.groups {
      let start = packed + group * panels.packedCount
      for filter in 0..<g.groupFilters {
        let row = weights + (group * g.groupFilters + filter) * g.taps
        for tap in 0..<g.taps { start[panels.place(tap, filter)] = row[tap] }
      }
    }
    backward.pack(weights, into: packed + g.groups * panels.packedCount)
  }

  func forward(
    images: Int, _ input: UnsafePointer<Float>, packed: UnsafePointer<Float>,
    bias: UnsafePointer<Float>?, into output: UnsafeMutablePointer<Float>
  ) {
    if !planes.isPlain { planes.fill(padded.start, from: input, images: images) }
    let source = self.source(input)
    for image in 0..<images {
      let result = output + image * g.outputCount
      let maps = planes.isDense ? result : wide.start
      let stride = planes.isDense ? g.outputPlane : planes.wideLength
      for group in 0..<g.groups {
        let first = group * g.groupFilters
        fovea_product(
          Int64(g.groupFilters), Int64(planes.positions), Int64(g.taps),
          packed + group * panels.packedCount, Int64(WeightPanels.rows), Int64(panels.stride),
          source + image * planes.imageStride + group * g.groupChannels * planes.channelStride,
          planes.offsets, maps + first * stride, Int64(stride), bias.map { $0 + first }, false)
      }
      if planes.isDense { continue }
      fovea_copy_planes(
        Int64(g.filters), Int64(g.outputHeight), Int64(g.outputWidth), wide.start,
        Int64(planes.wideLength), Int64(planes.width), 1, result, Int64(g.outputPlane),
        Int64(g.outputWidth), 1)
    }
  }

  func addWeightGradient(
    images: Int, _ input: UnsafePointer<Float>, outputGradient: UnsafePointer<Float>,
    to weights: UnsafeMutablePointer<Float>, bias: UnsafeMutablePointer<Float>?
  ) {
    let length = planes.wideLength
    let isWhole = planes.isDense && length == g.outputPlane
    if !isWhole {
      fovea_copy_planes(
        Int64(images * g.filters), Int64(g.outputHeight), Int64(g.outputWidth), outputGradient,
        Int64(g.outputPlane), Int64(g.outputWidth), 1, wideGradient.start, Int64(length),
        Int64(planes.width), 1)
    }
    let gradient = isWhole ? outputGradient : UnsafePointer(wideGradient.start)
    for group in 0..<g.groups {
      let first = group * g.groupFilters
      fovea_dots(
        Int64(g.groupFilters), Int64(g.taps), Int64(length), Int64(images),
        gradient + first * length, Int64(length), Int64(g.filters * length),
        source(input) + group * g.groupChannels * planes.channelStride, planes.offsets,
        Int64(planes.imageStride), weights + first * g.taps, Int64(g.taps))
    }
    guard let bias else { return }
    fovea_row_sums(
      Int64(g.filters), Int64(length), Int64(images), gradient, Int64(length),
      Int64(g.filters * length), bias)
  }

  func inputGradient(
    images: Int, _ outputGradient: UnsafePointer<Float>, packed: UnsafePointer<Float>,
    into inputGradient: UnsafeMutablePointer<Float>
  ) {
    backward.run(
      images: images, outputGradient, packed: packed + g.groups * panels.packedCount,
      into: inputGradient)
  }

  /// The planes that the last forward pass filled.
  private func source(_ input: UnsafePointer<Float>) -> UnsafePointer<Float> {
    planes.isPlain ? input : UnsafePointer(padded.start)
  }
}

extension PhasePlanes {
  /// Whether outputs follow each other without a border between rows.
  var isDense: Bool { width == geometry.outputWidth }
}
