import DurableFiles
import Foundation

#if canImport(Glibc)
import Glibc
#endif

/// A lock on a file.
///
/// It belongs to the open file, so the system frees it when its holder ends, however that happens.
/// Some network file systems have no locks; then everybody gets one, and what locks only make
/// cheaper stays right without.
final class FileLock: Sendable {
  enum Kind {
    /// Any number of holders.
    case shared
    case exclusive
  }

  private let path: String
  private let descriptor: Int32

  /// Opens the file and takes no lock yet; what is no file, such as a folder, a link or a
  /// socket, is cleared away.
  init(_ path: String, in store: StoreFolder) throws(FileFailure) {
    self.path = path
    let flags = O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
    var descriptor = open(path, O_RDWR | O_CREAT | flags, 0o644)
    if descriptor < 0, [EISDIR, ELOOP, ENXIO].contains(errno) {
      store.clear(path)
      descriptor = open(path, O_RDWR | O_CREAT | flags, 0o644)
    }
    // Another user's file can be locked all the same.
    if descriptor < 0, errno == EACCES { descriptor = open(path, O_RDONLY | flags) }
    guard descriptor >= 0 else { throw FileFailure(path: path, action: "lock", code: errno) }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Takes the lock, or turns the one that is held into the other kind, which then may be lost.
  ///
  /// - Returns: whether it was free. A file that was removed meanwhile is not, since others may
  ///   have locked a new one: whoever waits opens it anew.
  func tryTake(_ kind: Kind) throws(FileFailure) -> Bool {
    while flock(descriptor, (kind == .shared ? LOCK_SH : LOCK_EX) | LOCK_NB) != 0 {
      switch errno {
      case EINTR: continue
      case EWOULDBLOCK: return false
      // NFS says the last of a file that may only be read.
      case ENOLCK, ENOSYS, EOPNOTSUPP, EBADF: return true
      case let code: throw FileFailure(path: path, action: "lock", code: code)
      }
    }
    var (held, named) = (stat(), stat())
    return fstat(descriptor, &held) == 0 && stat(path, &named) == 0 && held.st_ino == named.st_ino
      && held.st_dev == named.st_dev
  }

  /// What the last holder wrote into the file.
  var note: String {
    let bytes = [UInt8](unsafeUninitializedCapacity: 1000) { buffer, count in
      count = max(0, pread(descriptor, buffer.baseAddress, buffer.count, 0))
    }
    return bytes.isEmpty ? "it has not said which" : String(decoding: bytes, as: UTF8.self)
  }

  func write(note: String) {
    ftruncate(descriptor, 0)
    let text = Array(note.utf8)
    _ = text.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
  }
}
