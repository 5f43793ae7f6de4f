private func notFinite(_ number: some Encodable, _ path: [any CodingKey]) -> EncodingError {
  .invalidValue(
    number, EncodingError.Context(codingPath: path, debugDescription: "JSON has no such number."))
}

/// Pieces of JSON text.
extension [UInt8] {
  /// Adds the shortest digits that give the same number back, without “.0”.
  mutating func append(
    _ number: some BinaryFloatingPoint & CustomStringConvertible & Encodable,
    at path: [any CodingKey]
  ) throws {
    guard number.isFinite else { throw notFinite(number, path) }
    let text = number.description
    append(contentsOf: text.hasSuffix(".0") ? text.dropLast(2).utf8 : text[...].utf8)
  }

  mutating func append(
    listOf numbers: [Double?], at path: [any CodingKey]
  ) throws {
    append(UInt8(ascii: "["))
    for (index, number) in numbers.enumerated() {
      if index > 0 { append(UInt8(ascii: ",")) }
      if let number {
        guard number.isFinite else { throw notFinite(number, path + [JSONKey(intValue: index)]) }
        try append(number, at: path)
      } else {
        append(contentsOf: "null".utf8)
      }
    }
    append(UInt8(ascii: "]"))
  }

  mutating func append(quoted text: String) {
    append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): append(contentsOf: "\\\"".utf8)
      case UInt8(ascii: "\\"): append(contentsOf: "\\\\".utf8)
      case 0x08: append(contentsOf: "\\b".utf8)
      case 0x09: append(contentsOf: "\\t".utf8)
      case 0x0A: append(contentsOf: "\\n".utf8)
      case 0x0C: append(contentsOf: "\\f".utf8)
      case 0x0D: append(contentsOf: "\\r".utf8)
      case 0..<0x20:
        append(contentsOf: (byte < 16 ? "\\u000" : "\\u00").utf8)
        append(contentsOf: String(byte, radix: 16).utf8)
      default: append(byte)
      }
    }
    append(UInt8(ascii: "\""))
  }
}
