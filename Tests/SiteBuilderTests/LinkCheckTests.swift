import Contents
import SiteBuilder
import Testing

@Suite struct LinkCheckTests {
  private func messages(_ html: String, css: String = "") throws -> [String] {
    try LinkCheck.check(
      SiteTree(
        [
          ("pages/a.html", html), ("pages/b.html", "<p id=\"there\">"), ("a picture ü.png", ""),
          ("style.css", css),
        ].map { ($0.0, Content(Array($0.1.utf8))) })
    ).map(\.description)
  }

  @Test func `addresses of files and anchors that exist are fine`() throws {
    #expect(
      try messages(
        """
        <p id="top"><a href="#top">a</a><a href='b.html#there'>b</a><a href="https://a.b/">c</a>
        <img src="../a%20picture%20%C3%BC.png" alt="A picture"><a href="mailto:a@b.c">d</a>
        """) == [])
  }

  @Test func `every kind of dead address is told with its line`() throws {
    #expect(
      try messages(
        """
        <p id="top">
        <a href="c.html">c</a>
        <a href="b.html#their">b</a>
        <a href="../../x.html">x</a>
        <a href="/index.html">i</a>
        <script src="https://cdn.example/x.js"></script>
        <link href="//cdn.example/x.css">
        <a href="java&#x73;cript:alert(1)">j</a>
        """) == [
          "pages/a.html:2: “c.html” leads to no file of the site. Correct the path, or add the "
            + "file.",
          "pages/a.html:3: “b.html#their” leads to no anchor of its page. Did you mean “there”?",
          "pages/a.html:4: “../../x.html” leads out of the site's folder.",
          "pages/a.html:5: “/index.html” would not work from a folder. Write it relative to the "
            + "page.",
          "pages/a.html:6: “https://cdn.example/x.js” is loaded from the network. Put the file "
            + "into the site.",
          "pages/a.html:7: “//cdn.example/x.css” is loaded from the network. Put the file into the "
            + "site.",
          "pages/a.html:8: an address starts with “javascript:”, which a page may not use.",
        ])
  }

  @Test func `a picture without alternative text is told`() throws {
    #expect(
      try messages("<img src=\"../a%20picture%20%C3%BC.png\">\n<div role=\"img\"></div>") == [
        "pages/a.html:1: this <img> has no alternative text. Say what it shows.",
        "pages/a.html:2: this <div> has no alternative text. Say what it shows.",
      ])
  }

  @Test func `an id that stands twice is told`() throws {
    #expect(
      try messages("<p id=\"a\">\n<p id=\"a\">") == [
        "pages/a.html:2: the id “a” stands at line 1 already. Give each element its own."
      ])
  }

  @Test func `style sheets are checked too, comments are not`() throws {
    #expect(
      try messages(
        "<style>p{background:url(no.png)}</style>",
        css: "/* url(gone.png) */\na{background:url('gone.png')}\n@import \"https://a.b/c.css\";")
        == [
          "pages/a.html:1: “no.png” leads to no file of the site. Correct the path, or add the "
            + "file.",
          "style.css:2: “gone.png” leads to no file of the site. Correct the path, or add the "
            + "file.",
          "style.css:3: “https://a.b/c.css” is loaded from the network. Put the file into the "
            + "site.",
        ])
  }

  @Test func `a reference inside a picture must exist`() throws {
    #expect(
      try messages("<svg><path clip-path=\"url(#gone)\"/></svg>") == [
        "pages/a.html:1: “#gone” leads to no anchor of its page."
      ])
  }

  @Test(arguments: ["<", "<a", "<a href", "<a href=", "<a href=\"", "<!--", "<script>", "<a =>"])
  func `a page that breaks off is read to its end`(html: String) throws {
    #expect(try messages(html).allSatisfy { $0.hasPrefix("pages/a.html:1:") })
  }

  @Test(arguments: ["java\nscript:alert(1)", " j avascript:alert(1)", "JavaScript:alert(1)"])
  func `a scheme is seen through blanks and capitals`(address: String) throws {
    #expect(
      try messages("<a href=\"\(address)\">x</a>") == [
        "pages/a.html:1: an address starts with “javascript:”, which a page may not use."
      ])
  }

  @Test(arguments: ["1a:b", ":b", "ä/b:c", "a?b:c"])
  func `a colon behind something else makes no scheme`(address: String) throws {
    #expect(
      try messages("<a href=\"\(address)\">x</a>") == [
        "pages/a.html:1: “\(address)” leads to no file of the site. Correct the path, or add the "
          + "file."
      ])
  }

  @Test func `what is kept of a page to check its links holds none of its pictures`() throws {
    var input = try SampleSite.input(":::figure b5")
    let svg = SampleSite.svg("b5").replacing(
      "<defs>", with: "<image href=\"data:image/png;base64,AAAA\"/><defs>")
    input.figures[0].inlineSVG = Content(Array(svg.utf8))
    let page = try #require(SitePlan(input).pages.last).write()
    #expect(String(decoding: try page.html.bytes(), as: UTF8.self).contains("base64,AAAA"))
    #expect(!String(decoding: try page.links(), as: UTF8.self).contains("base64"))
  }
}
