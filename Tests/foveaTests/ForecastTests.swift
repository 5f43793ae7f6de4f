import Foundation
import Testing

/// What `fovea why` and `fovea build --dry-run` foretell, where things are not as they should be.
struct ForecastTests {
  private static let quick = ["--edition", "quick", "--data", "drawn"]

  private func place(_ folder: String) -> [String] {
    ["--store", "\(folder)/store", "--out", "\(folder)/site"]
  }

  /// Damages the contents that were stored as a part of a node's result.
  private func damage(_ part: String, of node: String, in store: String) throws {
    var damaged = 0
    for path in try FileManager.default.subpathsOfDirectory(atPath: "\(store)/records") {
      let record = FileManager.default.contents(atPath: "\(store)/records/\(path)") ?? Data()
      let lines = String(decoding: record, as: UTF8.self).components(separatedBy: "\n")
      guard lines.contains("node\t\(node)") else { continue }
      for words in lines.map({ $0.components(separatedBy: "\t") })
      where words.first == "part" && words.last == part {
        let file = URL(filePath: "\(store)/contents/\(words[1].prefix(2))/\(words[1])")
        var bytes = try Data(contentsOf: file)
        bytes[bytes.count / 2] ^= 1
        try bytes.write(to: file)
        damaged += 1
      }
    }
    try #require(damaged > 0)
  }

  @Test func `data that cannot be read is told of all that it stops, and of nothing else`() throws {
    try CleanBuild.withCopy { folder in
      var collection = TinyMNIST()
      collection.files["train-labels-idx1-ubyte"] = nil
      try collection.write(to: "\(folder)/data")
      let options = ["--edition", "quick", "--data", "\(folder)/data"] + place(folder)
      let fault = "\(folder)/data/mnist/train-labels-idx1-ubyte: This file of MNIST is missing"
      let why = try FoveaProcess().run(["why", "b5"] + options).output
      #expect(why.contains("model bt1 cannot be computed: \(fault)"), "\(why)")
      #expect(why.contains("pictures b5 cannot be computed: it reads figures digit"), "\(why)")
      #expect(!why.contains("never was"), "\(why)")

      let built = try FoveaProcess().run(["build"] + options)
      #expect(built.status == 1)
      let dry = try FoveaProcess().run(["build", "--dry-run"] + options).output
      #expect(dry.contains("\nmodel bt1: cannot be computed: \(fault)"), "\(dry)")
      #expect(!dry.contains("page "), "\(dry)")
      #expect(dry.contains("\nNothing would be computed: "), "\(dry)")
    }
  }

  @Test func `a damaged result is computed again, and its pages only if it comes out differently`()
    throws
  {
    try CleanBuild.withCopy { folder in
      let node = "figures digit-classifier"
      let options = Self.quick + place(folder)
      func built() throws -> (computed: Int, taken: Int) {
        let output = try FoveaProcess().run(["build"] + options).output
        let numbers = try #require(output.firstMatch(of: /(\d+) computed, (\d+) taken/))
        return (try #require(Int(numbers.1)), try #require(Int(numbers.2)))
      }
      let before = try built()
      #expect(before.computed == 0)
      try damage("summary", of: node, in: "\(folder)/store")
      let dry = try FoveaProcess().run(["build", "--dry-run"] + options).output
      #expect(dry.hasPrefix("\(node): "), "\(dry)")
      #expect(dry.contains("\n1 would be computed, and "), "\(dry)")
      let page = try FoveaProcess().run(["why", "page", "digits"] + options).output
      #expect(!page.contains("because of a change"), "\(page)")
      let after = try built()
      #expect(after.computed == 1)
      #expect(after.taken == before.taken - 1)
    }
  }

  @Test func `a build that stops at a mistake in prose is what the next change is told against`()
    throws
  {
    try CleanBuild.withCopy { folder in
      let package = FoveaProcess.package.path
      for name in ["templates", "LICENSE", "NOTICE"] {
        try FileManager.default.copyItem(
          atPath: "\(package)/\(name)", toPath: "\(folder)/\(name)")
      }
      let path = "\(folder)/templates/lectures/data.md"
      let prose = try String(contentsOfFile: path, encoding: .utf8)
      try "\(prose)\nIt is {{no.such|integer}}.\n".write(
        toFile: path, atomically: true, encoding: .utf8)
      let program = FoveaProcess(launcher: ["env", "-C", folder])
      #expect(try program.run(["build"] + Self.quick + place(folder)).status == 1)
      try prose.write(toFile: path, atomically: true, encoding: .utf8)
      let why = try program.run(
        ["why", "bt1", "--numerics", "openblas"] + Self.quick + place(folder)
      ).output
      #expect(
        why.hasPrefix("model bt1 would be computed, because of a change:\n  numerics: exact-"),
        "\(why)")
    }
  }

  @Test func `what only some experiments came to is what their next change is told against`() throws
  {
    try withTemporaryFolder { folder in
      let only = ["--only", "sobel-edges", "--data", "drawn"] + place(folder)
      let report = ["--report", "\(folder)/build.json"]
      func reasons() throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: "\(folder)/build.json")), as: UTF8.self)
      }
      #expect(try FoveaProcess().run(["build", "--edition", "quick"] + only + report).status == 0)
      #expect(try reasons().contains("\"why\" : \"new\""))
      #expect(
        try FoveaProcess().run(["build", "--edition", "standard"] + only + report).status == 0)
      #expect(try reasons().contains("\"why\" : \"changed\""))
      #expect(try reasons().contains("\"parameter edition\""))
      let odd = try FoveaProcess().run(["build", "--tree-hash"] + only)
      #expect(odd.status == 2)
      #expect(odd.errors.contains("--tree-hash is of a site"), "\(odd.errors)")
    }
  }
}
