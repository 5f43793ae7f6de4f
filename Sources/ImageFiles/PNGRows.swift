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
    var output = unfiltered
    var trial = [UInt8](repeating: 0, count: rowBytes)
    for y in 0..<height {
      var least = cost(of: unfiltered[y * rowBytes + 1..<(y + 1) * rowBytes])
      for filter in PNGFilter.allCases {
        trial[0] = filter.rawValue
        apply(filter, toRow: y, distance, into: &trial)
        let sum = cost(of: trial[1...])
        if sum < least {
          least = sum
          output.replaceSubrange(y * rowBytes..<(y + 1) * rowBytes, with: trial)
        }
      }
    }
    return output
  }

  /// The sum of all bytes as signed differences, without their signs.
  private func cost(of row: ArraySlice<UInt8>) -> Int {
    row.reduce(0) { $0 + Int(Int8(bitPattern: $1).magnitude) }
  }

  private func apply(
    _ filter: PNGFilter, toRow y: Int, _ distance: Int, into row: inout [UInt8]
  ) {
    unfiltered.withUnsafeBufferPointer { bytes in
      let start = y * rowBytes
      for x in 1..<rowBytes {
        let left = x > distance ? bytes[start + x - distance] : 0
        let above = y > 0 ? bytes[start + x - rowBytes] : 0
        let corner = x > distance && y > 0 ? bytes[start + x - rowBytes - distance] : 0
        row[x] = bytes[start + x] &- filter.guess(left, above, corner)
      }
    }
  }
}

/// How a row's bytes are guessed from their neighbours.
private enum PNGFilter: UInt8, CaseIterable {
  case left = 1
  case above = 2
  case mean = 3
  case paeth = 4

  func guess(_ left: UInt8, _ above: UInt8, _ corner: UInt8) -> UInt8 {
    switch self {
    case .left: left
    case .above: above
    case .mean: UInt8((Int(left) + Int(above)) / 2)
    case .paeth: paeth(Int(left), Int(above), Int(corner))
    }
  }

  /// The neighbour that is nearest to left + above − corner.
  private func paeth(_ left: Int, _ above: Int, _ corner: Int) -> UInt8 {
    let (toLeft, toAbove) = (abs(above - corner), abs(left - corner))
    let toCorner = abs(left + above - 2 * corner)
    if toLeft <= toAbove && toLeft <= toCorner { return UInt8(left) }
    return UInt8(toAbove <= toCorner ? above : corner)
  }
}
