/// Room for the 16 matrices of a block: one row for each channel, one column for each tile.
struct TileMatrices: Sendable {
  private let memory: ScratchMemory
  private let first: Int
  /// Numbers from one row to the next, and from one matrix to the next.
  let row: Int
  let matrix: Int
  /// Where each row begins.
  let offsets: [Int64]

  /// Takes a place in memory that others use too, from its number `first` on.
  init(rows: Int, columns: Int, in memory: ScratchMemory, from first: Int = 0) {
    // Neighbouring rows and matrices begin in different sets of the first cache.
    let lines = (roundedUpToLanes(columns) + 32) / 16
    let row = (lines | 1) * 16
    var matrixLines = rows * row / 16
    while matrixLines % 64 != 4 { matrixLines += 1 }
    self.row = row
    matrix = matrixLines * 16
    offsets = (0..<rows).map { Int64($0 * row) }
    self.memory = memory
    self.first = first
    memory.reserve(first + 16 * matrix)
  }

  /// Where the next place in that memory begins.
  var end: Int { first + 16 * matrix }

  /// A matrix from a row on.
  func start(_ index: Int = 0, row: Int = 0) -> UnsafeMutablePointer<Float> {
    memory.start + first + index * matrix + row * self.row
  }
}
