public import Cancellations
import Contents
import DurableFiles
import Foundation

#if canImport(Glibc)
import Glibc
#endif

/// Keeps two builds from writing to one place at once.
///
/// The lock belongs to an open file, so the system frees it when its holder ends, however that
/// happens; what the file says is only for the message to who waits.
public final class BuildLock: Sendable {
  private static let pause: UInt32 = 50_000

  private let descriptor: Int32

  /// Waits until no other build holds the place.
  ///
  /// - Parameters:
  ///   - place: the folder that a build writes to.
  ///   - store: where locks lie.
  ///   - holder: what others are told who wait for this lock.
  ///   - onWait: called once, with what the holder said, before waiting begins.
  /// - Throws: `Cancelled`, or `FileFailure` when there can be no lock in the store.
  public init(
    _ place: String, in store: Store, as holder: String, cancellation: Cancellation,
    onWait: (String) -> Void
  ) throws {
    let path = "\(store.folder.path)/builds/\(ContentHash(of: place)).lock"
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileFailure(path: path, action: "lock", code: errno) }
    var isWaiting = false
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      let code = errno
      guard code == EWOULDBLOCK || code == EINTR else {
        // Some network file systems have no locks; builds there are still swapped in whole.
        if code == ENOLCK || code == ENOSYS || code == EOPNOTSUPP { break }
        close(descriptor)
        throw FileFailure(path: path, action: "lock", code: code)
      }
      if !isWaiting { onWait(Self.text(of: descriptor)) }
      isWaiting = true
      if cancellation.isCancelled {
        close(descriptor)
        throw Cancelled(place: "while another build ran")
      }
      usleep(Self.pause)
    }
    ftruncate(descriptor, 0)
    let text = Array("process \(getpid()): \(holder)".utf8)
    _ = text.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
  }

  deinit { close(descriptor) }

  private static func text(of descriptor: Int32) -> String {
    let bytes = [UInt8](unsafeUninitializedCapacity: 1000) { buffer, count in
      count = max(0, pread(descriptor, buffer.baseAddress, buffer.count, 0))
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
