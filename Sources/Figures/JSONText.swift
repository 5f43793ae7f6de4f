import FoundationEssentials

/// Writes a value as JSON with sorted keys, the same text that Foundation's encoder writes.
///
/// Foundation makes an object of every number; here a list of numbers is one piece of text, which
/// makes curves of a million points ten times faster.
struct JSONText {
  let text: String

  /// - Throws: `EncodingError.invalidValue` for a number that is not finite.
  init(of value: some Encodable) throws {
    let root = JSONValue(path: [])
    try root.set(value)
    var bytes: [UInt8] = []
    root.write(to: &bytes)
    text = String(decoding: bytes, as: UTF8.self)
  }
}

/// A value on its way to text: finished text, or parts that may still be added to.
private final class JSONValue: Encoder {
  enum Content {
    case text([UInt8])
    case object([(key: String, value: JSONValue)])
    case list([JSONValue])
  }

  let codingPath: [any CodingKey]
  let userInfo: [CodingUserInfoKey: Any] = [:]
  private var content = Content.text(Array("{}".utf8))

  init(path: [any CodingKey]) { codingPath = path }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    if case .object = content {} else { content = .object([]) }
    return KeyedEncodingContainer(JSONObject<Key>(value: self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    if case .list = content {} else { content = .list([]) }
    return JSONList(value: self)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { JSONScalar(value: self) }

  /// How many parts a list has.
  var count: Int { if case .list(let parts) = content { parts.count } else { 0 } }

  /// A new part of an object.
  func part(_ key: any CodingKey) -> JSONValue {
    let part = JSONValue(path: codingPath + [key])
    if case .object(var parts) = content {
      content = .object([])
      parts.append((key.stringValue, part))
      content = .object(parts)
    }
    return part
  }

  /// A new part at the end of a list.
  func part() -> JSONValue {
    let part = JSONValue(path: codingPath + [JSONKey(intValue: count)])
    if case .list(var parts) = content {
      content = .list([])
      parts.append(part)
      content = .list(parts)
    }
    return part
  }

  func set(_ value: some Encodable) throws {
    var bytes: [UInt8] = []
    switch value {
    case let value as String: bytes.append(quoted: value)
    case let value as Data: bytes.append(quoted: value.base64EncodedString())
    case let value as [Double]: try bytes.append(listOf: value, at: codingPath)
    case let value as [Double?]: try bytes.append(listOf: value, at: codingPath)
    default:
      try value.encode(to: self)
      return
    }
    content = .text(bytes)
  }

  func set(bytes: [UInt8]) { content = .text(bytes) }

  func write(to bytes: inout [UInt8]) {
    switch content {
    case .text(let text): bytes += text
    case .object(let parts):
      bytes.append(UInt8(ascii: "{"))
      for (index, part) in parts.sorted(by: { $0.key < $1.key }).enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        bytes.append(quoted: part.key)
        bytes.append(UInt8(ascii: ":"))
        part.value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    case .list(let parts):
      bytes.append(UInt8(ascii: "["))
      for (index, part) in parts.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        part.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    }
  }
}

/// The place of a part in a list, or the name of a part that has no key of its own.
struct JSONKey: CodingKey {
  let stringValue: String
  let intValue: Int?

  init(intValue: Int) { (stringValue, self.intValue) = (String(intValue), intValue) }
  init(stringValue: String) { (self.stringValue, intValue) = (stringValue, nil) }
}

private struct JSONObject<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let value: JSONValue
  var codingPath: [any CodingKey] { value.codingPath }

  func encodeNil(forKey key: Key) { value.part(key).set(bytes: Array("null".utf8)) }

  func encode(_ part: some Encodable, forKey key: Key) throws { try value.part(key).set(part) }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> { value.part(key).container(keyedBy: type) }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    value.part(key).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { value.part(JSONKey(stringValue: "super")) }
  func superEncoder(forKey key: Key) -> any Encoder { value.part(key) }
}

private struct JSONList: UnkeyedEncodingContainer {
  let value: JSONValue
  var codingPath: [any CodingKey] { value.codingPath }
  var count: Int { value.count }

  func encodeNil() { value.part().set(bytes: Array("null".utf8)) }

  func encode(_ part: some Encodable) throws { try value.part().set(part) }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) -> KeyedEncodingContainer<Nested> { value.part().container(keyedBy: type) }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { value.part().unkeyedContainer() }

  func superEncoder() -> any Encoder { value.part() }
}

/// Standard types write themselves through the overloads below; all others come back to `set`.
private struct JSONScalar: SingleValueEncodingContainer {
  let value: JSONValue
  var codingPath: [any CodingKey] { value.codingPath }

  func encodeNil() { value.set(bytes: Array("null".utf8)) }
  func encode(_ flag: Bool) { value.set(bytes: Array((flag ? "true" : "false").utf8)) }
  func encode(_ text: String) throws { try value.set(text) }
  func encode(_ number: Double) throws {
    var bytes: [UInt8] = []
    try bytes.append(number, at: codingPath)
    value.set(bytes: bytes)
  }
  func encode(_ number: Float) throws {
    var bytes: [UInt8] = []
    try bytes.append(number, at: codingPath)
    value.set(bytes: bytes)
  }
  func encode(_ number: Int) { encode(whole: number) }
  func encode(_ number: Int8) { encode(whole: number) }
  func encode(_ number: Int16) { encode(whole: number) }
  func encode(_ number: Int32) { encode(whole: number) }
  func encode(_ number: Int64) { encode(whole: number) }
  func encode(_ number: UInt) { encode(whole: number) }
  func encode(_ number: UInt8) { encode(whole: number) }
  func encode(_ number: UInt16) { encode(whole: number) }
  func encode(_ number: UInt32) { encode(whole: number) }
  func encode(_ number: UInt64) { encode(whole: number) }
  func encode(_ other: some Encodable) throws { try value.set(other) }

  private func encode(whole number: some BinaryInteger) {
    value.set(bytes: Array(String(number).utf8))
  }
}
