import Foundation

/// `record-sources OUTPUT SOURCES`: writes a Swift file that holds the text of every source file, and
/// of the list of dependencies beside their folder.
@main
enum RecordSources {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else {
      throw UsageError(description: "usage: record-sources OUTPUT SOURCES")
    }
    let folder = URL(fileURLWithPath: arguments[2])
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { path in [".swift", ".c", ".h"].contains { path.hasSuffix($0) } }
      .sorted()
    var text = "/// Sources by their path under `Sources/`, as they were compiled.\n"
    text += "enum RecordedSources {\n  static let files: [(path: String, text: String)] = [\n"
    for path in paths {
      let source = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
      text += "    (\(literal(path)), \(literal(source))),\n"
    }
    let dependencies = folder.deletingLastPathComponent().appending(path: "Package.resolved")
    let versions = try String(contentsOf: dependencies, encoding: .utf8)
    text += "    (\"Package.resolved\", \(literal(versions))),\n  ]\n}\n"
    try text.write(toFile: arguments[1], atomically: true, encoding: .utf8)
  }

  private static func literal(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": literal += "\\\""
      case "\\": literal += "\\\\"
      case "\n": literal += "\\n"
      case "\t": literal += "\\t"
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "\""
  }
}

private struct UsageError: Error, CustomStringConvertible {
  let description: String
}
