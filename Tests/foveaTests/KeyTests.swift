import Foundation
import Testing

/// The keys of results hold the code that makes them.
struct KeyTests {
  /// What each node reads, code too.
  private static let inputs = Result { () throws -> [String: Set<String>] in
    let graph = try FoveaProcess().run(
      ["graph", "--code", "--edition", "quick", "--data", "drawn"])
    try #require(graph.status == 0, "\(graph.errors)")
    let nodes = graph.output.split(separator: "\n").map { $0.components(separatedBy: " ← ") }
    return Dictionary(
      uniqueKeysWithValues: nodes.filter { $0.count == 2 }.map {
        ($0[0], Set($0[1].components(separatedBy: ", ")))
      })
  }

  /// Modules that make no results: their bits are the numerics' version, or they hold no numbers.
  private static let others: Set = [
    "CKernels", "CLoans", "COpenBLAS", "Cancellations", "Contents", "DurableFiles", "NearestNames",
    "Tensors",
  ]

  /// The modules of this package that a module imports, and those that they import.
  private static func modules(behind start: String) throws -> Set<String> {
    var found: Set<String> = []
    var open = [start]
    while let module = open.popLast() {
      let folder = FoveaProcess.package.appending(path: "Sources/\(module)").path
      for path in try FileManager.default.subpathsOfDirectory(atPath: folder)
      where path.hasSuffix(".swift") {
        let text = try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)
        for line in text.split(separator: "\n") where line.contains("import ") {
          let words = line.split(separator: " ")
          guard words.contains("import"), let name = words.last.map(String.init),
            try isOwn(name), found.insert(name).inserted
          else { continue }
          open.append(name)
        }
      }
    }
    return found.subtracting(others)
  }

  /// Whether there is code of ours in it; the module maps of libraries hold none.
  private static func isOwn(_ module: String) throws -> Bool {
    let folder = FoveaProcess.package.appending(path: "Sources/\(module)").path
    guard FileManager.default.fileExists(atPath: folder) else { return false }
    return try FileManager.default.subpathsOfDirectory(atPath: folder).contains {
      $0.hasSuffix(".swift") || $0.hasSuffix(".c")
    }
  }

  @Test func `figures depend on every module that experiments import`() throws {
    let modules = try Self.modules(behind: "Experiments")
    try #require(modules.contains("CJPEG"))
    for (id, inputs) in try Self.inputs.get() where id.hasPrefix("figures ") {
      let missing = modules.filter { !inputs.contains("Sources/\($0)") }
      #expect(missing.isEmpty, "\(id)")
    }
  }

  @Test func `findings depend on every module but those that draw`() throws {
    let drawing: Set = ["Figures", "Gallery", "NetworkDrawings"]
    let modules = try Self.modules(behind: "Experiments").subtracting(drawing)
    for (id, inputs) in try Self.inputs.get() where id.hasPrefix("findings ") {
      let missing = modules.filter { !inputs.contains("Sources/\($0)") }
      #expect(missing.isEmpty, "\(id)")
      #expect(inputs.contains("Sources/Figures/Values/Bitmap.swift"), "\(id)")
    }
  }

  @Test func `pictures depend on every module that renders`() throws {
    let modules = try Self.modules(behind: "FigureRendering").union(["FigureRendering"])
    for (id, inputs) in try Self.inputs.get() where id.hasPrefix("pictures ") {
      let missing = modules.filter { !inputs.contains("Sources/\($0)") }
      #expect(missing.isEmpty, "\(id)")
    }
  }

  @Test
  func `findings and figures depend on every file of experiments that is no experiment's own`()
    throws
  {
    let folder = FoveaProcess.package.appending(path: "Sources/Experiments").path
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter {
      $0.hasSuffix(".swift")
    }
    let inputs = try Self.inputs.get().filter { id, _ in
      id.hasPrefix("findings ") || id.hasPrefix("figures ")
    }
    try #require(!inputs.isEmpty)
    for file in files {
      let readers = inputs.filter { $0.value.contains("Sources/Experiments/\(file)") }
      // An experiment's own file is read by that experiment, its figures' file by its figures.
      #expect([1, 2, inputs.count].contains(readers.count), "\(file): \(readers.keys)")
    }
  }

  @Test func `results depend on the code that writes them down and reads them`() throws {
    let inputs = try Self.inputs.get()
    let forms = [
      "model bt1": ["Experiments/TrainedModel.swift", "Experiments/TrainingRun.swift"],
      "findings digit-classifier": ["fovea/CourseGraph.swift", "fovea/JSON.swift"],
      "figures digit-classifier": ["fovea/JSON.swift", "fovea/ReportSummary.swift"],
      "pictures b5": ["fovea/JSON.swift", "fovea/PictureSet.swift"],
      "page index.html": ["fovea/PageGraph.swift", "SiteBuilder"],
    ]
    for (id, paths) in forms {
      for path in paths {
        #expect(inputs[id]?.contains("Sources/\(path)") == true, "\(id): \(path)")
      }
    }
    #expect(inputs["page index.html"]?.contains("Package.resolved") == true)
  }
}
