import Tensors

/// The JSON subset of a safetensors header, read strictly: what the format does not name is an
/// error, and nothing nests deeper than it allows.
struct SafetensorsHeader {
  struct Place: Equatable {
    let elementType: String
    let shape: Shape
    /// Bytes from the end of the header.
    let begin: Int
    let end: Int
  }

  private let text: ArraySlice<UInt8>
  private var position: Int

  /// Reads a header; trailing spaces are allowed, `__metadata__` is checked and dropped.
  static func read(_ text: ArraySlice<UInt8>) throws(SafetensorsError) -> [String: Place] {
    var reader = SafetensorsHeader(text: text, position: text.startIndex)
    let places = try reader.readAll()
    return places
  }

  /// A name as a JSON string.
  static func quoted(_ name: String) -> String {
    var text = "\""
    for scalar in name.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }

  private mutating func readAll() throws(SafetensorsError) -> [String: Place] {
    guard text.first == UInt8(ascii: "{") else { throw error("no opening brace") }
    var places: [String: Place] = [:]
    var names: Set<String> = []
    try readObject { (self, name) throws(SafetensorsError) in
      guard names.insert(name).inserted else { throw self.error("\"\(name)\" twice") }
      if name == "__metadata__" {
        try self.readMetadata()
      } else {
        places[name] = try self.readPlace(name)
      }
    }
    while position < text.endIndex {
      guard text[position] == UInt8(ascii: " ") else { throw error("text behind its end") }
      position += 1
    }
    return places
  }

  private mutating func readMetadata() throws(SafetensorsError) {
    var names: Set<String> = []
    try readObject { (self, name) throws(SafetensorsError) in
      guard names.insert(name).inserted else { throw self.error("\"\(name)\" twice") }
      _ = try self.readString()
    }
  }

  private mutating func readPlace(_ name: String) throws(SafetensorsError) -> Place {
    var elementType: String?
    var axes: [Int]?
    var offsets: [Int]?
    try readObject { (self, key) throws(SafetensorsError) in
      switch key {
      case "dtype" where elementType == nil: elementType = try self.readString()
      case "shape" where axes == nil: axes = try self.readNumbers()
      case "data_offsets" where offsets == nil: offsets = try self.readNumbers()
      default: throw self.error("an unexpected \"\(key)\"")
      }
    }
    guard let elementType, let axes, let offsets, offsets.count == 2 else {
      throw error("an incomplete \"\(name)\"")
    }
    guard let width = Self.widths[elementType] else {
      throw error("the unknown element type \"\(elementType)\"")
    }
    var bytes = width
    for axis in axes {
      let (product, overflow) = bytes.multipliedReportingOverflow(by: axis)
      guard !overflow else { throw SafetensorsError(problem: .size(name)) }
      bytes = product
    }
    guard offsets[0] <= offsets[1], offsets[1] - offsets[0] == bytes else {
      throw SafetensorsError(problem: .size(name))
    }
    return Place(
      elementType: elementType, shape: Shape(axes), begin: offsets[0], end: offsets[1])
  }

  /// Bytes in one element.
  private static let widths = [
    "BOOL": 1, "U8": 1, "I8": 1, "I16": 2, "U16": 2, "F16": 2, "BF16": 2, "I32": 4, "U32": 4,
    "F32": 4, "I64": 8, "U64": 8, "F64": 8,
  ]

  private func error(_ what: String) -> SafetensorsError {
    SafetensorsError(problem: .header(what, offset: position - text.startIndex))
  }
}

/// The grammar: objects, strings and lists of whole numbers.
extension SafetensorsHeader {
  private mutating func readObject(
    _ readValue: (inout Self, String) throws(SafetensorsError) -> Void
  ) throws(SafetensorsError) {
    try expect("{")
    if try take("}") { return }
    repeat {
      let name = try readString()
      try expect(":")
      try readValue(&self, name)
    } while try take(",")
    try expect("}")
  }

  private mutating func readNumbers() throws(SafetensorsError) -> [Int] {
    try expect("[")
    if try take("]") { return [] }
    var numbers: [Int] = []
    repeat { numbers.append(try readNumber()) } while try take(",")
    try expect("]")
    return numbers
  }

  private mutating func readNumber() throws(SafetensorsError) -> Int {
    skipSpace()
    let start = position
    while position < text.endIndex, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(text[position])
    {
      position += 1
    }
    let digits = String(decoding: text[start..<position], as: UTF8.self)
    guard let number = Int(digits), digits == "\(number)" else { throw error("a wrong number") }
    return number
  }

  private mutating func readString() throws(SafetensorsError) -> String {
    try expect("\"")
    var bytes: [UInt8] = []
    while position < text.endIndex, text[position] != UInt8(ascii: "\"") {
      let byte = text[position]
      position += 1
      guard byte >= 0x20 else { throw error("a control character") }
      if byte == UInt8(ascii: "\\") {
        bytes.append(contentsOf: try readEscape())
      } else {
        bytes.append(byte)
      }
    }
    try expect("\"")
    guard let string = String(validating: bytes, as: UTF8.self) else {
      throw error("a string that is not UTF-8")
    }
    return string
  }

  private mutating func readEscape() throws(SafetensorsError) -> [UInt8] {
    guard position < text.endIndex else { throw error("an unfinished string") }
    let letter = text[position]
    position += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [letter]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "u"): return try readCodePoint()
    default: throw error("an unknown escape")
    }
  }

  private mutating func readCodePoint() throws(SafetensorsError) -> [UInt8] {
    let high = try readFourDigits()
    guard (0xD800..<0xDC00).contains(high) else {
      guard let scalar = Unicode.Scalar(high) else { throw error("half a character") }
      return Array(String(Character(scalar)).utf8)
    }
    for byte in "\\u".utf8 {
      guard position < text.endIndex, text[position] == byte else {
        throw error("half a character")
      }
      position += 1
    }
    let low = try readFourDigits()
    guard (0xDC00..<0xE000).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    else { throw error("half a character") }
    return Array(String(Character(scalar)).utf8)
  }

  private mutating func readFourDigits() throws(SafetensorsError) -> UInt32 {
    let digits = String(decoding: text[position...].prefix(4), as: UTF8.self)
    guard digits.utf8.count == 4, digits.allSatisfy(\.isHexDigit),
      let value = UInt32(digits, radix: 16)
    else { throw error("a wrong escape") }
    position += 4
    return value
  }

  private mutating func skipSpace() {
    while position < text.endIndex, [0x20, 0x09, 0x0A, 0x0D].contains(text[position]) {
      position += 1
    }
  }

  private mutating func take(_ character: Character) throws(SafetensorsError) -> Bool {
    skipSpace()
    guard position < text.endIndex, text[position] == character.asciiValue else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ character: Character) throws(SafetensorsError) {
    guard try take(character) else { throw error("no \(character)") }
  }
}
