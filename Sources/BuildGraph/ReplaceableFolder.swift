public import DurableFiles
import Foundation

#if canImport(Glibc)
import Glibc
#endif

/// A folder that a site may replace: new, empty, or holding an earlier site and nothing else.
///
/// Whatever else lies there is somebody's work, and is never removed.
public struct ReplaceableFolder: Sendable {
  /// Without symbolic links, so that a link to a site stays one.
  public let path: String
  let marker: String
  private let listedFiles: @Sendable ([UInt8]) -> Set<String>?

  /// - Parameters:
  ///   - path: the folder, which need not exist.
  ///   - marker: the file in which a site lists what it holds.
  ///   - listedFiles: the paths that a marker's bytes list, with the marker itself; nil when they
  ///     are no list of a site.
  public init(
    _ path: String, marker: String,
    listedFiles: @escaping @Sendable ([UInt8]) -> Set<String>?
  ) {
    self.path = URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.path
    self.marker = marker
    self.listedFiles = listedFiles
  }

  /// - Returns: every file that lies there now, by its path below the folder, sorted.
  /// - Throws: `FileFailure` when a site must not be put here; says why.
  @discardableResult public func check() throws(FileFailure) -> [String] {
    var status = stat()
    guard stat(path, &status) == 0 else {
      guard errno == ENOENT else {
        throw FileFailure(path: path, action: "create this folder", code: errno)
      }
      try checkNeighbourhood()
      return []
    }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw refusal("it is not a folder")
    }
    // A folder that its owner made read-only is meant to stay, even where root could replace it.
    guard status.st_mode & 0o200 != 0, access(path, W_OK) == 0 else {
      throw FileFailure(path: path, action: "replace this folder", code: EACCES)
    }
    try checkNeighbourhood()
    let files = try presentFiles()
    if files.isEmpty { return [] }
    guard files.contains(marker),
      let list = try? DurableFile.read("\(path)/\(marker)"), let listed = listedFiles(list)
    else {
      throw refusal("it holds files, but no \(marker) of a site, so Fovea did not build it")
    }
    if let stranger = files.first(where: { !listed.contains($0) }) {
      throw refusal("it holds \(stranger), which is not part of the site")
    }
    return files
  }

  /// A new site is written beside the old one.
  private func checkNeighbourhood() throws(FileFailure) {
    var place = (path as NSString).deletingLastPathComponent
    while place.count > 1 && access(place, F_OK) != 0 && errno == ENOENT {
      place = (place as NSString).deletingLastPathComponent
    }
    guard access(place, W_OK | X_OK) == 0 else {
      throw FileFailure(path: place, action: "write", code: errno)
    }
  }

  /// Every file below the folder, sorted; links count as files.
  private func presentFiles() throws(FileFailure) -> [String] {
    let paths: [String]
    do {
      paths = try FileManager.default.subpathsOfDirectory(atPath: path).sorted()
    } catch {
      throw FileFailure(path: path, action: "list this folder", code: EACCES)
    }
    return paths.filter { name in
      var status = stat()
      return lstat("\(path)/\(name)", &status) == 0 && status.st_mode & S_IFMT != S_IFDIR
    }
  }

  private func refusal(_ reason: String) -> FileFailure {
    FileFailure(
      path: path, action: "replace this folder", reason: reason,
      hint: "Name another folder, or empty this one.")
  }
}
