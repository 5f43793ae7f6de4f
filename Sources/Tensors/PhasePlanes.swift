import CKernels

/// Images with their border of zeros, laid out so that strided filters slide along memory.
///
/// With a stride of S, rows 0, S, 2S … of the padded image lie together, then rows 1, S + 1 …, and
/// the same for columns: each channel becomes one plane for each *phase*. Within a phase, the
/// next output's pixel is the next number, as with stride 1, where there is one phase and the
/// planes are the padded image itself. Phases that no tap reads are left out.
///
/// Numbering a plane's pixels row by row, the input of tap (c, r, s) for output position p lies at
/// a fixed distance from p, so the matrix kernel runs over all positions at once and no patch is
/// ever copied out. Positions in the border between two rows are computed too and dropped.
struct PhasePlanes {
  let geometry: ConvolutionGeometry
  /// Rows and columns of each plane.
  let height: Int
  let width: Int
  /// Where tap (c, r, s) of position 0 lies, for every tap of one group in the weights' order.
  let offsets: [Int64]
  private let rowPhases: [Int]
  private let columnPhases: [Int]

  init(_ geometry: ConvolutionGeometry) {
    let g = geometry
    self.geometry = g
    let height = g.vertical.phaseLength
    let width = g.horizontal.phaseLength
    self.height = height
    self.width = width
    let rowPhases = g.vertical.phases
    let columnPhases = g.horizontal.phases
    self.rowPhases = rowPhases
    self.columnPhases = columnPhases
    offsets = (0..<g.groupChannels).flatMap { channel in
      (0..<g.vertical.size).flatMap { r in
        (0..<g.horizontal.size).map { s in
          let row = rowPhases.firstIndex(of: g.vertical.phase(ofTap: r)) ?? 0
          let column = columnPhases.firstIndex(of: g.horizontal.phase(ofTap: s)) ?? 0
          let plane = (channel * rowPhases.count + row) * columnPhases.count + column
          return Int64(
            (plane * height + g.vertical.shift(ofTap: r)) * width + g.horizontal.shift(ofTap: s))
        }
      }
    }
  }

  /// Numbers in one channel's planes, and in one image's.
  var channelStride: Int { rowPhases.count * columnPhases.count * height * width }
  var imageStride: Int { geometry.channels * channelStride }

  /// Output positions, those in the border between two rows counted.
  var positions: Int { geometry.outputHeight * width - (width - geometry.outputWidth) }
  /// The same, rounded up to whole vectors.
  var wideLength: Int { roundedUpToLanes(positions) }

  /// Whether the images as they are have this layout.
  var isPlain: Bool {
    let g = geometry
    return g.vertical.stride == 1 && g.horizontal.stride == 1 && height == g.height
      && width == g.width && g.vertical.before == 0 && g.horizontal.before == 0
  }

  /// Copies images into their planes, whose border must hold zeros, unless they have that layout.
  func fill(
    _ planes: UnsafeMutablePointer<Float>, from input: UnsafePointer<Float>, images: Int, team: Team
  ) {
    if isPlain { return }
    let g = geometry
    team.forEachRange(of: images * g.channels, cost: g.height * g.width) { channels in
      fill(planes, from: input, channels: channels)
    }
  }

  /// The same for some channels, counted through all images.
  private func fill(
    _ planes: UnsafeMutablePointer<Float>, from input: UnsafePointer<Float>, channels: Range<Int>
  ) {
    let g = geometry
    let input = input + channels.lowerBound * g.height * g.width
    let planes = planes + channels.lowerBound * channelStride
    for (i, rowPhase) in rowPhases.enumerated() {
      for (j, columnPhase) in columnPhases.enumerated() {
        let rows = g.vertical.insidePlaces(ofPhase: rowPhase).clamped(to: 0..<height)
        let columns = g.horizontal.insidePlaces(ofPhase: columnPhase).clamped(to: 0..<width)
        if rows.isEmpty || columns.isEmpty { continue }
        let firstRow = rows.lowerBound * g.vertical.stride + rowPhase - g.vertical.before
        let firstColumn =
          columns.lowerBound * g.horizontal.stride + columnPhase - g.horizontal.before
        let plane = (i * columnPhases.count + j) * height * width
        fovea_copy_planes(
          Int64(channels.count), Int64(rows.count), Int64(columns.count),
          input + firstRow * g.width + firstColumn, Int64(g.height * g.width),
          Int64(g.vertical.stride * g.width), Int64(g.horizontal.stride),
          planes + plane + rows.lowerBound * width + columns.lowerBound, Int64(channelStride),
          Int64(width), 1)
      }
    }
  }
}

extension ConvolutionAxis {
  /// Pixels of the padded image whose number leaves the same rest when divided by the stride.
  func phase(ofTap tap: Int) -> Int { tap * dilation % stride }

  /// How far into its phase a tap lies.
  func shift(ofTap tap: Int) -> Int { tap * dilation / stride }

  var largestShift: Int { shift(ofTap: size - 1) }

  /// The phases that taps read, in order.
  var phases: [Int] {
    (0..<stride).filter { phase in (0..<size).contains { self.phase(ofTap: $0) == phase } }
  }

  /// Pixels of a phase that outputs need.
  var phaseLength: Int { outputLength + largestShift }

  /// The places of a phase that lie inside the image and not in its border.
  func insidePlaces(ofPhase phase: Int) -> Range<Int> {
    let first = max(0, before - phase + stride - 1) / stride
    let end = max(0, before + length - phase + stride - 1) / stride
    return first..<max(first, end)
  }
}
