import SiteBuilder
import Testing

@Suite struct MarginRowsTests {
  /// The page's parts: text, notes with their rows, an empty row.
  private func layout(_ parts: String) -> (parts: String, rows: String) {
    var rows = MarginRows()
    for part in parts {
      switch part {
      case "n": rows.addNote("n")
      case "w": rows.add("w", isWide: true)
      default: rows.add("t", isWide: false)
      }
    }
    let layout = rows.layout()
    let short = layout.html.map { html in
      html.replacing("<div class=\"margin\" style=\"--row:", with: "n")
        .replacing(";--span:", with: "/").replacing("\">n</div>", with: "")
        .replacing("<div class=\"margin inline", with: "inline").replacing(
          "\">n\nn</div>", with: ""
        )
        .replacing("<div class=\"space\"></div>", with: "_")
        .replacing("<div class=\"wide\">w</div>", with: "w")
    }
    let heights = layout.rows.replacing("minmax(min-content, 0.001fr)", with: "_")
      .replacing("auto", with: "=")
    return (short.joined(separator: " "), heights)
  }

  @Test func `a note stands beside the text above it and runs to the end`() {
    #expect(layout("ttntt") == ("t t n2/4 t t _", "= = = = _"))
  }

  @Test func `a note ends before the next note and before a wide figure`() {
    #expect(
      layout("tnttntw")
        == ("t n1/3 t _ t n4/3 t _ w", "= = _ = = _ ="))
  }

  @Test func `a note with no text above it stands in the column of the text`() {
    #expect(layout("nt") == ("inline t", "= ="))
    #expect(layout("twnt") == ("t w inline t", "= = = ="))
  }

  @Test func `notes that follow one another share a place`() {
    #expect(layout("tnnt") == ("t n1/3 t _", "= = _"))
  }

  @Test func `neighbouring texts with a note each stay apart`() {
    #expect(layout("tntn") == ("t n1/2 _ t n3/2 _", "= _ = _"))
  }
}
