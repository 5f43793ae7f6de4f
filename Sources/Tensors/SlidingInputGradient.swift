import CKernels

/// The gradient that a convolution's outputs send to its inputs: flipped filters slide back over
/// the outputs' gradients.
///
/// With a stride, the taps that reach an input pixel depend on the pixel's phase; each phase has a
/// product of its own, over its own taps.
///
/// Source: Dumoulin & Visin 2016, §4.
final class SlidingInputGradient: Sendable {
  private let g: ConvolutionGeometry
  private let phases: [Phase]
  private let vertical: GradientAxis
  private let horizontal: GradientAxis
  private let bordered: Buffer
  private let wide: Buffer

  init(_ geometry: ConvolutionGeometry, forTraining: Bool) {
    g = geometry
    let vertical = GradientAxis(geometry.vertical)
    let horizontal = GradientAxis(geometry.horizontal)
    self.vertical = vertical
    self.horizontal = horizontal
    var start = 0
    phases = (0..<geometry.vertical.stride).flatMap { row in
      (0..<geometry.horizontal.stride).map { column in
        let phase = Phase(geometry, row: row, column: column, vertical, horizontal, start: start)
        start += phase.panels.packedCount * geometry.groups
        return phase
      }
    }
    let plane = vertical.bordered * horizontal.bordered
    bordered = Buffer(count: forTraining ? geometry.filters * plane : 0)
    wide = Buffer(
      count: forTraining
        ? geometry.channels * roundedUpToLanes(vertical.places * horizontal.bordered) : 0)
  }

  var packedCount: Int {
    phases.reduce(0) { $0 + $1.panels.packedCount * g.groups }
  }

  /// For each phase and group (K/G · taps)×(C/G) in panels, taps last to first.
  func pack(_ weights: UnsafePointer<Float>, into packed: UnsafeMutablePointer<Float>) {
    for phase in phases {
      for filter in 0..<g.filters {
        let (group, row) = filter.quotientAndRemainder(dividingBy: g.groupFilters)
        let start = packed + phase.start + group * phase.panels.packedCount
        for (i, tap) in phase.taps.enumerated() {
          for channel in 0..<g.groupChannels {
            start[phase.panels.place(row * phase.taps.count + i, channel)] =
              weights[filter * g.taps + channel * g.area + tap]
          }
        }
      }
    }
  }

  func run(
    images: Int, _ outputGradient: UnsafePointer<Float>, packed: UnsafePointer<Float>,
    into inputGradient: UnsafeMutablePointer<Float>
  ) {
    for image in 0..<images {
      let gradient = outputGradient + image * g.outputCount
      let target = inputGradient + image * g.inputCount
      if !isPlain { addBorder(gradient) }
      let source = isPlain ? gradient : UnsafePointer(bordered.start)
      for phase in phases { run(phase, source, packed: packed, into: target) }
    }
  }

  private func run(
    _ phase: Phase, _ source: UnsafePointer<Float>, packed: UnsafePointer<Float>,
    into target: UnsafeMutablePointer<Float>
  ) {
    let result = isDense ? target : wide.start
    let length = vertical.places * horizontal.bordered
    let stride = isDense ? length : roundedUpToLanes(length)
    let groupPlanes = g.groupFilters * vertical.bordered * horizontal.bordered
    for group in 0..<g.groups {
      fovea_product(
        Int64(g.groupChannels), Int64(length - horizontal.border), Int64(phase.panels.depth),
        packed + phase.start + group * phase.panels.packedCount, Int64(WeightPanels.rows),
        Int64(phase.panels.stride),
        source + group * groupPlanes, phase.offsets, result + group * g.groupChannels * stride,
        Int64(stride), nil, false)
    }
    if isDense { return }
    let rows = phase.rows
    let columns = phase.columns
    if rows.isEmpty || columns.isEmpty { return }
    let row = rows.lowerBound * g.vertical.stride + phase.row - g.vertical.before
    let column =
      columns.lowerBound * g.horizontal.stride + phase.column - g.horizontal.before
    fovea_copy_planes(
      Int64(g.channels), Int64(rows.count), Int64(columns.count),
      wide.start + (rows.lowerBound - vertical.first) * horizontal.bordered
        + columns.lowerBound - horizontal.first,
      Int64(stride), Int64(horizontal.bordered), 1, target + row * g.width + column,
      Int64(g.height * g.width), Int64(g.vertical.stride * g.width), Int64(g.horizontal.stride))
  }

