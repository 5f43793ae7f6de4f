import Contents
public import DurableFiles
public import Foundation

#if canImport(Glibc)
import Glibc
#endif

extension StoreCare {
  /// A store that is no larger than this, in bytes, is left alone.
  public static let largeStore = 2 << 30
  /// How long unused results stay in a large store, in seconds.
  public static let keptUnused = 30 * 86_400
  /// Builds look so often, in seconds: reading every record takes a moment.
  private static let interval = 86_400

  /// Keeps a store from growing for ever: once a day, a large one loses what no build has used for
  /// 30 days.
  ///
  /// - Returns: what was removed; nil when it was not looked at.
  /// - Throws: `FileFailure` when a folder cannot be read or written.
  public func upkeep(
    now: Date = Date(), largerThan limit: Int = largeStore
  ) throws(FileFailure)
    -> Size?
  {
    let mark = "\(store.folder.path)/builds/upkeep"
    var status = stat()
    let today = Int(now.timeIntervalSince1970)
    if stat(mark, &status) == 0, (0..<Self.interval).contains(today - status.st_mtim.tv_sec) {
      return nil
    }
    try store.folder.write([], to: mark)
    guard try size().bytes > limit else { return Size() }
    return try remove(beyond: StoreLimits(unusedFor: Self.keptUnused), now: now)
  }
}
