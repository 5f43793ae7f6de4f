import Foundation
import Testing

/// A recorded list of lines beside the tests.
struct Golden {
  var name: String

  /// Compares with the record; `FOVEA_RECORD_GOLDENS=1` writes it instead, nothing else does.
  func check(_ lines: [String]) throws {
    let actual = lines.joined(separator: "\n") + "\n"
    if ProcessInfo.processInfo.environment["FOVEA_RECORD_GOLDENS"] == "1" {
      try Data(actual.utf8).write(to: file)
      return
    }
    guard let data = try? Data(contentsOf: file) else {
      Issue.record("The golden \(file.lastPathComponent) is missing; record and review it.")
      return
    }
    let expected = String(decoding: data, as: UTF8.self)
    guard actual != expected else { return }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("fovea-goldens")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let copy = folder.appendingPathComponent(name + "-actual.jsonl")
    try Data(actual.utf8).write(to: copy)
    let old = expected.split(separator: "\n").map(String.init)
    let index = zip(lines, old).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    let line = index ?? min(lines.count, old.count)
    Issue.record(
      """
      \(name) differs from its golden in line \(line + 1).
      expected: \(old.indices.contains(line) ? old[line] : "nothing")
      actual:   \(lines.indices.contains(line) ? lines[line] : "nothing")
      files:    \(file.path) and \(copy.path)
      """)
  }

  private var file: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Goldens/\(name).jsonl")
  }
}
