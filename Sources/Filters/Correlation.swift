extension Grid {
  /// Slides a kernel over the grid and sums the products, without flipping the kernel.
  ///
  /// - Parameters:
  ///   - kernel: R×S.
  ///   - size: which places to keep.
  ///   - border: what lies outside; `valid` never looks there.
  /// - Returns: (H−R+1)×(W−S+1), H×W or (H+R−1)×(W+S−1).
  /// - Throws: `FilterError` when a kernel larger than the grid is asked for `valid`.
  ///
  /// Source: Dumoulin & Visin 2016, §2; `same` is placed as by `scipy.signal.correlate`.
  @specialized(where Scalar == Float)
  public func correlated(
    with kernel: Grid, size: OutputSize = .valid, border: Border = .zero
  ) throws(FilterError) -> Grid {
    let path = try SlidingPath(over: self, kernel: kernel, size: size)
    var result = Grid(height: path.height, width: path.width)
    for row in 0..<kernel.height {
      for column in 0..<kernel.width {
        add(
          kernel[row, column], border: border,
          movedBy: (path.top + row, path.left + column), to: &result)
      }
    }
    return result
  }

  /// Slides the kernel turned by 180°: a convolution in the sense of mathematics.
  ///
  /// - Parameters:
  ///   - kernel: R×S, as it is written; the turn happens here.
  ///   - size: which places to keep.
  ///   - border: what lies outside; `valid` never looks there.
  /// - Returns: (H−R+1)×(W−S+1), H×W or (H+R−1)×(W+S−1).
  /// - Throws: `FilterError` when a kernel larger than the grid is asked for `valid`.
  public func convolved(
    with kernel: Grid, size: OutputSize = .valid, border: Border = .zero
  ) throws(FilterError) -> Grid {
    try correlated(with: kernel.flipped, size: size, border: border)
  }

  /// Adds `weight` times this grid, moved up and left, as far as it covers the result.
  ///
  /// One pass per weight runs along rows in memory, and adds each cell's products in the same
  /// order as the reference.
  private func add(
    _ weight: Scalar, border: Border, movedBy offset: (row: Int, column: Int),
    to result: inout Grid
  ) {
    let resultWidth = result.width
    let runs = border.runs(of: resultWidth, from: offset.column, in: width)
    for row in 0..<result.height {
      guard let source = border.place(row + offset.row, in: height) else { continue }
      result.values.withUnsafeMutableBufferPointer { target in
        values.withUnsafeBufferPointer { values in
          for run in runs {
            let sum = UnsafeMutableBufferPointer(
              rebasing: target[(row * resultWidth + run.target)...].prefix(run.count))
            let line = UnsafeBufferPointer(
              rebasing: values[(source * width + run.source)...].prefix(run.count))
            for i in sum.indices { sum[i] += weight * line[i] }
          }
        }
      }
    }
  }
}
