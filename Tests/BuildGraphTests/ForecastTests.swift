import BuildGraph
import Contents
import DurableFiles
import Foundation
import Testing

struct ForecastTests {
  private let nodes = [textNode("a"), textNode("b", reading: ["a"]), textNode("c")]

  private func build(_ nodes: [Node], in folder: String) throws {
    _ = try Build(
      BuildGraph(nodes), store: Store(folder: folder), settings: BuildSettings(jobs: 1)
    ) { _ in }.run()
  }

  private func forecast(_ nodes: [Node], in folder: String) throws -> Forecast {
    try Forecast(BuildGraph(nodes), in: Store(lookingAt: folder))
  }

  @Test func `what would run is told in the order of the graph`() throws {
    try withTemporaryFolder { folder in
      #expect(try forecast(nodes, in: folder).missing == ["a", "b", "c"])
      try build(nodes, in: folder)
      #expect(try forecast(nodes, in: folder).missing.isEmpty)
      let changed = [textNode("a", version: "2")] + nodes[1...]
      #expect(try forecast(changed, in: folder).missing == ["a", "b"])
    }
  }

  @Test func `looking ahead makes nothing and marks nothing`() throws {
    try withTemporaryFolder { folder in
      let missing = "\(folder)/store"
      _ = try forecast(nodes, in: missing)
      #expect(!FileManager.default.fileExists(atPath: missing))
      try build(nodes, in: missing)
      let long = Date(timeIntervalSince1970: 1_000_000)
      for path in files(in: missing) {
        try FileManager.default.setAttributes([.modificationDate: long], ofItemAtPath: path)
      }
      let before = files(in: missing)
      let forecast = try forecast(nodes, in: missing)
      _ = try forecast.result.content(of: "text", from: "b")?.bytes()
      #expect(files(in: missing) == before)
      for path in before {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.modificationDate] as? Date == long)
      }
    }
  }

  @Test func `stored results can be read, and others count as failed`() throws {
    try withTemporaryFolder { folder in
      try build([nodes[0]], in: folder)
      let result = try forecast(nodes, in: folder).result
      #expect(try result.content(of: "text", from: "a")?.bytes() == Array("a".utf8))
      #expect(result["b"] == .failed(message: "it is not computed yet"))
      #expect(result.content(of: "text", from: "b") == nil)
    }
  }

  @Test func `reading damaged contents names the file`() throws {
    try withTemporaryFolder { folder in
      try build([nodes[0]], in: folder)
      let path = try #require(files(in: "\(folder)/contents").first)
      try flipLastByte(of: path)
      let result = try forecast([nodes[0]], in: folder).result
      #expect(
        throws: FileFailure(
          path: path, action: "read", reason: "it does not hold what was written",
          hint: "The next build computes it again.")
      ) { try result.content(of: "text", from: "a")?.bytes() }
    }
  }
}
