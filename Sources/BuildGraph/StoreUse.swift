import DurableFiles
import Foundation

/// Holds a store while something reads or writes results in it, so that nobody removes what a
/// build has just found.
///
/// Only work is at stake: whoever misses a result computes it again.
final class StoreUse: Sendable {
  private static let patience = Duration.seconds(10)
  private static let pause = 0.02

  private let lock: FileLock

  /// Waits for somebody who removes results, which takes moments, but not for ever.
  init(_ folder: StoreFolder) throws(FileFailure) {
    let path = "\(folder.path)/builds/use.lock"
    var lock = try FileLock(path, in: folder)
    let start = ContinuousClock.now
    while try !lock.tryTake(.shared), ContinuousClock.now - start < Self.patience {
      Thread.sleep(forTimeInterval: Self.pause)
      lock = try FileLock(path, in: folder)
    }
    self.lock = lock
  }

  /// Runs something while nobody else uses the store.
  ///
  /// - Returns: nil when somebody does.
  func alone<Result>(_ body: () throws(FileFailure) -> Result) throws(FileFailure) -> Result? {
    defer { _ = try? lock.tryTake(.shared) }
    return try lock.tryTake(.exclusive) ? try body() : nil
  }
}
