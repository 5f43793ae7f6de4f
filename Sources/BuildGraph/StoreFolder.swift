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
      let folder = "\(path)/\(name)"
      try DurableFile.makeFolder(folder)
      // It may be another user's.
      guard access(folder, W_OK | X_OK) == 0 else {
        throw FileFailure(path: folder, action: "write", code: errno)
      }
    }
    // Folders may be there where nothing can be written.
    let trial = TornFiles.newPath(for: "trial", in: partial)
    defer { unlink(trial) }
    try DurableFile.writeNew([], to: trial, synced: false, shownAs: partial)
    TornFiles.removeAll(in: partial)
  }

  private var partial: String { "\(path)/partial" }

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
    let new = TornFiles.newPath(for: (file as NSString).lastPathComponent, in: partial)
    defer { unlink(new) }
    try DurableFile.writeNew(bytes, to: new, synced: false, shownAs: file)
    if rename(new, file) == 0 { return }
    try makeRoom(for: file, code: errno)
    guard rename(new, file) == 0 else {
      throw FileFailure(path: file, action: "rename a finished file to this name", code: errno)
    }
  }

  /// Makes the folder of a file that could not be put there, and clears away what was in the way: a
  /// folder with the file's name, or something instead of its folder that cannot be written to.
  private func makeRoom(for file: String, code: Int32) throws(FileFailure) {
    let folder = (file as NSString).deletingLastPathComponent
    var status = stat()
    switch code {
    case EISDIR: clear(file)
    case ENOTDIR, EACCES, ELOOP: clear(folder)
    case ENOENT: if lstat(folder, &status) == 0 { clear(folder) }
    default:
      throw FileFailure(path: file, action: "rename a finished file to this name", code: code)
    }
    try DurableFile.makeFolder(folder)
  }

  /// Moves something out of the way and removes it, as far as that is allowed.
  func clear(_ place: String) {
    let name = (place as NSString).lastPathComponent
    let aside = TornFiles.newPath(for: name, in: partial)
    if rename(place, aside) == 0 {
      try? FileManager.default.removeItem(atPath: aside)
    } else {
      // Another user's folder can be renamed, but leaves its own only with that user's consent.
      rename(place, TornFiles.newPath(for: name, in: (place as NSString).deletingLastPathComponent))
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
