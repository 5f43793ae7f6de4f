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

  /// Opens the file and takes no lock yet.
  init(_ path: String) throws(FileFailure) {
    self.path = path
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileFailure(path: path, action: "lock", code: errno) }
  }

  deinit { close(descriptor) }

  /// Takes the lock, or turns the one that is held into the other kind, which then may be lost.
  ///
  /// - Returns: whether it was free.
  func tryTake(_ kind: Kind) throws(FileFailure) -> Bool {
    while flock(descriptor, (kind == .shared ? LOCK_SH : LOCK_EX) | LOCK_NB) != 0 {
      switch errno {
      case EINTR: continue
      case EWOULDBLOCK: return false
      case ENOLCK, ENOSYS, EOPNOTSUPP: return true
      case let code: throw FileFailure(path: path, action: "lock", code: code)
      }
    }
    return true
  }

  /// What the last holder wrote into the file.
  var note: String {
    let bytes = [UInt8](unsafeUninitializedCapacity: 1000) { buffer, count in
      count = max(0, pread(descriptor, buffer.baseAddress, buffer.count, 0))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  func write(note: String) {
    ftruncate(descriptor, 0)
    let text = Array(note.utf8)
    _ = text.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
  }
}
