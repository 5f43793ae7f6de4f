import Glibc

/// Reading of files and folders with errors that name them.
package enum DataFile {
  package enum Kind: Equatable {
    case absent
    /// A link to nowhere, or something behind one: it ought to be there, but cannot be read.
    case deadLink
    case folder
    case file
  }

  /// What is at a path; links are followed.
  package static func kind(of path: String) throws(DatasetError) -> Kind {
    var status = stat()
    guard stat(path, &status) == 0 else {
      guard errno == ENOENT else { throw failure(path) }
      return deadLink(on: path) == nil ? .absent : .deadLink
    }
    return status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
  }

  /// All bytes of a file, in one allocation of the file's size.
  static func bytes(of path: String) throws(DatasetError) -> [UInt8] {
    let file = try FileReader(path: path)
    return try file.next(file.size)
  }

  /// Proves that a folder's entries may be listed.
  static func checkReadable(folder: String) throws(DatasetError) {
    switch try kind(of: folder) {
    case .absent: throw DatasetError(path: folder, problem: .missingFolder)
    case .deadLink:
      throw DatasetError(path: deadLink(on: folder) ?? folder, problem: .deadLink)
    case .file: throw DatasetError(path: folder, problem: .notAFolder)
    case .folder:
      guard let listing = opendir(folder) else { throw failure(folder) }
      closedir(listing)
    }
  }

  /// The last system error in words, which do not depend on the locale.
  static func failure(_ path: String) -> DatasetError {
    let code = errno
    if code == ENOENT, let link = deadLink(on: path) {
      return DatasetError(path: link, problem: .deadLink)
    }
    let reason =
      switch code {
      case EACCES, EPERM: "permission denied"
      case ENOENT: "no such file"
      case ENOTDIR: "a part of its path is not a folder"
      case EISDIR: "it is a folder"
      case ELOOP: "its links lead in a circle"
      case EIO: "the disk reports an error"
      default: "system error \(code)"
      }
    return DatasetError(path: path, problem: .unreadable(reason: reason))
  }

  /// The part of a path that is a link to nowhere, nil if none is.
  ///
  /// An annexed file whose content is not at hand is such a link, and so is a folder on a disk that
  /// was moved. Neither is absent.
  private static func deadLink(on path: String) -> String? {
    var part = path[...]
    while !part.isEmpty {
      let name = String(part)
      var status = stat()
      if lstat(name, &status) == 0 {
        guard status.st_mode & S_IFMT == S_IFLNK else { return nil }
        return stat(name, &status) == 0 ? nil : name
      }
      part = part[..<(part.lastIndex(of: "/") ?? part.startIndex)]
    }
    return nil
  }
}
