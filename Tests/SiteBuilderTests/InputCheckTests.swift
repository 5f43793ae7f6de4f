import Contents
import SiteBuilder
import Testing

@Suite struct InputCheckTests {
  @Test func `figures and tables are checked together before any page is written`() throws {
    var input = try SampleSite.input("")
    input.figures[0].alternativeText = " "
    input.figures.append(SampleSite.figure("a10"))
    input.figures[2].files = []
    input.tables = [
      TableEntry(
        id: "T 1", title: "Title", caption: "", columns: [.init("a"), .init("b")], rows: [["1"]])
    ]
    #expect(
      SampleSite.failure(input) == """
        two items have the id “a10”. Give each its own.
        the id “T 1” may hold only small letters, digits and hyphens.
        figure b5: the alternative text is empty. Write one.
        table T 1: row 1 has 1 cells, expected 2.
        """)
  }

  @Test func `a picture that is none is refused where it is shown`() throws {
    var input = try SampleSite.input(":::figure b5\n")
    input.figures[0].inlineSVG = Content(Array("<p>no picture</p>".utf8))
    let message = "figure b5: the picture is not an <svg> element."
    // Its lecture shows it, and the lecture's card.
    #expect(SampleSite.failure(input) == "\(message)\n\(message)")
  }

  @Test func `paths cannot leave the site or meet`() throws {
    var input = try SampleSite.input("")
    input.figures[0].files[0].path = "../secret.svg"
    input.figures[1].files[0].path = "index.html"
    #expect(
      SampleSite.failure(input) == """
        “../secret.svg” is not a path under the site. Use names joined by single slashes.
        two files want the path “index.html”. Rename one.
        """)
  }

  @Test func `a site without lectures is refused`() throws {
    #expect(
      try SampleSite.failure([]) == "there is no lecture. Add a file to templates/lectures.")
  }
}
