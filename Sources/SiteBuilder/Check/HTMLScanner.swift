/// Finds the tags of a page, well enough to check what this module and SVG writers write.
package enum HTMLScanner {
  package struct Tag: Equatable, Sendable {
    package var name: String
    package var attributes: [Attribute]
    /// Counted from 1.
    package var line: Int
    /// The text up to the end tag, for `style` and `script` only.
    package var rawText = ""

    package subscript(name: String) -> String? {
      attributes.first { $0.name == name }?.value
    }
  }

  package struct Attribute: Equatable, Sendable {
    package var name: String
    package var value: String
  }

  /// The start tags in their order; comments and declarations are passed over.
  package static func tags(in bytes: [UInt8]) -> [Tag] {
    var scan = Scan(bytes)
    var tags: [Tag] = []
    while let tag = scan.next() { tags.append(tag) }
    return tags
  }

  /// A value with its character references replaced, as far as pages use them.
  static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var output = ""
    var rest = Substring(text)
    while let amp = rest.firstIndex(of: "&") {
      output += rest[..<amp]
      rest = rest[amp...].dropFirst()
      guard let end = rest.prefix(12).firstIndex(of: ";"), let character = character(rest[..<end])
      else {
        output += "&"
        continue
      }
      output.unicodeScalars.append(character)
      rest = rest[end...].dropFirst()
    }
    return output + rest
  }

  private static func character(_ name: Substring) -> Unicode.Scalar? {
    switch name {
    case "amp": "&"
    case "lt": "<"
    case "gt": ">"
    case "quot": "\""
    case "apos": "'"
    default:
      if name.hasPrefix("#x") {
        UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
      } else if name.hasPrefix("#") {
        UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init)
      } else {
        nil
      }
    }
  }
}

private struct Scan {
  private let bytes: [UInt8]
  private var at = 0
  private var line = 1

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> HTMLScanner.Tag? {
    while at < bytes.count {
      guard bytes[at] == UInt8(ascii: "<") else {
        step()
        continue
      }
      if starts("<!--") {
        skip(past: "-->")
      } else if at + 1 < bytes.count, isLetter(bytes[at + 1]) {
        return tag()
      } else {
        step()
      }
    }
    return nil
  }

  private mutating func tag() -> HTMLScanner.Tag {
    var tag = HTMLScanner.Tag(name: "", attributes: [], line: line)
    step()
    tag.name = word { !isBlank($0) && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
      .lowercased()
    while at < bytes.count, bytes[at] != UInt8(ascii: ">") {
      if isBlank(bytes[at]) || bytes[at] == UInt8(ascii: "/") {
        step()
      } else {
        tag.attributes.append(attribute())
      }
    }
    step()
    if tag.name == "script" || tag.name == "style" {
      let start = at
      let end = "</\(tag.name)"
      while at < bytes.count, !starts(end) { step() }
      tag.rawText = String(decoding: bytes[start..<at], as: UTF8.self)
    }
    return tag
  }

  private mutating func attribute() -> HTMLScanner.Attribute {
    let start = at
    let name = word { !isBlank($0) && !"=>/".utf8.contains($0) }
    if at == start { step() }
    skipBlanks()
    guard at < bytes.count, bytes[at] == UInt8(ascii: "=") else {
      return HTMLScanner.Attribute(name: name, value: "")
    }
    step()
    skipBlanks()
    guard at < bytes.count else { return HTMLScanner.Attribute(name: name, value: "") }
    let quote = bytes[at]
    let value: String
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      step()
      value = word { $0 != quote }
      step()
    } else {
      value = word { !isBlank($0) && $0 != UInt8(ascii: ">") }
    }
    return HTMLScanner.Attribute(name: name, value: HTMLScanner.decoded(value))
  }

  private mutating func word(while isPart: (UInt8) -> Bool) -> String {
    let start = at
    while at < bytes.count, isPart(bytes[at]) { step() }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  private mutating func skipBlanks() {
    while at < bytes.count, isBlank(bytes[at]) { step() }
  }

  private mutating func skip(past mark: String) {
    while at < bytes.count, !starts(mark) { step() }
    at = min(at + mark.utf8.count, bytes.count)
  }

  private mutating func step() {
    guard at < bytes.count else { return }
    if bytes[at] == UInt8(ascii: "\n") { line += 1 }
    at += 1
  }

  private func starts(_ mark: String) -> Bool { bytes[at...].starts(with: mark.utf8) }
}

private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0d).contains(byte) }

private func isLetter(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
}
