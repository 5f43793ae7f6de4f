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
  ///
  /// It looks no further than it must: a picture in an address may have a megabyte.
  package static func scheme(of address: String) -> String? {
    var scheme = ""
    for scalar in address.unicodeScalars where scalar.value > 0x20 {
      if scalar == ":" { return scheme.isEmpty ? nil : scheme.lowercased() }
      let mayFollow = !scheme.isEmpty && "0123456789+-.".unicodeScalars.contains(scalar)
      guard scalar.properties.isAlphabetic || mayFollow else { return nil }
      scheme.unicodeScalars.append(scalar)
    }
    return nil
  }

  private static let addressBytes = Set(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$()*+,;=%&".utf8)
}
