import Foundation
import NearestNames

#if canImport(Glibc)
import Glibc
#endif

/// Reads files of a folder, and none outside of it.
///
/// A path is followed name by name from the folder that was opened, and never through a symbolic
/// link; a site has none.
package struct ServedFolder: Sendable {
  package enum Found: Equatable {
    case file([UInt8])
    case folder
  }

  private static let attempts = 5
  private static let pause: useconds_t = 2_000
  /// Larger ones are no part of a site, and would fill the memory.
  private static let largestFile = 256 << 20
  private static let longestWord = 200

  private let path: String

  package init(_ path: String) {
    self.path = path
  }

  var exists: Bool { access(path, F_OK) == 0 }

  /// What lies at a path, whole, from one version of the folder.
  ///
  /// - Throws: `Refusal.notFound` also for devices, pipes and symbolic links;
  ///   `Refusal.unreadable`.
  package func find(_ names: [String]) throws(Refusal) -> Found {
    for _ in 0..<Self.attempts {
      let root = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard root >= 0 else {
        // It may be about to be replaced, by a file system that needs two steps for that.
        usleep(Self.pause)
        continue
      }
      defer { close(root) }
      do throws(Refusal) {
        return try Self.find(names[...], below: root)
      } catch .notFound {
        // What was opened may have been replaced and emptied since.
        if isStill(root) { throw .notFound }
      }
    }
    throw .notFound
  }

  /// The address of the file of the same kind that is named most like a path.
  package func nearest(to wanted: RequestPath) -> String? {
    let asked = wanted.names.joined(separator: "/")
    guard asked.utf8.count <= Self.longestWord else { return nil }
    let name = (asked as NSString).pathExtension
    let kind = name.isEmpty ? "html" : name
    let files = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
    let same = files.filter { ($0 as NSString).pathExtension == kind }.sorted()
    let found =
      NearestName.suggestions(for: name.isEmpty ? "\(asked).html" : asked, among: same).first
      ?? NearestName.nearest(to: asked, among: same)
    return found.map {
      "/" + $0.split(separator: "/").map { RequestPath.encoded(String($0)) }.joined(separator: "/")
    }
  }

  private static func find(
    _ names: ArraySlice<String>, below folder: Int32
  ) throws(Refusal) -> Found {
    guard let name = names.first else { return .folder }
    // Looked at before it is opened: opening some devices already does something.
    var status = stat()
    guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { throw refusal(errno) }
    let kind = status.st_mode & S_IFMT
    guard kind == S_IFDIR || kind == S_IFREG && names.count == 1 else { throw .notFound }
    let opened = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard opened >= 0 else { throw refusal(errno) }
    defer { close(opened) }
    guard fstat(opened, &status) == 0 else { throw refusal(errno) }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return try find(names.dropFirst(), below: opened)
    case S_IFREG where names.count == 1:
      return .file(try bytes(of: opened, size: Int(status.st_size)))
    default: throw .notFound
    }
  }

  private static func bytes(of file: Int32, size: Int) throws(Refusal) -> [UInt8] {
    guard size <= largestFile else { throw .unreadable("it is larger than 256 MiB") }
    var code: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size, let start = buffer.baseAddress {
        let length = read(file, start + count, size - count)
        if length < 0 && errno == EINTR { continue }
        if length < 0 { code = errno }
        if length <= 0 { return }
        count += length
      }
    }
    guard code == 0 else { throw refusal(code) }
    return bytes
  }

  private static func refusal(_ code: Int32) -> Refusal {
    switch code {
    case ENOENT, ENOTDIR, ELOOP, ENAMETOOLONG: .notFound
    default: .unreadable(String(cString: strerror(code)))
    }
  }

  private func isStill(_ root: Int32) -> Bool {
    var (now, opened) = (stat(), stat())
    return stat(path, &now) == 0 && fstat(root, &opened) == 0 && now.st_ino == opened.st_ino
      && now.st_dev == opened.st_dev
  }
}
