/// The fields of one layer in a list.
struct LayerFields {
  let values: [String: JSONValue]
  let place: String

  init(_ value: JSONValue, place: String) throws {
    guard let values = value.object else {
      throw ReferenceError(place: place, problem: .wrong("layers", expected: "objects"))
    }
    self.values = values
    self.place = place
  }

  func text(_ name: String) throws -> String { try read(name, "a text") { $0.text } }
  func flag(_ name: String) throws -> Bool { try read(name, "true or false") { $0.flag } }

  func count(_ name: String) throws -> Int {
    try read(name, "a number from 1 to 65535") { value in
      value.whole.flatMap { (1...65_535).contains($0) ? $0 : nil }
    }
  }

  /// A number from 0 to 1.
  func share(_ name: String) throws -> Float {
    try read(name, "a number from 0 to 1") { value in
      value.number.flatMap { (0...1).contains($0) ? Float($0) : nil }
    }
  }

  /// [vertical, horizontal].
  func pair(_ name: String, _ range: ClosedRange<Int>) throws -> [Int] {
    try read(name, "[vertical, horizontal] from \(range)") { value in
      value.wholes.flatMap { $0.count == 2 && $0.allSatisfy(range.contains) ? $0 : nil }
    }
  }

  /// [top, bottom, left, right], from that or from [vertical, horizontal].
  func sides(_ name: String, _ range: ClosedRange<Int>) throws -> [Int] {
    let sides = try read(name, "two or four numbers from \(range)") { value in
      value.wholes.flatMap {
        [2, 4].contains($0.count) && $0.allSatisfy(range.contains) ? $0 : nil
      }
    }
    return sides.count == 4 ? sides : [sides[0], sides[0], sides[1], sides[1]]
  }

  private func read<Value>(
    _ name: String, _ expected: String, _ body: (JSONValue) -> Value?
  ) throws -> Value {
    guard let value = values[name] else {
      throw ReferenceError(place: place, problem: .missing(name))
    }
    guard let result = body(value) else {
      throw ReferenceError(place: place, problem: .wrong(name, expected: expected))
    }
    return result
  }
}
