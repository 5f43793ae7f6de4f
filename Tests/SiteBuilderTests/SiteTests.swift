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
}
