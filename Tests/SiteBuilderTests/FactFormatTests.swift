import SiteBuilder
import Testing

@Suite struct FactFormatTests {
  private func written(_ words: String, _ value: FactValue) throws -> FormattedFact {
    try FactFormat(words.split(separator: " ").map(String.init)).format(value)
  }

  @Test(arguments: [
    ("percent 1", 0.98745, "98.7\u{A0}%"), ("percent 0", 1, "100\u{A0}%"),
    ("percent 2", 0.98745, "98.75\u{A0}%"), ("fixed 3", -0.12345, "\u{2212}0.123"),
    ("integer", 60000, "60,000"), ("scientific 1", 0.00123, "1.2\u{A0}×\u{A0}10⁻³"),
    ("scientific 0", 4.2, "4"), ("scientific 2", 6.02e23, "6.02\u{A0}×\u{A0}10²³"),
  ])
  func `a number is written as its formatter says`(
    words: String, value: Double, expected: String
  ) throws {
    #expect(try written(words, .number(value)).text == expected)
  }

  @Test(arguments: [
    ("percent 1", 0.98745, "98.7\\,\\%"), ("integer", 60000, "60{,}000"),
    ("scientific 1", 0.00123, "1.2 \\times 10^{-3}"), ("fixed 1", -2, "-2.0"),
  ])
  func `a formula gets the number in TeX`(words: String, value: Double, expected: String) throws {
    #expect(try written(words, .number(value)).tex == expected)
  }

  @Test func `a list is joined as in a sentence`() throws {
    #expect(try written("list", ["cat", "dog", "ship"]).text == "cat, dog and ship")
    #expect(try written("list fixed 1", [1, 2.25]).text == "1.0 and 2.3")
    #expect(try written("list", ["cat"]).text == "cat")
    #expect(try written("list", []).text == "")
  }

  @Test func `text in a formula is not obeyed as TeX`() throws {
    #expect(try written("text", "a_b {50%}").tex == "\\text{a\\_b \\{50\\%\\}}")
  }

  @Test func `a formatter refuses what it cannot write`() {
    #expect(throws: FactFault.mismatch(formatter: "percent", found: "a text")) {
      try written("percent 1", "high")
    }
    #expect(throws: FactFault.notWhole("12.5")) { try written("integer", 12.5) }
    #expect(throws: FactFault.notFinite("nan")) { try written("fixed 1", .number(.nan)) }
    #expect(throws: FactFault.formatterPlaces(formatter: "percent", found: "99")) {
      try written("percent 99", 1)
    }
  }
}
