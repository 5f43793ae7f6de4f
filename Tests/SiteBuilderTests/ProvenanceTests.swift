import Contents
import SiteBuilder
import Testing

struct ProvenanceTests {
  private let path = "how-it-was-built.html"

  private func input(
    seed: String = "1", data: [Provenance.Source] = [], prose: String = ":::figure b5\n"
  ) throws -> SiteInput {
    var input = try SampleSite.input(prose)
    input.provenance = Provenance(
      promise: "Again <the same>.", settings: [.init("Edition", "quick")], data: data,
      runs: [.init(id: "bt1", settings: [.init("Network", "BM1"), .init("Seed", seed)])],
      steps: [
        .init(
          id: "digits", question: "What is read?", reads: ["MNIST"], trains: ["bt1"],
          makes: ["b5", "a10"])
      ],
      picture: .init(alternativeText: "Boxes.", hash: ContentHash(of: "boxes")) {
        SampleSite.svg("boxes")
      })
    return input
  }

  @Test func `the page says settings, runs and what each experiment makes`() throws {
    let page = try #require(try Site.build(input(seed: "77")).text(path))
    #expect(page.contains("Again &lt;the same&gt;."))
    #expect(page.contains("<th scope=\"row\">Edition</th><td>quick</td>"))
    #expect(page.contains("<td class=\"number\">77</td>"))
    #expect(page.contains("<li><a href=\"#runs\">Training runs</a></li>"))
    #expect(page.contains("MNIST<br>trains <code>bt1</code>"))
    #expect(page.contains("boxes-clip"))
  }

  @Test func `figures link to where they are shown, and others are named`() throws {
    let page = try #require(try Site.build(input()).text(path))
    #expect(page.contains("<a href=\"lectures/padding.html#b5\">b5</a> a10"))
  }

  @Test func `every page leads there, and the manifest lists it`() throws {
    let tree = try Site.build(input())
    #expect(try tree.text("index.html")?.contains("href=\"how-it-was-built.html\"") == true)
    #expect(
      try tree.text("lectures/padding.html")?.contains("href=\"../how-it-was-built.html\"") == true)
    #expect(
      SiteManifest.listedFiles(try #require(tree[SiteManifest.path]).bytes())?.contains(path)
        == true)
  }

  @Test func `a site without provenance has no such page and no link to it`() throws {
    let tree = try Site.build(SampleSite.input(""))
    #expect(tree[path] == nil)
    #expect(try tree.text("index.html")?.contains("how-it-was-built") == false)
  }

  @Test func `another seed changes this page and no other`() throws {
    let before = try SitePlan(input(seed: "1")).pages
    let after = try SitePlan(input(seed: "2")).pages
    let changed = zip(before, after).filter {
      $0.ingredients.map(\.hash) != $1.ingredients.map(\.hash)
    }
    #expect(changed.map(\.0.path) == [path])
    #expect(try changed.first.map { try $0.write().html != $1.write().html } == true)
  }

  @Test func `the page changes when a name moves from one list to the next`() throws {
    let hashes = try [(["MNIST"], ["bt1", "trains"]), (["MNIST", "trains", "bt1"], [])].map {
      reads, trains in
      var input = try input()
      input.provenance?.steps[0].reads = reads
      input.provenance?.steps[0].trains = trains
      return try SitePlan(input).pages.first { $0.path == path }?.ingredients.map(\.hash)
    }
    #expect(hashes[0] != hashes[1])
  }

  @Test func `drawn data shows its version, files their hashes, the unreadable that it is`() throws
  {
    let page = try #require(
      try Site.build(
        input(data: [
          .init(name: "MNIST", origin: .drawn(name: "digits", version: 3)),
          .init(name: "CIFAR-10", origin: .files([.init(path: "cifar10/a.bin", sha256: "00ff")])),
          .init(name: "Pets", origin: .unreadable),
        ])
      ).text(path))
    #expect(page.contains("drawn: digits, version\u{A0}3"))
    #expect(page.contains("cifar10/a.bin <code class=\"hash\">00ff</code>"))
    #expect(page.contains("<span class=\"failed\">could not be read</span>"))
  }

  @Test func `a course that trains nothing has no list of runs, and no link to one`() throws {
    var input = try input()
    input.provenance?.runs = []
    let page = try #require(try Site.build(input).text(path))
    #expect(!page.contains("Training runs"))
  }

  @Test func `an experiment that failed is marked`() throws {
    var input = try input()
    #expect(try Site.build(input).text(path)?.contains("class=\"failed\"") == false)
    input.failures = [FailedExperiment(id: "digits", message: "no data", items: ["c9"])]
    #expect(
      try Site.build(input).text(path)?.contains(
        "<code>digits</code> <span class=\"failed\">failed</span>") == true)
  }

  @Test func `many files are shown by one hash, that of their sorted list`() throws {
    let files = (0..<9).reversed().map { Provenance.File(path: "p/\($0).jpg", sha256: "a\($0)") }
    let list = (0..<9).map { "a\($0)  p/\($0).jpg\n" }.joined()
    let page = try #require(
      try Site.build(input(data: [.init(name: "Pets", origin: .files(files))])).text(path))
    #expect(page.contains("9 files"))
    #expect(page.contains(ContentHash(of: list).hexadecimal))
    #expect(!page.contains("p/3.jpg"))
  }

  @Test func `a picture that cannot be drawn is told with the page`() throws {
    struct Trouble: Error, CustomStringConvertible { let description = "no font" }
    var input = try input()
    input.provenance?.picture.svg = { throw Trouble() }
    #expect(SampleSite.failure(input) == "how-it-was-built.html: no font")
  }
}
