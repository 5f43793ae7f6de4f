import Foundation
import ReferenceValues
import Testing

/// Texts that the two tools print for the lectures' networks, and how they are compared.
enum ExpectedSummary {
  /// The text in `Summaries/`, by its file's name.
  static func text(_ name: String) throws -> String {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    return try String(
      contentsOf: folder.appending(path: "Summaries/\(name).txt"), encoding: .utf8)
  }

  /// Lines without spaces at their ends, and without empty lines at the end.
  static func lines(_ text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(line.reversed().drop { $0 == " " }.reversed())
    }
    while lines.last == "" { lines.removeLast() }
    return lines
  }

  /// Expects equal texts, trailing spaces ignored.
  static func expect(
    _ found: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(lines(found) == lines(expected), sourceLocation: sourceLocation)
  }
}

/// The networks of the reference files, as layer lists.
struct ReferenceNetwork {
  let fields: [String: Any]

  /// The cases of a topic that describe networks.
  static func cases(of topic: String) throws -> [ReferenceNetwork] {
    try ReferenceFile(topic).cases.filter { $0["layers"] != nil }.map(ReferenceNetwork.init)
  }

  var name: String { text("name") }

  func text(_ field: String) -> String { fields[field] as? String ?? "" }

  func numbers(_ field: String) -> [Int] { fields[field] as? [Int] ?? [] }

  /// The list as the file has it.
  var layers: String {
    get throws {
      let data = try JSONSerialization.data(withJSONObject: fields["layers"] ?? [])
      return String(decoding: data, as: UTF8.self)
    }
  }
}
