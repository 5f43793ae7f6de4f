/// Where a request leads, as names of folders and a file below the site's folder.
package struct RequestPath: Equatable {
  /// None is empty, `.`, `..`, or has a slash, a backslash or a control character in it.
  package let names: [String]
  /// Whether the path ended with a slash, or is the root.
  package let isFolder: Bool

  /// Reads a request's target.
  ///
  /// It is decoded once, so what was encoded twice is a name with a percent sign in it.
  ///
  /// - Throws: `Refusal.badPath` for everything that is no plain path from the root.
  package init(target: String) throws(Refusal) {
    let path = target.prefix { $0 != "?" }
    guard path.hasPrefix("/"), !path.contains("#") else { throw .badPath }
    if path == "/" {
      (names, isFolder) = ([], true)
      return
    }
    isFolder = path.hasSuffix("/")
    names = try path.dropFirst().dropLast(isFolder ? 1 : 0)
      .split(separator: "/", omittingEmptySubsequences: false)
      .map { part throws(Refusal) in try Self.name(part) }
  }

  /// The path in an address, encoded, from the root; with a slash at the end for a folder.
  package func address(asFolder: Bool) -> String {
    let path = names.map { "/\(Self.encoded($0))" }.joined()
    return asFolder ? path + "/" : path
  }

  private static func name(_ part: Substring) throws(Refusal) -> String {
    guard let name = decoded(part), !name.isEmpty, name != ".", name != "..",
      !name.unicodeScalars.contains(where: isForbidden)
    else { throw .badPath }
    return name
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "/" || scalar == "\\" || scalar.value < 0x20 || scalar.value == 0x7F
  }

  /// Without percent signs; nil when one is not followed by two digits, or the bytes are no UTF-8.
  private static func decoded(_ part: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = part.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.popFirst().flatMap(value), let low = rest.popFirst().flatMap(value)
      else { return nil }
      bytes.append(high << 4 | low)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func value(ofDigit byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  /// With everything but letters, digits and `-._~` behind percent signs.
  static func encoded(_ name: String) -> String {
    let digits = Array("0123456789ABCDEF")
    return name.utf8.map { byte in
      let scalar = Unicode.Scalar(byte)
      let isPlain =
        scalar.isASCII
        && (scalar.properties.isAlphabetic || "-._~0123456789".contains(Character(scalar)))
      return isPlain ? String(scalar) : "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
    }.joined()
  }
}
