import CKernels
import COpenBLAS

/// C = A·B, written as the lectures write it.
///
/// - Parameters:
///   - a: M×K, row-major.
///   - b: K×N, row-major.
///   - rows: M.
///   - depth: K.
///   - columns: N.
/// - Returns: M×N, row-major.
public func referenceMatrixProduct<Scalar: BinaryFloatingPoint>(
  _ a: [Scalar], _ b: [Scalar], rows: Int, depth: Int, columns: Int
) -> [Scalar] {
  var c = [Scalar](repeating: 0, count: rows * columns)
  for m in 0..<rows {
    for n in 0..<columns {
      for k in 0..<depth {
        c[m * columns + n] += a[m * depth + k] * b[k * columns + n]
      }
    }
  }
  return c
}

/// The two products that networks are made of, on planned memory.
package struct MatrixProduct: Sendable {
  package let numerics: Numerics
  /// Where each row of B begins, for the exact kernel.
  private let rowOffsets: [Int64]
  private let depth: Int
  private let bStride: Int

  /// Products whose B is `depth` rows that are `bStride` apart.
  package init(numerics: Numerics, depth: Int, bStride: Int) {
    self.numerics = numerics
    self.depth = depth
    self.bStride = bStride
    rowOffsets = (0..<depth).map { Int64($0 * bStride) }
    if numerics == .openblas { openblas_set_num_threads(1) }
  }

  /// C = Aᵀ·B, or C + Aᵀ·B when it accumulates.
  ///
  /// - Parameters:
  ///   - a: K×M.
  ///   - aStride: numbers from one row of A to the next.
  ///   - b: K×N, rows `bStride` apart, readable one vector past the end.
  ///   - c: M×N.
  ///   - cStride: numbers from one row of C to the next.
  ///   - rows: M.
  ///   - columns: N.
  ///   - depth: K, the planned depth unless given.
  ///   - accumulating: whether the product is added to C.
  ///   - team: threads that share the exact product's columns or rows.
  package func multiply(
    transposed a: UnsafePointer<Float>, aStride: Int, by b: UnsafePointer<Float>,
    into c: UnsafeMutablePointer<Float>, cStride: Int, rows: Int, columns: Int, depth: Int? = nil,
    accumulating: Bool = false, team: Team = .alone
  ) {
    let depth = depth ?? self.depth
    precondition(depth <= self.depth, "depth \(depth) exceeds the planned \(self.depth)")
    switch numerics {
    case .exact:
      share(rows: rows, columns: columns, depth: depth, among: team) { rows, columns in
        fovea_product(
          Int64(rows.count), Int64(columns.count), Int64(depth), a + rows.lowerBound,
          Int64(aStride), Int64(WeightPanels.rows), b + columns.lowerBound, rowOffsets,
          c + rows.lowerBound * cStride + columns.lowerBound, Int64(cStride), nil, accumulating)
      }
    case .openblas:
      cblas_sgemm(
        CblasRowMajor, CblasTrans, CblasNoTrans, blasint(rows), blasint(columns), blasint(depth),
        1, a, blasint(aStride), b, blasint(bStride), accumulating ? 1 : 0, c, blasint(cStride))
    }
  }

  /// Calls with parts of C: some columns, or some rows where there are more of them.
  private func share(
    rows: Int, columns: Int, depth: Int, among team: Team,
    _ body: (_ rows: Range<Int>, _ columns: Range<Int>) -> Void
  ) {
    // A product of few rows is as slow as its other factor is read.
    if columns >= rows {
      let cost = depth * max(1, rows / MapTiles.productsPerFloat)
      team.forEachRange(of: columns, cost: cost, step: Self.columnStep) { body(0..<rows, $0) }
    } else {
      let cost = columns * max(1, depth / MapTiles.productsPerFloat)
      team.forEachRange(of: rows, cost: cost, step: WeightPanels.rows) { body($0, 0..<columns) }
    }
  }

  /// Columns that the kernel goes over at once.
  private static let columnStep = 96
}
