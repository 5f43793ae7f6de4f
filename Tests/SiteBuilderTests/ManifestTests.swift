import Contents
import Foundation
import SiteBuilder
import Testing

@Suite struct ManifestTests {
  @Test func `the manifest has one line per figure and per page, sorted`() throws {
    let text = try #require(
      try Site.build(SampleSite.input(":::figure b5\n")).text("manifest.json"))
    let csv = ContentHash(of: "a,b\n")
    let svg = ContentHash(of: "<svg/>")
    let lines = text.split(separator: "\n").map(String.init)
    #expect(
      lines.prefix(9) == [
        "{", "\"format\": 1,", "\"edition\": \"quick\",", "\"data\": \"Built with drawn data\",",
        "\"numerics\": \"exact-1\",", "\"versions\": {\"engine\": \"1\"},", "\"figures\": [",
        """
        {"id": "a10", "title": "Title of a10", "lecture": null, "dataOrigin": "Drawn digits stand \
        in for MNIST", "files": [{"path": "figures/a10.csv", "sha256": "\(csv)", "bytes": 4}, \
        {"path": "figures/a10.svg", "sha256": "\(svg)", "bytes": 6}]},
        """,
        """
        {"id": "b5", "title": "Title of b5", "lecture": "B", "dataOrigin": "Drawn digits stand in \
        for MNIST", "files": [{"path": "figures/b5.csv", "sha256": "\(csv)", "bytes": 4}, \
        {"path": "figures/b5.svg", "sha256": "\(svg)", "bytes": 6}]}
        """,
      ])
    #expect(lines.count { $0.hasPrefix("{\"path\": \"") && $0.contains(".html") } == 2)
  }

  @Test func `the manifest lists every file of the site`() throws {
    let tree = try Site.build(SampleSite.input(":::figure b5\n"))
    let manifest = try #require(tree["manifest.json"])
    #expect(try SiteManifest.listedFiles(manifest.bytes()) == Set(tree.files.map(\.path)))
  }

  @Test func `a manifest of something else lists nothing`() {
    for text in ["{\"name\": \"an extension\"}", "", "[]", "{\"format\": 2, \"figures\": []}"] {
      #expect(SiteManifest.listedFiles(Array(text.utf8)) == nil)
    }
  }

  @Test func `the manifest is JSON whatever stands in titles`() throws {
    var input = try SampleSite.input(":::figure b5\n")
    input.figures[0].title = "\"\\\u{1}\n\tü"
    let text = try #require(try Site.build(input).text("manifest.json"))
    let json = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let figures = json?["figures"] as? [[String: Any]]
    #expect(figures?.last?["title"] as? String == "\"\\\u{1}\n\tü")
  }
}
