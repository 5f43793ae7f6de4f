import BuildGraph
import Contents

/// Hashes of the code that this program was compiled from, for the keys of what the code makes.
enum SourceStamps {
  /// The sources of some modules, each by its name.
  static func modules(_ names: String...) -> [Node.Input] {
    names.map { name in
      guard let hash = hashes[name] else { preconditionFailure("no module \(name) is recorded") }
      return .content(name: "Sources/\(name)", hash: hash)
    }
  }

  /// Some files, by their paths below `Sources/`.
  static func files(_ paths: [String]) -> [Node.Input] {
    paths.map { path in
      guard let text = text(of: path) else { preconditionFailure("\(path) is not recorded") }
      return .content(name: "Sources/\(path)", hash: ContentHash(of: text))
    }
  }

  /// The versions of the packages that this program was compiled with.
  static let dependencies: Node.Input = {
    let path = "Package.resolved"
    guard let text = text(of: path) else { preconditionFailure("\(path) is not recorded") }
    return .content(name: path, hash: ContentHash(of: text))
  }()

  /// The text of a file, by its path below `Sources/`.
  static func text(of path: String) -> String? { texts[path] }

  /// All sources together: which program this is.
  static let program = ContentHash(
    of: hashes.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)\n" }.joined())

  private static let texts = Dictionary(
    RecordedSources.files.map { ($0.path, $0.text) }, uniquingKeysWith: { first, _ in first })

  /// By module: over the paths and texts of its files.
  private static let hashes: [String: ContentHash] = {
    let modules = Dictionary(grouping: RecordedSources.files) { file in
      String(file.path.prefix { $0 != "/" })
    }
    return modules.mapValues { files in
      ContentHash(
        of: files.map {
          "\($0.path.utf8.count) \($0.path) \($0.text.utf8.count) \($0.text)\n"
        }.joined())
    }
  }()
}
