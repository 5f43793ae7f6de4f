import Foundation
import Testing

/// What tells of the store and of a build to come, without computing anything.
struct StoreCommandTests {
  private static let quick = ["--edition", "quick", "--data", "drawn"]

  private func place(_ folder: String) -> [String] {
    ["--store", "\(folder)/store", "--out", "\(folder)/site"]
  }

  private func run(_ arguments: [String]) throws -> FoveaProcess.Outcome {
    try FoveaProcess().run(arguments)
  }

  /// A store with the results of one small experiment, which trains nothing.
  private func withSmallStore(_ body: (_ folder: String) throws -> Void) throws {
    try withTemporaryFolder { folder in
      let built = try run(
        ["run", "sobel-edges", "--store", "\(folder)/store"] + Self.quick)
      #expect(built.status == 0, "\(built.errors)")
      try body(folder)
    }
  }

  private func traces(_ folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder).sorted().map { path in
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(path)")
      return "\(path) \(String(describing: attributes[.modificationDate]))"
    }
  }

  @Test func `looking before the first build makes no store and no site`() throws {
    try withTemporaryFolder { folder in
      for command in [["build", "--dry-run"], ["why", "b5"], ["why", "page", "digits"]] {
        let outcome = try run(command + Self.quick + place(folder))
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("model bt1"), "\(outcome.output)")
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }
  }

  @Test func `looking at a store changes nothing in it`() throws {
    try withSmallStore { folder in
      let before = try traces(folder)
      for command in [["build", "--dry-run"], ["why", "sobel-edges"]] {
        let outcome = try run(command + Self.quick + place(folder))
        #expect(outcome.output.contains(" in the store"), "\(outcome.output)")
      }
      _ = try run(["store", "info", "--store", "\(folder)/store"])
      _ = try run(["store", "verify", "--store", "\(folder)/store"])
      #expect(try traces(folder) == before)
    }
  }

  @Test func `why tells what is stored, and a changed edition with its old and new value`() throws {
    try withTemporaryFolder { folder in
      let built = try run(["build"] + Self.quick + place(folder))
      #expect(built.status == 0, "\(built.errors)")
      let dry = try run(["build", "--dry-run"] + Self.quick + place(folder))
      #expect(dry.output.hasPrefix("Nothing would be computed: all "), "\(dry.output)")
      for id in [["b5"], ["bt1"], ["digit-classifier"], ["page", "digits"], ["index"]] {
        let stored = try run(["why"] + id + Self.quick + place(folder))
        #expect(stored.output.contains(" is in the store: computed "), "\(stored.output)")
        #expect(!stored.output.contains("would be"), "\(stored.output)")
      }
      let standard = try run(["why", "b5", "--data", "drawn"] + place(folder))
      #expect(
        standard.output.hasPrefix(
          """
          model bt1 would be computed, because of a change:
            epochs: 1 → 5
            testImages: 1000 → 10000
            trainingImages: 8000 → 60000
          findings digit-classifier would be computed after model bt1, because of a change:
            edition: quick → standard

          """), "\(standard.output)")
      let numerics = try run(
        ["why", "bt1", "--numerics", "openblas"] + Self.quick + place(folder))
      #expect(numerics.output.contains("  numerics: exact-"), "\(numerics.output)")
      try TinyMNIST().write(to: "\(folder)/data")
      let data = try run(
        ["why", "bt1", "--edition", "quick", "--data", "\(folder)/data"] + place(folder))
      #expect(
        data.output.contains("  mnist/train-images-idx3-ubyte is read now"), "\(data.output)")
      #expect(data.output.contains("  drawn digits is read no more"), "\(data.output)")
    }
  }

  @Test func `an unknown name is wrong usage and suggests the nearest`() throws {
    for command in ["why", "graph"] {
      let outcome = try run([command, "btt1"])
      #expect(outcome.status == 2)
      #expect(
        outcome.errors.contains("there is no “btt1”. Did you mean “bt1”?"), "\(outcome.errors)")
    }
    for (words, nearest) in [
      (["pge", "digits"], "page"), (["pictures", "b55"], "pictures b5"),
      (["page", "digts"], "digits"),
      (["findings", "digit-clasifier"], "findings digit-classifier"),
    ] {
      let outcome = try run(["why"] + words)
      #expect(outcome.errors.contains("Did you mean “\(nearest)”?"), "\(outcome.errors)")
    }
    #expect(try run(["why", "page"]).status == 2)
  }

  @Test func `the graph of a figure shows what it is made from, also to Graphviz`() throws {
    let lines = try run(["graph", "b5"] + Self.quick)
    #expect(
      lines.output == """
        model bt1 ← drawn digits
        findings digit-classifier ← model bt1, drawn digits
        figures digit-classifier ← findings digit-classifier
        pictures b5 ← figures digit-classifier · figure b5

        """)
    let dot = try run(["graph", "--dot", "b5"] + Self.quick).output
    #expect(dot.hasPrefix("digraph fovea {\n"))
    #expect(dot.contains("  \"figures digit-classifier\" -> \"pictures b5\";\n"))
    #expect(dot.hasSuffix("}\n"))
  }

  @Test func `a page is drawn behind the figures that it shows`() throws {
    let output = try run(["graph", "page", "digits"] + Self.quick).output
    let page = output.split(separator: "\n").last ?? ""
    #expect(page.hasPrefix("page lectures/digits.html ← "), "\(output)")
    #expect(page.contains("pictures b5"), "\(output)")
  }

  @Test func `a store is measured, emptied of what no build used, and measured again`() throws {
    try withSmallStore { folder in
      let store = ["--store", "\(folder)/store"]
      let info = try run(["store", "info"] + store).output
      #expect(info.contains("nothing removes: 0 results"), "\(info)")
      let young = try run(["store", "gc"] + store).output
      #expect(young.contains("removed 0 results"), "\(young)")
      let all = try run(["store", "gc", "--keep-days", "0"] + store).output
      #expect(all.hasSuffix("left 0 results\n"), "\(all)")
    }
  }

  @Test func `verify names what is damaged, removes it, and is content the next time`() throws {
    try withSmallStore { folder in
      let store = "\(folder)/store"
      let content = try #require(
        try FileManager.default.subpathsOfDirectory(atPath: store).first {
          $0.hasPrefix("contents/") && $0.utf8.count > 64
        })
      try Data("odd".utf8).write(to: URL(fileURLWithPath: "\(store)/\(content)"))
      let first = try run(["store", "verify", "--store", store])
      #expect(first.status == 1)
      #expect(first.output.contains("\(store)/\(content): damaged, removed"), "\(first.output)")
      #expect(try run(["store", "verify", "--store", store]).status == 0)
    }
  }

  @Test func `odd limits and odd places are refused`() throws {
    try withTemporaryFolder { folder in
      let limits = [
        ["--max-size", "0"], ["--max-size=-1"], ["--max-size", "4Q"], ["--max-size", "4ß"],
        ["--max-size", "99999999999999999999G"], ["--keep-days=-1"], ["--keep-days", "99999"],
        ["--keep-days", "x"],
      ]
      for limit in limits {
        #expect(try run(["store", "gc", "--store", folder] + limit).status == 2, "\(limit)")
      }
      let file = "\(folder)/file"
      try Data([1]).write(to: URL(fileURLWithPath: file))
      for path in [file, "\(folder)/none", folder] {
        let outcome = try run(["store", "info", "--store", path])
        #expect(outcome.status == 1)
        #expect(
          outcome.errors == "fovea: \(path): there is no store here; a build makes one.\n")
      }
      let why = try run(["why", "b5", "--store", file] + Self.quick)
      #expect(why.errors.contains("\(file): cannot use this as a store: it is not a folder."))
    }
  }

  @Test func `results come from the upstream that the user named, and it stays as it is`() throws {
    try withSmallStore { folder in
      let upstream = "\(folder)/store"
      let before = try traces(upstream)
      let build =
        ["build", "--only", "sobel-edges", "--store", "\(folder)/own"] + Self.quick
      let shared = try FoveaProcess(environment: ["FOVEA_STORE_UPSTREAM": upstream]).run(build)
      #expect(shared.output.contains("0 computed"), "\(shared.output)")
      #expect(try traces(upstream) == before)
      let absent = try FoveaProcess(environment: ["FOVEA_STORE_UPSTREAM": "\(folder)/none"])
        .run(build)
      #expect(absent.status == 0)
      #expect(
        absent.errors.contains("FOVEA_STORE_UPSTREAM: there is no store in \(folder)/none"),
        "\(absent.errors)")
    }
  }
}
