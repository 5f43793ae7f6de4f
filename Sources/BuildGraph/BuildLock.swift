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
    var isWaiting = false
    while true {
      let descriptor = try Self.open(path, in: store)
      let isLocked: Bool
      do throws(FileFailure) {
        isLocked = try Self.lock(descriptor, path)
      } catch {
        close(descriptor)
        throw error
      }
      if isLocked {
        self.descriptor = descriptor
        break
      }
      if !isWaiting { onWait(Self.text(of: descriptor)) }
      isWaiting = true
      close(descriptor)
      if cancellation.isCancelled { throw Cancelled(place: "while another build ran") }
      usleep(Self.pause)
    }
    ftruncate(descriptor, 0)
    let text = Array("process \(getpid()): \(holder)".utf8)
    _ = text.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
  }

  deinit { close(descriptor) }

  /// Opens the lock's file; what is none, such as a folder or a link, is cleared away.
  private static func open(_ path: String, in store: Store) throws(FileFailure) -> Int32 {
    let flags = O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
    var descriptor = Glibc.open(path, O_RDWR | O_CREAT | flags, 0o644)
    if descriptor < 0, errno == EISDIR || errno == ELOOP {
      store.folder.clear(path)
      descriptor = Glibc.open(path, O_RDWR | O_CREAT | flags, 0o644)
    }
    // Another user's file can be locked all the same.
    if descriptor < 0, errno == EACCES { descriptor = Glibc.open(path, O_RDONLY | flags) }
    guard descriptor >= 0 else { throw FileFailure(path: path, action: "lock", code: errno) }
    return descriptor
  }

  /// - Returns: false while somebody else holds the lock.
  private static func lock(_ descriptor: Int32, _ path: String) throws(FileFailure) -> Bool {
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      switch errno {
      case EWOULDBLOCK, EINTR: return false
      // Some network file systems have no locks; builds there are still swapped in whole.
      case ENOLCK, ENOSYS, EOPNOTSUPP: return true
      default: throw FileFailure(path: path, action: "lock", code: errno)
      }
    }
    // Whoever cleaned up may have removed the file meanwhile, and another build locked a new one.
    var (held, named) = (stat(), stat())
    return fstat(descriptor, &held) == 0 && stat(path, &named) == 0 && held.st_ino == named.st_ino
      && held.st_dev == named.st_dev
  }

  private static func text(of descriptor: Int32) -> String {
    let bytes = [UInt8](unsafeUninitializedCapacity: 1000) { buffer, count in
      count = max(0, pread(descriptor, buffer.baseAddress, buffer.count, 0))
    }
    return bytes.isEmpty ? "it has not said which" : String(decoding: bytes, as: UTF8.self)
  }
}
