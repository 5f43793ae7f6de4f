import Contents
import DurableFiles
import Foundation

#if canImport(Glibc)
import Glibc
#endif

/// The files of a store: `records/ab/<key>`, `contents/cd/<hash>`, `builds/<name>`, and what is
/// being written in `partial/`.
public struct StoreFolder: Sendable {
  public let path: String
  /// Whether anything may be written here, marks of use too.
  let isWritable: Bool

  func prepare() throws(FileFailure) {
    for name in ["records", "contents", "builds", "partial"] {
      try DurableFile.makeFolder("\(path)/\(name)")
    }
    // Folders may be there where nothing can be written.
    let trial = "\(path)/partial/trial.\(getpid()).\(UInt64.random(in: 0...UInt64.max))"
    defer { unlink(trial) }
    try DurableFile.writeNew([], to: trial, synced: false, shownAs: "\(path)/partial")
  }

  func record(of key: ContentHash) -> Store.Lookup<ResultRecord> {
    let path = recordPath(of: key)
    guard let bytes = Self.read(path) else { return .absent }
    guard let record = ResultRecord(encoded: bytes), record.key.hash == key else {
      return .damaged(path: path)
    }
    if isWritable { markUsed(path) }
    return .found(record)
  }

  func bytes(of hash: ContentHash) -> Store.Lookup<[UInt8]> {
    let path = contentPath(of: hash)
    guard let bytes = Self.read(path) else { return .absent }
    return ContentHash(of: bytes) == hash ? .found(bytes) : .damaged(path: path)
  }

  /// Whether there is a file of the right size; its bytes are hashed when they are read.
  func seemsToHold(_ part: ResultRecord.Part) -> Bool {
    var status = stat()
    return stat(contentPath(of: part.hash), &status) == 0 && status.st_mode & S_IFMT == S_IFREG
      && Int(status.st_size) == part.size
  }

  /// Whether the very bytes are there.
  func holds(_ hash: ContentHash, _ bytes: [UInt8]) -> Bool {
    Self.read(contentPath(of: hash)) == bytes
  }

  func save(_ record: ResultRecord) throws(FileFailure) {
    try write(record.encoded, to: recordPath(of: record.key.hash))
  }

  func save(_ bytes: [UInt8], as hash: ContentHash) throws(FileFailure) {
    try write(bytes, to: contentPath(of: hash))
  }

  func recordPath(of key: ContentHash) -> String { filed(key, in: "records") }
  func contentPath(of hash: ContentHash) -> String { filed(hash, in: "contents") }

  private func filed(_ hash: ContentHash, in folder: String) -> String {
    "\(path)/\(folder)/\(hash.hexadecimal.prefix(2))/\(hash.hexadecimal)"
  }

  /// Writes a file aside and renames it.
  ///
  /// It is not synced: after a power cut a torn file does not have its
  /// hash, and costs a computation, not a wrong result.
  func write(_ bytes: [UInt8], to file: String) throws(FileFailure) {
    let name = (file as NSString).lastPathComponent
    let partial = "\(path)/partial/\(name).\(getpid()).\(UInt64.random(in: 0...UInt64.max))"
    defer { unlink(partial) }
    try DurableFile.writeNew(bytes, to: partial, synced: false, shownAs: file)
    if rename(partial, file) == 0 { return }
    guard errno == ENOENT else {
      throw FileFailure(path: file, action: "rename a finished file to this name", code: errno)
    }
    try DurableFile.makeFolder((file as NSString).deletingLastPathComponent)
    guard rename(partial, file) == 0 else {
      throw FileFailure(path: file, action: "rename a finished file to this name", code: errno)
    }
  }

  /// Nil when there is no such file, or it cannot be read: either way it is of no use.
  static func read(_ path: String) -> [UInt8]? {
    try? DurableFile.read(path)
  }

  /// Removal of what is not used goes by the records' times; an hour's precision saves writing.
  private func markUsed(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0, time(nil) - status.st_mtim.tv_sec > 3600 else { return }
    utimensat(AT_FDCWD, path, nil, 0)
  }
}
