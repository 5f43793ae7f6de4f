/// For each place of a resized line, which places of the old line it is mixed from and how much
/// each counts.
///
/// A filter as wide as one old pixel, or as one new pixel where the line shrinks, is laid around
/// the new pixel's centre, and its values are scaled to a sum of 1.
///
/// Source: Pillow's documentation, "Filters"; Keys 1981 for bicubic, a = −0.5.
struct ResamplingWeights {
  /// Places of the resized line.
  let count: Int
  /// The first old place that a new one reads.
  private let firsts: [Int]
  /// How many it reads.
  private let lengths: [Int]
  /// The most that any place reads.
  private let stride: Int
  /// Fixed-point numbers, `stride` for each place.
  private let weights: [Int32]

  /// Bits behind the point: 8 bits of a pixel and two for overshoot leave 22 of 32.
  private static let precision: Int32 = 22
  private static let half: Int32 = 1 << (precision - 1)

  init(from old: Int, to new: Int, _ interpolation: Interpolation) {
    let scale = Double(old) / Double(new)
    let widening = max(scale, 1)
    let reach = interpolation.reach * widening
    let stride = Int(reach.rounded(.up)) * 2 + 1
    var firsts: [Int] = []
    var lengths: [Int] = []
    var weights = [Int32](repeating: 0, count: new * stride)
    for place in 0..<new {
      let center = (Double(place) + 0.5) * scale
      let first = max(0, Int(center - reach + 0.5))
      let end = min(old, Int(center + reach + 0.5))
      let shares = (first..<end).map {
        interpolation.weight((Double($0) - center + 0.5) / widening)
      }
      let sum = shares.reduce(0, +)
      for (k, share) in shares.enumerated() {
        let fixed = share / sum * Double(Int32(1) << Self.precision)
        weights[place * stride + k] = Int32(fixed.rounded(.toNearestOrAwayFromZero))
      }
      firsts.append(first)
      lengths.append(end - first)
    }
    count = new
    self.firsts = firsts
    self.lengths = lengths
    self.stride = stride
    self.weights = weights
  }

  private static func byte(_ sum: Int32) -> UInt8 {
    UInt8(truncatingIfNeeded: min(max(sum >> precision, 0), 255))
  }
}

extension ResamplingWeights {
  /// Mixes one row of grey pixels.
  func mixGrey(_ source: UnsafePointer<UInt8>, into target: UnsafeMutablePointer<UInt8>) {
    forEachPlace { place, first, weights in
      var sum = Self.half
      for k in weights.indices { sum &+= Int32(source[first &+ k]) &* weights[k] }
      target[place] = Self.byte(sum)
    }
  }

  /// Mixes one row of red, green and blue.
  func mixColours(_ source: UnsafePointer<UInt8>, into target: UnsafeMutablePointer<UInt8>) {
    forEachPlace { place, first, weights in
      var (red, green, blue) = (Self.half, Self.half, Self.half)
      var pixel = source + 3 &* first
      for k in weights.indices {
        red &+= Int32(pixel[0]) &* weights[k]
        green &+= Int32(pixel[1]) &* weights[k]
        blue &+= Int32(pixel[2]) &* weights[k]
        pixel += 3
      }
      target[3 &* place] = Self.byte(red)
      target[3 &* place &+ 1] = Self.byte(green)
      target[3 &* place &+ 2] = Self.byte(blue)
    }
  }

  /// Mixes one row of any number of channels.
  func mix(
    _ source: UnsafePointer<UInt8>, into target: UnsafeMutablePointer<UInt8>, channels: Int
  ) {
    forEachPlace { place, first, weights in
      for channel in 0..<channels {
        var sum = Self.half
        for k in weights.indices {
          sum &+= Int32(source[(first &+ k) &* channels &+ channel]) &* weights[k]
        }
        target[place &* channels &+ channel] = Self.byte(sum)
      }
    }
  }

  /// Mixes whole rows, `size` bytes each, into as many as there are places.
  func mixRows(
    _ source: UnsafePointer<UInt8>, of size: Int, into target: UnsafeMutablePointer<UInt8>
  ) {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: size) { sums in
      forEachPlace { place, first, weights in
        sums.update(repeating: Self.half)
        for k in weights.indices {
          let (row, weight) = (source + (first &+ k) &* size, weights[k])
          for i in 0..<size { sums[i] &+= Int32(row[i]) &* weight }
        }
        let row = target + place &* size
        for i in 0..<size { row[i] = Self.byte(sums[i]) }
      }
    }
  }

  @inline(__always)
  private func forEachPlace(
    _ body: (_ place: Int, _ first: Int, _ weights: UnsafeBufferPointer<Int32>) -> Void
  ) {
    weights.withUnsafeBufferPointer { weights in
      for place in 0..<count {
        let start = place * stride
        body(
          place, firsts[place],
          UnsafeBufferPointer(rebasing: weights[start..<start + lengths[place]]))
      }
    }
  }
}

extension Interpolation {
  /// How far the filter reaches to either side, in pixels.
  fileprivate var reach: Double {
    switch self {
    case .bilinear: 1
    case .bicubic: 2
    }
  }

  /// The filter at a distance from its centre, in pixels.
  fileprivate func weight(_ distance: Double) -> Double {
    let x = abs(distance)
    switch self {
    case .bilinear: return x < 1 ? 1 - x : 0
    case .bicubic:
      let a = -0.5
      if x < 1 { return ((a + 2) * x - (a + 3)) * x * x + 1 }
      return x < 2 ? (((x - 5) * x + 8) * x - 4) * a : 0
    }
  }
}
