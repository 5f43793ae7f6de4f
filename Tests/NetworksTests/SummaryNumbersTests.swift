import Networks
import Testing

struct SummaryNumbersTests {
  @Test(arguments: [
    (0, "0"), (999, "999"), (1_000, "1,000"), (25_557_032, "25,557,032"), (-1_234, "-1,234"),
  ])
  func `a comma stands after every three digits`(number: Int, text: String) {
    #expect(SummaryNumbers.grouped(number) == text)
  }

  @Test(arguments: [
    (0, "0.00"), (0.005, "0.01"), (0.125, "0.12"), (0.375, "0.38"), (1.005, "1.00"), (2.5, "2.50"),
    (0.995, "0.99"), (9.999, "10.00"), (1234.5, "1234.50"), (0.07, "0.07"),
  ])
  func `two places come from the exact value, and halves go to the even one`(
    number: Double, text: String
  ) {
    #expect(SummaryNumbers.hundredths(number) == text)
  }
}
