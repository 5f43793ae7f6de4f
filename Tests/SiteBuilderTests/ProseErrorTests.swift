import SiteBuilder
import Testing

@Suite struct ProseErrorTests {
  @Test(arguments: [
    (
      "Reads {{bt1.testAcuracy|percent 1}}.",
      """
      lectures/b.md:8:9: unknown fact “bt1.testAcuracy”. Did you mean “bt1.testAccuracy”?
        Reads {{bt1.testAcuracy|percent 1}}.
                ^
      """
    ),
    (
      "{{bt1.testAccuracy}}",
      """
      lectures/b.md:8:3: “bt1.testAccuracy” is a number and needs a formatter, for example \
      {{bt1.testAccuracy|fixed 2}}.
        {{bt1.testAccuracy}}
          ^
      """
    ),
    (
      "{{bt1.testAccuracy|percnt 1}}",
      """
      lectures/b.md:8:3: unknown formatter “percnt”. Did you mean “percent”? There are percent, \
      fixed, integer, scientific, text, list.
        {{bt1.testAccuracy|percnt 1}}
          ^
      """
    ),
    (
      "{{bt1.testAccuracy|percent",
      """
      lectures/b.md:8:1: a quoted fact has no “}}”. Close it on the same line.
        {{bt1.testAccuracy|percent
        ^
      """
    ),
    (
      "First line\nthen $x + 1",
      """
      lectures/b.md:9:6: a formula has no “$”. Close it in the same paragraph, or write \\$ for a \
      dollar sign.
        then $x + 1
             ^
      """
    ),
    (
      "A [[stride]].",
      """
      lectures/b.md:8:5: unknown term “stride”.
        A [[stride]].
            ^
      """
    ),
    (
      ":::figur b5",
      """
      lectures/b.md:8:4: unknown form “:::figur”. Did you mean “figure”? There are figure, table, \
      note, correction, term, answer, try.
        :::figur b5
           ^
      """
    ),
    (
      ":::figure b6",
      """
      lectures/b.md:8:11: unknown figure “b6”. Did you mean “b5”?
        :::figure b6
                  ^
      """
    ),
    (
      ":::figure",
      """
      lectures/b.md:8:1: “:::figure” needs a figure's id, such as b5, behind it.
        :::figure
        ^
      """
    ),
    (
      ":::note Units\nAll in pixels.",
      """
      lectures/b.md:8:1: “:::note” has no end. Put a line “:::” below its last line.
        :::note Units
        ^
      """
    ),
    (
      "Text.\n:::",
      """
      lectures/b.md:9:1: this “:::” closes nothing. Remove it, or name the form to open.
        :::
        ^
      """
    ),
    (
      ":::note A\n:::figure b5\n:::",
      """
      lectures/b.md:9:1: “:::figure” cannot stand inside “:::note”.
        :::figure b5
        ^
      """
    ),
    (
      ":::figure b5\n\n:::figure b5",
      """
      lectures/b.md:10:11: the figure “b5” stands on this page already, at line 8.
        :::figure b5
                  ^
      """
    ),
    (
      "Go to [](#b6).\n\n:::figure b5",
      """
      lectures/b.md:8:10: unknown anchor “b6”. Did you mean “b5”?
        Go to [](#b6).
                 ^
      """
    ),
    (
      "[go](javascript:alert)",
      """
      lectures/b.md:8:5: a link may start with https, http or mailto, or name a file or an \
      anchor; found “javascript:”.
        [go](javascript:alert)
            ^
      """
    ),
    (
      "```swift\nlet x = 1",
      """
      lectures/b.md:8:1: the code fence has no end. Put a line of the same marks below the code.
        ```swift
        ^
      """
    ),
    (
      "# Title",
      """
      lectures/b.md:8:1: the page's title is its first heading; sections start with ##.
        # Title
        ^
      """
    ),
    (
      "## A\n\n#### B",
      """
      lectures/b.md:10:1: a heading of level 4 leaves out a level. Use at most level 3 here.
        #### B
        ^
      """
    ),
  ])
  func `a mistake is told with its place, a caret and the nearest right name`(
    prose: String, message: String
  ) throws {
    #expect(try SampleSite.failure(prose) == message)
  }

  @Test func `all mistakes of all lectures are told together, sorted`() throws {
    let message = try SampleSite.failure([
      LectureSource(path: "lectures/c.md", text: "No front matter"),
      SampleSite.lecture("{{a}}\n\n$x\n"),
    ])
    let places = message.split(separator: "\n").filter { $0.hasPrefix("lectures") }
      .map { $0.prefix { $0 != " " } }
    #expect(places == ["lectures/b.md:8:3:", "lectures/b.md:10:1:", "lectures/c.md:1:1:"])
  }

  @Test func `text nested without end is refused, not followed`() throws {
    let message = try SampleSite.failure(String(repeating: "> ", count: 500) + "deep")
    #expect(message.hasPrefix("lectures/b.md:8:1: the text nests more than 64 levels deep.\n"))
  }

  @Test func `a long line is shown around its caret`() throws {
    let words = String(repeating: "word ", count: 60)
    let lines = try SampleSite.failure("\(words){{a}} \(words)").split(separator: "\n")
    #expect(lines[1].count < 102)
    #expect(lines[1].hasPrefix("  …"))
    #expect(lines[1].dropFirst(lines[2].count - 1).hasPrefix("a}}"))
  }
}
