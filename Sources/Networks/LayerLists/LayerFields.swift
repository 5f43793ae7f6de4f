/// The fields of one layer in a list, read one after the other.
struct LayerFields {
  /// Wide enough for any network of the literature, and small enough that counts cannot overflow.
  static let largestCount = 65_535
  static let largestWindow = 255
  /// Numbers that a vector holds may be as many as those of any image.
  static let largestVector = 1 << 30

  let position: String
  let type: LayerType
  private let values: [String: JSONValue]
  private var asked: [String] = []

  init(_ value: JSONValue, at position: String) throws(LayerListError) {
    guard case .object(let values) = value else {
      throw LayerListError(position: position, problem: .notALayer(found: value.words))
    }
    guard let name = values["type"] else {
      throw LayerListError(
        position: position, problem: .missingField("type", type: "layer"))
    }
    guard case .text(let text) = name else {
      throw LayerListError(
        position: position,
        problem: .wrongValue(field: "type", expected: "a layer's name", found: name.words))
    }
    guard let type = LayerType(rawValue: text) else {
      throw LayerListError(position: position, problem: .unknownType(text))
    }
    self.position = position
    self.type = type
    self.values = values
  }

  mutating func value(_ field: String) throws(LayerListError) -> JSONValue {
    asked.append(field)
    guard let value = values[field] else {
      throw LayerListError(
        position: position, problem: .missingField(field, type: type.rawValue))
    }
    return value
  }

  /// A whole number from 1.
  mutating func count(
    _ field: String, upTo largest: Int = largestCount
  ) throws(LayerListError) -> Int {
    let value = try value(field)
    guard let count = Self.whole(value, in: 1...largest) else {
      throw wrong(field, "a whole number from 1 to \(largest)", value)
    }
    return count
  }

  /// Two whole numbers, [vertical, horizontal].
  mutating func pair(
    _ field: String, _ range: ClosedRange<Int>
  ) throws(LayerListError) -> Extent {
    let value = try value(field)
    guard let numbers = Self.wholes(value, in: range), numbers.count == 2 else {
      throw wrong(field, "[vertical, horizontal], \(Self.words(range))", value)
    }
    return Extent(rows: numbers[0], columns: numbers[1])
  }

  /// [vertical, horizontal], or [top, bottom, left, right] where the sides differ.
  mutating func sides(_ field: String) throws(LayerListError) -> LayerDescription.Sides {
    let value = try value(field)
    let range = 0...Self.largestWindow
    guard let numbers = Self.wholes(value, in: range), [2, 4].contains(numbers.count) else {
      throw wrong(
        field, "[vertical, horizontal] or [top, bottom, left, right], \(Self.words(range))", value)
    }
    let isPair = numbers.count == 2
    return LayerDescription.Sides(
      top: numbers[0], bottom: numbers[isPair ? 0 : 1], left: numbers[isPair ? 1 : 2],
      right: numbers[isPair ? 1 : 3])
  }

  mutating func number(
    _ field: String, _ range: ClosedRange<Double>
  ) throws(LayerListError) -> Double {
    let value = try value(field)
    guard case .number(let number) = value, range.contains(number) else {
      let bounds = [range.lowerBound, range.upperBound].map(JSONValue.text(of:))
      throw wrong(field, "a number from \(bounds[0]) to \(bounds[1])", value)
    }
    return number
  }

  mutating func flag(_ field: String) throws(LayerListError) -> Bool {
    let value = try value(field)
    guard case .flag(let flag) = value else { throw wrong(field, "true or false", value) }
    return flag
  }

  /// False when the field is not there.
  mutating func optionalFlag(_ field: String) throws(LayerListError) -> Bool {
    if values[field] == nil {
      asked.append(field)
      return false
    }
    return try flag(field)
  }

  /// One of some words, the first when the field is not there.
  mutating func optionalChoice(
    _ field: String, of words: [String]
  ) throws(LayerListError) -> String? {
    if values[field] == nil {
      asked.append(field)
      return words.first
    }
    let value = try value(field)
    guard case .text(let word) = value, words.contains(word) else {
      throw wrong(field, words.map { "“\($0)”" }.joined(separator: " or "), value)
    }
    return word
  }

  /// The name of a class, one word.
  mutating func name(_ field: String) throws(LayerListError) -> String {
    let value = try value(field)
    guard case .text(let name) = value, (1...64).contains(name.utf8.count),
      name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" })
    else { throw wrong(field, "a name of letters and digits", value) }
    return name
  }

  /// Refuses fields that nobody asked for.
  func refuseOthers() throws(LayerListError) {
    let known = ["type"] + asked
    guard let unknown = values.keys.filter({ !known.contains($0) }).min() else { return }
    throw LayerListError(
      position: position,
      problem: .unknownField(unknown, type: type.rawValue, known: known))
  }

  private func wrong(_ field: String, _ expected: String, _ value: JSONValue) -> LayerListError {
    var found = value.words
    if case .array(let values) = value, values.count <= 4 {
      found = "[\(values.map(\.words).joined(separator: ", "))]"
    }
    return LayerListError(
      position: position, problem: .wrongValue(field: field, expected: expected, found: found))
  }

  private static func wholes(_ value: JSONValue, in range: ClosedRange<Int>) -> [Int]? {
    guard case .array(let values) = value else { return nil }
    let numbers = values.compactMap { whole($0, in: range) }
    return numbers.count == values.count ? numbers : nil
  }

  private static func words(_ range: ClosedRange<Int>) -> String {
    "whole numbers from \(range.lowerBound) to \(range.upperBound)"
  }

  private static func whole(_ value: JSONValue, in range: ClosedRange<Int>) -> Int? {
    guard case .number(let number) = value, let whole = Int(exactly: number),
      range.contains(whole)
    else { return nil }
    return whole
  }
}
