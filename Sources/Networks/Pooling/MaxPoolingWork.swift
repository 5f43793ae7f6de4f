import Tensors

/// What a max pooling layer remembers between forward and backward: each window's winner.
package final class MaxPoolingWork {
  private let window: PoolingWindow
  private let rows: Int
  private let columns: Int
  private let outputRows: Int
  private let outputColumns: Int
  /// Windows of 2×2 and the like have a kernel of their own.
  private let square: MaxPooling?
  /// Any other window where no backward pass asks for the winners.
  private let largest: LargestValues?
  private let places: UnsafeMutablePointer<UInt8>
  /// The winners' positions in their planes, row · W + column, for any other window.
  private let winners: UnsafeMutablePointer<Int32>

  init(_ window: PoolingWindow, in pass: Pass) {
    self.window = window
    rows = pass.inputShape[1]
    columns = pass.inputShape[2]
    outputRows = pass.outputShape[1]
    outputColumns = pass.outputShape[2]
    let isSimple =
      window.height == window.width && window.height <= 15
      && window.verticalStride == window.horizontalStride
      && window.verticalPadding + window.horizontalPadding == 0 && window.rounding == .down
    square =
      isSimple
      ? MaxPooling(
        height: rows, width: columns, size: window.height, stride: window.verticalStride) : nil
    largest =
      isSimple || pass.isTraining
      ? nil
      : LargestValues(
        window, rows: rows, columns: columns, outputRows: outputRows,
        outputColumns: outputColumns)
    let count = pass.capacity * pass.outputCount
    let (places, winners) = isSimple ? (count, 0) : (0, pass.isTraining ? count : 0)
    self.places = .allocate(capacity: places)
    self.places.initialize(repeating: 0, count: places)
    self.winners = .allocate(capacity: winners)
    self.winners.initialize(repeating: 0, count: winners)
  }

  deinit {
    places.deallocate()
    winners.deallocate()
  }

  /// A plane takes as long as copying so many numbers.
  var cost: Int {
    let looks = outputRows * outputColumns * window.area
    return square == nil && largest == nil ? 4 * looks : max(rows * columns, looks)
  }

  func forward(
    planes: Range<Int>, _ x: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>
  ) {
    let outputs = outputRows * outputColumns
    let first = planes.lowerBound
    if let square {
      return square.forward(
        planes: planes.count, x + first * rows * columns, into: y + first * outputs,
        winners: places + first * outputs)
    }
    for plane in planes {
      let input = x + plane * rows * columns
      if let largest {
        largest.pool(input, into: y + plane * outputs)
        continue
      }
      for window in 0..<outputs {
        let winner = winner(of: input, window)
        y[plane * outputs + window] = input[winner]
        winners[plane * outputs + window] = Int32(truncatingIfNeeded: winner)
      }
    }
  }

  func backward(
    planes: Range<Int>, _ dy: UnsafePointer<Float>, into dx: UnsafeMutablePointer<Float>
  ) {
    let outputs = outputRows * outputColumns
    let first = planes.lowerBound
    if let square {
      return square.backward(
        planes: planes.count, dy + first * outputs, winners: places + first * outputs,
        into: dx + first * rows * columns)
    }
    (dx + first * rows * columns).update(repeating: 0, count: planes.count * rows * columns)
    for plane in planes {
      for window in plane * outputs..<(plane + 1) * outputs {
        dx[plane * rows * columns + Int(winners[window])] += dy[window]
      }
    }
  }

  /// Where each of the first images' outputs came from, in a pass for training: row · W + column in
  /// its plane.
  package func winnerIndices(images: Int, channels: Int) -> [Int] {
    let outputs = outputRows * outputColumns
    return (0..<images * channels * outputs).map { index in
      guard square != nil else { return Int(winners[index]) }
      let (row, column) = (index % outputs).quotientAndRemainder(dividingBy: outputColumns)
      let (r, s) = Int(places[index]).quotientAndRemainder(dividingBy: window.width)
      return (row * window.verticalStride + r) * columns + column * window.horizontalStride + s
    }
  }

  private func winner(of plane: UnsafePointer<Float>, _ output: Int) -> Int {
    let (row, column) = output.quotientAndRemainder(dividingBy: outputColumns)
    let top = row * window.verticalStride - window.verticalPadding
    let left = column * window.horizontalStride - window.horizontalPadding
    let isInside =
      top >= 0 && left >= 0 && top + window.height <= rows && left + window.width <= columns
    return isInside
      ? winner(of: plane, rows: top..<top + window.height, columns: left..<left + window.width)
      : winner(
        of: plane, rows: max(0, top)..<min(rows, top + window.height),
        columns: max(0, left)..<min(columns, left + window.width))
  }

  @inline(__always)
  private func winner(
    of plane: UnsafePointer<Float>, rows: Range<Int>, columns range: Range<Int>
  ) -> Int {
    var winner = rows.lowerBound * columns + range.lowerBound
    var best = plane[winner]
    for y in rows {
      let line = y * columns
      for x in range {
        let value = plane[line + x]
        if value > best || value.isNaN {
          best = value
          winner = line + x
        }
      }
    }
    return winner
  }
}
