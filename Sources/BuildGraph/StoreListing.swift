import Contents
import DurableFiles
import Foundation

#if canImport(Glibc)
import Glibc
#endif

/// The files of a store, as its care sees them.
///
/// Only files where a store puts them, with names that it gives, are listed: a folder that somebody
/// took for a store keeps everything else.
struct StoreListing {
  let folder: StoreFolder

  struct File {
    let path: String
    /// The hash that the file is named after.
    let name: ContentHash
    /// In bytes.
    let size: Int
    /// In seconds since 1970.
    let lastUse: Int
  }

  /// A readable record.
  struct Record {
    let file: File
    let contents: Set<ContentHash>
  }

  func recordFiles() throws(FileFailure) -> [File] { try files(in: "records") }
  func contentFiles() throws(FileFailure) -> [File] { try files(in: "contents") }

  /// Records that are what was written; of others nothing is known.
  func records() throws(FileFailure) -> [Record] {
    try recordFiles().compactMap { file in
      guard let record = record(in: file) else { return nil }
      return Record(file: file, contents: Set(record.parts.map(\.hash)))
    }
  }

  func record(in file: File) -> ResultRecord? {
    let record = StoreFolder.read(file.path).flatMap(ResultRecord.init(encoded:))
    return record?.key.hash == file.name ? record : nil
  }

  /// What the last build of each place used, and when that build was.
  func journals() throws(FileFailure) -> [(file: File, journal: BuildJournal)] {
    try names(in: "\(folder.path)/builds").compactMap { name in
      guard let file = file(named: name, in: "\(folder.path)/builds"),
        let journal = StoreFolder.read(file.path).flatMap(BuildJournal.init(encoded:))
      else { return nil }
      return (file, journal)
    }
  }

  /// What is being written, and what killed builds left: paths and seconds since 1970.
  func partialFiles() throws(FileFailure) -> [(path: String, date: Int)] {
    try names(in: "\(folder.path)/partial").compactMap { name in
      let path = "\(folder.path)/partial/\(name)"
      return status(path).map { (path, $0.st_mtim.tv_sec) }
    }
  }

  private func files(in part: String) throws(FileFailure) -> [File] {
    var files: [File] = []
    for start in try names(in: "\(folder.path)/\(part)") where start.utf8.count == 2 {
      let folder = "\(folder.path)/\(part)/\(start)"
      guard isFolder(folder) else { continue }
      files += try names(in: folder).filter { $0.hasPrefix(start) }
        .compactMap { file(named: $0, in: folder) }
    }
    return files
  }

  private func file(named name: String, in folder: String) -> File? {
    let path = "\(folder)/\(name)"
    guard let hash = ContentHash(hexadecimal: name), let status = status(path) else { return nil }
    return File(
      path: path, name: hash, size: Int(status.st_size), lastUse: status.st_mtim.tv_sec)
  }

  /// Sorted; none when there is no such folder.
  private func names(in folder: String) throws(FileFailure) -> [String] {
    guard let list = opendir(folder) else {
      if errno == ENOENT { return [] }
      throw FileFailure(path: folder, action: "read", code: errno)
    }
    closedir(list)
    return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  private func isFolder(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Of a regular file; links are nothing that a store makes.
  private func status(_ path: String) -> stat? {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? status : nil
  }
}
