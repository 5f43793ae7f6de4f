import CKernels

/// How a convolution with 3×3 filters falls into tiles of 4×4 pixels, two apart, and these into
/// blocks that are computed together.
///
/// A block is some whole images, or some rows of tiles of a large one: enough tiles to fill vectors,
/// few enough for what is computed from them to stay in the cache. Blocks follow from the shapes
/// alone, because sums over a block's tiles would change with them.
struct TileBlocks: Sendable {
  private let g: ConvolutionGeometry
  /// Tiles side by side, and one above the other.
  let columns: Int
  let rows: Int
  private let rowsPerBlock: Int
  private let imagesPerBlock: Int
  private let isInterleaved: Bool

  /// Tiles that a block should have.
  private static let goodCount = 256

  init(_ geometry: ConvolutionGeometry, images: Int, isInterleaved: Bool = false) {
    g = geometry
    columns = (geometry.outputWidth + 1) / 2
    rows = (geometry.outputHeight + 1) / 2
    self.isInterleaved = isInterleaved
    if isInterleaved {
      imagesPerBlock = Interleaving.images
      rowsPerBlock = min(rows, max(1, Self.goodCount / (columns * imagesPerBlock)))
    } else {
      rowsPerBlock = min(rows, max(1, Self.goodCount / columns))
      imagesPerBlock = min(max(1, images), max(1, Self.goodCount / (columns * rows)))
    }
  }

  /// The most tiles that a block has.
  var largestCount: Int { imagesPerBlock * rowsPerBlock * columns }

  /// Whether so many images are one block.
  func areOne(images: Int) -> Bool { rowsPerBlock == rows && images <= imagesPerBlock }

  /// Floats that one call of a transformation works in.
  var scratchCount: Int { 16 * ((rowsPerBlock + 1) * columns + 32) + 16 }

  /// Calls with every block in order: its first image, and its tiles.
  func forEach(images: Int, _ body: (_ firstImage: Int, _ tiles: FoveaTiles) -> Void) {
    for first in stride(from: 0, to: images, by: imagesPerBlock) {
      for row in stride(from: 0, to: rows, by: rowsPerBlock) {
        body(
          first,
          FoveaTiles(
            height: Int64(g.height), width: Int64(g.width), outputHeight: Int64(g.outputHeight),
            outputWidth: Int64(g.outputWidth), top: Int64(g.vertical.before),
            left: Int64(g.horizontal.before), columns: Int64(columns), firstRow: Int64(row),
            rows: Int64(min(rowsPerBlock, rows - row)),
            images: Int64(min(imagesPerBlock, images - first)), interleaved: isInterleaved))
      }
    }
  }
}

extension FoveaTiles {
  /// Tiles of the block.
  var count: Int { Int(images * rows * columns) }
}
