import Faults
import Foundation

/// A site of the small build with its store, and what may be said of them after a disturbance.
struct SmallSite {
  let folder: String
  var name = "site"
  var launcher: [String] = []

  var store: String { "\(folder)/store" }
  var site: String { "\(folder)/\(name)" }

  /// Builds the site of a word.
  @discardableResult func build(
    _ word: String, _ fault: Fault? = nil, countingTo count: String? = nil
  ) throws -> BuiltProgram.Outcome {
    try BuiltProgram(
      "small-build", environment: fault?.environment(count: count) ?? [:], launcher: launcher
    ).run([store, site, word])
  }

  /// How many calls that count a build of a word makes.
  func calls(of word: String, _ fault: Fault = Fault()) throws -> Int {
    let count = "\(folder)/count"
    defer { try? FileManager.default.removeItem(atPath: count) }
    try build(word, fault, countingTo: count)
    return Int(
      String(decoding: FileManager.default.contents(atPath: count) ?? Data(), as: UTF8.self))
      ?? 0
  }

  /// The files of the site by their paths; nil when there is no site.
  var tree: [String: Data]? { Self.tree(of: site) }

  /// What a build makes in an empty folder.
  static func cleanTree(_ word: String) throws -> [String: Data]? {
    try withTemporaryFolder { folder in
      let small = SmallSite(folder: folder)
      try small.build(word)
      return small.tree
    }
  }

  /// What killed builds left beside the site, and in the store.
  var leftovers: [String] {
    let beside = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let inStore = (try? FileManager.default.contentsOfDirectory(atPath: "\(store)/partial")) ?? []
    return beside.filter { $0.hasPrefix("\(name).") } + inStore
  }

  private static func tree(of folder: String) -> [String: Data]? {
    guard FileManager.default.fileExists(atPath: folder) else { return nil }
    return Dictionary(
      uniqueKeysWithValues: files(in: folder).map { path in
        (String(path.dropFirst(folder.count)), FileManager.default.contents(atPath: path) ?? Data())
      })
  }
}

/// Which of many places of a disturbance are tried: some, or with FOVEA_FAULTS=all each of them.
func triedCalls(of count: Int, some: Int) -> [Int] {
  let all = ProcessInfo.processInfo.environment["FOVEA_FAULTS"] == "all"
  return (1...max(1, count)).filter { all || $0 % max(1, count / some) == 0 }
}
