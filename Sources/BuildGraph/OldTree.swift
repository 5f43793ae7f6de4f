import Contents
import DurableFiles
import Foundation

#if canImport(Glibc)
import Glibc
#endif

/// The tree that a publication replaces, held by its folder and not by its name: when another
/// build swaps the name meanwhile, what was compared is still what is linked.
final class OldTree: Sendable {
  /// Negative where there is no folder.
  private let descriptor: Int32

  init(_ folder: String) {
    descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Whether a file's bytes are these.
  func holds(_ content: Content, at path: String) -> Bool {
    guard let status = status(of: path), Int(status.st_size) == content.size,
      let bytes = try? DurableFile.read(path, below: descriptor)
    else { return false }
    return ContentHash(of: bytes) == content.hash
  }

  /// Gives a file a second name.
  ///
  /// - Returns: false where the file system has no links, or the file is gone.
  func link(_ path: String, to new: String) -> Bool {
    linkat(descriptor, path, AT_FDCWD, new, 0) == 0
  }

  /// For file systems that cannot link: tools that watch modification times then still see only the
  /// files that really changed.
  func copyTime(of path: String, to new: String) {
    guard let status = status(of: path) else { return }
    utimensat(AT_FDCWD, new, [status.st_atim, status.st_mtim], 0)
  }

  /// Nil for what is no regular file.
  private func status(of path: String) -> stat? {
    var status = stat()
    guard descriptor >= 0, fstatat(descriptor, path, &status, AT_SYMLINK_NOFOLLOW) == 0,
      status.st_mode & S_IFMT == S_IFREG
    else { return nil }
    return status
  }
}
