import Cancellations
import DurableFiles
import Fetching
import Foundation
import Testing

/// Archives unpacked, and those that try to write elsewhere.
struct ArchiveTests {
  private let folder: TemporaryFolder
  private var archive: String { "\(folder.path)/archive.tar.gz" }

  init() throws {
    folder = try TemporaryFolder()
  }

  private func unpack(
    _ packed: [UInt8], largest: Int = 1 << 20, _ cancellation: Cancellation = Cancellation()
  ) throws {
    try folder.write(packed, to: "archive.tar.gz")
    try ArchiveUnpacking(archive, largest: largest, cancellation)
      .unpack(into: "\(folder.path)/inside")
  }

  /// What is wrong with an archive, which must leave nothing behind, inside or outside.
  private func problem(_ packed: [UInt8], largest: Int = 1 << 20) -> ArchiveError.Problem? {
    let error = #expect(throws: ArchiveError.self) { try unpack(packed, largest: largest) }
    #expect(folder.contents == ["archive.tar.gz"])
    return error?.problem
  }

  private let good = TarBytes().adding("top/", kind: "5")
    .adding("top/a.bin", content: [1, 2, 3]).adding("./top/deep/b.bin", content: [4])

  @Test func `files and folders come out with their bytes`() throws {
    try unpack(good.adding("name", content: [5], prefix: "top/far").packed)
    #expect(folder.bytes(of: "inside/top/a.bin") == [1, 2, 3])
    #expect(folder.bytes(of: "inside/top/deep/b.bin") == [4])
    #expect(folder.bytes(of: "inside/top/far/name") == [5])
  }

  @Test func `content that fills its last block exactly is whole`() throws {
    let content = (0..<1_024).map { UInt8(truncatingIfNeeded: $0) }
    try unpack(TarBytes().adding("a", content: content).adding("b", content: [7]).packed)
    #expect(folder.bytes(of: "inside/a") == content)
    #expect(folder.bytes(of: "inside/b") == [7])
  }

  @Test(arguments: [
    "../out", "a/../../out", "/etc/out", "a/..", "..", "~/out", "a\\..\\out", "", "/",
    "../\u{301}out", "a/../\u{301}/../\u{301}out", "a/\u{1B}[2J",
  ])
  func `a path that could lead out is refused`(path: String) throws {
    #expect(problem(good.adding(path, content: [1]).packed) == .unsafePath)
  }

  @Test(arguments: [
    ("2", "a symbolic link"), ("1", "a hard link"), ("3", "a device"), ("4", "a device"),
    ("6", "a named pipe"), ("S", "a file with holes"), ("L", "an entry with a long name"),
    ("Z", "an entry of an unknown kind"),
  ])
  func `anything but files and folders is refused`(kind: String, words: String) throws {
    let archive = good.adding("top/link", kind: Character(kind), target: "/etc/passwd")
      .adding("top/link/x", content: [1])
    #expect(problem(archive.packed) == .forbiddenKind(words))
  }

  @Test func `notes are passed over unless they rename or resize`() throws {
    let notes = Array("30 mtime=1350244992.023960108\n".utf8)
    try unpack(
      TarBytes().adding("notes", kind: "x", content: notes).adding("a", content: [1]).packed)
    #expect(folder.bytes(of: "inside/a") == [1])
    #expect(folder.bytes(of: "inside/notes") == nil)
  }

  @Test func `notes that rename the next entry are refused`() throws {
    let notes = Array("20 path=../../out12\n".utf8)
    let archive = good.adding("notes", kind: "x", content: notes).adding("a", content: [1])
    #expect(
      problem(archive.packed) == .forbiddenKind("an entry that renames or resizes the next"))
  }

  @Test func `a file that comes twice is refused`() throws {
    #expect(problem(good.adding("top/a.bin", content: [9]).packed) == .repeated)
  }

  @Test func `more bytes than there may be are refused before they are written`() throws {
    let archive = good.adding("top/c.bin", content: [UInt8](repeating: 0, count: 5_000))
    #expect(problem(archive.packed, largest: 4_000) == .tooLarge(limit: 4_000))
    let absurd = good.adding("top/c.bin", declared: 0o7_7777_7777_77)
    #expect(problem(absurd.packed) == .tooLarge(limit: 1 << 20))
  }

  @Test func `an archive that breaks off is refused`() throws {
    #expect(problem(TarBytes.gzip(Array(good.bytes.prefix(1_100)))) == .cutShort)
    #expect(problem(TarBytes.gzip(Array(good.bytes.prefix(600)))) == .damagedHeader(offset: 512))
  }

  @Test func `the empty blocks at the end may be left out`() throws {
    try unpack(TarBytes.gzip(good.bytes))
    #expect(folder.bytes(of: "inside/top/deep/b.bin") == [4])
  }

  @Test func `what fills an archive up behind its end is passed over, and checked`() throws {
    let filled = TarBytes.gzip(good.bytes + [UInt8](repeating: 0, count: 3 << 20))
    try unpack(filled)
    #expect(folder.bytes(of: "inside/top/deep/b.bin") == [4])
    try FileManager.default.removeItem(atPath: "\(folder.path)/inside")
    #expect(problem(Array(filled.dropLast(9))) == .cutShort)
  }

  @Test func `a packed file that breaks off is refused`() throws {
    #expect(problem(Array(good.packed.dropLast(20))) == .cutShort)
  }

  @Test func `an entry that is longer than the archive is refused`() throws {
    let archive = TarBytes().adding("a", content: [1], declared: 100_000)
    #expect(problem(archive.packed) == .cutShort)
  }

  @Test func `something else than an archive is refused`() throws {
    let text = TarBytes.gzip(Array(String(repeating: "no tar ", count: 200).utf8))
    #expect(problem(text) == .damagedHeader(offset: 0))
    var broken = good.bytes
    broken[3] ^= 1
    #expect(problem(TarBytes.gzip(broken)) == .damagedHeader(offset: 0))
  }

  @Test func `damaged gzip data is refused`() throws {
    var packed = good.packed
    packed[packed.count - 6] ^= 1
    guard case .damagedGzip? = problem(packed) else {
      Issue.record("the checksum was not compared")
      return
    }
  }

  @Test func `a folder that is there already is left alone`() throws {
    try folder.write([1], to: "inside/mine")
    #expect(throws: FileFailure.self) { try unpack(good.packed) }
    #expect(folder.contents == ["archive.tar.gz", "inside", "inside/mine"])
  }

  @Test func `a stop removes what was unpacked`() throws {
    let cancellation = Cancellation()
    cancellation.cancel()
    #expect(throws: Cancelled.self) { try unpack(good.packed, cancellation) }
    #expect(folder.contents == ["archive.tar.gz"])
  }
}
