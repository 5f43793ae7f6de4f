/// The header of an entry of a tar archive.
///
/// Source: POSIX.1-2001, pax, section "ustar Interchange Format".
struct TarHeader: Equatable {
  static let size = 512

  enum Kind: Equatable {
    case file
    case folder
    /// Notes for the next entry or all others: owners, times, sometimes other names and sizes.
    case notes
    /// Something that is never unpacked, in words.
    case forbidden(String)
  }

  let path: String
  let kind: Kind
  /// Bytes of the content that follows, which is filled up to blocks of 512.
  let bytes: Int

  /// Nil when the block is no header: its checksum is wrong or its numbers are none.
  init?(_ block: [UInt8]) {
    guard block.count == Self.size, let checksum = Self.number(block[148..<156]),
      let bytes = Self.number(block[124..<136])
    else { return nil }
    // The checksum is taken with spaces in its own place.
    let sum = block.indices.reduce(0) { $0 + ((148..<156).contains($1) ? 32 : Int(block[$1])) }
    guard sum == checksum else { return nil }
    let name = Self.text(block[0..<100])
    let prefix = block[257..<262].elementsEqual("ustar".utf8) ? Self.text(block[345..<500]) : ""
    // GNU's own format uses the place of the prefix for times.
    let isGNU = block[257..<265].elementsEqual("ustar  \0".utf8)
    path = prefix.isEmpty || isGNU ? name : "\(prefix)/\(name)"
    kind = Self.kind(block[156])
    self.bytes = bytes
  }

  private static func kind(_ flag: UInt8) -> Kind {
    switch flag {
    case 0, UInt8(ascii: "0"): .file
    case UInt8(ascii: "5"): .folder
    case UInt8(ascii: "x"), UInt8(ascii: "g"): .notes
    case UInt8(ascii: "1"): .forbidden("a hard link")
    case UInt8(ascii: "2"): .forbidden("a symbolic link")
    case UInt8(ascii: "3"), UInt8(ascii: "4"): .forbidden("a device")
    case UInt8(ascii: "6"): .forbidden("a named pipe")
    case UInt8(ascii: "S"): .forbidden("a file with holes")
    case UInt8(ascii: "L"), UInt8(ascii: "K"): .forbidden("an entry with a long name")
    default: .forbidden("an entry of an unknown kind")
    }
  }

  /// Octal digits between spaces; other notations are for sizes beyond all that is allowed here.
  private static func number(_ field: ArraySlice<UInt8>) -> Int? {
    let digits = field.drop { $0 == 32 }.prefix { $0 != 32 && $0 != 0 }
    guard digits.allSatisfy({ (48...55).contains($0) }) else { return nil }
    return digits.reduce(0) { $0 << 3 | Int($1 - 48) }
  }

  private static func text(_ field: ArraySlice<UInt8>) -> String {
    String(decoding: field.prefix { $0 != 0 }, as: UTF8.self)
  }
}
