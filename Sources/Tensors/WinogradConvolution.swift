import CKernels

/// The exact convolution with 3×3 filters in 16 products for each 2×2 outputs instead of 36.
///
/// Tiles of 4×4 pixels are transformed, so that sliding becomes 16 separate matrix products of
/// filters×channels by channels×tiles. The transforms only add, subtract and halve: sums have a
/// fixed order, and errors stay as small as those of the plain sums. Gradients take the adjoint way
/// back through the same 16 products.
///
/// Source: Winograd 1980, "Arithmetic complexity of computations", §IV; Lavin & Gray 2016, §4.1.
final class WinogradConvolution: Convolution, @unchecked Sendable {
  private let g: ConvolutionGeometry
  /// Numbers in one pixel: images that lie side by side.
  private let lanes: Int
  private let blocks: TileBlocks
  private let byFilter: WeightPanels
  private let byChannel: WeightPanels
  /// The input's tiles; on the way back their gradients.
  private let inputs: TileMatrices
  /// The products; on the way back the outputs' gradients.
  private let outputs: TileMatrices
  /// Begins with 16 matrices of filters×channels, then has outputs, and inputs that nobody keeps.
  private let shared: ScratchMemory
  private let wantsInputGradient: Bool
  /// Whether `inputs` is still there when the images come back.
  private let keepsTiles: Bool
  private let scratch: [Buffer]
  /// Whether `inputs` holds all the tiles of the images at work.
  private var hasInputs = false
  /// Whether `outputs` holds the gradients of all their outputs.
  private var hasOutputGradients = false

  init(_ geometry: ConvolutionGeometry, for use: ConvolutionUse) {
    g = geometry
    wantsInputGradient = use.wantsInputGradient
    lanes = use.isInterleaved ? Interleaving.images : 1
    let blocks = TileBlocks(
      geometry, images: use.images, isInterleaved: use.isInterleaved)
    self.blocks = blocks
    byFilter = WeightPanels(count: geometry.filters, depth: geometry.channels)
    byChannel = WeightPanels(count: geometry.channels, depth: geometry.filters)
    let outputs = TileMatrices(
      rows: geometry.filters, columns: blocks.largestCount, in: use.scratch,
      from: use.wantsWeightGradient ? 16 * geometry.filters * geometry.channels : 0)
    self.outputs = outputs
    let keepsTiles = use.keepsImages && use.wantsWeightGradient && blocks.areOne(images: 1)
    self.keepsTiles = keepsTiles
    inputs = TileMatrices(
      rows: geometry.channels, columns: blocks.largestCount,
      in: keepsTiles ? ScratchMemory() : use.scratch, from: keepsTiles ? 0 : outputs.end)
    shared = use.scratch
    scratch = (0..<use.threads).map { _ in Buffer(count: blocks.scratchCount) }
  }

  /// The filters' matrices in panels of filters, then for the input's gradient in panels of
  /// channels.
  var packedCount: Int {
    16 * (byFilter.packedCount + (wantsInputGradient ? byChannel.packedCount : 0))
  }

  func pack(
    _ weights: UnsafePointer<Float>, into packed: UnsafeMutablePointer<Float>, team: Team
  ) {
    let taps = g.taps
    let filters = packed
    let channels = packed + 16 * byFilter.packedCount
    team.forEachRange(of: g.filters, cost: 2 * taps, step: WeightPanels.rows) { range in
      fovea_tile_weights(
        Int64(range.count), Int64(g.channels), weights + range.lowerBound * taps, Int64(taps),
        Int64(g.area), filters + byFilter.place(0, range.lowerBound),
        Int64(byFilter.packedCount))
    }
    if !wantsInputGradient { return }
    team.forEachRange(of: g.channels, cost: 18 * g.filters, step: WeightPanels.rows) { range in
      fovea_tile_weights(
        Int64(range.count), Int64(g.filters), weights + range.lowerBound * g.area,
        Int64(g.area), Int64(taps), channels + byChannel.place(0, range.lowerBound),
        Int64(byChannel.packedCount))
    }
  }

