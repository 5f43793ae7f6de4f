/// The mean of every block of `factor × factor` bytes, row by row; blocks at the right and lower
/// edge hold what is left.
///
/// - Parameters:
///   - bytes: `width · height · channels` of them, channels interleaved.
///   - width: pixels in a row.
///   - height: rows.
///   - channels: bytes in a pixel.
///   - factor: pixels along a block's side.
///   - ignored: a byte that counts only where a block has no other.
/// - Returns: ⌈height / factor⌉ · ⌈width / factor⌉ · channels bytes, halves rounded up.
func blockMeans(
  _ bytes: [UInt8], width: Int, height: Int, channels: Int = 1, factor: Int,
  ignoring ignored: UInt8? = nil
) -> [UInt8] {
  let (columns, rows) = ((width + factor - 1) / factor, (height + factor - 1) / factor)
  let length = columns * channels
  var means: [UInt8] = []
  means.reserveCapacity(rows * length)
  for row in 0..<rows {
    var sums = [Int](repeating: 0, count: length)
    var counts = sums
    for y in row * factor..<min((row + 1) * factor, height) {
      for x in 0..<width {
        let place = x / factor * channels
        for channel in 0..<channels {
          let byte = bytes[(y * width + x) * channels + channel]
          if byte == ignored { continue }
          sums[place + channel] += Int(byte)
          counts[place + channel] += 1
        }
      }
    }
    for (sum, count) in zip(sums, counts) {
      means.append(count > 0 ? UInt8((2 * sum + count) / (2 * count)) : ignored ?? 0)
    }
  }
  return means
}
