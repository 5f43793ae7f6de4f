/// Max pooling without the winners' places, which only a backward pass wants: tap by tap over whole
/// rows instead of window by window.
///
/// Each output takes its values in reading order, as `MaxPoolingWork` does: the first of equal ones
/// stays, and NaN.
struct LargestValues {
  private let window: PoolingWindow
  private let rows: Int
  private let columns: Int
  private let outputRows: Int
  private let outputColumns: Int

  init(_ window: PoolingWindow, rows: Int, columns: Int, outputRows: Int, outputColumns: Int) {
    self.window = window
    self.rows = rows
    self.columns = columns
    self.outputRows = outputRows
    self.outputColumns = outputColumns
  }

  /// Pools one plane of H×W.
  func pool(_ x: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>) {
    y.update(repeating: -.infinity, count: outputRows * outputColumns)
    for row in 0..<outputRows {
      let output = y + row * outputColumns
      let top = row * window.verticalStride - window.verticalPadding
      for line in max(0, top)..<min(rows, top + window.height) {
        for column in 0..<window.width {
          take(x + line * columns, shifted: column - window.horizontalPadding, into: output)
        }
      }
    }
  }

  /// Compares the pixels `shifted` from each window's place with what the outputs have.
  private func take(
    _ line: UnsafePointer<Float>, shifted shift: Int, into output: UnsafeMutablePointer<Float>
  ) {
    let stride = window.horizontalStride
    let first = shift < 0 ? (stride - 1 - shift) / stride : 0
    let end = min(outputColumns, shift < columns ? (columns - 1 - shift) / stride + 1 : 0)
    guard first < end else { return }
    // The usual strides are constants, so that the compiler makes vectors.
    switch stride {
    case 1: Self.take(line + shift, stride: 1, first..<end, into: output)
    case 2: Self.take(line + shift, stride: 2, first..<end, into: output)
    default: Self.take(line + shift, stride: stride, first..<end, into: output)
    }
  }

  @inline(__always)
  private static func take(
    _ values: UnsafePointer<Float>, stride: Int, _ range: Range<Int>,
    into output: UnsafeMutablePointer<Float>
  ) {
    for index in range {
      let value = values[index &* stride]
      let best = output[index]
      output[index] = value > best || value.isNaN ? value : best
    }
  }
}
