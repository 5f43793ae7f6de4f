import Cancellations
import Crypto
import Datasets
import DurableFiles
import Fetching
import Foundation
import Synchronization
import Testing

/// Downloads from servers that behave, and from many that do not.
struct DownloadTests {
  let folder: TemporaryFolder
  static let content = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7) }
  var content: [UInt8] { Self.content }

  init() throws {
    folder = try TemporaryFolder()
  }

  /// Short enough for tests; a silence is longer than any pause of a busy machine.
  static var limits: DownloadLimits {
    var limits = DownloadLimits()
    limits.silence = .seconds(3)
    limits.total = .seconds(20)
    limits.attempts = 3
    limits.firstWait = .milliseconds(10)
    limits.redirections = 3
    limits.schemes = ["http"]
    return limits
  }

  func facts(_ addresses: [String], bytes: Int? = Self.content.count) -> FileFacts {
    FileFacts(
      "file.bin", bytes: bytes, .computed(sha256(Self.content)), addresses: addresses)
  }

  /// Downloads the file from one server, and returns it with the requests that it took.
  func fetch(
    bytes: Int? = Self.content.count, limits: DownloadLimits = Self.limits,
    cancellation: Cancellation = Cancellation(),
    progress: @escaping @Sendable (Int) -> Void = { _ in },
    from respond: @escaping @Sendable (Int, LocalServer.Request) -> LocalServer.Answer
  ) throws -> [LocalServer.Request] {
    let server = try LocalServer(respond)
    defer { server.stop() }
    try Download(
      facts([server.address("/file.bin")], bytes: bytes), to: "\(folder.path)/file.bin",
      limits: limits, cancellation: cancellation
    ).run(progress: progress)
    return server.received
  }

  /// The problem that a download ends with, and that it leaves no file of the wanted name.
  func problem(
    bytes: Int? = Self.content.count, limits: DownloadLimits = Self.limits,
    from respond: @escaping @Sendable (Int, LocalServer.Request) -> LocalServer.Answer
  ) -> AddressFailure.Problem? {
    let error = #expect(throws: DownloadError.self) {
      try fetch(bytes: bytes, limits: limits, from: respond)
    }
    #expect(folder.bytes(of: "file.bin") == nil)
    return error?.failures.first?.problem
  }

  @Test func `a good server's file gets its name, and nothing else is left`() throws {
    let seen = Mutex<[Int]>([])
    let requests = try fetch(
      progress: { bytes in seen.withLock { $0.append(bytes) } },
      from: { .file(content, for: $1) })
    #expect(requests.count == 1)
    #expect(folder.bytes(of: "file.bin") == content)
    #expect(folder.contents == ["file.bin"])
    let steps = seen.withLock { $0 }
    #expect(steps.last == content.count && steps == steps.sorted())
  }

  @Test func `a connection that breaks is resumed where it broke`() throws {
    let requests = try fetch { number, request in
      number == 0
        ? LocalServer.Answer.file(content, for: request).cut(after: 70_000)
        : .file(content, for: request)
    }
    #expect(requests.map(\.rangeStart) == [nil, 70_000])
    #expect(requests[1].fields["if-range"] == "\"v1\"")
    #expect(folder.bytes(of: "file.bin") == content)
  }

  @Test func `a later run goes on with what an earlier one left`() throws {
    var once = Self.limits
    once.attempts = 1
    #expect(
      problem(limits: once) { _, request in .file(content, for: request).cut(after: 50_000) }
        == .cutShort(received: 50_000))
    #expect(folder.bytes(of: "file.bin.partial") == Array(content.prefix(50_000)))
    // Another server, so another address: what came from the first may not be continued.
    let requests = try fetch { .file(content, for: $1) }
    #expect(requests.map(\.rangeStart) == [nil])
    #expect(folder.contents == ["file.bin"])
  }

  @Test func `a stop keeps what came, and the same address is resumed`() throws {
    let server = try LocalServer { number, request in
      number == 0
        ? LocalServer.Answer.file(content, for: request).cut(after: 90_000).then(.hold)
        : .file(content, for: request)
    }
    defer { server.stop() }
    let cancellation = Cancellation()
    let target = "\(folder.path)/file.bin"
    let facts = facts([server.address("/file.bin")])
    let error = #expect(throws: Cancelled.self) {
      try Download(facts, to: target, limits: Self.limits, cancellation: cancellation).run {
        if $0 == 90_000 { cancellation.cancel() }
      }
    }
    #expect(error?.place == "fetching \(target), 90000 bytes of which are there")
    #expect(folder.bytes(of: "file.bin") == nil)
    try Download(facts, to: target, limits: Self.limits).run()
    #expect(server.received.map(\.rangeStart) == [nil, 90_000])
    #expect(folder.bytes(of: "file.bin") == content)
    #expect(folder.contents == ["file.bin"])
  }

  @Test func `a stop before the first byte leaves nothing`() throws {
    let cancellation = Cancellation()
    #expect(throws: Cancelled.self) {
      try fetch(cancellation: cancellation) { _, _ in
        cancellation.cancel()
        return LocalServer.Answer(pieces: [.hold])
      }
    }
    #expect(folder.contents.isEmpty)
  }

  @Test func `a reset connection is tried again`() throws {
    let requests = try fetch { number, request in
      number < 2 ? LocalServer.Answer(pieces: [.reset]) : .file(content, for: request)
    }
    #expect(requests.count == 3)
    #expect(folder.bytes(of: "file.bin") == content)
  }

  @Test func `a server that has changed its file sends the whole one again`() throws {
    let requests = try fetch { number, request in
      number == 0
        ? LocalServer.Answer.file(content.reversed(), tag: "\"old\"", for: request).cut(
          after: 60_000)
        : .file(content, for: request)
    }
    #expect(requests[1].fields["if-range"] == "\"old\"")
    #expect(folder.bytes(of: "file.bin") == content)
  }

  @Test func `the rest of another version is not appended`() throws {
    let requests = try fetch { number, request in
      switch number {
      case 0: LocalServer.Answer.file(content, tag: "W/\"old\"", for: request).cut(after: 60_000)
      default: .file(content, tag: "W/\"new\"", for: request)
      }
    }
    // The tag is weak, so the server could not be asked to compare it.
    #expect(requests.map { $0.fields["if-range"] } == [nil, nil, nil])
    #expect(requests.map(\.rangeStart) == [nil, 60_000, nil])
    #expect(folder.bytes(of: "file.bin") == content)
  }

  @Test func `a server that ignores the wish for the rest is understood`() throws {
    let requests = try fetch { number, _ in
      let whole = LocalServer.Answer.status(200, ["ETag": "\"v1\""], content)
      return number == 0 ? whole.cut(after: 10_000) : whole
    }
    #expect(requests.map(\.rangeStart) == [nil, 10_000])
    #expect(folder.bytes(of: "file.bin") == content)
  }

  @Test func `a server that sends another part than asked for is asked for all`() throws {
    let requests = try fetch { number, request in
      switch number {
      case 0: LocalServer.Answer.file(content, for: request).cut(after: 10_000)
      case 1:
        .status(206, ["Content-Range": "bytes 0-199999/200000", "ETag": "\"v1\""], content)
      default: .file(content, for: request)
      }
    }
    #expect(requests.map(\.rangeStart) == [nil, 10_000, nil])
    #expect(folder.bytes(of: "file.bin") == content)
  }

  @Test func `a rest that cannot be had is fetched from the start`() throws {
    let requests = try fetch { number, request in
      switch number {
      case 0: LocalServer.Answer.file(content, for: request).cut(after: 10_000)
      case 1: .status(416, ["Content-Range": "bytes */5"])
      default: .file(content, for: request)
      }
    }
    #expect(requests.map(\.rangeStart) == [nil, 10_000, nil])
    #expect(folder.bytes(of: "file.bin") == content)
  }
}

/// The SHA-256 of bytes in hexadecimal digits.
func sha256(_ bytes: [UInt8]) -> String {
  SHA256.hash(data: bytes).map { byte in
    let digits = String(byte, radix: 16)
    return digits.count == 1 ? "0\(digits)" : digits
  }.joined()
}
