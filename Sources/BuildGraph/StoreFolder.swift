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

  /// The folders that everything lies in.
  static let parts = ["records", "contents", "builds", "partial"]

  func prepare() throws(FileFailure) {
    for name in Self.parts {
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
    guard let size = Self.size(of: path) else { return .absent }
    guard size <= Self.largestSealed else { return .damaged(path: path) }
    guard let bytes = try? DurableFile.read(path) else { return .absent }
    guard let record = ResultRecord(encoded: bytes), record.key.hash == key else {
      return .damaged(path: path)
    }
    if isWritable { markUsed(path) }
    return .found(record)
  }

  func bytes(of part: ResultRecord.Part) -> Store.Lookup<[UInt8]> {
    let path = contentPath(of: part.hash)
    guard let size = Self.size(of: path) else { return .absent }
    // Nothing is read whose size is enough to tell.
    guard size == part.size else { return .damaged(path: path) }
    guard let bytes = try? DurableFile.read(path) else { return .absent }
    return ContentHash(of: bytes) == part.hash ? .found(bytes) : .damaged(path: path)
  }

  /// Whether there is a file of the right size; its bytes are hashed when they are read.
  func seemsToHold(_ part: ResultRecord.Part) -> Bool {
    Self.size(of: contentPath(of: part.hash)) == part.size
  }

  /// Whether the very bytes are there.
  func holds(_ bytes: [UInt8], as part: ResultRecord.Part) -> Bool {
    seemsToHold(part) && (try? DurableFile.read(contentPath(of: part.hash))) == bytes
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

  /// No record or journal is larger, in bytes.
  static let largestSealed = 64 << 20

  /// The bytes of a record or a journal; nil when there is no such file, or it cannot be read, or is
  /// far too large: either way it is of no use.
  static func readSealed(_ path: String) -> [UInt8]? {
    guard let size = size(of: path), size <= largestSealed else { return nil }
    return try? DurableFile.read(path)
  }

  /// Whether a regular file begins with these bytes.
  static func begins(_ path: String, with start: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    let count = start.utf8.count
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, got in
      got = max(0, Glibc.read(descriptor, buffer.baseAddress, count))
    }
    return bytes.elementsEqual(start.utf8)
  }

  /// In bytes; nil for what is no regular file.
  private static func size(of path: String) -> Int? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// Removal of what is not used goes by the records' times; an hour's precision saves writing.
  ///
  /// A time in the future comes from a clock that was wrong.
  private func markUsed(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0, abs(time(nil) - status.st_mtim.tv_sec) > 3600 else { return }
    utimensat(AT_FDCWD, path, nil, 0)
  }
}
