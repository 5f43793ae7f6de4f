/// A whole number with a comma between its thousands, whatever the locale: 17,066.
func grouped(_ number: Int) -> String {
  let digits = Array(String(number.magnitude))
  let sign = number < 0 ? "−" : ""
  return sign
    + digits.enumerated().map { index, digit in
      index > 0 && (digits.count - index).isMultiple(of: 3) ? ",\(digit)" : "\(digit)"
    }.joined()
}

/// A number with so many decimals, rounded half away from zero, whatever the locale: 0.0421.
func fixed(_ number: Double, decimals: Int) -> String {
  guard number.isFinite, number.magnitude < 1e9 else { return "\(number)" }
  let scale = (0..<decimals).reduce(1) { scale, _ in scale * 10 }
  let steps = Int((number.magnitude * Double(scale)).rounded())
  let fraction = String(steps % scale)
  let padding = String(repeating: "0", count: decimals - fraction.count)
  return "\(number < 0 ? "−" : "")\(steps / scale).\(padding)\(fraction)"
}

/// A share as a percentage with one decimal: `98.7 %`.
func percent(_ share: Double) -> String { fixed(100 * share, decimals: 1) + " %" }
