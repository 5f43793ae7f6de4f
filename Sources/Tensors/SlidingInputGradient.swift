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
  /// Whether the product can write the inputs' gradient where it belongs.
  private let isDense: Bool
  /// Whether the outputs' gradients need no border.
  private let isPlain: Bool

  init(_ geometry: ConvolutionGeometry) {
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
    let isPlain = vertical.isPlain && horizontal.isPlain
    self.isPlain = isPlain
    bordered = Buffer(count: isPlain ? 0 : geometry.filters * plane)
    let isDense = phases.count == 1 && horizontal.border == 0
    self.isDense = isDense
    wide = Buffer(
      count: isDense
        ? 0 : geometry.channels * roundedUpToLanes(vertical.places * horizontal.bordered))
  }

  var packedCount: Int {
    phases.reduce(0) { $0 + $1.panels.packedCount * g.groups }
  }

  /// For each phase and group (K/G · taps)×(C/G) in panels, taps last to first.
  func pack(
    _ weights: UnsafePointer<Float>, into packed: UnsafeMutablePointer<Float>, team: Team
  ) {
    team.forEachRange(of: g.filters, cost: 8 * g.taps) { filters in
      for phase in phases {
        for filter in filters { pack(phase, filter: filter, weights, into: packed) }
      }
    }
  }

  private func pack(
    _ phase: Phase, filter: Int, _ weights: UnsafePointer<Float>,
    into packed: UnsafeMutablePointer<Float>
  ) {
    let (group, row) = filter.quotientAndRemainder(dividingBy: g.groupFilters)
    let start = packed + phase.start + group * phase.panels.packedCount
    for (i, tap) in phase.taps.enumerated() {
      for channel in 0..<g.groupChannels {
        start[phase.panels.place(row * phase.taps.count + i, channel)] =
          weights[filter * g.taps + channel * g.area + tap]
      }
    }
  }

  func run(
    images: Int, _ outputGradient: UnsafePointer<Float>, packed: UnsafePointer<Float>,
    into inputGradient: UnsafeMutablePointer<Float>, team: Team
  ) {
    for image in 0..<images {
      let gradient = outputGradient + image * g.outputCount
      let target = inputGradient + image * g.inputCount
      if !isPlain {
        team.forEachRange(of: g.filters, cost: g.outputPlane) { addBorder(gradient, of: $0) }
      }
      let source = isPlain ? gradient : UnsafePointer(bordered.start)
      for phase in phases {
        let tiles = MapTiles(
          maps: g.channels, groups: g.groups, rows: vertical.places, width: horizontal.bordered,
          depth: phase.panels.depth)
        tiles.forEach(sharedBy: team) { channels, places in
          slide(phase, tiles, channels, places, over: source, packed: packed, into: target)
        }
      }
    }
  }

  /// Some channels' gradient, in some places of a phase's rows, of one image.
  private func slide(
    _ phase: Phase, _ tiles: MapTiles, _ channels: Range<Int>, _ places: Range<Int>,
    over source: UnsafePointer<Float>, packed: UnsafePointer<Float>,
    into target: UnsafeMutablePointer<Float>
  ) {
    let result = isDense ? target : wide.start
    let length = vertical.places * horizontal.bordered
    let stride = isDense ? length : roundedUpToLanes(length)
    let groupPlanes = g.groupFilters * vertical.bordered * horizontal.bordered
    let start = places.lowerBound * horizontal.bordered
    tiles.forEachGroup(of: channels) { group, part in
      fovea_product(
        Int64(part.count), Int64(places.count * horizontal.bordered - horizontal.border),
        Int64(phase.panels.depth),
        packed + phase.start + group * phase.panels.packedCount
          + phase.panels.place(0, part.lowerBound % g.groupChannels),
        Int64(WeightPanels.rows), Int64(phase.panels.stride),
        source + group * groupPlanes + start, phase.offsets,
        result + part.lowerBound * stride + start, Int64(stride), nil, false)
    }
    if isDense { return }
    copyOut(phase, channels, places, stride: stride, into: target)
  }

  /// Copies what lies inside the image to the phase's pixels.
  private func copyOut(
    _ phase: Phase, _ channels: Range<Int>, _ places: Range<Int>, stride: Int,
    into target: UnsafeMutablePointer<Float>
  ) {
    let first = vertical.first
    let rows = phase.rows.clamped(to: first + places.lowerBound..<first + places.upperBound)
    let columns = phase.columns
    if rows.isEmpty || columns.isEmpty { return }
    let row = rows.lowerBound * g.vertical.stride + phase.row - g.vertical.before
    let column =
      columns.lowerBound * g.horizontal.stride + phase.column - g.horizontal.before
    fovea_copy_planes(
      Int64(channels.count), Int64(rows.count), Int64(columns.count),
      wide.start + channels.lowerBound * stride + (rows.lowerBound - first) * horizontal.bordered
        + columns.lowerBound - horizontal.first,
      Int64(stride), Int64(horizontal.bordered), 1,
      target + (channels.lowerBound * g.height + row) * g.width + column,
      Int64(g.height * g.width), Int64(g.vertical.stride * g.width), Int64(g.horizontal.stride))
  }

  /// Copies some outputs' gradients into a border of zeros as wide as the filters reach; outputs
  /// that saw zeros alone are left out.
  private func addBorder(_ gradient: UnsafePointer<Float>, of filters: Range<Int>) {
    let rows = vertical.outputs
    let columns = horizontal.outputs
    if rows.isEmpty || columns.isEmpty { return }
    let plane = vertical.bordered * horizontal.bordered
    let row = rows.lowerBound - vertical.first + vertical.border
    let column = columns.lowerBound - horizontal.first + horizontal.border
    fovea_copy_planes(
      Int64(filters.count), Int64(rows.count), Int64(columns.count),
      gradient + filters.lowerBound * g.outputPlane + rows.lowerBound * g.outputWidth
        + columns.lowerBound,
      Int64(g.outputPlane), Int64(g.outputWidth), 1,
      bordered.start + filters.lowerBound * plane + row * horizontal.bordered + column,
      Int64(plane), Int64(horizontal.bordered), 1)
  }
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
