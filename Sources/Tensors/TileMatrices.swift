/// Room for the 16 matrices of a block: one row for each channel, one column for each tile.
struct TileMatrices: Sendable {
  private let buffer: Buffer
  /// Numbers from one row to the next, and from one matrix to the next.
  let row: Int
  let matrix: Int
  /// Where each row begins.
  let offsets: [Int64]

  init(rows: Int, columns: Int) {
    // Neighbouring rows and matrices begin in different sets of the first cache.
    let lines = (roundedUpToLanes(columns) + 32) / 16
    let row = (lines | 1) * 16
    var matrixLines = rows * row / 16
    while matrixLines % 64 != 4 { matrixLines += 1 }
    self.row = row
    matrix = matrixLines * 16
    offsets = (0..<rows).map { Int64($0 * row) }
    buffer = Buffer(count: 16 * matrix)
  }

  /// A matrix from a row on.
  func start(_ index: Int = 0, row: Int = 0) -> UnsafeMutablePointer<Float> {
    buffer.start + index * matrix + row * self.row
  }
}
