/// A picture's rows as a PNG file holds them: each with its filter's number before its bytes.
struct PNGRows {
  /// Every row without a filter.
  let unfiltered: [UInt8]
  /// With the number before it.
  private let rowBytes: Int
  private let height: Int

  init(unfiltered: [UInt8], rowBytes: Int, height: Int) {
    self.unfiltered = unfiltered
    self.rowBytes = rowBytes
    self.height = height
  }

  /// Samples of 1, 2, 4 or 8 bits, several to a byte, the leftmost in the highest bits.
  init(packing samples: [UInt8], perRow: Int, height: Int, bitsPerSample bits: Int) {
    let perByte = 8 / bits
    let rowBytes = 1 + (perRow + perByte - 1) / perByte
    var rows = [UInt8](repeating: 0, count: rowBytes * height)
    for y in 0..<height {
      let row = samples[y * perRow..<(y + 1) * perRow]
      let start = y * rowBytes + 1
      if bits == 8 {
        rows.replaceSubrange(start..<start + perRow, with: row)
        continue
      }
      for (x, sample) in row.enumerated() {
        rows[start + x / perByte] |= sample << UInt8(8 - bits * (x % perByte + 1))
      }
    }
    self.init(unfiltered: rows, rowBytes: rowBytes, height: height)
  }

  /// Every row with the filter whose differences are smallest in sum; `distance` bytes lie between
  /// a sample and the same one of the next pixel.
  ///
  /// Source: PNG specification, third edition, §9 and §12.7.
  func filtered(distance: Int) -> [UInt8] {
    // Above the first row stands one of zeros.
    let padded = [UInt8](repeating: 0, count: rowBytes) + unfiltered
    var trial = [UInt8](repeating: 0, count: rowBytes)
    var output = unfiltered
    padded.withUnsafeBufferPointer { padded in
      for y in 0..<height {
        let row = FilteredRow(
          bytes: UnsafeBufferPointer(rebasing: padded[(y + 1) * rowBytes..<(y + 2) * rowBytes]),
          above: UnsafeBufferPointer(rebasing: padded[y * rowBytes..<(y + 1) * rowBytes]),
          distance: distance)
        var least = row.cost
        // Rows of enlarged pixels repeat the one above, and no other filter makes them less.
        for filter in PNGFilter.allCases where least > 0 {
          let sum = row.apply(filter, into: &trial)
          if sum < least {
            least = sum
            output.replaceSubrange(y * rowBytes..<(y + 1) * rowBytes, with: trial)
          }
        }
      }
    }
    return output
  }
}

/// How a row's bytes are guessed from their neighbours.
private enum PNGFilter: UInt8, CaseIterable {
  case left = 1
  case above = 2
  case mean = 3
  case paeth = 4
}

/// A row, its filter's number first, and the row above it.
private struct FilteredRow {
  let bytes: UnsafeBufferPointer<UInt8>
  let above: UnsafeBufferPointer<UInt8>
  let distance: Int

  /// The sum of all bytes as signed differences, without their signs.
  var cost: Int { sum(bytes) }

  /// Writes the filter's number and the differences from its guesses.
  ///
  /// - Returns: the sum of the differences without their signs.
  func apply(_ filter: PNGFilter, into row: inout [UInt8]) -> Int {
    row.withUnsafeMutableBufferPointer { row in
      row[0] = filter.rawValue
      switch filter {
      case .left: subtract(into: row) { left, _, _ in left }
      case .above: subtract(into: row) { _, above, _ in above }
      case .mean:
        subtract(into: row) { left, above, _ in
          UInt8(truncatingIfNeeded: (UInt16(left) &+ UInt16(above)) >> 1)
        }
      case .paeth: subtract(into: row, guess: paeth)
      }
      return sum(UnsafeBufferPointer(row))
    }
  }

  /// Left of the first pixel stand zeros.
  @inline(__always)
  private func subtract(
    into row: UnsafeMutableBufferPointer<UInt8>,
    guess: (_ left: UInt8, _ above: UInt8, _ corner: UInt8) -> UInt8
  ) {
    let second = min(1 + distance, row.count)
    for x in 1..<second { row[x] = bytes[x] &- guess(0, above[x], 0) }
    for x in second..<row.count {
      row[x] = bytes[x] &- guess(bytes[x - distance], above[x], above[x - distance])
    }
  }

  /// The neighbour that is nearest to left + above − corner.
  @inline(__always)
  private func paeth(_ left: UInt8, _ above: UInt8, _ corner: UInt8) -> UInt8 {
    let fromCorner = (left: Int16(left) &- Int16(corner), above: Int16(above) &- Int16(corner))
    let toLeft = fromCorner.above.magnitude
    let toAbove = fromCorner.left.magnitude
    let toCorner = (fromCorner.left &+ fromCorner.above).magnitude
    let other = toAbove <= toCorner ? above : corner
    return toLeft <= toAbove && toLeft <= toCorner ? left : other
  }

  /// Without the filter's number, which comes first.
  private func sum(_ row: UnsafeBufferPointer<UInt8>) -> Int {
    var sum = 0
    for x in 1..<row.count { sum &+= Int(min(row[x], 0 &- row[x])) }
    return sum
  }
}
