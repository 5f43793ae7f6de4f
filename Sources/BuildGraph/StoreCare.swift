import Contents
public import DurableFiles
import Foundation

#if canImport(Glibc)
import Glibc
#endif

/// Looks at a store: how much lies in it, and whether all is what was written.
public struct StoreCare: Sendable {
  let store: Store
  var listing: StoreListing { StoreListing(folder: store.folder) }

  public init(_ store: Store) { self.store = store }

  /// How much there is, or was removed.
  public struct Size: Equatable, Sendable {
    public var results = 0
    public var contents = 0
    /// In bytes, records and contents; what several results share counts once.
    public var bytes = 0

    public init(results: Int = 0, contents: Int = 0, bytes: Int = 0) {
      self.results = results
      self.contents = contents
      self.bytes = bytes
    }
  }

  /// - Throws: `FileFailure` when a folder cannot be listed.
  public func size() throws(FileFailure) -> Size {
    Size(try listing.recordFiles(), try listing.contentFiles())
  }

  /// What the last builds of all places used: nothing removes it.
  public func sizeInUse() throws(FileFailure) -> Size {
    let used = Set(try listing.journals().flatMap { $0.journal.entries.values.map(\.key) })
    let records = try listing.records().filter { used.contains($0.file.name) }
    let contents = records.reduce(into: Set()) { $0.formUnion($1.contents) }
    return Size(
      records.map(\.file), try listing.contentFiles().filter { contents.contains($0.name) })
  }

  /// Something in the store that is not what was written.
  public struct Damage: Equatable, Sendable {
    public let path: String
    public let isRemoved: Bool
  }

  /// Reads everything, and removes what is not what was written; the next build makes it again.
  ///
  /// - Throws: `FileFailure` when a folder cannot be listed.
  public func verify() throws(FileFailure) -> [Damage] {
    let contents = try listing.contentFiles().filter { file in
      if case .found = store.folder.bytes(of: file.name) { false } else { true }
    }
    let records = try listing.recordFiles().filter { listing.record(in: $0) == nil }
    return (contents + records).map { file in
      Damage(path: file.path, isRemoved: unlink(file.path) == 0 || errno == ENOENT)
    }
  }
}

extension StoreCare.Size {
  init(_ records: [StoreListing.File], _ contents: [StoreListing.File]) {
    self.init(
      results: records.count, contents: contents.count,
      bytes: (records + contents).reduce(0) { $0 + $1.size })
  }
}
