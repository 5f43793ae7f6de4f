import CFileSystem
public import Cancellations
import DurableFiles
import Foundation

#if canImport(Glibc)
import Glibc
#endif

/// A finished tree of files, put in place in one step.
///
/// The tree is written beside the old one and swapped in by a rename, so a reader sees the old
/// site or the new one, and a failure of any kind leaves the old one as it was.
public struct Publication: Sendable {
  private let files: [(path: String, bytes: [UInt8])]

  /// - Parameter files: paths relative to the folder, with `/` between their parts.
  public init(_ files: [(path: String, bytes: [UInt8])]) {
    self.files = files
  }

  /// - Parameters:
  ///   - folder: where to.
  ///   - cancellation: looked at before each file, until the new tree is whole.
  /// - Throws: `FileFailure` when something could not be written, `Cancelled`; the old folder is
  ///   then whole.
  public func publish(
    to folder: ReplaceableFolder, cancellation: Cancellation = Cancellation()
  ) throws {
    try folder.check()
    let target = folder.path
    let parent = (target as NSString).deletingLastPathComponent
    try DurableFile.makeFolder(parent)
    Self.removeLeftovers(of: target)
    let staged = "\(target).\(getpid()).partial"
    defer { try? FileManager.default.removeItem(atPath: staged) }
    try write(to: staged, insteadOf: target, cancellation)
    try Self.swap(staged, target)
  }

  /// Removes what builds left beside the site that were killed while they wrote.
  private static func removeLeftovers(of target: String) {
    let parent = (target as NSString).deletingLastPathComponent
    let start = "\((target as NSString).lastPathComponent)."
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    for name in names where name.hasPrefix(start) && name.hasSuffix(".partial") {
      guard let process = pid_t(name.dropFirst(start.count).dropLast(".partial".count)),
        kill(process, 0) != 0, errno == ESRCH
      else { continue }
      try? FileManager.default.removeItem(atPath: "\(parent)/\(name)")
    }
  }

  private func write(
    to staged: String, insteadOf old: String, _ cancellation: Cancellation
  ) throws {
    try? FileManager.default.removeItem(atPath: staged)
    try DurableFile.makeFolder(staged)
    for (path, bytes) in files {
      try cancellation.check()
      let file = "\(staged)/\(path)"
      try DurableFile.makeFolder((file as NSString).deletingLastPathComponent)
      try DurableFile.writeNew(bytes, to: file, synced: false, shownAs: "\(old)/\(path)")
      Self.keepTime(of: "\(old)/\(path)", on: file, ifItHolds: bytes)
    }
    try Self.syncFileSystem(of: staged)
    try cancellation.check()
  }

  /// Tools that watch modification times then see only the files that really changed.
  private static func keepTime(of old: String, on new: String, ifItHolds bytes: [UInt8]) {
    var status = stat()
    guard stat(old, &status) == 0, Int(status.st_size) == bytes.count,
      let data = FileManager.default.contents(atPath: old), [UInt8](data) == bytes
    else { return }
    let times = [status.st_atim, status.st_mtim]
    utimensat(AT_FDCWD, new, times, 0)
  }

  private static func syncFileSystem(of folder: String) throws(FileFailure) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileFailure(path: folder, action: "open", code: errno) }
    defer { close(descriptor) }
    guard fovea_sync_file_system(descriptor) == 0 else {
      throw FileFailure(path: folder, action: "write", code: errno)
    }
  }

  /// Exchanges the two names in one step; where there is nothing to exchange, a plain rename.
  private static func swap(_ staged: String, _ target: String) throws(FileFailure) {
    var status = stat()
    guard lstat(target, &status) == 0 else {
      if rename(staged, target) == 0 { return }
      throw FileFailure(path: target, action: "put the new site in place", code: errno)
    }
    if fovea_exchange(staged, target) == 0 { return }
    guard errno == EINVAL || errno == ENOSYS else {
      throw FileFailure(path: target, action: "put the new site in place", code: errno)
    }
    try swapInTwoSteps(staged, target)
  }

  /// For file systems that cannot exchange names: the old folder steps aside first.
  private static func swapInTwoSteps(_ staged: String, _ target: String) throws(FileFailure) {
    let aside = "\(staged).old"
    guard rename(target, aside) == 0 else {
      throw FileFailure(path: target, action: "move the old site aside", code: errno)
    }
    guard rename(staged, target) == 0 else {
      let code = errno
      rename(aside, target)
      throw FileFailure(path: target, action: "put the new site in place", code: code)
    }
    try? FileManager.default.removeItem(atPath: aside)
  }
}
