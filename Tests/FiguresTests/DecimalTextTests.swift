import Figures
import Testing

@Suite struct DecimalTextTests {
  @Test func `numbers are rounded to their decimals with a real minus sign`() {
    #expect(decimalText(-1.25, places: 1) == "−1.3")
    #expect(decimalText(0.005, places: 2) == "0.01")
    #expect(decimalText(-0.001, places: 2) == "0.00")
    #expect(decimalText(12, places: 0) == "12")
  }

  @Test func `a number that is not finite becomes a dash`() {
    #expect(decimalText(.nan, places: 1) == "–")
    #expect(decimalText(.infinity, places: 0) == "–")
  }

  @Test func `a share becomes a percentage`() {
    #expect(percentText(0.9864, places: 1) == "98.6\u{00A0}%")
  }

  @Test func `machines get no trailing zeros`() {
    #expect(shortDecimal(1.5) == "1.5")
    #expect(shortDecimal(2) == "2")
    #expect(shortDecimal(-0.0001) == "0")
    #expect(shortDecimal(100) == "100")
  }
}
