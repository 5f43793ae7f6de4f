import SiteBuilder
import Testing

/// What pages say where experiments failed.
struct SiteGapsTests {
  private func input(_ prose: String, failing: [FailedExperiment]) throws -> SiteInput {
    var input = try SampleSite.input(prose)
    input.failures = failing
    return input
  }

  private let gabor = FailedExperiment(
    id: "gabor", message: "no kernel", items: ["c9", "c10"], factSubjects: ["gabor"])

  @Test func `the start page says in a line what is missing and where`() throws {
    let tree = try Site.build(input(":::figure c9\n", failing: [gabor]))
    let start = try #require(try tree.text("index.html"))
    #expect(
      start.contains(
        "One experiment failed when this site was built, which leaves gaps on "
          + "<a href=\"lectures/padding.html\">Padding and pooling</a>.</p>"))
  }

  @Test func `a failure that no page shows is said without pages`() throws {
    let tree = try Site.build(input("Text.\n", failing: [gabor]))
    #expect(
      try tree.text("index.html")?.contains("One experiment failed when this site was built.</p>")
        == true)
  }

  @Test func `a start page where all was computed has no such line`() throws {
    let tree = try Site.build(input("Text.\n", failing: []))
    #expect(try tree.text("index.html")?.contains("class=\"gap\"") == false)
  }

  @Test func `a second card of an experiment leads to the message of the first`() throws {
    let tree = try Site.build(input(":::figure c9\n\n:::figure c10\n", failing: [gabor]))
    let page = try #require(try tree.text("lectures/padding.html"))
    #expect(page.split(separator: "no kernel", omittingEmptySubsequences: false).count == 2)
    #expect(page.contains("for the reason given at <a href=\"#c9\">Figure\u{A0}1</a>"))
  }

  @Test func `a plan names the pages that a failure leaves gaps on`() throws {
    let plan = try SitePlan(
      input(":::figure c9\n\nIt is {{gabor.width|integer}}.\n", failing: [gabor]))
    #expect(plan.pages(lackingItemsOf: "gabor") == ["lectures/padding.html"])
    #expect(plan.pages(lackingItemsOf: "other").isEmpty)
    #expect(plan.pagesLackingFacts.map(\.path) == ["lectures/padding.html"])
    #expect(plan.pagesLackingFacts.map(\.source) == ["lectures/b.md"])
  }

  @Test func `a lecture's card shows the first figure that there is`() throws {
    let tree = try Site.build(input(":::figure c9\n\n:::figure b5\n", failing: [gabor]))
    #expect(try tree.text("index.html")?.contains("b5-clip") == true)
  }
}
