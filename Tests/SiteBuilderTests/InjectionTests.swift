import Contents
import SiteBuilder
import Testing

@Suite struct InjectionTests {
  /// What people try: elements, attributes, entities, templates, and a quotation mark hidden under
  /// an accent.
  private static let attacks = [
    "<script>alert(1)</script>", "\" onmouseover=\"alert(1)", "' onfocus='alert(1)",
    "</title><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "{{{dataNote}}}",
    "\"\u{301} onclick=\"\u{301}alert(1)", "&lt;script&gt;", "--><svg onload=alert(1)>",
  ]

  @Test(arguments: attacks)
  func `an attack in any field comes out as text`(attack: String) throws {
    var input = try SampleSite.input(":::figure b5\n\n:::table t1\n\nBy {{bt1.name}}.\n")
    input.title = attack
    input.introduction = attack
    input.dataNote = attack
    input.edition = attack
    input.facts["bt1.name"] = .text(attack)
    input.figures[0].title = attack
    input.figures[0].caption = attack
    input.figures[0].alternativeText = attack
    input.figures[0].longDescription = attack
    input.figures[0].dataOrigin = attack
    input.figures[0].source = SourceListing(path: attack, text: attack)
    input.figures[0].files[0].label = attack
    input.tables = [
      TableEntry(
        id: "t1", title: attack, caption: attack, columns: [.init(attack)], rows: [[attack]])
    ]
    try expectHarmless(Site.build(input))
  }

  @Test(arguments: attacks.filter { !$0.contains("{{") })
  func `an attack in prose comes out as text`(attack: String) throws {
    let prose = """
      ## Heading \(attack)

      Text \(attack)

      \(attack)

      :::note \(attack)
      \(attack)
      :::

      [link](a.html "\(attack)") ![\(attack)](b.png)
      """
    var input = try SampleSite.input(prose)
    input.assets += ["a.html", "b.png"].map { AssetFile(path: "lectures/\($0)", bytes: []) }
    try expectHarmless(Site.build(input))
  }

  @Test func `an attack in the front matter comes out as text`() throws {
    let attack = "'\"><script>alert(1)</script>'"
    let front = SampleSite.front.replacing("Padding and pooling", with: attack)
      .replacing("What happens at the border.", with: attack)
    let tree = try Site.build(
      SampleSite.input([LectureSource(path: "lectures/b.md", text: front)]))
    try expectHarmless(tree)
  }

  @Test func `raw HTML stays only where the front matter allows it`() throws {
    #expect(try SampleSite.article("a <b>b</b>") == "<p>a &lt;b&gt;b&lt;/b&gt;</p>")
    let front = SampleSite.front.replacing("order: 2", with: "order: 2\nhtml: true")
    let lecture = LectureSource(path: "lectures/b.md", text: front + "a <b>b</b>")
    let page = try Site.build(SampleSite.input([lecture])).text("lectures/padding.html")
    #expect(page?.contains("<p>a <b>b</b></p>") == true)
  }

  @Test func `a picture that would run code is refused`() throws {
    var input = try SampleSite.input(":::figure b5\n")
    input.figures[0].inlineSVG = Content(
      Array("<svg onload=\"x()\"><script>x()</script></svg>".utf8))
    #expect(
      SampleSite.failure(input).hasPrefix(
        """
        figure b5: the picture holds “onload”, but pictures may not run code.
        figure b5: the picture holds “<script>”, but pictures may not run code.
        """))
  }

  /// The pages hold our own scripts alone, and no element has a handler.
  private func expectHarmless(_ tree: SiteTree) throws {
    for path in ["index.html", "lectures/padding.html"] {
      let tags = HTMLScanner.tags(in: try #require(tree[path]).bytes())
      for tag in tags {
        #expect(!tag.attributes.contains { $0.name.lowercased().hasPrefix("on") }, "\(path)")
        if tag.name == "script" { #expect(!tag.rawText.contains("alert")) }
        if tag.name == "img" { #expect(tag["src"] == "b.png") }
      }
      #expect(tags.count { $0.name == "title" } == 1)
    }
  }
}
