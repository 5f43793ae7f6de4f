import Glibc

/// Reading of files and folders with errors that name them.
enum DataFile {
  enum Kind: Equatable {
    case absent
    case folder
    case file
  }

  /// What is at a path.
  static func kind(of path: String) throws(DatasetError) -> Kind {
    var status = stat()
    guard stat(path, &status) == 0 else {
      if errno == ENOENT { return .absent }
      throw failure(path)
    }
    return status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
  }

  /// All bytes of a file, in one allocation of the file's size.
  static func bytes(of path: String) throws(DatasetError) -> [UInt8] {
    // Without O_NONBLOCK a named pipe would keep us waiting for a writer.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw DatasetError(path: path, problem: .unreadable(reason: "it is not a regular file"))
    }
    let size = Int(status.st_size)
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let received = read(descriptor, buffer.baseAddress?.advanced(by: count), size - count)
        if received < 0 && errno == EINTR { continue }
        failed = received < 0
        if received <= 0 { return }
        count += received
      }
    }
    if failed { throw failure(path) }
    return bytes
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
  private static func failure(_ path: String) -> DatasetError {
    let reason =
      switch errno {
      case EACCES, EPERM: "permission denied"
      case ENOENT: "no such file"
      case ENOTDIR: "a part of its path is not a folder"
      case EISDIR: "it is a folder"
      case EIO: "the disk reports an error"
      default: "system error \(errno)"
      }
    return DatasetError(path: path, problem: .unreadable(reason: reason))
  }
}
