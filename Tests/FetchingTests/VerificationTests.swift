import Cancellations
import Datasets
import Fetching
import Foundation
import Testing

/// Collections of a data folder held against what is known about them.
struct VerificationTests {
  private let folder: TemporaryFolder
  private static let text = Array("label,pixel\r\n3,4\r\n".utf8)

  init() throws {
    folder = try TemporaryFolder()
    try folder.write([1, 2, 3], to: "small/one.bin.gz")
    try folder.write([4, 5], to: "small/two.bin")
    try folder.write(Self.text, to: "small/table.csv")
    try folder.write([6], to: "small/train/cat/1.jpg")
    try folder.write([7], to: "small/train/cat/2.jpg")
    try folder.write([8], to: "small/train/dog/1.jpg")
    try folder.write([9], to: "small/SOURCE.md")
  }

  /// A collection of two files, a table, and a tree of three pictures.
  private var collection: DataCollection { makeCollection(namesHash: nil) }

  private func makeCollection(namesHash: String?) -> DataCollection {
    let list = [
      ("cat/1.jpg", [6]), ("cat/2.jpg", [7]), ("dog/1.jpg", [8] as [UInt8]),
    ].map { "\(sha256($0.1))  ./\($0.0)\n" }.joined()
    let text = Self.text.filter { $0 != 13 }
    return DataCollection(
      id: "small", name: "Small", contents: "bytes", shape: .none, classNames: [], licence: "",
      citation: "", home: "",
      forms: [
        CollectionForm(
          name: "all", folder: "small",
          files: [
            FileFacts([
              FileVersion("one.bin.gz", bytes: 3, .computed(sha256([1, 2, 3]))),
              FileVersion("one.bin", bytes: 2, .computed(sha256([1, 1]))),
            ]),
            FileFacts(
              "two.bin", bytes: 2, .publishedPrefix(String(sha256([4, 5]).prefix(8)))),
            FileFacts([
              FileVersion("table.csv", bytes: text.count, .published(sha256(text))),
              FileVersion(
                "table.csv", bytes: Self.text.count, .publishedWithoutReturns(sha256(text))),
            ]),
            FileFacts("notes.txt", bytes: nil, .unknown, need: .accompanying),
            FileFacts("large.pth", bytes: 9, .computed(sha256([])), need: .onDemand),
          ],
          trees: [
            TreeFacts(
              "train", counts: .each(["cat"], 2) + .each(["dog"], 1),
              .computed(sha256(Array(list.utf8))), namesHash: namesHash)
          ])
      ])
  }

  private func report() throws -> CollectionReport {
    try CollectionVerification(in: folder.path, threads: 2).reports(on: [collection])[0]
  }

  /// The faults in words.
  private func faults() throws -> [String] { try report().faults.map(\.description) }

  @Test func `a whole collection has no faults`() throws {
    let report = try report()
    #expect(report.faults.isEmpty, "\(report.faults)")
    #expect(report.files == 6 && report.bytes == 8 + Self.text.count)
    #expect(report.notes == ["large.pth can be fetched too"])
    #expect(!report.isAbsent)
  }

  @Test func `an absent collection is no fault`() throws {
    let report = try CollectionVerification(in: folder.path, threads: 1).reports(on: [.mnist])[0]
    #expect(report.isAbsent && report.faults.isEmpty && report.files == 0)
  }

