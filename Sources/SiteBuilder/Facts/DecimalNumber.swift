/// The shortest decimal that reads back as a number, rounded without the help of a locale.
///
/// Rounding works on these digits, so 0.9865 is exactly halfway between 0.986 and 0.987, as a
/// reader would say; halves go away from zero.
package struct DecimalNumber: Equatable, Sendable {
  package var isNegative: Bool
  /// Decimal digits, the first not zero; empty for zero.
  package var digits: [UInt8]
  /// The value is the digits as a whole number, times ten to this power.
  package var exponent: Int

  /// The digits of a finite number; nil for infinity and not-a-number.
  package init?(_ value: Double) {
    guard value.isFinite else { return nil }
    isNegative = value < 0
    digits = []
    exponent = 0
    let parts = value.magnitude.description.split(separator: "e")
    var pointSeen = false
    for character in parts[0].utf8 {
      if character == UInt8(ascii: ".") {
        pointSeen = true
      } else {
        digits.append(character - UInt8(ascii: "0"))
        if pointSeen { exponent -= 1 }
      }
    }
    if parts.count > 1 { exponent += Int(parts[1]) ?? 0 }
    digits.trimPrefix { $0 == 0 }
  }

  /// The number in plain notation with a fixed count of decimal places.
  package func fixed(places: Int, group: String, minus: String) -> String {
    let scaled = rounded(dropping: -(exponent + places))
    let padded = Array(repeating: 0, count: max(0, places + 1 - scaled.count)) + scaled
    let whole = padded.dropLast(places)
    let fraction = padded.suffix(places)
    let sign = isNegative && padded.contains { $0 != 0 } ? minus : ""
    return sign + Self.grouped(whole, by: group)
      + (places > 0 ? "." + Self.text(fraction) : "")
  }

  /// The mantissa with a fixed count of decimal places, and the power of ten.
  package func scientific(places: Int, minus: String) -> (mantissa: String, power: Int) {
    guard !digits.isEmpty else {
      return (places > 0 ? "0." + String(repeating: "0", count: places) : "0", 0)
    }
    var power = digits.count + exponent - 1
    var kept = rounded(dropping: digits.count - places - 1)
    if kept.count > places + 1 {
      kept.removeLast()
      power += 1
    }
    let fraction = kept.dropFirst()
    let sign = isNegative ? minus : ""
    return (
      sign + Self.text(kept.prefix(1)) + (fraction.isEmpty ? "" : "." + Self.text(fraction)), power
    )
  }

  /// Whether nothing stands after the decimal point.
  package var isWhole: Bool {
    exponent >= 0 || digits.suffix(-exponent).allSatisfy { $0 == 0 } && digits.count >= -exponent
      || digits.isEmpty
  }

  /// The digits without the last few, rounded half away from zero; zeros are added for a negative
  /// count.
  private func rounded(dropping count: Int) -> [UInt8] {
    guard count > 0 else { return digits + Array(repeating: 0, count: -count) }
    guard count <= digits.count else { return [] }
    var kept = Array(digits.dropLast(count))
    guard digits[digits.count - count] >= 5 else { return kept }
    for i in kept.indices.reversed() {
      if kept[i] < 9 {
        kept[i] += 1
        return kept
      }
      kept[i] = 0
    }
    return [1] + kept
  }

  private static func text(_ digits: some Sequence<UInt8>) -> String {
    String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
  }

  private static func grouped(_ digits: ArraySlice<UInt8>, by separator: String) -> String {
    var rest = digits
    var groups: [String] = []
    while rest.count > 3 {
      groups.append(text(rest.suffix(3)))
      rest = rest.dropLast(3)
    }
    groups.append(text(rest))
    return groups.reversed().joined(separator: separator)
  }
}

extension Array {
  fileprivate mutating func trimPrefix(while isDropped: (Element) -> Bool) {
    self = Array(drop(while: isDropped))
  }
}
