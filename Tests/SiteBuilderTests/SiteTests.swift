import SiteBuilder
import Testing

@Suite struct SiteTests {
  @Test func `a site holds its start page, its lectures and every file handed in`() throws {
    let tree = try Site.build(SampleSite.input("Text with $x$.\n\n:::figure b5\n"))
    let paths = tree.files.map(\.path)
    #expect(paths == paths.sorted())
    #expect(
      Set(paths).isSuperset(of: [
        "index.html", "lectures/padding.html", "manifest.json", "LICENSE.txt", "figures/b5.svg",
        "assets/site.css", "assets/site.js", "assets/maths.js", "assets/katex/katex.min.js",
      ]))
  }

  @Test func `two builds of one input are the same bytes`() throws {
    let input = try SampleSite.input(":::figure b5\n\nSee [](#b5).\n")
    #expect(try Site.build(input) == Site.build(input))
  }

  @Test func `a lecture of two megabytes builds`() throws {
    let section = """
      ## Section

      Reads {{bt1.testAccuracy|percent 1}} of $n_1$ images; see [](#section) and `code`, *and* more.

      :::note Aside
      Short.
      :::

      - one
      - two


      """
    let count = 2_000_000 / section.utf8.count
    let page = try SampleSite.page(String(repeating: section, count: count))
    #expect(page.contains("id=\"section-\(count)\""))
  }

  @Test func `pages load no script and no sheet that they do not need`() throws {
    let page = try SampleSite.page("No formula.")
    #expect(!page.contains("katex"))
    let tree = try Site.build(SampleSite.input("No formula."))
    #expect(!tree.files.contains { $0.path.contains("katex") || $0.path.contains("maths") })
  }

  @Test func `our own sheets and scripts weigh at most 60 KB`() throws {
    let own = try SampleSite.assets().filter { !$0.path.contains("/katex/") }
    #expect(own.map(\.bytes.count).reduce(0, +) <= 60_000)
  }

  @Test func `neighbours in the course's order link to each other`() throws {
    let first = LectureSource(
      path: "lectures/a.md",
      text: SampleSite.front.replacing("lecture: B", with: "lecture: A")
        .replacing("slug: padding", with: "slug: kernels").replacing("order: 2", with: "order: 1"))
    let tree = try Site.build(SampleSite.input([SampleSite.lecture(""), first]))
    #expect(
      tree.text("lectures/kernels.html")?.contains("rel=\"next\" href=\"padding.html\"") == true)
    #expect(
      tree.text("lectures/padding.html")?.contains("rel=\"prev\" href=\"kernels.html\"") == true)
    let cards = try #require(tree.text("index.html")).split(separator: "<h3>").dropFirst()
    #expect(cards.map { $0.hasPrefix("<a href=\"lectures/kernels.html\"") } == [true, false])
  }

  @Test func `appendices follow the lectures under their own names`() throws {
    let appendices = ["data", "tools"].map { slug in
      LectureSource(
        path: "lectures/\(slug).md",
        text: SampleSite.front.replacing("lecture: B", with: "lecture: appendix")
          .replacing("title: Padding and pooling", with: "title: The \(slug)")
          .replacing("slug: padding", with: "slug: \(slug)").replacing("order: 2", with: "order: 9")
          + (slug == "data" ? ":::figure b5\n" : "[](#b5)\n"))
    }
    let tree = try Site.build(SampleSite.input([SampleSite.lecture("")] + appendices))
    #expect(tree.text("lectures/data.html")?.contains("<p class=\"kicker\">Appendix</p>") == true)
    #expect(
      tree.text("lectures/tools.html")?.contains("Figure\u{A0}1 of the appendix “The data”") == true
    )
    #expect(tree.text("lectures/padding.html")?.contains("Next · Appendix") == true)
  }

  @Test func `steps are announced in their order`() throws {
    var names: [String] = []
    _ = try Site.build(SampleSite.input("")) { names.append($0) }
    #expect(
      names == [
        "Check figures, tables and files", "Read templates", "Read lectures",
        "Number figures, tables and terms", "Write pages", "Copy files", "Write the manifest",
        "Check links",
      ])
  }
}
