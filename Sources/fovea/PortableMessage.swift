import Foundation

/// A message as a site may show it: files by their paths in the data folder or in the project, which
/// are the same on every machine.
struct PortableMessage {
  private(set) var text: String

  /// - Parameters:
  ///   - message: may name files of the data or of the project by any path.
  ///   - dataFolder: as the user named it, if there is one.
  init(_ message: String, dataFolder: String?) {
    text = message
    if let dataFolder { shorten(by: dataFolder, called: "the data folder") }
    shorten(by: ".", called: "the project's folder")
  }

  private mutating func shorten(by folder: String, called name: String) {
    // As it was named, in full, and without links.
    let spellings: Set = [
      folder, URL(fileURLWithPath: folder).standardizedFileURL.path, RealPath(folder).text,
    ]
    for path in spellings.sorted(by: { ($1.count, $1) < ($0.count, $0) }) {
      let path = path.hasSuffix("/") ? String(path.dropLast()) : path
      if !path.isEmpty && path != "." { replace(path, with: name) }
    }
  }

  /// Only whole names count: neither `/data2` nor `/my/data` is `/data`.
  private mutating func replace(_ path: String, with name: String) {
    var result = ""
    var rest = Substring(text)
    while let found = rest.firstRange(of: path) {
      result += rest[..<found.lowerBound]
      let isStart = result.last.map { $0.isWhitespace || "'\"“‘(=".contains($0) } ?? true
      let after = rest[found.upperBound...]
      if isStart && after.hasPrefix("/") {
        rest = after.drop { $0 == "/" }
        continue
      }
      let isWhole = after.first.map { $0.isWhitespace || "'\"”’),:;".contains($0) } ?? true
      result += isStart && isWhole ? name : path
      rest = after
    }
    text = result + rest
  }
}