  @Test func `one changed byte of a file is found, with both hashes`() throws {
    try folder.write([1, 2, 4], to: "small/one.bin.gz")
    #expect(
      try faults() == [
        "small/one.bin.gz is damaged: its SHA-256 is \(sha256([1, 2, 4])), not "
          + "\(sha256([1, 2, 3])). Fetch it again."
      ])
  }

  @Test func `a published prefix of a hash finds a changed byte too`() throws {
    try folder.write([4, 6], to: "small/two.bin")
    #expect(
      try report().faults.first?.problem
        == .wrongHash(
          found: sha256([4, 6]), expected: ["\(sha256([4, 5]).prefix(8))…"]))
  }

  @Test func `a file of another size is found`() throws {
    try folder.write([4], to: "small/two.bin")
    #expect(
      try faults() == ["small/two.bin is damaged: it has 1 bytes, not 2. Fetch it again."])
  }

  @Test func `a missing file is found`() throws {
    try FileManager.default.removeItem(atPath: "\(folder.path)/small/one.bin.gz")
    #expect(try faults() == ["small/one.bin.gz is missing. Fetch it, or put it there."])
  }

  @Test func `another version of a file will do`() throws {
    try FileManager.default.removeItem(atPath: "\(folder.path)/small/one.bin.gz")
    try folder.write([1, 1], to: "small/one.bin")
    #expect(try faults() == [])
  }

  @Test func `a table may have either kind of line ends, but no other difference`() throws {
    try folder.write(Self.text.filter { $0 != 13 }, to: "small/table.csv")
    #expect(try faults() == [])
    var changed = Self.text
    changed[changed.count - 3] ^= 1
    try folder.write(changed, to: "small/table.csv")
    #expect(try report().faults.map(\.path) == ["small/table.csv"])
  }

  @Test func `a foreign file is found`() throws {
    try folder.write([1], to: "small/extra.bin")
    try folder.write([1], to: "small/my.partial.bin")
    try folder.write([1], to: "small/train/bird/1.jpg")
    #expect(
      try report().faults == [
        CollectionFault(path: "small/extra.bin", problem: .foreign),
        CollectionFault(path: "small/my.partial.bin", problem: .foreign),
        CollectionFault(path: "small/train/bird/1.jpg", problem: .foreign),
      ])
  }

  @Test func `one changed byte of a picture is found`() throws {
    try folder.write([0], to: "small/train/cat/2.jpg")
    let fault = try #require(try report().faults.first)
    #expect(fault.path == "small/train")
    guard case .wrongTree = fault.problem else {
      Issue.record("\(fault)")
      return
    }
  }

  @Test func `a renamed picture is found`() throws {
    try FileManager.default.moveItem(
      atPath: "\(folder.path)/small/train/cat/2.jpg",
      toPath: "\(folder.path)/small/train/cat/3.jpg")
    #expect(try report().faults.map(\.path) == ["small/train"])
  }

  @Test func `other pictures are no fault where everybody chooses, but a changed one is`() throws {
    let names = sha256(Array("cat/1.jpg\ncat/2.jpg\ndog/1.jpg".utf8))
    func report() throws -> CollectionReport {
      try CollectionVerification(in: folder.path, threads: 2)
        .reports(on: [makeCollection(namesHash: names)])[0]
    }
    #expect(try report().faults.isEmpty)
    try folder.write([0], to: "small/train/cat/2.jpg")
    #expect(try report().faults.map(\.path) == ["small/train"])
    try FileManager.default.moveItem(
      atPath: "\(folder.path)/small/train/cat/2.jpg",
      toPath: "\(folder.path)/small/train/cat/3.jpg")
    let other = try report()
    #expect(other.faults.isEmpty, "\(other.faults)")
    #expect(
      other.notes == [
        "large.pth can be fetched too",
        "small/train: these are other pictures than those that this was checked with",
      ])
    try folder.write([1], to: "small/train/cat/4.jpg")
    #expect(
      try report().faults == [
        CollectionFault(path: "small/train/cat", problem: .wrongCount(found: 3, expected: 2))
      ])
  }

  @Test func `a folder that cannot be listed is a fault of its collection alone`() throws {
    let link = "\(folder.path)/mnist"
    func reports() throws -> [CollectionReport] {
      try CollectionVerification(in: folder.path, threads: 2).reports(on: [.mnist, collection])
    }
    func check(_ reason: String) throws {
      let found = try reports()
      #expect(
        found[0].faults == [
          CollectionFault(path: "mnist", problem: .unreadable(reason: reason))
        ])
      #expect(found[1].faults.isEmpty && found[1].files == 6)
      try FileManager.default.removeItem(atPath: link)
    }
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "mnist")
    try check("its links lead in a circle")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "/nowhere/mnist")
    try check("This link leads nowhere.")
    try folder.write([1], to: "mnist")
    try check("This is a file, not a folder.")
  }

  @Test func `a picture too few or too many is counted`() throws {
    try FileManager.default.removeItem(atPath: "\(folder.path)/small/train/dog/1.jpg")
    try folder.write([1], to: "small/train/cat/3.jpg")
    #expect(
      try report().faults == [
        CollectionFault(path: "small/train/cat", problem: .wrongCount(found: 3, expected: 2)),
        CollectionFault(path: "small/train/dog", problem: .wrongCount(found: 0, expected: 1)),
      ])
  }

  @Test func `what is no part of the content is told, not blamed`() throws {
    try folder.write([1], to: "small/two.bin.partial")
    try folder.write([1], to: "small/two.bin.partial-origin")
    try folder.write([1], to: "small/notes.txt")
    try folder.write([1], to: "small/.hidden")
    let report = try report()
    #expect(report.faults.isEmpty)
    #expect(
      report.notes == [
        "small/two.bin.partial is a download that is not finished",
        "large.pth can be fetched too",
        "small/notes.txt: nobody publishes its SHA-256, so its content was not checked",
      ])
  }

  @Test func `something that is no file is a fault`() throws {
    try FileManager.default.removeItem(atPath: "\(folder.path)/small/two.bin")
    #expect(mkfifo("\(folder.path)/small/two.bin", 0o644) == 0)
    guard case .unreadable? = try report().faults.first?.problem else {
      Issue.record("a named pipe was taken for a file")
      return
    }
  }

  @Test func `a link to nowhere is a fault`() throws {
    try FileManager.default.removeItem(atPath: "\(folder.path)/small/two.bin")
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/small/two.bin", withDestinationPath: "nowhere")
    #expect(try report().faults.map(\.path) == ["small/two.bin"])
  }

  @Test func `the number of threads changes nothing`() throws {
    try folder.write([0], to: "small/one.bin.gz")
    try folder.write([0], to: "small/extra.bin")
    let reports = try [1, 3, 8].map {
      try CollectionVerification(in: folder.path, threads: $0).reports(on: [collection])[0]
    }
    #expect(reports.allSatisfy { $0.faults == reports[0].faults })
  }

  @Test func `a stop ends it`() throws {
    let cancellation = Cancellation()
    cancellation.cancel()
    let verification = CollectionVerification(
      in: folder.path, threads: 2, cancellation: cancellation)
    #expect(throws: Cancelled.self) { try verification.reports(on: [collection]) }
  }
}
