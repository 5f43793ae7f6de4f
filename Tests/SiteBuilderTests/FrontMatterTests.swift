import SiteBuilder
import Testing

@Suite struct FrontMatterTests {
  private func failure(_ front: String) throws -> String {
    try SampleSite.failure([LectureSource(path: "lectures/b.md", text: front)])
  }

  @Test func `an unknown key is told with the nearest right one`() throws {
    #expect(
      try failure(SampleSite.front.replacing("title:", with: "titel:")) == """
        lectures/b.md:1:1: the front matter has no “title”. Add a line “title: …”.
          ---
          ^
        lectures/b.md:4:1: unknown key “titel”. Did you mean “title”? There are lecture, slug, \
        title, summary, order, html.
          titel: Padding and pooling
          ^
        """)
  }

  @Test func `a value of the wrong kind is told with its place`() throws {
    #expect(
      try failure(SampleSite.front.replacing("order: 2", with: "order: two")) == """
        lectures/b.md:6:8: “order” is “two”, expected a whole number.
          order: two
                 ^
        """)
  }

  @Test func `a lecture without front matter is told how to start`() throws {
    #expect(
      try failure("Hello") == """
        lectures/b.md:1:1: a lecture starts with its front matter. Put a line “---” first, then \
        lecture, slug, title, summary and order, then a second “---”.
          Hello
          ^
        """)
  }

  @Test func `front matter without an end is refused`() throws {
    #expect(
      try failure("---\nlecture: B\n") == """
        lectures/b.md:1:1: the front matter has no end. Put a line “---” below its last key.
          ---
          ^
        """)
  }

  @Test func `broken YAML gives one message`() throws {
    let message = try failure("---\nlecture: [B\n---\n")
    #expect(message.contains("the front matter is not valid YAML: "))
    #expect(message.split(separator: "\n").count == 3)
  }

  @Test func `two lectures cannot share a page`() throws {
    let twin = LectureSource(path: "lectures/twin.md", text: SampleSite.front)
    let message = try SampleSite.failure([SampleSite.lecture(""), twin])
    #expect(
      message.contains("the slug “padding” is already used in lectures/b.md. Choose another."))
  }

  @Test func `an empty lecture builds`() throws {
    #expect(try SampleSite.article("") == "")
  }
}
