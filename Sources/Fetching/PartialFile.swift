import DurableFiles
import Glibc

/// A download that has begun: what came so far, and where it came from.
///
/// It lies beside the file that it will be. A later run goes on with it; while one does, another
/// program keeps away.
final class PartialFile: Sendable {
  static let ending = ".partial"
  /// Of the file that says where the bytes are from.
  static let originEnding = "\(ending)-origin"

  /// What tells whether the rest still belongs to the same file.
  struct Origin: Equatable {
    let address: String
    /// The server's mark of this version of the file: an entity tag or a date; empty without one.
    let mark: String
  }

  let path: String
  private let target: String
  private let descriptor: Int32
  private var originPath: String { target + Self.originEnding }

  /// Opens the partial file of a target, a new and empty one if there is none.
  ///
  /// - Throws: `FileFailure` when it cannot be opened, or another program has it.
  init(of target: String) throws(FileFailure) {
    self.target = target
    path = target + Self.ending
    while true {
      let descriptor = try Self.openLocked(path)
      // Another program may have finished and renamed it just before the lock was free.
      var (own, named) = (stat(), stat())
      if fstat(descriptor, &own) == 0, stat(path, &named) == 0, own.st_ino == named.st_ino,
        own.st_dev == named.st_dev
      {
        self.descriptor = descriptor
        return
      }
      close(descriptor)
    }
  }

  private static func openLocked(_ path: String) throws(FileFailure) -> Int32 {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o644)
    guard descriptor >= 0 else { throw FileFailure(path: path, action: "create", code: errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw FileFailure(
        path: path, action: "write", reason: "it is not a regular file", hint: "Remove it.")
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw FileFailure(
        path: path, action: "write", reason: "another program is fetching it",
        hint: "Wait until it is done.")
    }
    return descriptor
  }

  deinit {
    close(descriptor)
  }

  /// Lets other programs have it; a session may keep this value longer than it is used.
  func release() {
    flock(descriptor, LOCK_UN)
  }

  /// How much has come so far.
  func size() throws(FileFailure) -> Int {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure("read") }
    return Int(status.st_size)
  }

  /// Where the bytes came from, nil if that was not written down.
  var origin: Origin? {
    guard let bytes = try? DurableFile.read(originPath) else { return nil }
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count >= 2 else { return nil }
    return Origin(address: String(lines[0]), mark: String(lines[1]))
  }

  /// Begins anew with bytes from somewhere.
  func restart(from origin: Origin) throws(FileFailure) {
    guard ftruncate(descriptor, 0) == 0 else { throw failure("write") }
    try DurableFile.write(Array("\(origin.address)\n\(origin.mark)\n".utf8), to: originPath)
  }

  func append(_ bytes: UnsafeRawBufferPointer) throws(FileFailure) {
    guard lseek(descriptor, 0, SEEK_END) >= 0 else { throw failure("write") }
    var written = 0
    while written < bytes.count, let start = bytes.baseAddress {
      let count = write(descriptor, start + written, bytes.count - written)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw failure("write") }
      written += count
    }
  }

  /// Puts the finished file in its place, in one step.
  func finish() throws(FileFailure) {
    guard fsync(descriptor) == 0 else { throw failure("write") }
    guard rename(path, target) == 0 else {
      throw FileFailure(path: target, action: "rename a finished file to this name", code: errno)
    }
    unlink(originPath)
  }

  /// Forgets what came so far, but keeps other programs away.
  func discardContent() {
    ftruncate(descriptor, 0)
    unlink(originPath)
  }

  /// Removes the partial file.
  func discard() {
    unlink(path)
    unlink(originPath)
  }

  private func failure(_ action: String) -> FileFailure {
    FileFailure(path: path, action: action, code: errno)
  }
}
