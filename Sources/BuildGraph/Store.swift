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
  private let upstreams: [StoreFolder]
  /// Nil for a store that is only looked at.
  let use: StoreUse?

  /// A store for builds, made where there is none.
  ///
  /// - Parameters:
  ///   - folder: where results are kept.
  ///   - upstreams: other stores, trusted for what their keys mean.
  /// - Throws: `FileFailure` when the folder cannot be made, or nothing can be written to it.
  public init(folder: String, upstreams: [String] = []) throws(FileFailure) {
    self.folder = StoreFolder(path: folder, isWritable: true)
    self.upstreams = upstreams.map { StoreFolder(path: $0, isWritable: false) }
    try self.folder.prepare()
    use = try StoreUse(self.folder)
  }

  /// A store that is only looked at, and need not be there: nothing is made or marked as used.
  public init(lookingAt folder: String, upstreams: [String] = []) {
    self.folder = StoreFolder(path: folder, isWritable: false)
    self.upstreams = upstreams.map { StoreFolder(path: $0, isWritable: false) }
    use = nil
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
  /// What only an upstream has is copied, after its hashes were checked.
  public func record(of key: ContentHash) -> Lookup<ResultRecord> { find(key).record }

  /// The same, with the upstream that it was copied from just now, if it was.
  func find(_ key: ContentHash) -> (record: Lookup<ResultRecord>, upstream: String?) {
    var answer = folder.record(of: key)
    if case .found(let record) = answer {
      guard let lost = record.parts.first(where: { !folder.seemsToHold($0) }) else {
        return (answer, nil)
      }
      answer = .absent
      if case .damaged(let path) = folder.bytes(of: lost) { answer = .damaged(path: path) }
    }
    for upstream in upstreams {
      switch fetch(key, from: upstream) {
      case .found(let record): return (.found(record), upstream.path)
      case .damaged(let path): answer = .damaged(path: path)
      case .absent: break
      }
    }
    return (answer, nil)
  }

  /// The bytes of a part.
  public func bytes(of part: ResultRecord.Part) -> Lookup<[UInt8]> {
    var answer = folder.bytes(of: part)
    if case .found = answer { return answer }
    for upstream in upstreams {
      switch upstream.bytes(of: part) {
      case .found(let bytes):
        if folder.isWritable { try? folder.save(bytes, as: part.hash) }
        return .found(bytes)
      case .damaged(let path): answer = .damaged(path: path)
      case .absent: break
      }
    }
    return answer
  }

  /// The bytes of a part, where there is nothing to be done about bytes that are not there.
  ///
  /// - Throws: `FileFailure`.
  func checkedBytes(of part: ResultRecord.Part) throws(FileFailure) -> [UInt8] {
    switch bytes(of: part) {
    case .found(let bytes): return bytes
    case .absent: throw Self.failure(folder.contentPath(of: part.hash), "it is gone")
    case .damaged(let path): throw Self.failure(path, "it does not hold what was written")
    }
  }

  private static func failure(_ path: String, _ reason: String) -> FileFailure {
    FileFailure(
      path: path, action: "read", reason: reason, hint: "The next build computes it again.")
  }

  /// What somebody knows of a key, whether or not the contents are still there.
  func remembered(_ key: ContentHash) -> ResultRecord? {
    for folder in [folder] + upstreams {
      if case .found(let record) = folder.record(of: key) { return record }
    }
    return nil
  }

  /// Keeps a result: its contents first, so that a record never promises what is not there.
  func save(_ parts: [Node.Part], as record: ResultRecord) throws(FileFailure) {
    for (part, entry) in zip(parts, record.parts) where !folder.holds(part.bytes, as: entry) {
      try folder.save(part.bytes, as: entry.hash)
    }
    try folder.save(record)
  }

  private func fetch(_ key: ContentHash, from upstream: StoreFolder) -> Lookup<ResultRecord> {
    let there = upstream.record(of: key)
    guard case .found(let record) = there else { return there }
    for part in record.parts where !folder.seemsToHold(part) {
      guard folder.isWritable else {
        if upstream.seemsToHold(part) { continue }
        return .absent
      }
      switch upstream.bytes(of: part) {
      case .found(let bytes): guard keep(bytes, part.hash) else { return .absent }
      case .damaged(let path): return .damaged(path: path)
      case .absent: return .absent
      }
    }
    if folder.isWritable { guard (try? folder.save(record)) != nil else { return .absent } }
    return .found(record)
  }

  /// A disk that is full here does not keep results from being computed.
  private func keep(_ bytes: [UInt8], _ hash: ContentHash) -> Bool {
    (try? folder.save(bytes, as: hash)) != nil
  }
}
