import Contents
public import DurableFiles
public import Foundation

#if canImport(Glibc)
import Glibc
#endif

/// Which results of a store may go.
public struct StoreLimits: Equatable, Sendable {
  /// Results that were not used for so many seconds go; nil when age does not matter.
  public var unusedFor: Int?
  /// Then what was used longest ago goes, until no more bytes than these are left; nil for no
  /// limit.
  public var bytes: Int?

  public init(unusedFor: Int? = nil, bytes: Int? = nil) {
    self.unusedFor = unusedFor
    self.bytes = bytes
  }
}

extension StoreCare {
  /// How long a place whose folder is gone keeps what its last build used, in seconds.
  private static let placeLife = 30 * 86_400

  /// Removes results by their last use.
  ///
  /// What the last build of any place used stays, and so do contents as long as a result that stays
  /// has them.
  ///
  /// - Parameters:
  ///   - limits: which results may go.
  ///   - now: the date from which their age counts.
  /// - Returns: what was removed; nil when another process uses the store, so that nothing was.
  /// - Throws: `FileFailure` when a folder cannot be listed, or a journal not be read.
  public func remove(
    beyond limits: StoreLimits, now: Date = Date()
  ) throws(FileFailure) -> Size? {
    guard let use = store.use else { preconditionFailure("this store is only looked at") }
    return try use.alone { () throws(FileFailure) in
      try removeAlone(limits, Int(now.timeIntervalSince1970))
    }
  }

  private func removeAlone(_ limits: StoreLimits, _ now: Int) throws(FileFailure) -> Size {
    // What was put aside there, and whoever put it there was not allowed to remove.
    for part in StoreFolder.parts { TornFiles.removeAll(in: "\(store.folder.path)/\(part)") }
    let used = try keysInUse(now)
    let records = try listing.records()
    let contents = Dictionary(
      try listing.contentFiles().map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var owners: [ContentHash: Int] = [:]
    for record in records { for content in record.contents { owners[content, default: 0] += 1 } }
    // What no result has is of no use to anybody.
    var unneeded = contents.values.filter { owners[$0.name] == nil }
    var bytes =
      records.reduce(0) { $0 + $1.file.size }
      + owners.keys.reduce(0) { $0 + (contents[$1]?.size ?? 0) }
    var removed: [StoreListing.File] = []
    let oldestFirst = records.filter { !used.contains($0.file.name) }
      .sorted { ($0.file.lastUse, $0.file.name) < ($1.file.lastUse, $1.file.name) }
    for record in oldestFirst {
      // A use in the future, by a clock that was wrong, counts as one just now.
      let isOld = limits.unusedFor.map { now - min(now, record.file.lastUse) >= $0 } ?? false
      guard isOld || bytes > limits.bytes ?? .max else { continue }
      guard unlink(record.file.path) == 0 else { continue }
      removed.append(record.file)
      bytes -= record.file.size
      for content in record.contents {
        owners[content, default: 1] -= 1
        guard owners[content] == 0, let file = contents[content] else { continue }
        bytes -= file.size
        unneeded.append(file)
      }
    }
    let earlier = try removeEarlierResults()
    return Size(removed, earlier + unneeded.filter { unlink($0.path) == 0 })
  }

  private func removeEarlierResults() throws(FileFailure) -> [StoreListing.File] {
    let results = try listing.earlierResults().filter { unlink($0.path) == 0 }
    // Fails where something else is left.
    for folder in Set(results.map { ($0.path as NSString).deletingLastPathComponent }) {
      rmdir(folder)
    }
    return results
  }

  /// Keys that the last build of any place used, but for places that were given up.
  private func keysInUse(_ now: Int) throws(FileFailure) -> Set<ContentHash> {
    var keys: Set<ContentHash> = []
    for (file, journal) in try listing.journals() {
      guard let journal else { continue }
      let isGone = access(journal.place, F_OK) != 0 && (errno == ENOENT || errno == ENOTDIR)
      if isGone && now - file.lastUse > Self.placeLife {
        unlink(file.path)
        unlink(BuildLock.path(of: journal.place, in: store))
      } else {
        keys.formUnion(journal.keys)
      }
    }
    return keys
  }
}
