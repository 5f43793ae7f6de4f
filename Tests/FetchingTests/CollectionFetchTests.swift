import Cancellations
import Datasets
import DurableFiles
import Fetching
import Foundation
import Synchronization
import Testing

/// Whole collections fetched from a server on this machine.
struct CollectionFetchTests {
  private let folder: TemporaryFolder
  private let server: LocalServer
  private static let one: [UInt8] = [1, 2, 3]
  private static let two = [UInt8](repeating: 4, count: 5_000)

  init() throws {
    folder = try TemporaryFolder()
    server = try LocalServer { _, request in
      switch request.path {
      case "/one.bin": .file(Self.one, for: request)
      case "/two.bin": .file(Self.two, for: request)
      case "/batches.tar.gz": .file(Self.archive, for: request)
      case "/evil.tar.gz": .file(Self.evil, for: request)
      default: .status(404)
      }
    }
  }

  private static let archive = TarBytes().adding("batches/", kind: "5")
    .adding("batches/one.bin", content: one).adding("batches/two.bin", content: two)
    .adding("batches/more.html", content: [9]).adding("elsewhere/x", content: [9]).packed
  private static let evil = TarBytes().adding("batches/one.bin", content: one)
    .adding("../evil", content: [6]).packed

  private func collection(
    _ files: [FileFacts], archive: FileFacts? = nil, folder: String = "tiny"
  ) -> DataCollection {
    DataCollection(
      id: "tiny", name: "Tiny", contents: "bytes", shape: .none, classNames: [], licence: "",
      citation: "", home: "",
      forms: [CollectionForm(name: "all", folder: folder, files: files, archive: archive)])
  }

  private func file(_ name: String, _ bytes: [UInt8], need: FileFacts.Need = .required) -> FileFacts
  {
    FileFacts(
      name, bytes: bytes.count, .computed(sha256(bytes)),
      addresses: [server.address("/\(name)")], need: need)
  }

  private func packed(_ archive: [UInt8], _ name: String) -> DataCollection {
    collection(
      [
        FileFacts("one.bin", bytes: 3, .computed(sha256(Self.one))),
        FileFacts("two.bin", bytes: 5_000, .computed(sha256(Self.two))),
        FileFacts("more.html", bytes: nil, .unknown, need: .accompanying),
      ],
      archive: FileFacts(
        name, bytes: archive.count, .computed(sha256(archive)),
        addresses: [server.address("/\(name)")]),
      folder: "tiny/batches")
  }

  private func fetch(
    _ collection: DataCollection, large: Bool = false,
    cancellation: Cancellation = Cancellation(),
    report: @escaping @Sendable (CollectionFetch.Event) -> Void = { _ in }
  ) throws -> CollectionFetch.Outcome {
    var limits = DownloadLimits()
    limits.silence = .seconds(3)
    limits.total = .seconds(20)
    limits.attempts = 2
    limits.firstWait = .milliseconds(10)
    limits.schemes = ["http"]
    return try CollectionFetch(
      into: "\(folder.path)/data", limits: limits, cancellation: cancellation
    ).fetch(collection, large: large, report: report)
  }

  @Test func `files come into the collection's folder, which is made`() throws {
    let outcome = try fetch(collection([file("one.bin", Self.one), file("two.bin", Self.two)]))
    #expect(outcome.failures.isEmpty && outcome.fetched == 2 && outcome.present == 0)
    #expect(folder.bytes(of: "data/tiny/one.bin") == Self.one)
    #expect(folder.bytes(of: "data/tiny/two.bin") == Self.two)
    let reports = try CollectionVerification(in: "\(folder.path)/data", threads: 1)
      .reports(on: [collection([file("one.bin", Self.one), file("two.bin", Self.two)])])
    #expect(reports[0].faults.isEmpty)
  }

  @Test func `what is there and right is not fetched again`() throws {
    let tiny = collection([file("one.bin", Self.one), file("two.bin", Self.two)])
    _ = try fetch(tiny)
    let outcome = try fetch(tiny)
    #expect(outcome.present == 2 && outcome.fetched == 0)
    #expect(server.received.count == 2)
  }

  @Test func `what is there and damaged is fetched again`() throws {
    try folder.write([9, 9, 9], to: "data/tiny/one.bin")
    let outcome = try fetch(collection([file("one.bin", Self.one)]))
    #expect(outcome.fetched == 1)
    #expect(folder.bytes(of: "data/tiny/one.bin") == Self.one)
  }

  @Test func `what is damaged is fetched again beside another version that is right`() throws {
    let facts = FileFacts(
      [
        FileVersion("one.bin", bytes: 3, .computed(sha256(Self.one))),
        FileVersion("one.plain", bytes: 3, .computed(sha256([7, 7, 7]))),
      ], addresses: [server.address("/one.bin")])
    try folder.write([7, 7, 7], to: "data/tiny/one.plain")
    #expect(try fetch(collection([facts])).present == 1)
    try folder.write([9, 9, 9], to: "data/tiny/one.bin")
    #expect(try fetch(collection([facts])).fetched == 1)
    #expect(folder.bytes(of: "data/tiny/one.bin") == Self.one)
  }

  @Test func `a damaged version that a download would not replace is reported`() throws {
    let facts = FileFacts(
      [
        FileVersion("one.bin", bytes: 3, .computed(sha256(Self.one))),
        FileVersion("one.plain", bytes: 3, .computed(sha256([7, 7, 7]))),
      ], addresses: [server.address("/one.bin")])
    try folder.write([7, 7, 8], to: "data/tiny/one.plain")
    let outcome = try fetch(collection([facts]))
    #expect(outcome.failures.map { "\($0)" }.first?.hasPrefix("tiny/one.plain is damaged") == true)
  }

