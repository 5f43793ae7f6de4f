import Foundation

#if canImport(Glibc)
import Glibc
#endif

/// Tells whether some files, or files below some folders, have changed.
///
/// It looks at all of them each time it is asked. For the few files that people write, that takes
/// a small part of a millisecond, and it works where the system has no news of changes: on network
/// file systems, in containers, for folders that an editor or git replaces.
public struct FileWatch {
  private struct Mark: Equatable {
    let inode: UInt64
    let size: Int
    let seconds: Int
    let nanoseconds: Int

    init?(_ path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      inode = UInt64(status.st_ino)
      size = Int(status.st_size)
      (seconds, nanoseconds) = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
    }
  }

  private let paths: [String]
  private var marks: [String: Mark]

  /// - Parameter paths: files and folders, which need not exist.
  public init(_ paths: [String]) {
    self.paths = paths
    marks = Self.marks(of: paths)
  }

  /// Whether anything was changed, added or removed since this was asked the last time.
  public mutating func hasChanged() -> Bool {
    let now = Self.marks(of: paths)
    defer { marks = now }
    return now != marks
  }

  private static func marks(of paths: [String]) -> [String: Mark] {
    var marks: [String: Mark] = [:]
    for path in paths { add(path, to: &marks) }
    return marks
  }

  private static func add(_ path: String, to marks: inout [String: Mark]) {
    // Links lead to files, but not to folders, which could hold themselves.
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      marks[path] = Mark(path)
      return
    }
    for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    where !isEditors(name) {
      add("\(path)/\(name)", to: &marks)
    }
  }

  /// What editors write beside a file that is open.
  private static func isEditors(_ name: String) -> Bool {
    name.hasPrefix(".") || name.hasPrefix("#") || name.hasSuffix("~")
  }
}
