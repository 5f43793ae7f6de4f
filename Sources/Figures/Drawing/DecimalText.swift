/// Writes a number with a fixed count of decimals and a real minus sign, in no one's locale.
///
/// Halves round away from zero. Numbers that are not finite become "–". Numbers with more digits than
/// a double tells apart have fewer decimals, and very large ones are written as a power of ten.
public func decimalText(_ value: Double, places: Int) -> String {
  guard value.magnitude < largestExact else {
    return scientificText(value, digits: significantDigits)
  }
  var places = min(max(places, 0), mostPlaces)
  while places > 0, power(places) * value.magnitude >= largestExact { places -= 1 }
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

/// Below this, a double is exact to the unit.
private let largestExact = 9e15
/// So many digits stay right when a power of ten is divided off.
private let significantDigits = 12
/// Powers of ten with more zeros are not finite.
private let mostPlaces = 308

private func power(_ places: Int) -> Double {
  (0..<places).reduce(1.0) { product, _ in product * 10 }
}

private func plainDecimal(_ value: Double, places: Int) -> String {
  let places = min(max(places, 0), mostPlaces)
  let scaled = (value.magnitude * power(places)).rounded()
  guard scaled.isFinite, scaled < largestExact else { return "–" }
  let whole = Int(scaled)
  let sign = value < 0 && whole > 0 ? "-" : ""
  guard places > 0 else { return sign + String(whole) }
  let digits = String(whole)
  let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
  return sign + padded.dropLast(places) + "." + padded.suffix(places)
}
