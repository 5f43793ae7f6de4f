/// Writes numbers of one axis alike: plain, with grouped thousands, or with a power of ten.
///
/// - Parameters:
///   - values: what the axis names.
///   - lastDigit: the power of ten of the last digit that tells them apart.
///   - decimals: how many decimals plain numbers have at least.
/// - Returns: one text per value, with a real minus sign.
func numberTexts(_ values: [Double], lastDigit: Int, decimals: Int = 0) -> [String] {
  let largest = values.map(\.magnitude).max() ?? 0
  let places = max(0, -lastDigit, knownDecimals(decimals, upTo: largest))
  guard largest >= 1e7 || (largest < 1e-4 && largest > 0) else {
    return values.map {
      grouped($0 == 0 ? "0" : decimalText($0, places: places), from: largest >= 1e4 ? 4 : 5)
    }
  }
  let exponent = decimalExponent(of: largest)
  return values.map { value in
    guard value != 0 else { return "0" }
    let digits = scaled(value, exponent)
    return decimalText(digits, places: max(0, exponent - lastDigit)) + "×" + powerOfTen(exponent)
  }
}

/// As many of some decimals as a number of a size has: a double knows fifteen digits.
func knownDecimals(_ decimals: Int, upTo largest: Double) -> Int {
  max(0, min(decimals, 14 - decimalExponent(of: largest)))
}

/// Writes one number in running text: three or four digits, no trailing zeros.
func numberText(_ value: Double) -> String {
  let size = value.magnitude
  guard size > 0 else { return "0" }
  let exponent = decimalExponent(of: size)
  guard (-4..<7).contains(exponent) else {
    let digits = trimmed(scaled(value, exponent), places: 2)
    let power = powerOfTen(exponent)
    return digits == "1" ? power : "\(digits)×\(power)"
  }
  return grouped(trimmed(value, places: max(0, 2 - min(exponent, 2) + (exponent >= 0 ? 1 : 0))))
}

/// Ten to a power, with raised digits.
func powerOfTen(_ exponent: Int) -> String {
  let raised: [Character: Character] = [
    "-": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷",
    "8": "⁸", "9": "⁹",
  ]
  return "10" + String(String(exponent).map { raised[$0] ?? $0 })
}

/// Writes a count with all its digits, such as “1,792”.
func countText(_ count: Double) -> String { grouped(decimalText(count, places: 0), from: 4) }

/// Sets commas between the thousands of numbers that have so many digits.
private func grouped(_ text: String, from least: Int = 5) -> String {
  let digits = text.prefix { $0 != "." }
  let sign = digits.hasPrefix("−") ? "−" : ""
  let whole = digits.dropFirst(sign.count)
  guard whole.count >= least else { return text }
  var parts = ""
  for (index, digit) in whole.enumerated() {
    if index > 0, (whole.count - index) % 3 == 0 { parts += "," }
    parts.append(digit)
  }
  return sign + parts + text.dropFirst(digits.count)
}

private func trimmed(_ value: Double, places: Int) -> String {
  let text = shortDecimal(value, places: places)
  return text.hasPrefix("-") ? "−" + text.dropFirst() : text
}

/// The value divided by a power of ten, in two steps where the power itself would be zero.
private func scaled(_ value: Double, _ exponent: Int) -> Double {
  let half = exponent / 2
  return value / decimal(1, exponent: half) / decimal(1, exponent: exponent - half)
}
