/// Numbers colours, 0xAARRGGBB, in the order in which they come, and counts their pixels.
struct ColorNumbers {
  private(set) var colors: [UInt32] = []
  private var counts: [Int] = []
  private let limit: Int
  /// A table with open addressing: the number of a colour, or −1.
  private var slots = [Int16](repeating: -1, count: 1 << ColorNumbers.slotBits)

  private static let slotBits = 12

  /// A table for at most `limit` colours, which may be 2048.
  init(limit: Int) {
    self.limit = min(limit, 1 << (Self.slotBits - 1))
  }

  /// The number of a colour that so many more pixels have.
  ///
  /// - Returns: none when there are more colours than the limit.
  mutating func number(of color: UInt32, pixels: Int = 1) -> UInt16? {
    // Fibonacci hashing: the upper bits of the product.
    var slot = Int((color &* 0x9E37_79B1) >> UInt32(32 - Self.slotBits))
    while slots[slot] >= 0, colors[Int(slots[slot])] != color {
      slot = (slot + 1) & (slots.count - 1)
    }
    if slots[slot] < 0 {
      guard colors.count < limit else { return nil }
      slots[slot] = Int16(colors.count)
      colors.append(color)
      counts.append(0)
    }
    let number = Int(slots[slot])
    counts[number] += pixels
    return UInt16(number)
  }

  /// Red, green, blue and opacity of each colour.
  var palette: [UInt8] { Self.palette(of: colors) }

  static func palette(of colors: [UInt32]) -> [UInt8] {
    colors.flatMap { color in
      [16, 8, 0, 24].map { UInt8(truncatingIfNeeded: color >> UInt32($0)) }
    }
  }

  /// A palette of at most 256 colours in place of all of them.
  ///
  /// The most frequent colours stay as they are; each other one takes the nearest of these.
  ///
  /// - Parameter tolerance: how far a colour may be off in a channel, of 255.
  /// - Returns: the palette's colours, and the number in it of each colour; none where a colour is
  ///   too far from all of them.
  func reduced(tolerance: Int) -> (colors: [UInt32], numbers: [UInt8])? {
    let byFrequency = colors.indices.sorted { (counts[$1], $0) < (counts[$0], $1) }
    let kept = byFrequency.prefix(256).sorted()
    var numbers = [UInt8](repeating: 0, count: colors.count)
    for (number, color) in kept.enumerated() { numbers[color] = UInt8(number) }
    for color in byFrequency.dropFirst(256) {
      let distances = kept.map { Self.distance(colors[$0], colors[color]) }
      guard let least = distances.min(), least <= tolerance,
        let nearest = distances.firstIndex(of: least)
      else { return nil }
      numbers[color] = UInt8(nearest)
    }
    return (kept.map { colors[$0] }, numbers)
  }

  /// The largest difference of a channel.
  private static func distance(_ a: UInt32, _ b: UInt32) -> Int {
    [16, 8, 0].map { shift in
      abs(Int(a >> UInt32(shift) & 255) - Int(b >> UInt32(shift) & 255))
    }.max() ?? 0
  }
}
