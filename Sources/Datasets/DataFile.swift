import Glibc

/// Reading of files and folders with errors that name them.
package enum DataFile {
  package enum Kind: Equatable {
    case absent
    case folder
    case file
  }

  /// What is at a path.
  package static func kind(of path: String) throws(DatasetError) -> Kind {
    var status = stat()
    guard stat(path, &status) == 0 else {
      if errno == ENOENT { return .absent }
      throw failure(path)
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
    case .file: throw DatasetError(path: folder, problem: .notAFolder)
    case .folder:
      guard let listing = opendir(folder) else { throw failure(folder) }
      closedir(listing)
    }
  }

  /// The last system error in words, which do not depend on the locale.
  static func failure(_ path: String) -> DatasetError {
    let reason =
      switch errno {
      case EACCES, EPERM: "permission denied"
      case ENOENT: "no such file"
      case ENOTDIR: "a part of its path is not a folder"
      case EISDIR: "it is a folder"
      case ELOOP: "its links lead in a circle"
      case EIO: "the disk reports an error"
      default: "system error \(errno)"
      }
    return DatasetError(path: path, problem: .unreadable(reason: reason))
  }
}
