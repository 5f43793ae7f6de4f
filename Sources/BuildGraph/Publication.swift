import CFileSystem
public import Cancellations
public import Contents
import DurableFiles
import Foundation
import Synchronization

#if canImport(Glibc)
import Glibc
#endif

/// A finished tree of files, put in place in one step.
///
/// The tree is written beside the old one and swapped in by a rename, so a reader sees the old
/// site or the new one, and a failure of any kind leaves the old one as it was. Files whose bytes
/// stay are the very files that were there, with their times.
public struct Publication: Sendable {
  /// So many changed files are synced one by one; for more, the whole file system is quicker.
  private static let fewFiles = 64

  /// The tree's files, in no order that matters.
  public let files: [File]

  /// A file of the tree.
  public struct File: Sendable {
    /// Relative to the folder, with `/` between its parts.
    public let path: String
    public let content: Content

    public init(path: String, content: Content) {
      self.path = path
      self.content = content
    }
  }

  /// What was done.
  public struct Summary: Equatable, Sendable {
    /// Files whose bytes are new.
    public let written: Int
    /// Files that stayed as they were.
    public let kept: Int
    public let removed: Int

    public init(written: Int, kept: Int, removed: Int) {
      self.written = written
      self.kept = kept
      self.removed = removed
    }

    /// Whether the folder was left alone.
    public var isUnchanged: Bool { written == 0 && removed == 0 }
  }

  public init(_ files: [File]) {
    self.files = files
  }

  /// SHA-256 over all paths and contents: the same for the same site, wherever it lies.
  public var treeHash: ContentHash {
    ContentHash(
      of: files.sorted { $0.path < $1.path }.map { "\($0.content.hash)  \($0.path)\n" }.joined())
  }

  /// Puts the files in place.
  ///
  /// - Parameters:
  ///   - folder: where to.
  ///   - threads: how many to read and hash with.
  ///   - cancellation: looked at before each file, until the new tree is whole.
  /// - Returns: how many files are new.
  /// - Throws: `FileFailure` when something could not be written, `Cancelled`, or what fetching a
  ///   file's bytes threw; the old folder is then whole.
  @discardableResult public func publish(
    to folder: ReplaceableFolder, threads: Int = 1, cancellation: Cancellation = Cancellation()
  ) throws -> Summary {
    Self.recover(folder)
    let present = try folder.check()
    let target = folder.path
    let old = OldTree(target)
    let isKept = same(as: old, threads: threads)
    let removed = Set(present).subtracting(files.map(\.path)).count
    let summary = Summary(
      written: isKept.count { !$0 }, kept: isKept.count { $0 }, removed: removed)
    if summary.isUnchanged { return summary }
    try DurableFile.makeFolder((target as NSString).deletingLastPathComponent)
    let staged = "\(target).\(getpid()).partial"
    defer { try? FileManager.default.removeItem(atPath: staged) }
    try write(to: staged, insteadOf: old, at: target, isKept, cancellation)
    // Writing takes a while, and what somebody put there meanwhile would be removed with the old site.
    try folder.check()
    try Self.swap(staged, folder)
    return summary
  }

  /// For each file, whether its very bytes lie in the old tree.
  private func same(as old: OldTree, threads: Int) -> [Bool] {
    let same = Mutex([Bool](repeating: false, count: files.count))
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: max(1, threads)) { _ in
      while true {
        let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard number < files.count else { return }
        guard old.holds(files[number].content, at: files[number].path) else { continue }
        same.withLock { $0[number] = true }
      }
    }
    return same.withLock { $0 }
  }

  /// Clears up after builds that were killed while they published: an old site that had just stepped
  /// aside comes back, and whatever else they left beside the site goes.
  public static func recover(_ folder: ReplaceableFolder) {
    let target = folder.path
    let parent = (target as NSString).deletingLastPathComponent
    let start = "\((target as NSString).lastPathComponent)."
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    for name in names where name.hasPrefix(start) {
      let parts = name.dropFirst(start.count).split(separator: ".")
      guard parts.count >= 2, parts[1] == "partial", let process = pid_t(parts[0]),
        kill(process, 0) != 0, errno == ESRCH
      else { continue }
      if parts.last == Self.asideEnding, access(target, F_OK) != 0,
        rename("\(parent)/\(name)", target) == 0
      {
        continue
      }
      if LayeredFolder.restore("\(parent)/\(name)", to: folder) { continue }
      try? FileManager.default.removeItem(atPath: "\(parent)/\(name)")
    }
  }

  private func write(
    to staged: String, insteadOf old: OldTree, at target: String, _ isKept: [Bool],
    _ cancellation: Cancellation
  ) throws {
    try? FileManager.default.removeItem(atPath: staged)
    try DurableFile.makeFolder(staged)
    let changes = isKept.count { !$0 }
    var folders: Set<String> = [staged]
    for (file, isKept) in zip(files, isKept) {
      try cancellation.check()
      let path = "\(staged)/\(file.path)"
      let folder = (path as NSString).deletingLastPathComponent
      if folders.insert(folder).inserted { try DurableFile.makeFolder(folder) }
      if isKept && old.link(file.path, to: path) { continue }
      try DurableFile.writeNew(
        try file.content.bytes(), to: path, synced: changes <= Self.fewFiles,
        shownAs: "\(target)/\(file.path)")
      if isKept { old.copyTime(of: file.path, to: path) }
    }
    if changes > Self.fewFiles { try Self.syncFileSystem(of: staged) }
    try cancellation.check()
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
  private static func swap(
    _ staged: String, _ folder: ReplaceableFolder
  ) throws(FileFailure) {
    let target = folder.path
    var status = stat()
    guard lstat(target, &status) == 0 else {
      if rename(staged, target) == 0 { return }
      throw FileFailure(path: target, action: "put the new site in place", code: errno)
    }
    if fovea_exchange(staged, target) == 0 { return }
    // What kernels, file systems and containers say that do not know the call.
    guard [EINVAL, ENOSYS, EOPNOTSUPP, EPERM, EXDEV].contains(errno) else {
      throw FileFailure(path: target, action: "put the new site in place", code: errno)
    }
    try swapInTwoSteps(staged, folder)
  }

  private static let asideEnding: Substring = "old"

  /// For file systems that cannot exchange names: the old folder steps aside first.
  private static func swapInTwoSteps(
    _ staged: String, _ folder: ReplaceableFolder
  ) throws(FileFailure) {
    let target = folder.path
    let aside = "\(staged).\(asideEnding)"
    guard rename(target, aside) == 0 else {
      if errno == EXDEV { return try LayeredFolder.replace(folder, by: staged) }
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
