import SiteBuilder
import Testing

@Suite struct MarginRowsTests {
  private func rows(_ parts: String) -> [String] {
    var rows = MarginRows()
    for part in parts {
      switch part {
      case "n": rows.addNote("n")
      case "w": rows.add("w", isWide: true)
      default: rows.add("t", isWide: false)
      }
    }
    return rows.html.filter { $0.contains("margin") }
      .map { String($0.drop { $0 != "\"" }.dropFirst().prefix { $0 != ">" }) }
  }

  @Test func `a note stands beside the text above it and runs to the end`() {
    #expect(rows("ttntt") == ["margin\" style=\"--row:2;--span:3\""])
  }

  @Test func `a note ends before the next note and before a wide figure`() {
    #expect(
      rows("tnttntw") == [
        "margin\" style=\"--row:1;--span:2\"", "margin\" style=\"--row:3;--span:2\"",
      ])
  }

  @Test func `a note with no text above it stands in the column of the text`() {
    #expect(rows("nt") == ["margin inline\""])
    #expect(rows("twnt") == ["margin inline\""])
  }

  @Test func `notes that follow one another share a place`() {
    #expect(rows("tnn") == ["margin\" style=\"--row:1;--span:1\""])
  }
}
