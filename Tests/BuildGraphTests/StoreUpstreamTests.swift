import BuildGraph
import Contents
import Foundation
import Testing

/// A store that takes what it does not have from another, which it never writes to.
struct StoreUpstreamTests {
  private let log = BuildLog()
  private let nodes = [textNode("a"), textNode("b", reading: ["a"])]

  private func run(in folder: String, upstreams: [String] = []) throws -> BuildResult {
    let log = log
    log.clear()
    return try Build(
      BuildGraph(nodes), store: Store(folder: folder, upstreams: upstreams),
      settings: BuildSettings(jobs: 1)
    ) { log.add($0) }.run()
  }

  private func expectText(_ result: BuildResult) throws {
    #expect(try result.content(of: "text", from: "b")?.bytes() == Array("ba".utf8))
  }

  /// A folder with a filled upstream, and its files with bytes and times.
  private func withUpstream(
    _ body: (_ upstream: String, _ local: String) throws -> Void
  ) throws {
    try withTemporaryFolder { folder in
      _ = try run(in: "\(folder)/upstream")
      try body("\(folder)/upstream", "\(folder)/local")
    }
  }

  private func traces(of folder: String) throws -> [String] {
    try files(in: folder).map { path in
      let date = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate]
      return "\(path) \(String(describing: date))"
    }
  }

  @Test func `what an upstream has is taken and kept, and the upstream is not touched`() throws {
    try withUpstream { upstream, local in
      let long = Date(timeIntervalSince1970: 1_000_000)
      for path in files(in: upstream) {
        try FileManager.default.setAttributes([.modificationDate: long], ofItemAtPath: path)
      }
      let before = try traces(of: upstream)
      try expectText(try run(in: local, upstreams: [upstream]))
      #expect(log.reused == ["a", "b"])
      #expect(try traces(of: upstream) == before)
      try FileManager.default.removeItem(atPath: upstream)
      try expectText(try run(in: local, upstreams: [upstream]))
      #expect(log.reused == ["a", "b"])
    }
  }

  @Test func `a read-only upstream serves as well`() throws {
    try withUpstream { upstream, local in
      let paths = try FileManager.default.subpathsOfDirectory(atPath: upstream)
      for path in [upstream] + paths.map({ "\(upstream)/\($0)" }) {
        try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: path)
      }
      defer {
        for path in [upstream] + paths.map({ "\(upstream)/\($0)" }) {
          try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        }
      }
      try expectText(try run(in: local, upstreams: [upstream]))
      #expect(log.computed.isEmpty)
    }
  }

  @Test(arguments: ["records", "contents"])
  func `a damaged file of an upstream is reported, and its node computed`(part: String) throws {
    try withUpstream { upstream, local in
      for path in files(in: "\(upstream)/\(part)") { try flipLastByte(of: path) }
      let result = try run(in: local, upstreams: [upstream])
      #expect(log.computed == ["a", "b"])
      #expect(log.damaged.count == 2)
      #expect(log.damaged.allSatisfy { $0.hasPrefix("\(upstream)/\(part)/") }, "\(log.damaged)")
      try expectText(result)
      _ = try run(in: local)
      #expect(log.reused == ["a", "b"])
    }
  }

  @Test(arguments: ["records", "contents"])
  func `a link in an upstream to something else is reported, and its node computed`(
    part: String
  ) throws {
    try withUpstream { upstream, local in
      let outside = "\(upstream).outside"
      try Data("ba".utf8).write(to: URL(fileURLWithPath: outside))
      for path in files(in: "\(upstream)/\(part)") {
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.createSymbolicLink(
          atPath: path, withDestinationPath: outside)
      }
      try expectText(try run(in: local, upstreams: [upstream]))
      #expect(log.damaged.allSatisfy { $0.hasPrefix("\(upstream)/\(part)/") })
      #expect(log.computed == (part == "records" ? ["a", "b"] : ["a"]))
      #expect(FileManager.default.contents(atPath: outside) == Data("ba".utf8))
    }
  }

  @Test(arguments: ["records", "contents"])
  func `a file of an upstream that is larger than memory is reported, and not read`(
    part: String
  ) throws {
    try withUpstream { upstream, local in
      for path in files(in: "\(upstream)/\(part)") { #expect(truncate(path, 1 << 43) == 0) }
      try expectText(try run(in: local, upstreams: [upstream]))
      #expect(log.computed == ["a", "b"])
      #expect(log.damaged.count == 2)
    }
  }

  @Test func `contents that were lost here are taken from the upstream again`() throws {
    try withUpstream { upstream, local in
      _ = try run(in: local, upstreams: [upstream])
      for path in files(in: "\(local)/contents") {
        try FileManager.default.removeItem(atPath: path)
      }
      try expectText(try run(in: local, upstreams: [upstream]))
      #expect(log.computed.isEmpty)
    }
  }

  @Test func `contents that are damaged here are taken from the upstream again`() throws {
    try withUpstream { upstream, local in
      _ = try run(in: local, upstreams: [upstream])
      for path in files(in: "\(local)/contents") { try flipLastByte(of: path) }
      try expectText(try run(in: local, upstreams: [upstream]))
      #expect(log.computed.isEmpty)
      try expectText(try run(in: local))
      #expect(log.computed.isEmpty)
    }
  }

  @Test func `an upstream that is not there, a file, or holds odd things is passed over`() throws {
    try withTemporaryFolder { folder in
      try Data([1]).write(to: URL(fileURLWithPath: "\(folder)/file"))
      try FileManager.default.createDirectory(
        atPath: "\(folder)/odd/records", withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder)/odd/contents", withDestinationPath: "\(folder)/odd/contents")
      let result = try run(
        in: "\(folder)/local", upstreams: ["\(folder)/none", "\(folder)/file", "\(folder)/odd"])
      #expect(log.computed == ["a", "b"])
      try expectText(result)
    }
  }

  @Test func `a pipe in an upstream does not keep a build waiting`() throws {
    try withUpstream { upstream, local in
      for path in files(in: upstream) where path.contains("/records/") {
        try FileManager.default.removeItem(atPath: path)
        #expect(mkfifo(path, 0o644) == 0)
      }
      try expectText(try run(in: local, upstreams: [upstream]))
      #expect(log.computed == ["a", "b"])
    }
  }

  @Test func `of two upstreams the second serves what the first lacks`() throws {
    try withUpstream { upstream, local in
      _ = try run(in: local, upstreams: ["\(upstream).none", upstream])
      #expect(log.reused == ["a", "b"])
    }
  }

  @Test func `looking into an upstream copies nothing`() throws {
    try withUpstream { upstream, local in
      let store = Store(lookingAt: local, upstreams: [upstream])
      let forecast = Forecast(try BuildGraph(nodes), in: store)
      #expect(forecast.missing.isEmpty)
      try expectText(forecast.result)
      #expect(!FileManager.default.fileExists(atPath: local))
    }
  }
}
