import Filters
public import ImageFiles

extension PixelImage {
  /// Each pixel as the mean of a square around it, rounded; the picture is mirrored at its edges.
  ///
  /// - Parameter size: the square's side in pixels, odd.
  /// - Returns: a picture of the same size.
  public func boxBlurred(size: Int) -> PixelImage {
    precondition(size > 0 && size % 2 == 1, "a blur cannot have a side of \(size) pixels")
    let count = channels.rawValue
    // Sums of whole numbers are exact, so they may run along with the square.
    let rows = runningSums(
      of: pixels.map(Int32.init), lines: height, length: width, lineStride: width * count,
      step: count, size: size)
    let sums = runningSums(
      of: rows, lines: width, length: height, lineStride: count, step: width * count, size: size)
    let area = Int32(size * size)
    return PixelImage(
      width: width, height: height, channels: channels,
      pixels: sums.map { UInt8(($0 + area / 2) / area) })
  }

  /// Sums over neighbours along every line of pixels.
  private func runningSums(
    of values: [Int32], lines: Int, length: Int, lineStride: Int, step: Int, size: Int
  ) -> [Int32] {
    let reach = size / 2
    var sums = values
    func place(_ index: Int) -> Int { BlurEdge.mirror.place(index, in: length) ?? 0 }
    for line in 0..<lines {
      for channel in 0..<channels.rawValue {
        let start = line * lineStride + channel
        var sum: Int32 = 0
        for index in -reach...reach { sum += values[start + place(index) * step] }
        for index in 0..<length {
          sums[start + index * step] = sum
          sum -= values[start + place(index - reach) * step]
          sum += values[start + place(index + reach + 1) * step]
        }
      }
    }
    return sums
  }
}
