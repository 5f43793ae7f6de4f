import SiteBuilder
import Testing

@Suite struct DecimalNumberTests {
  private func fixed(_ value: Double, _ places: Int) -> String? {
    DecimalNumber(value)?.fixed(places: places, group: ",", minus: "-")
  }

  @Test(arguments: [
    (0.98745, 3, "0.987"), (0.9865, 3, "0.987"), (2.5, 0, "3"), (-2.5, 0, "-3"),
    (0.045, 2, "0.05"), (1.005, 2, "1.01"), (0.996, 2, "1.00"), (9.996, 2, "10.00"),
  ])
  func `halves go away from zero, judged on the digits a reader sees`(
    value: Double, places: Int, expected: String
  ) {
    #expect(fixed(value, places) == expected)
  }

  @Test(arguments: [
    (0.0, "0"), (999, "999"), (1000, "1,000"), (60000, "60,000"), (1_234_567, "1,234,567"),
    (1e21, "1,000,000,000,000,000,000,000"), (-17066, "-17,066"),
  ])
  func `thousands are grouped`(value: Double, expected: String) {
    #expect(fixed(value, 0) == expected)
  }

  @Test func `a number too small to show has no sign`() {
    #expect(fixed(-0.0004, 2) == "0.00")
  }

  @Test func `tiny numbers keep their place behind the point`() {
    #expect(fixed(.leastNonzeroMagnitude, 3) == "0.000")
    #expect(fixed(1.5e-7, 8) == "0.00000015")
  }

  @Test func `a mantissa that rounds up to ten moves the power`() {
    let written = DecimalNumber(9.96e-4)?.scientific(places: 1, minus: "-")
    #expect(written?.mantissa == "1.0")
    #expect(written?.power == -3)
  }

  @Test func `infinity and not-a-number have no digits`() {
    #expect(DecimalNumber(.infinity) == nil)
    #expect(DecimalNumber(.nan) == nil)
  }

  @Test(arguments: [(17066.0, true), (0, true), (0.5, false), (100.25, false), (1e300, true)])
  func `a number knows whether it is whole`(value: Double, isWhole: Bool) {
    #expect(DecimalNumber(value)?.isWhole == isWhole)
  }
}
