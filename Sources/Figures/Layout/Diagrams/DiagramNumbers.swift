/// Writes a number for a cell: whole numbers in full, others with at most two decimals.
///
/// Numbers that would not fit are written as `1.2e9`; tables hold all digits.
func cellText(_ value: Double) -> String {
  guard value.isFinite else { return "–" }
  let isWhole = value == value.rounded()
  let magnitude = value.magnitude
  if magnitude >= 100_000 || (magnitude > 0 && magnitude < 0.005) {
    return powerText(value)
  }
  return isWhole ? decimalText(value, places: 0) : trimmed(decimalText(value, places: 2))
}

/// Whether a cell shows the number that it holds, and not a rounded one.
func cellTextIsExact(_ value: Double) -> Bool {
  let hundredths = value * 100
  // 0.07 and 0.1 + 0.2 are whole numbers of hundredths, though their binary forms are not.
  let binaryRounding = 1e-9 * max(hundredths.magnitude, 1)
  return value.magnitude < 100_000 && (value == 0 || value.magnitude >= 0.005)
    && (hundredths - hundredths.rounded()).magnitude <= binaryRounding
}

private func powerText(_ value: Double) -> String {
  var exponent = 0
  var leading = value
  while leading.magnitude >= 9.95 {
    leading /= 10
    exponent += 1
  }
  while leading.magnitude < 0.995, leading != 0 {
    leading *= 10
    exponent -= 1
  }
  let sign = exponent < 0 ? "−" : ""
  return trimmed(decimalText(leading, places: 1)) + "e" + sign + String(exponent.magnitude)
}

/// Without zeros at the end of the decimals.
private func trimmed(_ text: String) -> String {
  guard text.contains(".") else { return text }
  let kept = text.reversed().drop { $0 == "0" }
  return String((kept.first == "." ? kept.dropFirst() : kept).reversed())
}
