import CZlib

/// A PNG file put together by hand, to test what encoders never write.
struct PNGFile {
  private(set) var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// Colour is 0 for grey, 2 for RGB, 3 for a palette, 4 for grey with transparency; rows are packed
  /// samples without a filter byte.
  ///
  /// Other chunks stand first in the file, between header and data, or after the data.
  init(
    width: Int, height: Int, depth: UInt8, colour: UInt8, first: [(String, [UInt8])] = [],
    extra: [(String, [UInt8])] = [], last: [(String, [UInt8])] = [], rows: [[UInt8]]
  ) {
    for (name, content) in first { append(name, content) }
    append("IHDR", Self.header(width: width, height: height, depth: depth, colour: colour))
    for (name, content) in extra { append(name, content) }
    append("IDAT", Self.deflated(rows.flatMap { [0] + $0 }))
    for (name, content) in last { append(name, content) }
    append("IEND", [])
  }

  static func header(width: Int, height: Int, depth: UInt8, colour: UInt8) -> [UInt8] {
    number(width) + number(height) + [depth, colour, 0, 0, 0]
  }

  private mutating func append(_ name: String, _ content: [UInt8]) {
    let body = Array(name.utf8) + content
    bytes += Self.number(content.count) + body
    bytes += Self.number(Int(crc32(0, body, UInt32(body.count))))
  }

  static func number(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  private static func deflated(_ bytes: [UInt8]) -> [UInt8] {
    var size = compressBound(UInt(bytes.count))
    var packed = [UInt8](repeating: 0, count: Int(size))
    compress(&packed, &size, bytes, UInt(bytes.count))
    return Array(packed.prefix(Int(size)))
  }
}
