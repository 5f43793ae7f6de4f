import CKernels
import COpenBLAS

/// C + A·Bᵀ on planned memory: dot products of A's rows and B's, as memory has them.
///
/// The exact sums run in 16 lanes along the rows, so a number of C never depends on how many rows
/// there are besides its own. Lanes behind a row's end read the next row of B times zero: where that
/// is not finite, neither is the sum.
package struct RowProduct: Sendable {
  private let numerics: Numerics
  private let depth: Int
  /// Where each row of B begins.
  private let offsets: [Int64]

  /// Products with a B of so many rows of `depth` numbers.
  package init(numerics: Numerics, depth: Int, rowsOfB: Int) {
    self.numerics = numerics
    self.depth = depth
    offsets = (0..<rowsOfB).map { Int64($0 * depth) }
    if numerics == .openblas { openblas_set_num_threads(1) }
  }

  /// Numbers that a row of A takes up, of which those behind the depth are zeros.
  package var rowLength: Int { roundedUpToLanes(depth) }

  /// - Parameters:
  ///   - a: M rows, `rowLength` apart.
  ///   - b: N×K, readable one vector past the end.
  ///   - c: M×N.
  ///   - rows: M.
  ///   - team: threads that share the exact product's columns.
  package func add(
    _ a: UnsafePointer<Float>, by b: UnsafePointer<Float>, to c: UnsafeMutablePointer<Float>,
    rows: Int, team: Team = .alone
  ) {
    let columns = offsets.count
    switch numerics {
    case .exact:
      // A product of few rows is as slow as B is read.
      let cost = depth * max(1, rows / MapTiles.productsPerFloat)
      team.forEachRange(of: columns, cost: cost, step: WeightPanels.rows) { range in
        fovea_dots(
          Int64(rows), Int64(range.count), Int64(rowLength), 1, a, Int64(rowLength), 0,
          b + range.lowerBound * depth, offsets, 0, c + range.lowerBound, Int64(columns),
          true)
      }
    case .openblas:
      cblas_sgemm(
        CblasRowMajor, CblasNoTrans, CblasTrans, blasint(rows), blasint(columns), blasint(depth),
        1, a, blasint(rowLength), b, blasint(depth), 1, c, blasint(columns))
    }
  }
}
