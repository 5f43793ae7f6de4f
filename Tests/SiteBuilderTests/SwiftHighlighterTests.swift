import SiteBuilder
import Testing

@Suite struct SwiftHighlighterTests {
  @Test(arguments: [
    ("let x = 3.5", "<span class=\"k\">let</span> x = <span class=\"n\">3.5</span>"),
    ("a.self // no", "a.self <span class=\"c\">// no</span>"),
    ("/* a /* b */ c */d", "<span class=\"c\">/* a /* b */ c */</span>d"),
    (
      "f(\"a\\\"b<\")",
      "f(<span class=\"s\">&quot;a\\&quot;b&lt;&quot;</span>)"
    ),
    ("#\"a\"b\"#", "<span class=\"s\">#&quot;a&quot;b&quot;#</span>"),
    ("\"\\(x[\"k\"]) z\"", "<span class=\"s\">&quot;\\(x[&quot;k&quot;]) z&quot;</span>"),
    (
      "@Test func `a b`()",
      "<span class=\"k\">@Test</span> <span class=\"k\">func</span> `a b`()"
    ),
    ("Conv2d(4)", "<span class=\"t\">Conv2d</span>(<span class=\"n\">4</span>)"),
  ])
  func `tokens are marked and text is escaped`(source: String, html: String) {
    #expect(SwiftHighlighter.html(source) == html)
  }

  @Test(arguments: ["\"", "\"\"\"", "/*", "#\"", "\"\\", "#", "\"\\(", "1.", "@"])
  func `source that breaks off is kept whole`(source: String) {
    let html = SwiftHighlighter.html(source)
    let text = html.replacing(#/<[^>]*>/#, with: "").replacing("&quot;", with: "\"")
    #expect(text == source)
  }
}
