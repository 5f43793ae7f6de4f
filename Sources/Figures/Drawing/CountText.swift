/// Writes a count with a comma before every three digits, such as 14,714,688.
package func countText(_ count: Int) -> String {
  let digits = String(count.magnitude)
  var text = ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
    text.append(digit)
  }
  return (count < 0 ? "−" : "") + text
}
