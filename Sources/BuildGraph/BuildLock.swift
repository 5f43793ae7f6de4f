public import Cancellations
import Contents
import DurableFiles
import Foundation

/// Keeps two builds from writing to one place at once.
///
/// What its file says is only for the message to who waits.
public final class BuildLock: Sendable {
  private static let pause = 0.05

  private let lock: FileLock

  /// Waits until no other build holds the place.
  ///
  /// - Parameters:
  ///   - place: the folder that a build writes to.
  ///   - store: where locks lie.
  ///   - holder: what others are told who wait for this lock.
  ///   - cancellation: ends the waiting.
  ///   - onWait: called once, with what the holder said, before waiting begins.
  /// - Throws: `Cancelled`, or `FileFailure` when there can be no lock in the store.
  public init(
    _ place: String, in store: Store, as holder: String, cancellation: Cancellation,
    onWait: (String) -> Void
  ) throws {
    let path = Self.path(of: place, in: store)
    var lock = try FileLock(path, in: store.folder)
    var isWaiting = false
    while try !lock.tryTake(.exclusive) {
      if !isWaiting { onWait(lock.note) }
      isWaiting = true
      try cancellation.check("while another build ran")
      Thread.sleep(forTimeInterval: Self.pause)
      lock = try FileLock(path, in: store.folder)
    }
    self.lock = lock
    lock.write(note: "process \(ProcessInfo.processInfo.processIdentifier): \(holder)")
  }

  static func path(of place: String, in store: Store) -> String {
    "\(store.folder.path)/builds/\(ContentHash(of: place)).lock"
  }
}
