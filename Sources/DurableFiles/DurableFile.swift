import Foundation

#if canImport(Glibc)
import Glibc
#endif

/// Writing that either happens wholly or not at all.
public enum DurableFile {
  /// Writes a file through a temporary neighbour, which is synced and then renamed over it.
  ///
  /// A symbolic link is followed; a device or a pipe is written to as it is.
  public static func write(_ bytes: [UInt8], to file: String) throws(FileFailure) {
    let path = URL(fileURLWithPath: file).resolvingSymlinksInPath().path
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      return try append(bytes, to: path)
    }
    let temporary = "\(path).\(getpid()).\(UInt64.random(in: 0...UInt64.max)).partial"
    do throws(FileFailure) {
      try writeNew(bytes, to: temporary, synced: true, shownAs: path)
      guard rename(temporary, path) == 0 else {
        throw FileFailure(path: path, action: "rename a finished file to this name", code: errno)
      }
    } catch {
      unlink(temporary)
      throw error
    }
  }

  /// Writes to something that cannot be replaced.
  private static func append(_ bytes: [UInt8], to path: String) throws(FileFailure) {
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileFailure(path: path, action: "write", code: errno) }
    defer { close(descriptor) }
    try send(bytes, to: descriptor, shownAs: path)
  }

  /// Writes a file that must not exist yet; messages show the name that it will have in the end.
  package static func writeNew(
    _ bytes: [UInt8], to path: String, synced: Bool, shownAs name: String
  ) throws(FileFailure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileFailure(path: name, action: "create", code: errno) }
    do throws(FileFailure) {
      try send(bytes, to: descriptor, shownAs: name)
      if synced { try sync(descriptor, shownAs: name) }
    } catch {
      close(descriptor)
      throw error
    }
    // A network file system may say only now that its disk is full.
    guard close(descriptor) == 0 || errno == EINTR else {
      throw FileFailure(path: name, action: "write", code: errno)
    }
  }

  /// Waits until a file is on the disk, where the file system knows how to say so.
  private static func sync(_ descriptor: Int32, shownAs name: String) throws(FileFailure) {
    guard fsync(descriptor) != 0, ![EINVAL, ENOSYS, EOPNOTSUPP].contains(errno) else { return }
    throw FileFailure(path: name, action: "write", code: errno)
  }

  package static func send(
    _ bytes: [UInt8], to descriptor: Int32, shownAs name: String
  ) throws(FileFailure) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer -> Int in
        guard let base = buffer.baseAddress else { return 0 }
        return Glibc.write(descriptor, base + written, bytes.count - written)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw FileFailure(path: name, action: "write", code: errno) }
      written += count
    }
  }

  /// Makes a folder and those above it.
  package static func makeFolder(_ path: String) throws(FileFailure) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      // Foundation hides the reason; asking once more for the last part brings it back. Another
      // process may have made the folder meanwhile.
      var status = stat()
      if mkdir(path, 0o777) == 0 { return }
      let code = errno == EEXIST ? ENOTDIR : errno
      if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return }
      throw FileFailure(path: path, action: "create this folder", code: code)
    }
  }
}
