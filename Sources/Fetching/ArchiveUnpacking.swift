package import Cancellations
import DurableFiles
import Foundation

/// Unpacks a packed tar archive into a folder of its own, and never writes anywhere else.
///
/// Only files and folders with relative paths of printable ASCII are made, in a new folder that
/// holds no links.
package struct ArchiveUnpacking: Sendable {
  private let archive: String
  /// The most bytes that all files may have together.
  private let largest: Int
  private let cancellation: Cancellation

  private static let mostEntries = 100_000
  /// The longest path that an entry may have, in bytes.
  private static let longestPath = 1_024
  private static let block = 1 << 20

  package init(_ archive: String, largest: Int, _ cancellation: Cancellation) {
    self.archive = archive
    self.largest = largest
    self.cancellation = cancellation
  }

  /// Unpacks everything into a folder that must not exist, which an error removes.
  ///
  /// - Throws: `ArchiveError`, `FileFailure`, `Cancelled`.
  package func unpack(into folder: String) throws {
    guard mkdir(folder, 0o755) == 0 else {
      throw FileFailure(path: folder, action: "create this folder", code: errno)
    }
    do {
      try unpackEntries(into: folder)
    } catch {
      try? FileManager.default.removeItem(atPath: folder)
      throw error
    }
  }

  private func unpackEntries(into folder: String) throws {
    let reader = try GzipReader(archive)
    var (offset, entries, bytes) = (0, 0, 0)
    while true {
      let block = try reader.next(TarHeader.size)
      // Two empty blocks end an archive; some writers leave them out.
      if block.isEmpty || block.allSatisfy({ $0 == 0 }) { break }
      guard let header = TarHeader(block) else {
        throw ArchiveError(archive: archive, problem: .damagedHeader(offset: offset))
      }
      entries += 1
      bytes += header.bytes
      guard entries <= Self.mostEntries else {
        throw problem(.tooManyEntries(limit: Self.mostEntries), header)
      }
      guard header.bytes <= largest, bytes <= largest else {
        throw problem(.tooLarge(limit: largest), header)
      }
      try unpack(header, from: reader, into: folder)
      offset += TarHeader.size + header.paddedBytes
    }
    // Archives are filled up, and a bad one may unpack to a thousand times its size.
    while try !reader.next(Self.block).isEmpty {
      try cancellation.check("unpacking \(archive)")
    }
    try reader.finish()
  }

  private func unpack(_ header: TarHeader, from reader: GzipReader, into folder: String) throws {
    switch header.kind {
    case .forbidden(let kind): throw problem(.forbiddenKind(kind), header)
    case .notes: try skipNotes(header, from: reader)
    case .folder:
      guard let path = try safePath(header) else { return }
      try DurableFile.makeFolder("\(folder)/\(path)")
      _ = try content(of: header, from: reader) { _ in }
    case .file:
      guard let path = try safePath(header) else { throw problem(.unsafePath, header) }
      if let end = path.lastIndex(of: "/") {
        try DurableFile.makeFolder("\(folder)/\(path[..<end])")
      }
      try writeFile(header, from: reader, to: "\(folder)/\(path)")
    }
  }

  /// The entry's path without empty parts, nil when it is the folder itself.
  private func safePath(_ header: TarHeader) throws(ArchiveError) -> String? {
    // A mark that combines with a slash would hide it from whoever compares characters.
    guard !header.path.isEmpty, header.path.utf8.count <= Self.longestPath,
      header.path.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }), !header.path.hasPrefix("/"),
      !header.path.contains("\\")
    else { throw problem(.unsafePath, header) }
    let parts = header.path.split(separator: "/").filter { $0 != "." }
    guard !parts.contains(".."), !parts.contains(where: { $0.hasPrefix("~") }) else {
      throw problem(.unsafePath, header)
    }
    return parts.isEmpty ? nil : parts.joined(separator: "/")
  }

  private func writeFile(_ header: TarHeader, from reader: GzipReader, to path: String) throws {
    // A file that is there can only be another entry's, and a link cannot be there.
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else {
      if errno == EEXIST || errno == EISDIR { throw problem(.repeated, header) }
      throw FileFailure(path: path, action: "create", code: errno)
    }
    defer { close(descriptor) }
    try content(of: header, from: reader) { bytes in
      try DurableFile.send(bytes, to: descriptor, shownAs: path)
    }
    guard fsync(descriptor) == 0 else {
      throw FileFailure(path: path, action: "write", code: errno)
    }
  }

  /// Notes may rename or resize the entry after them, which nothing here expects.
  private func skipNotes(_ header: TarHeader, from reader: GzipReader) throws {
    var notes: [UInt8] = []
    try content(of: header, from: reader) { bytes in
      if notes.count < Self.block { notes += bytes }
    }
    let text = String(decoding: notes, as: UTF8.self)
    if [" path=", " linkpath=", " size="].contains(where: text.contains) {
      throw problem(.forbiddenKind("an entry that renames or resizes the next"), header)
    }
  }

  /// Hands out an entry's content in blocks, and passes over what fills it up.
  private func content(
    of header: TarHeader, from reader: GzipReader, _ body: ([UInt8]) throws -> Void
  ) throws {
    var (left, padding) = (header.bytes, header.paddedBytes - header.bytes)
    while left > 0 {
      try cancellation.check("unpacking \(archive)")
      let bytes = try reader.next(min(left, Self.block))
      guard !bytes.isEmpty else { throw problem(.cutShort, header) }
      try body(bytes)
      left -= bytes.count
    }
    while padding > 0 {
      let bytes = try reader.next(padding)
      guard !bytes.isEmpty else { throw problem(.cutShort, header) }
      padding -= bytes.count
    }
  }

  private func problem(_ problem: ArchiveError.Problem, _ header: TarHeader) -> ArchiveError {
    ArchiveError(archive: archive, entry: header.path, problem: problem)
  }
}

extension TarHeader {
  /// The content with what fills its last block.
  var paddedBytes: Int { (bytes + Self.size - 1) / Self.size * Self.size }
}
