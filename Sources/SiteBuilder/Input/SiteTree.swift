public import Contents

/// The files of a site by their paths, in the order of the paths' bytes.
public struct SiteTree: Equatable, Sendable {
  private var contents: [String: Content] = [:]

  public init() {}

  /// Makes a tree of some files; of two with one path the later stays.
  public init(_ files: [(path: String, content: Content)]) {
    for file in files { contents[file.path] = file.content }
  }

  /// Every file, sorted.
  public var files: [(path: String, content: Content)] {
    contents.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { (path: $0.key, content: $0.value) }
  }

  public subscript(path: String) -> Content? {
    get { contents[path] }
    set { contents[path] = newValue }
  }

  func contains(_ path: String) -> Bool { contents[path] != nil }
}
