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
  /// Where there are more, the 128 most frequent ones stay as they are; of the others, one that is
  /// near a more frequent one takes its place.
  ///
  /// - Parameter tolerance: how far a colour may be off in a channel, of 255.
  /// - Returns: the palette's colours, and the number in it of each colour; none where even so there
  ///   are more than 256.
  func reduced(tolerance: Int) -> (colors: [UInt32], numbers: [UInt8])? {
    guard colors.count > 256 else { return (colors, colors.indices.map { UInt8($0) }) }
    let byFrequency = colors.indices.sorted { (counts[$1], $0) < (counts[$0], $1) }
    var kept: [UInt32] = []
    var numbers = [UInt8](repeating: 0, count: colors.count)
    for color in byFrequency {
      let near =
        kept.count < 128 ? nil : kept.firstIndex { isNear($0, colors[color], tolerance) }
      if near == nil { kept.append(colors[color]) }
      guard kept.count <= 256 else { return nil }
      numbers[color] = UInt8(near ?? kept.count - 1)
    }
    return (kept, numbers)
  }

  private func isNear(_ a: UInt32, _ b: UInt32, _ tolerance: Int) -> Bool {
    func differ(_ shift: UInt32) -> Int { abs(Int(a >> shift & 255) - Int(b >> shift & 255)) }
    return differ(16) <= tolerance && differ(8) <= tolerance && differ(0) <= tolerance
  }
}
