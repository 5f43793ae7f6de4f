import FoundationEssentials

/// Finds out whether a font file is whole before anything is drawn with it.
///
/// A font file is a list of tables, each with its place, length and checksum.
///
/// Source: OpenType 1.9, "The OpenType Font File".
enum FontIntegrity {
  static func problem(in file: Data) -> FontError.Problem? {
    guard file.count >= 12 else { return .unreadable }
    return file.withUnsafeBytes { bytes in
      guard ["OTTO", "\u{0}\u{1}\u{0}\u{0}"].contains(tag(0, bytes)) else { return .unreadable }
      let tables = Int(bytes[4]) << 8 | Int(bytes[5])
      guard tables > 0, 12 + 16 * tables <= bytes.count else { return .damaged }
      let isWhole = (0..<tables).allSatisfy { isIntact(12 + 16 * $0, bytes) }
      return isWhole ? nil : .damaged
    }
  }

  /// Whether the table that an entry of the list describes is there and adds up.
  private static func isIntact(_ entry: Int, _ bytes: UnsafeRawBufferPointer) -> Bool {
    let (offset, length) = (Int(word(entry + 8, bytes)), Int(word(entry + 12, bytes)))
    guard offset + length <= bytes.count else { return false }
    var sum: UInt32 = 0
    for start in stride(from: offset, to: offset + length - 3, by: 4) { sum &+= word(start, bytes) }
    for (index, byte) in bytes[(offset + length / 4 * 4)..<(offset + length)].enumerated() {
      sum &+= UInt32(byte) << UInt32(24 - 8 * index)
    }
    // The table `head` holds the checksum of the whole file, which counts as 0 in its own.
    if tag(entry, bytes) == "head", length >= 12 { sum &-= word(offset + 8, bytes) }
    return sum == word(entry + 4, bytes)
  }

  private static func tag(_ start: Int, _ bytes: UnsafeRawBufferPointer) -> String {
    String(decoding: bytes[start..<start + 4], as: UTF8.self)
  }

  private static func word(_ start: Int, _ bytes: UnsafeRawBufferPointer) -> UInt32 {
    UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt32.self))
  }
}
