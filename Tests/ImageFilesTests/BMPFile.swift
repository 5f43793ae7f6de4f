/// A BMP file put together by hand, to test what encoders seldom write.
struct BMPFile {
  var width: Int
  var height: Int
  var bits: Int
  var method = 0
  /// Masks of red, green, blue and opacity, which make the header longer.
  var masks: [UInt32] = []
  /// Each with its padding, as they stand in the file.
  var rows: [[UInt8]]

  var bytes: [UInt8] {
    let start = 14 + 40 + 4 * masks.count
    return Array("BM".utf8) + Self.number(0) + Self.number(0) + Self.number(start)
      + Self.number(40 + 4 * masks.count) + Self.number(width) + Self.number(height)
      + [1, 0, UInt8(bits), 0] + Self.number(method) + [UInt8](repeating: 0, count: 20)
      + masks.flatMap { Self.number(Int($0)) } + rows.joined()
  }

  static func number(_ value: Int) -> [UInt8] {
    [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}
