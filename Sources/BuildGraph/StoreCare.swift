import Contents
import DurableFiles
import Foundation

#if canImport(Glibc)
import Glibc
#endif

/// Looks after a store: how large it is, what is damaged, what may go.
public struct StoreCare: Sendable {
  private let folder: StoreFolder
  /// Files that are being written are younger than this, in seconds.
  private static let partialLife = 86_400

  public init(_ store: Store) { folder = store.folder }

  /// How much there is.
  public struct Size: Equatable, Sendable {
    public var results = 0
    public var contents = 0
    /// In bytes, records and contents.
    public var bytes = 0
    /// Results that the last builds of all places used.
    public var inUse = 0
  }

  public func size() -> Size {
    let records = records()
    let used = usedKeys()
    let contents = files(in: "contents")
    return Size(
      results: records.count, contents: contents.count,
      bytes: (records.map(\.file) + contents).reduce(0) { $0 + $1.size },
      inUse: records.count { used.contains($0.key) })
  }

  /// Reads everything and removes what is not what was written; the next build makes it again.
  ///
  /// - Returns: the paths of what was damaged.
  public func verify() -> [String] {
    var damaged: [String] = []
    for file in files(in: "contents") {
      guard let hash = ContentHash(hexadecimal: file.name),
        case .found = folder.bytes(of: hash)
      else {
        damaged.append(file.path)
        continue
      }
    }
    for file in files(in: "records") {
      guard let key = ContentHash(hexadecimal: file.name),
        let record = StoreFolder.read(file.path).flatMap(ResultRecord.init(encoded:)),
        record.key.hash == key
      else {
        damaged.append(file.path)
        continue
      }
    }
    for path in damaged { unlink(path) }
    return damaged
  }

  /// Removes what has not been used for long, then what was used longest ago, until little enough
  /// is left. What the last build of any place used stays.
  ///
  /// - Parameters:
  ///   - seconds: results that were used since then stay; nil to look at the size alone.
  ///   - bytes: the size to come down to; nil for no limit.
  /// - Returns: how much was removed.
  public func collect(unusedFor seconds: Int?, downTo bytes: Int?) -> Size {
    removeTornFiles()
    let now = Int(time(nil))
    let used = usedKeys()
    let records = records().sorted {
      ($0.file.lastUse, $0.file.name) > ($1.file.lastUse, $1.file.name)
    }
    let contents = Dictionary(
      files(in: "contents").map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var kept: Set<String> = []
    var total = 0
    var removed = Size()
    /// What a record would add to what is kept.
    func cost(_ entry: RecordFile) -> Int {
      entry.file.size
        + Set(entry.contents).subtracting(kept).reduce(0) { $0 + (contents[$1]?.size ?? 0) }
    }
    func keep(_ entry: RecordFile) {
      total += cost(entry)
      kept.formUnion(entry.contents)
    }
    for entry in records where used.contains(entry.key) { keep(entry) }
    for entry in records where !used.contains(entry.key) {
      let isFresh = seconds.map { now - entry.file.lastUse <= $0 } ?? true
      if isFresh && total + cost(entry) <= bytes ?? .max {
        keep(entry)
      } else if unlink(entry.file.path) == 0 {
        removed.results += 1
        removed.bytes += entry.file.size
      }
    }
    for file in contents.values where !kept.contains(file.name) && unlink(file.path) == 0 {
      removed.contents += 1
      removed.bytes += file.size
    }
    return removed
  }

  /// What builds left that were killed while they wrote.
  private func removeTornFiles() {
    let now = Int(time(nil))
    for file in files(in: "partial") where now - file.lastUse > Self.partialLife {
      unlink(file.path)
    }
  }
}

extension StoreCare {
  fileprivate struct File {
    let path: String
    let name: String
    let size: Int
    /// In seconds since 1970.
    let lastUse: Int
  }

  fileprivate struct RecordFile {
    let file: File
    let key: ContentHash
    /// Names of files in `contents`.
    let contents: [String]
  }

  /// Keys that the last build of any place used.
  fileprivate func usedKeys() -> Set<ContentHash> {
    var keys: Set<ContentHash> = []
    for file in files(in: "builds") {
      let entries = StoreFolder.read(file.path).flatMap(BuildJournal.entries) ?? [:]
      keys.formUnion(entries.values.map(\.key))
    }
    return keys
  }

  /// Every readable record; others are removed by `verify`.
  fileprivate func records() -> [RecordFile] {
    files(in: "records").compactMap { file in
      guard let record = StoreFolder.read(file.path).flatMap(ResultRecord.init(encoded:)) else {
        return nil
      }
      return RecordFile(
        file: file, key: record.key.hash, contents: record.parts.map(\.hash.hexadecimal))
    }
  }

  /// Every file below a part of the store, sorted by path.
  fileprivate func files(in part: String) -> [File] {
    let root = "\(folder.path)/\(part)"
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? []
    return names.sorted().compactMap { name in
      var status = stat()
      let path = "\(root)/\(name)"
      guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
      return File(
        path: path, name: (name as NSString).lastPathComponent, size: Int(status.st_size),
        lastUse: status.st_mtim.tv_sec)
    }
  }
}
