import Glibc

/// The files below a folder, in byte order of their paths; hidden ones are left out.
package enum FolderListing {
  /// How deep folders may lie in one another; a link that leads back to a folder above it ends here.
  private static let deepest = 8

  /// The paths of all files below a folder, from the folder.
  ///
  /// - Throws: `DatasetError` when a folder cannot be read, or folders lie too deep.
  package static func files(below folder: String) throws(DatasetError) -> [String] {
    var found: [String] = []
    try collect(from: folder, prefix: "", depth: 0, into: &found)
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The names of what lies directly in a folder, in byte order.
  ///
  /// - Throws: `DatasetError` when the folder cannot be read, or a name in it is not in UTF-8.
  package static func names(in folder: String) throws(DatasetError) -> [String] {
    guard let listing = opendir(folder) else { throw DataFile.failure(folder) }
    defer { closedir(listing) }
    var names: [String] = []
    while true {
      // Its end and an error look alike but for this number.
      errno = 0
      guard let entry = readdir(listing) else {
        if errno != 0 { throw DataFile.failure(folder) }
        break
      }
      let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if bytes.first == UInt8(ascii: ".") { continue }
      guard let name = String(validating: bytes, as: UTF8.self) else {
        // What is put in place of its bytes names another file, or none.
        let shown = "\(folder)/\(String(decoding: bytes, as: UTF8.self))"
        throw DatasetError(path: shown, problem: .unreadable(reason: "its name is not in UTF-8"))
      }
      names.append(name)
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func collect(
    from folder: String, prefix: String, depth: Int, into found: inout [String]
  ) throws(DatasetError) {
    guard depth <= deepest else {
      throw DatasetError(path: folder, problem: .foldersTooDeep(limit: deepest))
    }
    for name in try names(in: folder) {
      // A link to nowhere or in a circle counts as a file, so that whoever reads it reports it.
      switch (try? DataFile.kind(of: "\(folder)/\(name)")) ?? .file {
      case .file, .absent, .deadLink: found.append(prefix + name)
      case .folder:
        try collect(
          from: "\(folder)/\(name)", prefix: "\(prefix)\(name)/", depth: depth + 1, into: &found)
      }
    }
  }
}
