import SiteBuilder
import Testing

@Suite struct ProseFormTests {
  @Test func `a quoted fact is written where it stands`() throws {
    let article = try SampleSite.article(
      "Trained with {{bt1.name}}: **{{bt1.testAccuracy|percent 1}}** of {{ bt1.images | integer }}."
    )
    #expect(
      article == "<p>Trained with Adam: <strong>98.7\u{A0}%</strong> of 60,000.</p>")
  }

  @Test func `facts stand in tables and headings, and anchors do not depend on them`() throws {
    let article = try SampleSite.article(
      "## Accuracy {{bt1.testAccuracy|percent 0}}\n\n| a |\n|---|\n| {{bt1.images|integer}} |\n")
    #expect(article.contains("<h2 id=\"accuracy\">Accuracy 99\u{A0}%<a "))
    #expect(article.contains("<td>60,000</td>"))
  }

  @Test func `code keeps braces, dollars and brackets as text`() throws {
    let article = try SampleSite.article(
      "`{{bt1.images|integer}} $x_1$ [[a]]`\n\n```\n$ {{x}}\n```\n")
    #expect(article.contains("<p><code>{{bt1.images|integer}} $x_1$ [[a]]</code></p>"))
    #expect(article.contains("<code>$ {{x}}\n</code>"))
  }

  @Test func `Markdown does not touch a formula`() throws {
    let article = try SampleSite.article("Let $a_1 * b_2 * c_i$ and $f<g$.")
    #expect(
      article
        == "<p>Let <span class=\"maths\">a_1 * b_2 * c_i</span> and "
        + "<span class=\"maths\">f&lt;g</span>\u{2060}.</p>")
  }

  @Test func `a displayed formula over several lines stands between paragraphs`() throws {
    let article = try SampleSite.article("Before\n$$\nx_1\n+ {{bt1.images|integer}}\n$$\nafter.")
    #expect(
      article
        == "<p>Before</p>\n<div class=\"formula\" tabindex=\"0\"><span class=\"maths display\">"
        + "x_1\n+ 60{,}000</span></div>\n<p>after.</p>")
  }

  @Test func `braces of TeX are not taken for facts`() throws {
    let article = try SampleSite.article("$\\frac{{a}}{b}$")
    #expect(article == "<p><span class=\"maths\">\\frac{{a}}{b}</span></p>")
  }

  @Test func `an escaped dollar is a dollar`() throws {
    #expect(try SampleSite.article("It costs \\$5.") == "<p>It costs $5.</p>")
  }

  @Test func `figures are numbered and links name them`() throws {
    let article = try SampleSite.article(
      "See [](#b5) and [the kernels](#a10).\n\n:::figure a10\n\n:::figure b5\n")
    #expect(
      article.contains(
        "See <a href=\"#b5\">Figure\u{A0}2</a> and <a href=\"#a10\">the kernels</a>."))
    #expect(article.contains("<span class=\"number\">Figure\u{A0}1</span>"))
  }

  @Test func `a link to another lecture's figure names the lecture`() throws {
    let second = LectureSource(
      path: "lectures/c.md",
      text: SampleSite.front.replacing("lecture: B", with: "lecture: C")
        .replacing("slug: padding", with: "slug: edges") + "[](#b5)\n")
    let tree = try Site.build(SampleSite.input([SampleSite.lecture(":::figure b5\n"), second]))
    let page = try tree.text("lectures/edges.html") ?? ""
    #expect(page.contains("<a href=\"padding.html#b5\">Figure\u{A0}1 of lecture\u{A0}B</a>"))
  }

  @Test func `a link without words to a section takes its title`() throws {
    let article = try SampleSite.article("## Same *padding*\n\n[](#same-padding)\n")
    #expect(article.contains("<a href=\"#same-padding\">Same <em>padding</em></a>"))
  }

  @Test func `a term links to its note whatever its case`() throws {
    let article = try SampleSite.article(
      "A [[stride|strides]] of 2.\n\n:::term Stride\nA step.\n:::\n")
    #expect(article.contains("<a class=\"term\" href=\"#term-stride\">strides</a>"))
    #expect(article.contains("<aside class=\"note\" id=\"term-stride\">"))
  }

  @Test func `a correction quotes the claim and has an anchor`() throws {
    let article = try SampleSite.article(
      "Text.\n\n:::correction BX1 \"It is $f$.\"\nIt is not.\n:::\n")
    #expect(article.contains("<aside class=\"note correction\" id=\"bx1\">"))
    #expect(article.contains("Often seen, and wrong"))
    #expect(article.contains("“It is <span class=\"maths\">f</span>\u{2060}.”"))
    #expect(article.contains("<p>It is not.</p>"))
  }

  @Test func `an answer may stand inside an exercise`() throws {
    let article = try SampleSite.article(
      ":::try Count\nHow many?\n\n:::answer Show\nSeven.\n:::\n:::\nAfter.")
    let exercise = article.split(separator: "</section>")
    #expect(exercise.count == 2)
    #expect(exercise[0].contains("<summary>Show</summary>\n<p>Seven.</p>"))
    #expect(exercise[1].contains("<p>After.</p>"))
  }

  @Test func `footnotes link there and back`() throws {
    let article = try SampleSite.article("One.[^a] Two.[^a]\n\n[^a]: The note.\n")
    #expect(article.contains("<a id=\"footnote-mention-1\" href=\"#footnote-1\""))
    #expect(article.contains("<a id=\"footnote-mention-1-2\" href=\"#footnote-1\""))
    #expect(article.contains("<li id=\"footnote-1\"><p>The note.</p>"))
  }

  @Test func `headings with one title get anchors of their own`() throws {
    let article = try SampleSite.article("## B5\n\n## Twice\n\n## Twice\n\n:::figure b5\n")
    #expect(article.contains("<h2 id=\"b5-2\">"))
    #expect(article.contains("<h2 id=\"twice\">"))
    #expect(article.contains("<h2 id=\"twice-2\">"))
  }

  @Test func `lists, quotes, strikethrough and smart punctuation`() throws {
    let article = try SampleSite.article("> \"Go\" -- ~~no~~\n\n3. a\n4. b\n")
    #expect(
      article
        == "<blockquote>\n<p>“Go” – <del>no</del></p>\n</blockquote>\n"
        + "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>")
  }
}
