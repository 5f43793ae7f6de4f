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

  @Test func `a number too large for its decimals keeps its digits`() {
    #expect(decimalText(1e12, places: 6) == "1000000000000.000")
    #expect(decimalText(-1.2e17, places: 2) == "−1.2·10¹⁷")
    #expect(decimalText(9e15, places: 0) == "9·10¹⁵")
    #expect(decimalText(.greatestFiniteMagnitude, places: 0) == "1.79769313486·10³⁰⁸")
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
