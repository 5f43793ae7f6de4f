/// How summaries write numbers; the same on every machine and in every locale.
package enum SummaryNumbers {
  /// A whole number with a comma after every three digits, `25,557,032`.
  package static func grouped(_ number: Int) -> String {
    let digits = String(number.magnitude)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0 && (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return number < 0 ? "-\(text)" : text
  }

  /// A number from 0 with two places, `0.09`; its exact value is rounded, halves to even, as C does.
  package static func hundredths(_ number: Double) -> String {
    let product = number * 100
    let lost = (-product).addingProduct(number, 100)
    var whole = product.rounded(.down)
    let rest = product - whole
    let isAbove = rest > 0.5 || (rest == 0.5 && lost > 0)
    let isHalf = rest == 0.5 && lost == 0
    if isAbove || (isHalf && whole.truncatingRemainder(dividingBy: 2) == 1) { whole += 1 }
    guard let count = Int(exactly: whole) else { return "\(number)" }
    let places = String(count % 100)
    return "\(count / 100)." + (places.count == 1 ? "0" : "") + places
  }
}