  func forward(
    images: Int, _ input: UnsafePointer<Float>, packed: UnsafePointer<Float>,
    bias: UnsafePointer<Float>?, into output: UnsafeMutablePointer<Float>, team: Team
  ) {
    blocks.forEach(images: images) { image, tiles in
      transform(input + image * g.inputCount, tiles, team: team)
      multiply(byFilter, packed, inputs, into: outputs, tiles, team: team)
      forEachRange(of: g.filters, tiles, team: team) { filters, tiles, scratch in
        fovea_tile_output(
          tiles, Int64(filters.count), outputs.start(row: filters.lowerBound),
          Int64(outputs.matrix), Int64(outputs.row), bias.map { $0 + filters.lowerBound },
          output + image * g.outputCount + filters.lowerBound * g.outputPlane * lanes,
          Int64(g.outputCount), scratch)
      }
    }
    hasInputs = keepsTiles && blocks.areOne(images: images)
    hasOutputGradients = false
  }

  func addWeightGradient(
    images: Int, _ input: UnsafePointer<Float>, outputGradient: UnsafePointer<Float>,
    to weights: UnsafeMutablePointer<Float>, bias: UnsafeMutablePointer<Float>?, team: Team
  ) {
    let matrix = g.filters * g.channels
    let sums = shared.start
    var isFirst = true
    blocks.forEach(images: images) { image, tiles in
      defer { isFirst = false }
      if !hasInputs { transform(input + image * g.inputCount, tiles, team: team) }
      transform(gradient: outputGradient + image * g.outputCount, tiles, team: team)
      let length = roundedUpToLanes(tiles.count)
      forEachMatrix(products: matrix * length, team: team) { index in
        fovea_dots(
          Int64(g.filters), Int64(g.channels), Int64(length), 1, outputs.start(index),
          Int64(outputs.row), 0, inputs.start(index), inputs.offsets, 0,
          sums + index * matrix, Int64(g.channels), !isFirst)
      }
      guard let bias else { return }
      // The transform's number (1, 1) is the plain sum of a tile's gradients.
      fovea_row_sums(
        Int64(g.filters), Int64(length), 1, outputs.start(5), Int64(outputs.row), 0, bias)
    }
    team.forEachRange(of: g.filters, cost: 16 * g.channels) { filters in
      let first = filters.lowerBound * g.channels
      fovea_tile_weight_gradient(
        Int64(filters.count * g.channels), sums + first, Int64(matrix),
        weights + first * g.area)
    }
    hasOutputGradients = blocks.areOne(images: images)
  }

  func inputGradient(
    images: Int, _ outputGradient: UnsafePointer<Float>, packed: UnsafePointer<Float>,
    into inputGradient: UnsafeMutablePointer<Float>, team: Team
  ) {
    let panels = packed + 16 * byFilter.packedCount
    let plane = g.height * g.width * lanes
    blocks.forEach(images: images) { image, tiles in
      if !hasOutputGradients {
        transform(gradient: outputGradient + image * g.outputCount, tiles, team: team)
      }
      multiply(byChannel, panels, outputs, into: inputs, tiles, team: team)
      forEachRange(of: g.channels, tiles, team: team) { channels, tiles, scratch in
        fovea_tile_input_gradient(
          tiles, Int64(channels.count), inputs.start(row: channels.lowerBound),
          Int64(inputs.matrix), Int64(inputs.row),
          inputGradient + image * g.inputCount + channels.lowerBound * plane,
          Int64(g.inputCount), scratch)
      }
    }
    hasInputs = false
    hasOutputGradients = false
  }

  /// The tiles of a block's inputs.
  private func transform(_ input: UnsafePointer<Float>, _ tiles: FoveaTiles, team: Team) {
    forEachRange(of: g.channels, tiles, team: team) { channels, tiles, scratch in
      fovea_tile_input(
        tiles, Int64(channels.count), input + channels.lowerBound * g.height * g.width * lanes,
        Int64(g.inputCount), inputs.start(row: channels.lowerBound), Int64(inputs.matrix),
        Int64(inputs.row), scratch)
    }
  }

