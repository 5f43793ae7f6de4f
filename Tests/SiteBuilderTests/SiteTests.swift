import Contents
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
    #expect(own.map(\.content.size).reduce(0, +) <= 60_000)
  }

  @Test func `neighbours in the course's order link to each other`() throws {
    let first = LectureSource(
      path: "lectures/a.md",
      text: SampleSite.front.replacing("lecture: B", with: "lecture: A")
        .replacing("slug: padding", with: "slug: kernels").replacing("order: 2", with: "order: 1"))
    let tree = try Site.build(SampleSite.input([SampleSite.lecture(""), first]))
    #expect(
      try tree.text("lectures/kernels.html")?.contains("rel=\"next\" href=\"padding.html\"") == true
    )
    #expect(
      try tree.text("lectures/padding.html")?.contains("rel=\"prev\" href=\"kernels.html\"") == true
    )
    let cards = try #require(try tree.text("index.html")).split(separator: "<h3>").dropFirst()
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
    #expect(
      try tree.text("lectures/data.html")?.contains("<p class=\"kicker\">Appendix</p>") == true)
    #expect(
      try tree.text("lectures/tools.html")?.contains("Figure\u{A0}1 of the appendix “The data”")
        == true
    )
    #expect(try tree.text("lectures/padding.html")?.contains("Next · Appendix") == true)
  }

  @Test func `equal ingredients come with equal pages, and a changed one with a changed page`()
    throws
  {
    let prose = "Accuracy {{bt1.testAccuracy|percent 1}}.\n\n:::figure b5\n"
    var changed = try SampleSite.input(prose)
    let before = try SitePlan(changed).pages
    let again = try SitePlan(SampleSite.input(prose)).pages
    for (page, other) in zip(before, again) {
      #expect(page.ingredients.map(\.hash) == other.ingredients.map(\.hash))
      #expect(try page.write().html == other.write().html)
    }
    changed.facts["bt1.testAccuracy"] = 0.5
    changed.figures[0].caption = "Another."
    let names = zip(before[1].ingredients, try SitePlan(changed).pages[1].ingredients)
      .filter { $0.hash != $1.hash }.map(\.0.name)
    #expect(names == ["facts", "figure b5"])
  }

  @Test func `a site of kept pages is the site of written ones`() throws {
    let input = try SampleSite.input(":::figure b5\n\n[](#b5)\n")
    let plan = try SitePlan(input)
    let kept = try plan.pages.map { page in
      let written = try page.write()
      return (page.path, try WrittenPage(html: written.html, links: try written.links()))
    }
    let tree = try plan.tree(Dictionary(uniqueKeysWithValues: kept))
    #expect(try tree == Site.build(input))
  }

  @Test func `a failed experiment leaves a card where its figures would stand`() throws {
    var input = try SampleSite.input(
      "Accuracy {{bt1.testAccuracy|percent 1}}, loss {{bt1.loss|fixed 2}}.\n\n:::figure c9\n")
    #expect(SampleSite.failure(input).contains("unknown fact “bt1.loss”"))
    input.failures = [
      FailedExperiment(
        id: "gabor", message: "no <such> kernel", items: ["c9", "c10"], factSubjects: ["bt1"])
    ]
    let page = try #require(try Site.build(input).text("lectures/padding.html"))
    #expect(page.contains("Accuracy 98.7\u{A0}%, loss [missing]."))
    #expect(page.contains("<figure class=\"figure failure\" id=\"c9\">"))
    #expect(page.contains("no &lt;such&gt; kernel"))
  }

  @Test func `a mistyped number stops a build also while an experiment fails`() throws {
    var input = try SampleSite.input("Accuracy {{bt1.testAcuracy|percent 1}}.\n")
    input.failures = [
      FailedExperiment(id: "gabor", message: "no", items: [], factSubjects: ["c9"])
    ]
    let words = SampleSite.failure(input)
    #expect(words.contains("unknown fact “bt1.testAcuracy”. Did you mean “bt1.testAccuracy”?"))
  }

  @Test func `a number that is missing needs a right formatter all the same`() throws {
    var input = try SampleSite.input("Loss {{bt1.loss|fixd 2}}.\n")
    input.failures = [
      FailedExperiment(id: "gabor", message: "no", items: [], factSubjects: ["bt1"])
    ]
    #expect(SampleSite.failure(input).contains("unknown formatter “fixd”"))
  }

  @Test func `a mistyped figure of a failed experiment is told the right name`() throws {
    var input = try SampleSite.input(":::figure gabor-kernal\n")
    input.failures = [FailedExperiment(id: "gabor", message: "no", items: ["gabor-kernel"])]
    #expect(SampleSite.failure(input).contains("Did you mean “gabor-kernel”?"))
  }

  @Test func `pages depend on the version of the library that reads their prose`() throws {
    let pages = try SitePlan(SampleSite.input("Text.\n")).pages
    #expect(pages.allSatisfy { page in page.ingredients.contains { $0.name == "libraries" } })
    #expect(SitePlan.libraryVersions.contains(#/^cmark-gfm \d+\.\d+/#))
  }
}
