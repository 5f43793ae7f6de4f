import Mathematics
import Tensors
import Testing

struct MatrixProductTests {
  /// Sums of up to 200 products of numbers below 1, each rounded to 24 bits.
  static let tolerance: Float = 2e-5

  static let sizes = [
    (rows: 1, depth: 1, columns: 1), (rows: 4, depth: 9, columns: 17),
    (rows: 7, depth: 30, columns: 10), (rows: 8, depth: 200, columns: 64),
    (rows: 13, depth: 5, columns: 111),
  ]

  @Test(arguments: sizes, Numerics.allCases)
  func `the fast product equals the readable one`(
    size: (rows: Int, depth: Int, columns: Int), numerics: Numerics
  ) {
    let (a, b) = matrices(size)
    let expected = referenceMatrixProduct(
      a, b, rows: size.rows, depth: size.depth, columns: size.columns)
    let found = product(a, b, size, numerics)
    for (x, y) in zip(found, expected) { #expect(abs(x - y) < Self.tolerance) }
  }

  @Test(arguments: sizes)
  func `every instruction set gives the same bits`(
    size: (rows: Int, depth: Int, columns: Int)
  ) {
    let (a, b) = matrices(size)
    let expected = product(a, b, size, .exact)
    for path in VectorPath.supported {
      path.whileUsed { #expect(product(a, b, size, .exact) == expected, "\(path)") }
    }
  }

  @Test(arguments: [1, 384, 385, 1000])
  func `products are added in the order of the depth, however it is cut into blocks`(depth: Int) {
    let size = (rows: 9, depth: depth, columns: 70)
    let (a, b) = matrices(size)
    var expected = [Float](repeating: 0, count: size.rows * size.columns)
    for m in 0..<size.rows {
      for n in 0..<size.columns {
        for k in 0..<depth {
          expected[m * size.columns + n].addProduct(
            a[m * depth + k], b[k * size.columns + n])
        }
      }
    }
    #expect(product(a, b, size, .exact) == expected)
  }

  @Test func `a column's sum does not depend on its neighbours`() {
    let size = (rows: 3, depth: 50, columns: 40)
    let (a, b) = matrices(size)
    let whole = product(a, b, size, .exact)
    let narrow = (0..<50).flatMap { b[$0 * 40 + 39..<$0 * 40 + 40] }
    let alone = product(a, narrow, (rows: 3, depth: 50, columns: 1), .exact)
    #expect(alone == [whole[39], whole[79], whole[119]])
  }

  private func matrices(_ size: (rows: Int, depth: Int, columns: Int)) -> ([Float], [Float]) {
    var random = SeededRandom(seed: 3)
    return (
      (0..<size.rows * size.depth).map { _ in Float(random.uniform(-1, 1)) },
      (0..<size.depth * size.columns).map { _ in Float(random.uniform(-1, 1)) }
    )
  }

  private func product(
    _ a: [Float], _ b: [Float], _ size: (rows: Int, depth: Int, columns: Int),
    _ numerics: Numerics
  ) -> [Float] {
    let transposed = Buffer(count: a.count)
    for m in 0..<size.rows {
      for k in 0..<size.depth { transposed.values[k * size.rows + m] = a[m * size.depth + k] }
    }
    let right = Buffer(count: b.count)
    _ = right.values.update(fromContentsOf: b)
    let result = Buffer(count: size.rows * size.columns)
    MatrixProduct(numerics: numerics, depth: size.depth, bStride: size.columns).multiply(
      transposed: transposed.start, aStride: size.rows, by: right.start, into: result.start,
      cStride: size.columns, rows: size.rows, columns: size.columns)
    return Array(result.values)
  }
}