  /// What a block's outputs send to the products.
  private func transform(
    gradient: UnsafePointer<Float>, _ tiles: FoveaTiles, team: Team
  ) {
    forEachRange(of: g.filters, tiles, team: team) { filters, tiles, scratch in
      fovea_tile_output_gradient(
        tiles, Int64(filters.count), gradient + filters.lowerBound * g.outputPlane * lanes,
        Int64(g.outputCount), outputs.start(row: filters.lowerBound), Int64(outputs.matrix),
        Int64(outputs.row), scratch)
    }
  }

  /// The 16 products of packed weights and tiles.
  private func multiply(
    _ panels: WeightPanels, _ packed: UnsafePointer<Float>, _ from: TileMatrices,
    into to: TileMatrices, _ tiles: FoveaTiles, team: Team
  ) {
    let columns = roundedUpToLanes(tiles.count)
    forEachMatrix(products: panels.packedCount * columns, team: team) { index in
      fovea_product(
        Int64(panels.count), Int64(columns), Int64(panels.depth),
        packed + index * panels.packedCount, Int64(WeightPanels.rows), Int64(panels.stride),
        from.start(index), from.offsets, to.start(index), Int64(to.row), nil, false)
    }
  }

  /// Shares the 16 matrices out, each of which takes so many products.
  private func forEachMatrix(products: Int, team: Team, _ body: (Int) -> Void) {
    // A product takes a sixteenth of the time of a copied float.
    team.forEachRange(of: 16, cost: products / 16) { indices in
      for index in indices { body(index) }
    }
  }

  /// Shares channels or filters out; each thread has its scratch memory.
  private func forEachRange(
    of count: Int, _ tiles: FoveaTiles, team: Team,
    _ body: (Range<Int>, UnsafePointer<FoveaTiles>, UnsafeMutablePointer<Float>) -> Void
  ) {
    let parts = team.parts(of: count, cost: 32 * tiles.count)
    withUnsafePointer(to: tiles) { tiles in
      team.forEach(parts: parts) { part, thread in
        body(count * part / parts..<count * (part + 1) / parts, tiles, scratch[thread].start)
      }
    }
  }
}

/// The same for images side by side, one block of tiles after the other.
extension WinogradConvolution: InterleavedConvolution {
  var filtersPerBlock: Int { g.filters }

  func forward(
    filters: Range<Int>, _ input: UnsafePointer<Float>, packed: UnsafePointer<Float>,
    bias: UnsafePointer<Float>?, into maps: UnsafeMutablePointer<Float>
  ) {
    forward(
      images: Interleaving.images, input, packed: packed, bias: bias, into: maps, team: .alone)
  }

  func addWeightGradient(
    filters: Range<Int>, _ input: UnsafePointer<Float>, mapsGradient: UnsafePointer<Float>,
    to weights: UnsafeMutablePointer<Float>, bias: UnsafeMutablePointer<Float>?
  ) {
    addWeightGradient(
      images: Interleaving.images, input, outputGradient: mapsGradient, to: weights, bias: bias,
      team: .alone)
  }

  func inputGradient(
    _ mapsGradient: UnsafePointer<Float>, packed: UnsafePointer<Float>,
    into inputGradient: UnsafeMutablePointer<Float>
  ) {
    self.inputGradient(
      images: Interleaving.images, mapsGradient, packed: packed, into: inputGradient,
      team: .alone)
  }
}

extension ConvolutionGeometry {
  /// Whether tiles are faster than sliding: where sums over channels outweigh the transforms.
  var suitsTiles: Bool {
    groups == 1 && vertical.suitsTiles && horizontal.suitsTiles && channels >= 16 && filters >= 16
      && channels * filters >= 1024
  }
}

extension ConvolutionAxis {
  fileprivate var suitsTiles: Bool {
    size == 3 && stride == 1 && dilation == 1 && before <= 2 && after <= 2
  }
}
