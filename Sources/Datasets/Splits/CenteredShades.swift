/// Images as whole numbers with a sum near 0, so that products of two fit 32 bits for a while.
struct CenteredShades: Sendable {
  private let size: Int
  /// N×size, a pixel minus the image's mean, which is rounded down.
  private let values: [Int16]
  private let sums: [Int]
  /// n Σx² − (Σx)².
  private let variations: [Int]

  init(_ images: LabeledImages) {
    let size = images.imageSize
    var (values, sums, variations) = ([Int16](), [Int](), [Int]())
    values.reserveCapacity(images.pixels.count)
    for i in 0..<images.count {
      let pixels = images.pixels[i * size..<(i + 1) * size]
      let mean = pixels.reduce(0) { $0 + Int($1) } / size
      let centred = pixels.map { Int16(Int($0) - mean) }
      let sum = centred.reduce(0) { $0 + Int($1) }
      values += centred
      sums.append(sum)
      variations.append(size * centred.reduce(0) { $0 + Int($1) * Int($1) } - sum * sum)
    }
    self.size = size
    self.values = values
    self.sums = sums
    self.variations = variations
  }

  /// Of two images' pixels; two even images count as alike, an even one and another as not.
  ///
  /// Sums are exact, so that no order of adding changes a bit.
  func correlation(_ i: Int, _ j: Int) -> Double {
    let product = Double(variations[i]) * Double(variations[j])
    if product == 0 { return variations[i] == variations[j] ? 1 : 0 }
    return Double(size * products(i, j) - sums[i] * sums[j]) / product.squareRoot()
  }

  private func products(_ i: Int, _ j: Int) -> Int {
    values.withUnsafeBufferPointer { values in
      var total = 0
      var start = 0
      while start < size {
        // 8192 products of at most 255² fit.
        let end = min(start + 8_192, size)
        var part: Int32 = 0
        for k in start..<end {
          part &+= Int32(values[i * size + k]) &* Int32(values[j * size + k])
        }
        total += Int(part)
        start = end
      }
      return total
    }
  }
}
