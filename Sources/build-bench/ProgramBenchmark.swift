import BuildGraph
import Contents
import Foundation

/// What users wait for: `fovea build` and `make site` of the real course, with drawn data in the
/// quick edition.
enum ProgramBenchmark {
  private struct NoFigures: Error, CustomStringConvertible {
    let description = "the store holds no figure of the course after a build"
  }

  static func printRows(in folder: String) throws {
    let copy = try copy(in: folder)
    let options = [
      "--data", "drawn", "--edition", "quick", "--store", "\(folder)/store", "--out",
      "\(folder)/site",
    ]
    let program = TimedProcess(
      arguments: ["\(TimedProcess.programs)/fovea", "build"] + options, folder: copy)
    print("| | s |")
    print("|---|--:|")
    try printRow("first build", [program.run().seconds], wanted: nil)
    try printRow(
      "nothing changed: `fovea build`", (0..<11).map { _ in try program.run().seconds },
      wanted: 0.3)
    try printRow("nothing changed: `make site`", makeTimes(folder), wanted: 1)
    try printRow("a sentence changed", proseTimes(copy, program), wanted: 0.5)
    try printStyleRows(folder, program)
  }

  private static func printRow(_ title: String, _ seconds: [Double], wanted: Double?) throws {
    print("| \(title) | \(Times(seconds).words(wanted: wanted)) |")
  }

  /// What the program reads in its folder, to be edited.
  private static func copy(in folder: String) throws -> String {
    let copy = "\(folder)/checkout"
    try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
    for name in ["templates", "LICENSE", "NOTICE"] {
      try FileManager.default.copyItem(atPath: name, toPath: "\(copy)/\(name)")
    }
    return copy
  }

  /// In this folder, where the program was built from.
  private static func makeTimes(_ folder: String) throws -> [Double] {
    let make = TimedProcess(
      arguments: [
        "make", "-s", "site", "DATA=drawn", "EDITION=quick", "STORE=\(folder)/store",
        "OUT=\(folder)/site",
      ])
    _ = try make.run()
    return try (0..<7).map { _ in try make.run().seconds }
  }

  private static func proseTimes(_ copy: String, _ program: TimedProcess) throws -> [Double] {
    let path = "\(copy)/templates/lectures/b-digits.md"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    return try (1...7).map { edit in
      try "\(text)\nEdited \(edit) times.\n".write(toFile: path, atomically: true, encoding: .utf8)
      return try program.run().seconds
    }
  }

  /// The time of what an edit of one figure makes run.
  ///
  /// A style is compiled into the program, so here results are removed instead: of the experiment's
  /// figures, and of the pictures of the one that changed.
  private static func printStyleRows(_ folder: String, _ program: TimedProcess) throws {
    let store = try Store(folder: "\(folder)/store")
    let place = ReplaceableFolder("\(folder)/site", marker: "") { _ in nil }.path
    let journal = BuildJournal(of: place, in: store)
    var seconds: [(experiment: String, seconds: Double)] = []
    for experiment in journal.entries.keys.filter({ $0.hasPrefix("figures ") }).sorted() {
      guard let figure = firstFigure(of: experiment, journal, store) else { continue }
      for node in [experiment, "pictures \(figure)"] {
        guard let key = journal.entries[node]?.key else { continue }
        try FileManager.default.removeItem(atPath: path(of: key.hexadecimal, store))
      }
      seconds.append((experiment, try program.run().seconds))
    }
    guard let slowest = seconds.max(by: { $0.seconds < $1.seconds }) else {
      throw NoFigures()
    }
    try printRow("one figure's style, of all experiments", seconds.map(\.seconds), wanted: 1)
    try printRow("the slowest of them: \(slowest.experiment)", [slowest.seconds], wanted: 1)
  }

  private static func firstFigure(
    of experiment: String, _ journal: BuildJournal, _ store: Store
  ) -> String? {
    guard let key = journal.entries[experiment]?.key,
      case .found(let record) = store.record(of: key)
    else { return nil }
    let prefix = "figure "
    return record.parts.first { $0.name.hasPrefix(prefix) }
      .map { String($0.name.dropFirst(prefix.count)) }
  }

  private static func path(of key: String, _ store: Store) -> String {
    "\(store.folder.path)/records/\(key.prefix(2))/\(key)"
  }
}
