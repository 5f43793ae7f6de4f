import Foundation
import FoundationXML
import Testing

/// `fovea build --report` and `--junit`, as other programs read them.
struct BuildReportTests {
  private struct Report: Decodable {
    let format: Int
    let exit: Exit
    let nodes: [Node]
    let peakMemory: Int?
    let totals: Totals

    struct Exit: Decodable {
      let code: Int
      let reason: String
      let message: String?
    }

    struct Totals: Decodable {
      let nodes: Int
      let outcomes: [String: Int]
    }

    struct Node: Decodable {
      let id: String
      let outcome: String
      let threads: Int?
      let message: String?
      let blockedBy: String?
      let reason: Reason?
      let parts: [Part]?
    }

    struct Reason: Decodable {
      let why: String
    }

    struct Part: Decodable {
      let name: String
      let bytes: Int
    }

    init(_ path: String) throws {
      self = try JSONDecoder().decode(Report.self, from: Data(contentsOf: URL(filePath: path)))
    }

    func node(_ id: String) -> Node? { nodes.first { $0.id == id } }
  }

  /// Test cases by class and name, with what they say.
  private final class Cases: NSObject, XMLParserDelegate {
    var verdicts: [String: String] = [:]
    private var name = ""

    init(_ path: String) throws {
      super.init()
      let parser = XMLParser(data: try Data(contentsOf: URL(filePath: path)))
      parser.delegate = self
      guard parser.parse() else { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
    }

    func parser(
      _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      switch element {
      case "testcase":
        name = "\(attributes["classname"] ?? "") \(attributes["name"] ?? "")"
        verdicts[name] = "passed"
      case "failure", "skipped":
        verdicts[name] = "\(element): \(attributes["message"] ?? "")"
      default: break
      }
    }
  }

  /// Computes one experiment with both reports.
  private func build(
    _ experiment: String, in folder: String, data: String = "drawn", more: [String] = []
  ) throws -> FoveaProcess.Outcome {
    try FoveaProcess().run(
      [
        "build", "--only", experiment, "--edition", "quick", "--data", data, "--jobs", "2",
        "--store", "\(folder)/store", "--report", "\(folder)/build.json", "--junit",
        "\(folder)/build.xml",
      ] + more)
  }

  @Test func `a report says what was computed, and what came from the store`() throws {
    try withTemporaryFolder { folder in
      #expect(try build("digit-samples", in: folder).status == 0)
      let first = try Report("\(folder)/build.json")
      #expect(first.format == 1)
      #expect(first.exit.code == 0)
      #expect(first.exit.reason == "done")
      #expect(first.totals.nodes == first.nodes.count)
      #expect(first.totals.outcomes == ["computed": first.nodes.count])
      #expect(first.node("findings digit-samples")?.threads == 2)
      #expect(first.node("pictures x-digits")?.parts?.contains { $0.name == ".svg" } == true)
      #expect(first.peakMemory ?? 1 > 0)
      #expect(try Cases("\(folder)/build.xml").verdicts["experiments digit-samples"] == "passed")

      #expect(try build("digit-samples", in: folder).status == 0)
      let second = try Report("\(folder)/build.json")
      #expect(second.totals.outcomes == ["stored": second.nodes.count])
      #expect(second.nodes.map(\.id) == first.nodes.map(\.id))
    }
  }

  @Test func `a failure is in both reports, and blocks what reads it`() throws {
    try withTemporaryFolder { folder in
      let data = "\(folder)/a&b <\"c\">\u{1}"
      var collection = TinyMNIST()
      collection.files["train-labels-idx1-ubyte"] = nil
      try collection.write(to: data)
      #expect(try build("digit-samples", in: folder, data: data).status == 1)
      let report = try Report("\(folder)/build.json")
      #expect(report.exit.code == 1)
      #expect(report.exit.reason == "failed")
      #expect(report.exit.message?.contains("digit-samples failed") == true)
      #expect(report.node("findings digit-samples")?.outcome == "failed")
      #expect(report.node("figures digit-samples")?.blockedBy == "findings digit-samples")
      let verdicts = try Cases("\(folder)/build.xml").verdicts
      #expect(
        verdicts["experiments digit-samples"]?.hasPrefix(
          "failure: findings digit-samples: \(folder)/a&b <\"c\">/mnist/train-labels") == true,
        "\(verdicts)")
    }
  }