  /// Copies the outputs' gradients into a border of zeros as wide as the filters reach; outputs
  /// that saw zeros alone are left out.
  private func addBorder(_ gradient: UnsafePointer<Float>) {
    let rows = vertical.outputs
    let columns = horizontal.outputs
    if rows.isEmpty || columns.isEmpty { return }
    let row = rows.lowerBound - vertical.first + vertical.border
    let column = columns.lowerBound - horizontal.first + horizontal.border
    fovea_copy_planes(
      Int64(g.filters), Int64(rows.count), Int64(columns.count),
      gradient + rows.lowerBound * g.outputWidth + columns.lowerBound, Int64(g.outputPlane),
      Int64(g.outputWidth), 1, bordered.start + row * horizontal.bordered + column,
      Int64(vertical.bordered * horizontal.bordered), Int64(horizontal.bordered), 1)
  }

  /// Whether the product can write the inputs' gradient where it belongs.
  private var isDense: Bool { phases.count == 1 && horizontal.border == 0 }
  /// Whether the outputs' gradients need no border.
  private var isPlain: Bool { vertical.isPlain && horizontal.isPlain }
}

/// The part of the inputs whose row and column leave the same rest when divided by the strides.
private struct Phase: Sendable {
  let row: Int
  let column: Int
  /// Taps of one channel's filter that reach these inputs, last to first.
  let taps: [Int]
  /// Where each filter's taps lie among the bordered gradients.
  let offsets: [Int64]
  /// Places of the phase that are inside the image.
  let rows: Range<Int>
  let columns: Range<Int>
  /// Where the phase's weights begin.
  let start: Int
  let panels: WeightPanels

  init(
    _ g: ConvolutionGeometry, row: Int, column: Int, _ vertical: GradientAxis,
    _ horizontal: GradientAxis, start: Int
  ) {
    self.row = row
    self.column = column
    self.start = start
    rows = g.vertical.insidePlaces(ofPhase: row)
    columns = g.horizontal.insidePlaces(ofPhase: column)
    let pairs = (0..<g.vertical.size).reversed().flatMap { r in
      (0..<g.horizontal.size).reversed().map { s in (r, s) }
    }.filter { g.vertical.phase(ofTap: $0) == row && g.horizontal.phase(ofTap: $1) == column }
    taps = pairs.map { r, s in r * g.horizontal.size + s }
    panels = WeightPanels(count: g.groupChannels, depth: g.groupFilters * pairs.count)
    offsets = (0..<g.groupFilters).flatMap { filter in
      pairs.map { r, s in
        Int64(
          (filter * vertical.bordered + vertical.border - g.vertical.shift(ofTap: r))
            * horizontal.bordered + horizontal.border - g.horizontal.shift(ofTap: s))
      }
    }
  }
}

/// One axis of the bordered gradients.
private struct GradientAxis: Sendable {
  /// The first place, in any phase, that holds an input pixel; and how many there are.
  let first: Int
  let places: Int
  /// Zeros before the gradients.
  let border: Int
  /// Outputs that some input takes part in.
  let outputs: Range<Int>
  let isPlain: Bool

  init(_ axis: ConvolutionAxis) {
    first = axis.before / axis.stride
    places = (axis.before + axis.length - 1) / axis.stride + 1 - first
    border = axis.largestShift
    let begin = max(0, first - border)
    outputs = begin..<max(begin, min(axis.outputLength, first + places))
    isPlain = border == 0 && first == 0 && places == axis.outputLength
  }

  /// Rows or columns, border counted.
  var bordered: Int { places + border }
}
