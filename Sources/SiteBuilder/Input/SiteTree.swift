/// The files of a site by their paths, in the order of the paths' bytes.
public struct SiteTree: Equatable, Sendable {
  private var contents: [String: [UInt8]] = [:]

  public init() {}

  /// Makes a tree of some files; of two with one path the later stays.
  public init(_ files: [(path: String, bytes: [UInt8])]) {
    for file in files { contents[file.path] = file.bytes }
  }

  /// Every file, sorted.
  public var files: [(path: String, bytes: [UInt8])] {
    contents.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { (path: $0.key, bytes: $0.value) }
  }

  public subscript(path: String) -> [UInt8]? {
    get { contents[path] }
    set { contents[path] = newValue }
  }

  /// A file as text.
  public func text(_ path: String) -> String? {
    contents[path].map { String(decoding: $0, as: UTF8.self) }
  }

  func contains(_ path: String) -> Bool { contents[path] != nil }
}
