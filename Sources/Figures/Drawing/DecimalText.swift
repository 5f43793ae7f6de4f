/// Writes a number with a fixed count of decimals and a real minus sign, in no one's locale.
///
/// Halves round away from zero. Numbers that are not finite become "–".
public func decimalText(_ value: Double, places: Int) -> String {
  let text = plainDecimal(value, places: places)
  return text.hasPrefix("-") ? "−" + text.dropFirst() : text
}

/// Writes a share between 0 and 1 as a percentage, such as "98.6 %".
public func percentText(_ share: Double, places: Int) -> String {
  decimalText(share * 100, places: places) + "\u{00A0}%"
}

/// Writes a number for a machine: at most three decimals, no trailing zeros.
package func shortDecimal(_ value: Double, places: Int = 3) -> String {
  let text = plainDecimal(value, places: places)
  guard text.contains(".") else { return text }
  let kept = text.reversed().drop { $0 == "0" }
  let trimmed = String((kept.first == "." ? kept.dropFirst() : kept).reversed())
  return trimmed == "-0" ? "0" : trimmed
}

private func plainDecimal(_ value: Double, places: Int) -> String {
  // A double has no more decimals than these.
  let places = min(max(places, 0), 1074)
  let power = (0..<places).reduce(1.0) { product, _ in product * 10 }
  let scaled = (value.magnitude * power).rounded()
  guard scaled.isFinite, scaled < 9e15 else { return "–" }
  let whole = Int(scaled)
  let sign = value < 0 && whole > 0 ? "-" : ""
  guard places > 0 else { return sign + String(whole) }
  let digits = String(whole)
  let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
  return sign + padded.dropLast(places) + "." + padded.suffix(places)
}
