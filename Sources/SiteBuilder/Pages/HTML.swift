/// Writes text so that a browser reads it as text.
package enum HTML {
  /// Text for a page or an attribute; works on scalars, for a combining accent must not hide the
  /// character before it.
  package static func escaped(_ text: String) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): output += Array("&amp;".utf8)
      case UInt8(ascii: "<"): output += Array("&lt;".utf8)
      case UInt8(ascii: ">"): output += Array("&gt;".utf8)
      case UInt8(ascii: "\""): output += Array("&quot;".utf8)
      case UInt8(ascii: "'"): output += Array("&#39;".utf8)
      default: output.append(byte)
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// An address with everything outside the URL alphabet in percent form; not yet escaped.
  package static func address(_ text: String) -> String {
    var output: [UInt8] = []
    let hexadecimal = Array("0123456789ABCDEF".utf8)
    for byte in text.utf8 {
      if Self.addressBytes.contains(byte) {
        output.append(byte)
      } else {
        output += [
          UInt8(ascii: "%"), hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)],
        ]
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// The scheme before the first colon, in small letters; nil for a relative address.
  package static func scheme(of address: String) -> String? {
    let visible = address.unicodeScalars.filter { $0.value > 0x20 }
    guard let colon = visible.firstIndex(of: ":") else { return nil }
    let scheme = visible[..<colon]
    guard let first = scheme.first, first.properties.isAlphabetic,
      scheme.allSatisfy({
        $0.properties.isAlphabetic || "0123456789+-.".unicodeScalars.contains($0)
      })
    else { return nil }
    return String(String.UnicodeScalarView(scheme)).lowercased()
  }

  private static let addressBytes = Set(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$()*+,;=%&".utf8)
}
