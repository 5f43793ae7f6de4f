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

  /// A file with holes may say that it is larger than any disk; sums of sizes must not overflow.
  private static let largestSize = 1 << 40

  struct File {
    let path: String
    /// The hash that the file is named after.
    let name: ContentHash
    /// In bytes.
    let size: Int
    /// In seconds since 1970.
    let lastUse: Int
  }

  struct Record {
    let file: File
    /// None when the record is not what was written.
    let contents: Set<ContentHash>
  }

  func recordFiles() throws(FileFailure) -> [File] { try files(below: "\(folder.path)/records") }
  func contentFiles() throws(FileFailure) -> [File] { try files(below: "\(folder.path)/contents") }

  /// Results of versions of this program that kept each in one file, `ab/<key>`, which nothing
  /// reads any more.
  func earlierResults() throws(FileFailure) -> [File] {
    try files(below: folder.path).filter { StoreFolder.begins($0.path, with: "fovea result 1 ") }
  }

  func records() throws(FileFailure) -> [Record] {
    try recordFiles().map { file in
      Record(file: file, contents: Set(record(in: file)?.parts.map(\.hash) ?? []))
    }
  }

  /// Nil when it is not what was written.
  func record(in file: File) -> ResultRecord? {
    let record = StoreFolder.readSealed(file.path).flatMap(ResultRecord.init(encoded:))
    return record?.key.hash == file.name ? record : nil
  }

  /// What the last build of each place used, and when that build was; nil for a journal that is not
  /// what was written.
  ///
  /// - Throws: `FileFailure` when a journal cannot be read: it might name anything.
  func journals() throws(FileFailure) -> [(file: File, journal: BuildJournal?)] {
    let builds = "\(folder.path)/builds"
    var journals: [(file: File, journal: BuildJournal?)] = []
    for file in try names(in: builds).compactMap({ file(named: $0, in: builds) }) {
      let isTooLarge = file.size > StoreFolder.largestSealed
      let bytes = isTooLarge ? [] : try DurableFile.read(file.path)
      let journal = BuildJournal(encoded: bytes)
      let isHere = journal.map { ContentHash(of: $0.place) == file.name } ?? false
      journals.append((file, isHere ? journal : nil))
    }
    return journals
  }

  /// Those of folders that are named after the first two digits of what is in them.
  private func files(below root: String) throws(FileFailure) -> [File] {
    var files: [File] = []
    for start in try names(in: root) where start.utf8.count == 2 {
      let folder = "\(root)/\(start)"
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
      path: path, name: hash, size: min(Int(status.st_size), Self.largestSize),
      lastUse: status.st_mtim.tv_sec)
  }

  /// Sorted; none when there is no such folder.
  private func names(in folder: String) throws(FileFailure) -> [String] {
    guard let list = opendir(folder) else {
      if errno == ENOENT { return [] }
      throw FileFailure(path: folder, action: "read", code: errno)
    }
    defer { closedir(list) }
    var names: [String] = []
    errno = 0
    while let entry = readdir(list) {
      // A name that is no text is none that a store gives.
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(validating: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if let name, name != ".", name != ".." { names.append(name) }
      errno = 0
    }
    guard errno == 0 else { throw FileFailure(path: folder, action: "read", code: errno) }
    return names.sorted()
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