  @Test func `a build that Ctrl-C stops writes both, with what it came to`() throws {
    try withTemporaryFolder { folder in
      let outcome = try InterruptedProcess(folder: folder).run([
        "build", "--edition", "quick", "--data", "drawn", "--out", "\(folder)/site", "--store",
        "\(folder)/store", "--report", "\(folder)/build.json", "--junit", "\(folder)/build.xml",
      ]) { $0.contains("epoch 1 of 1") }
      #expect(outcome.status == 130, "\(outcome.errors)")
      let report = try Report("\(folder)/build.json")
      #expect(report.exit.code == 130)
      #expect(report.exit.reason == "interrupted")
      #expect(report.totals.outcomes["cancelled"] ?? 0 > 0)
      let verdicts = try Cases("\(folder)/build.xml").verdicts
      #expect(verdicts["experiments digit-classifier"] == "skipped: The build was stopped.")
      #expect(verdicts["build finished"] == "skipped: The build was stopped.")
    }
  }

  @Test func `a whole build has a case for each experiment, page and check`() throws {
    try withTemporaryFolder { folder in
      let outcome = try FoveaProcess().run([
        "build", "--edition", "quick", "--data", "drawn", "--out", "\(folder)/site", "--store",
        "\(folder)/store", "--report", "\(folder)/build.json", "--junit", "\(folder)/build.xml",
      ])
      #expect(outcome.status == 0, "\(outcome.errors)")
      let verdicts = try Cases("\(folder)/build.xml").verdicts
      #expect(Set(verdicts.values) == ["passed"])
      for name in [
        "experiments digit-classifier", "prose.forms templates/lectures/b-digits.md",
        "prose.facts templates/lectures/b-digits.md", "pages.written lectures/digits.html",
        "pages.links index.html", "pages.links how-it-was-built.html", "build finished",
      ] {
        #expect(verdicts[name] != nil, "\(name)")
      }
      let report = try Report("\(folder)/build.json")
      #expect(report.nodes.allSatisfy { $0.reason?.why == "new" })
    }
  }

  @Test(arguments: ["site/build.json", "link/sub/../build.json", "link/../site/new/b.json"])
  func `a report inside the site is refused before anything runs`(path: String) throws {
    try withTemporaryFolder { folder in
      try FileManager.default.createDirectory(
        atPath: "\(folder)/site/sub", withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder)/link", withDestinationPath: "site")
      for option in ["--report", "--junit"] {
        let outcome = try FoveaProcess().run([
          "build", "--edition", "quick", "--data", "drawn", "--out", "\(folder)/site", "--store",
          "\(folder)/store", option, "\(folder)/\(path)",
        ])
        #expect(outcome.status == 2)
        #expect(
          outcome.errors.contains("\(option) \(folder)/\(path): this lies in the site's folder"),
          "\(outcome.errors)")
        #expect(!FileManager.default.fileExists(atPath: "\(folder)/store"))
      }
    }
  }

  @Test func `reports need a place of their own each`() throws {
    try withTemporaryFolder { folder in
      func refusal(_ report: String, _ junit: String) throws -> String {
        let outcome = try FoveaProcess().run([
          "build", "--only", "c4", "--store", "\(folder)/store", "--report", report, "--junit",
          junit,
        ])
        #expect(outcome.status == 2)
        return outcome.errors
      }
      let same = try refusal("\(folder)/a", "\(folder)/./a")
      #expect(same.contains("name the same file"), "\(same)")
      let missing = try refusal("\(folder)/a", "\(folder)/none/b")
      #expect(missing.contains("there is no folder \(folder)/none"), "\(missing)")
      let above = try refusal(folder, "\(folder)/b")
      #expect(above.contains("this is a folder"), "\(above)")
    }
  }

  @Test func `mistakes in prose fail the case of their file and their kind`() throws {
    try withTemporaryFolder { folder in
      let package = FoveaProcess.package.path
      try FileManager.default.copyItem(
        atPath: "\(package)/templates", toPath: "\(folder)/templates")
      for name in ["LICENSE", "NOTICE"] {
        try FileManager.default.copyItem(atPath: "\(package)/\(name)", toPath: "\(folder)/\(name)")
      }
      let path = "\(folder)/templates/lectures/data.md"
      let prose = try String(contentsOfFile: path, encoding: .utf8)
      try "\(prose)\nIt is {{no.such|integer}}.\n".write(
        toFile: path, atomically: true, encoding: .utf8)
      let outcome = try FoveaProcess(launcher: ["env", "-C", folder]).run([
        "build", "--edition", "quick", "--data", "drawn", "--out", "\(folder)/site", "--store",
        "\(folder)/store", "--junit", "\(folder)/build.xml",
      ])
      #expect(outcome.status == 1)
      let verdicts = try Cases("\(folder)/build.xml").verdicts
      #expect(
        verdicts["prose.facts templates/lectures/data.md"]?.contains("unknown fact “no.such”")
          == true, "\(verdicts)")
      #expect(verdicts["prose.forms templates/lectures/data.md"] == "passed")
      #expect(verdicts["prose.facts templates/lectures/b-digits.md"] == "passed")
      #expect(verdicts["experiments digit-classifier"] == "passed")
      #expect(verdicts["build finished"]?.hasPrefix("failure: ") == true)
    }
  }
}
