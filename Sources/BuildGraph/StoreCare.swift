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
    Size(try listing.recordFiles(), try listing.contentFiles() + listing.earlierResults())
  }

  /// What the last builds of all places used: nothing removes it.
  public func sizeInUse() throws(FileFailure) -> Size {
    let used = Set(try listing.journals().flatMap { $0.journal?.keys ?? [] })
    let records = try listing.records().filter { used.contains($0.file.name) }
    let contents = records.reduce(into: Set()) { $0.formUnion($1.contents) }
    return Size(
      records.map(\.file), try listing.contentFiles().filter { contents.contains($0.name) })
  }

  private func isWhole(_ content: StoreListing.File) -> Bool {
    guard let bytes = try? DurableFile.read(content.path) else { return false }
    return ContentHash(of: bytes) == content.name
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
    let contents = try listing.contentFiles().filter { !isWhole($0) }
    let records = try listing.recordFiles().filter { listing.record(in: $0) == nil }
    let journals = try listing.journals().filter { $0.journal == nil }.map(\.file)
    // Builds that run beside this remove and replace files too.
    return (contents + records + journals).filter { access($0.path, F_OK) == 0 }.map { file in
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