  @Test func `one file that fails does not keep the others`() throws {
    let outcome = try fetch(
      collection([file("none.bin", [1]), file("one.bin", Self.one)]))
    #expect(outcome.fetched == 1 && outcome.failures.count == 1)
    #expect(
      "\(outcome.failures[0])".hasSuffix("/none.bin: the server answers with status 404."))
  }

  @Test func `large files are fetched only where they are wanted`() throws {
    let tiny = collection([file("one.bin", Self.one), file("two.bin", Self.two, need: .onDemand)])
    #expect(try fetch(tiny).fetched == 1)
    #expect(try fetch(tiny, large: true).fetched == 1)
    #expect(folder.bytes(of: "data/tiny/two.bin") == Self.two)
  }

  @Test func `a collection without an address asks nobody`() throws {
    let outcome = try fetch(collection([FileFacts("one.bin", bytes: 3, .unknown)]))
    #expect(outcome.fetched == 0 && outcome.failures.isEmpty)
    #expect(folder.contents.isEmpty)
  }

  @Test func `an archive is unpacked into its place and removed`() throws {
    let tiny = packed(Self.archive, "batches.tar.gz")
    let outcome = try fetch(tiny)
    #expect(outcome.failures.isEmpty, "\(outcome.failures)")
    #expect(
      folder.contents == [
        "data", "data/tiny", "data/tiny/batches", "data/tiny/batches/more.html",
        "data/tiny/batches/one.bin", "data/tiny/batches/two.bin",
      ])
    #expect(folder.bytes(of: "data/tiny/batches/two.bin") == Self.two)
    #expect(try fetch(tiny).present == 3)
    #expect(server.received.count == 1)
  }

  @Test func `what a killed unpacking left is told, and cleared by the next`() throws {
    let tiny = packed(Self.archive, "batches.tar.gz")
    try folder.write([9], to: "data/tiny/batches.partial/batches/one.bin")
    let report = try CollectionVerification(in: "\(folder.path)/data", threads: 1)
      .reports(on: [tiny])[0]
    #expect(report.faults.isEmpty, "\(report.faults)")
    #expect(
      report.notes == ["tiny/batches.partial is what a stopped unpacking left; it may be removed"])
    let outcome = try fetch(tiny)
    #expect(outcome.failures.isEmpty, "\(outcome.failures)")
    #expect(folder.bytes(of: "data/tiny/batches/one.bin") == Self.one)
    #expect(!folder.contents.contains { $0.contains("partial") })
  }

  @Test func `an archive that another program unpacks is left to it`() throws {
    try folder.write(Self.archive, to: "data/tiny/batches.tar.gz")
    try folder.write([9], to: "data/tiny/batches.partial/theirs")
    let other = open("\(folder.path)/data/tiny/batches.tar.gz.partial", O_RDWR | O_CREAT, 0o644)
    defer { close(other) }
    #expect(flock(other, LOCK_EX) == 0)
    let failures = try fetch(packed(Self.archive, "batches.tar.gz")).failures
    #expect((failures.first as? FileFailure)?.reason == "another program is fetching it")
    #expect(folder.bytes(of: "data/tiny/batches.partial/theirs") == [9])
  }

  @Test func `an archive that would write elsewhere writes nothing`() throws {
    let outcome = try fetch(packed(Self.evil, "evil.tar.gz"))
    let error = try #require(outcome.failures.first as? ArchiveError)
    #expect(error.entry == "../evil" && error.problem == .unsafePath)
    #expect(folder.contents == ["data", "data/tiny", "data/tiny/evil.tar.gz"])
  }

  @Test func `an archive of other files than the known ones is refused`() throws {
    let other = TarBytes().adding("batches/one.bin", content: Self.one)
      .adding("batches/two.bin", content: [1]).packed
    let server = try LocalServer { .file(other, for: $1) }
    defer { server.stop() }
    let known = packed(other, "x.tar.gz")
    let form = known.forms[0]
    let archive = FileFacts(
      "x.tar.gz", bytes: other.count, .computed(sha256(other)), addresses: [server.address("/x")])
    let outcome = try fetch(collection(form.files, archive: archive, folder: form.folder))
    let fault = try #require(outcome.failures.first as? CollectionFault)
    #expect(
      fault
        == CollectionFault(
          path: "tiny/batches/two.bin", problem: .wrongSize(found: 1, expected: [5_000])))
    #expect(folder.contents == ["data", "data/tiny", "data/tiny/x.tar.gz"])
  }

  @Test func `what happens is told in order`() throws {
    let events = Mutex<[CollectionFetch.Event]>([])
    _ = try fetch(collection([file("one.bin", Self.one)])) { event in
      events.withLock { $0.append(event) }
    }
    #expect(
      events.withLock { $0 } == [
        .began(path: "tiny/one.bin", bytes: 3), .progress(path: "tiny/one.bin", bytes: 3, of: 3),
        .finished(path: "tiny/one.bin"),
      ])
  }

  @Test func `a stop ends it before the next file`() throws {
    let cancellation = Cancellation()
    let tiny = collection([file("one.bin", Self.one), file("two.bin", Self.two)])
    #expect(throws: Cancelled.self) {
      try fetch(tiny, cancellation: cancellation) { event in
        if case .finished = event { cancellation.cancel() }
      }
    }
    #expect(folder.bytes(of: "data/tiny/one.bin") == Self.one)
    #expect(folder.bytes(of: "data/tiny/two.bin") == nil)
  }
}
