public import Contents
public import DurableFiles
import Foundation

/// Results of nodes by key, in a folder that any number of builds may share.
///
/// Records say what a key led to; contents lie under their own hash. Nothing is trusted because it
/// exists: a record holds a hash of itself, and contents are hashed whenever they are read.
public struct Store: Sendable {
  public let folder: StoreFolder
  /// Asked in turn for what the folder does not have; never written to.
  let upstreams: [StoreFolder]

  /// - Parameters:
  ///   - folder: where results are kept.
  ///   - upstreams: other stores, trusted for what their keys mean.
  public init(folder: String, upstreams: [String] = []) throws(FileFailure) {
    self.folder = StoreFolder(path: folder)
    self.upstreams = upstreams.map { StoreFolder(path: $0) }
    try self.folder.prepare()
  }

  /// What there is under a name.
  public enum Lookup<Value: Sendable>: Sendable {
    case found(Value)
    case absent
    /// There is a file, but it does not hold what was written.
    case damaged(path: String)
  }

  /// The record of a key whose contents are all there; those are hashed only when they are read.
  ///
  /// What only the upstream has is copied, after its hashes were checked.
  public func record(of key: ContentHash) -> Lookup<ResultRecord> { find(key).record }

  /// The same, with the upstream that it was copied from just now, if it was.
  func find(_ key: ContentHash) -> (record: Lookup<ResultRecord>, upstream: String?) {
    let local = folder.record(of: key)
    if case .found(let record) = local, record.parts.allSatisfy(folder.seemsToHold) {
      return (local, nil)
    }
    for upstream in upstreams {
      if let record = copy(key, from: upstream) { return (.found(record), upstream.path) }
    }
    if case .damaged = local { return (local, nil) }
    return (.absent, nil)
  }

  /// The bytes with a hash.
  public func bytes(of hash: ContentHash) -> Lookup<[UInt8]> {
    let local = folder.bytes(of: hash)
    if case .found = local { return local }
    for upstream in upstreams {
      guard case .found(let bytes) = upstream.bytes(of: hash) else { continue }
      try? folder.save(bytes, as: hash)
      return .found(bytes)
    }
    return local
  }

  /// Keeps a result: its contents first, so that a record never promises what is not there.
  func save(_ parts: [Node.Part], as record: ResultRecord) throws(FileFailure) {
    for (part, entry) in zip(parts, record.parts) where !folder.holds(entry.hash, part.bytes) {
      try folder.save(part.bytes, as: entry.hash)
    }
    try folder.save(record)
  }

  private func copy(_ key: ContentHash, from upstream: StoreFolder) -> ResultRecord? {
    guard case .found(let record) = upstream.record(of: key, marksUse: false) else { return nil }
    for part in record.parts where !folder.seemsToHold(part) {
      guard case .found(let bytes) = upstream.bytes(of: part.hash),
        (try? folder.save(bytes, as: part.hash)) != nil
      else { return nil }
    }
    return (try? folder.save(record)) == nil ? nil : record
  }
}
