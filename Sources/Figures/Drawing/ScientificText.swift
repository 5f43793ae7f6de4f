/// Writes a number as a factor and a power of ten, such as “1.2·10⁻⁷”, in no one's locale.
///
/// - Parameters:
///   - value: the number; one that is not finite becomes “–”.
///   - digits: how many digits the factor has; its trailing zeros are left out.
/// - Returns: the text, without a factor of 1.
public func scientificText(_ value: Double, digits: Int) -> String {
  guard value.isFinite else { return "–" }
  guard value != 0 else { return "0" }
  let places = max(digits, 1) - 1
  var (factor, exponent) = (value.magnitude, 0)
  while factor >= 10 { (factor, exponent) = (factor / 10, exponent + 1) }
  while factor < 1 { (factor, exponent) = (factor * 10, exponent - 1) }
  var text = shortDecimal(factor, places: places)
  if text == "10" { (text, exponent) = ("1", exponent + 1) }
  let sign = value < 0 ? "−" : ""
  let power = "10" + raised(exponent)
  return sign + (text == "1" ? power : text + "·" + power)
}

/// Writes a whole number in raised digits.
public func raised(_ number: Int) -> String {
  let digits: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
  return String(String(number).map { $0.wholeNumberValue.map { digits[$0] } ?? "⁻" })
}

/// Writes a whole number in lowered digits.
public func lowered(_ number: Int) -> String {
  let digits: [Character] = ["₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"]
  return String(String(number).map { $0.wholeNumberValue.map { digits[$0] } ?? "₋" })
}
