import DurableFiles
import Foundation

#if canImport(Glibc)
import Glibc
#endif

/// Replaces a site in a lower layer of a container's file system, such as one that lies in the
/// container's image: there files can be renamed and removed, but folders not renamed.
///
/// The site is absent for a moment. Whoever is killed just then leaves a whole copy of the old one
/// under a name of its own.
enum LayeredFolder {
  private static let ending = "copy"

  static func replace(
    _ folder: ReplaceableFolder, by staged: String
  ) throws(FileFailure) {
    let files = try folder.check()
    let copy = "\(staged).\(ending)"
    // Its name while it is not whole, at its beginning and at its end.
    let partialCopy = "\(staged).unfinished"
    defer { remove(partialCopy) }
    try copyFiles(files, of: folder.path, to: partialCopy)
    guard rename(partialCopy, copy) == 0 else {
      throw FileFailure(path: folder.path, action: "keep a copy of the old site", code: errno)
    }
    // The list of what is a site's goes last, so that what is left is known for one.
    for file in files where file != folder.marker { unlink("\(folder.path)/\(file)") }
    remove(folder.path)
    guard rename(staged, folder.path) == 0 else {
      let code = errno
      remove(folder.path)
      rename(copy, folder.path)
      throw FileFailure(path: folder.path, action: "put the new site in place", code: code)
    }
    rename(copy, partialCopy)
  }

  /// Puts an old site back from a copy that a killed build left.
  ///
  /// - Returns: whether this is such a copy; it stays where it must not replace anything.
  static func restore(_ copy: String, to folder: ReplaceableFolder) -> Bool {
    guard (copy as NSString).pathExtension == ending else { return false }
    guard (try? folder.check()) != nil else { return true }
    remove(folder.path)
    rename(copy, folder.path)
    return true
  }

  private static func copyFiles(
    _ files: [String], of folder: String, to copy: String
  ) throws(FileFailure) {
    let old = OldTree(folder)
    try DurableFile.makeFolder(copy)
    for file in files {
      let path = "\(copy)/\(file)"
      try DurableFile.makeFolder((path as NSString).deletingLastPathComponent)
      if old.link(file, to: path) { continue }
      try DurableFile.writeNew(
        DurableFile.read("\(folder)/\(file)"), to: path, synced: true, shownAs: "\(folder)/\(file)")
      old.copyTime(of: file, to: path)
    }
  }

  private static func remove(_ path: String) {
    try? FileManager.default.removeItem(atPath: path)
  }
}
