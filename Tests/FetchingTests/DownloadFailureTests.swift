import Cancellations
import Datasets
import DurableFiles
import Fetching
import Foundation
import Synchronization
import Testing

/// Servers that fail, lie, lead astray or fall silent, and limits that hold.
extension DownloadTests {
  @Test(arguments: [500, 503, 429])
  func `a passing failure is tried again`(status: Int) throws {
    let requests = try fetch { number, request in
      number < 2 ? .status(status) : .file(content, for: request)
    }
    #expect(requests.count == 3)
  }

  @Test func `a failure that stays is given up after so many attempts`() throws {
    let count = Atomic(0)
    #expect(
      problem { _, _ in
        count.wrappingAdd(1, ordering: .relaxed)
        return .status(500)
      } == .status(500))
    #expect(count.load(ordering: .relaxed) == 3)
    #expect(folder.contents.isEmpty)
  }

  @Test func `a file that is not there is not asked for twice`() throws {
    let count = Atomic(0)
    #expect(
      problem { _, _ in
        count.wrappingAdd(1, ordering: .relaxed)
        return .status(404, [:], Array("gone".utf8))
      } == .status(404))
    #expect(count.load(ordering: .relaxed) == 1)
  }

  @Test func `wrong bytes are deleted and reported with both hashes`() throws {
    var wrong = content
    wrong[1_234] ^= 1
    let other = wrong
    #expect(
      problem { .file(other, for: $1) }
        == .wrongContent(
          bytes: content.count, found: sha256(wrong), expected: [sha256(content)]))
    #expect(folder.contents.isEmpty)
  }

  @Test func `a length that says too little does not make a file whole`() throws {
    #expect(
      problem { _, _ in .status(200, ["Content-Length": "1000"], content) }
        == .wrongContent(
          bytes: 1_000, found: sha256(Array(content.prefix(1_000))), expected: [sha256(content)]))
  }

  @Test func `a length without a body is tried again`() throws {
    let requests = try fetch { number, _ in
      .status(200, ["Content-Length": "\(content.count)"], Array(content.prefix(number * 200_000)))
    }
    #expect(requests.count == 2)
    #expect(folder.bytes(of: "file.bin") == content)
  }

  @Test func `a server that announces too much is not listened to`() throws {
    #expect(
      problem { _, _ in
        LocalServer.Answer.status(200, ["Content-Length": "9000000000"], content).then(.hold)
      } == .tooLarge(bytes: 9_000_000_000, limit: content.count))
    #expect(folder.contents.isEmpty)
  }

  @Test func `a server that never ends is stopped at the size limit`() throws {
    var limits = Self.limits
    limits.largestUnknown = 100_000
    let endless = (0..<64).reduce(
      LocalServer.Answer.status(200, ["Content-Length": ""], content)
    ) { answer, _ in answer.then(.bytes(content)) }
    guard
      case .tooLarge(let bytes, 100_000)? = problem(
        bytes: nil, limits: limits, from: { _, _ in endless })
    else {
      Issue.record("the limit was not kept")
      return
    }
    #expect(bytes > 100_000)
    #expect((folder.bytes(of: "file.bin.partial")?.count ?? 0) <= 100_000)
  }

  @Test func `a body that ends early without a length is resumed`() throws {
    let requests = try fetch { number, request in
      number == 0
        ? LocalServer.Answer.status(200, ["Content-Length": "", "ETag": "\"v1\""], content)
          .cut(after: 120_000)
        : .file(content, for: request)
    }
    #expect(requests.map(\.rangeStart) == [nil, 120_000])
    #expect(folder.bytes(of: "file.bin") == content)
  }

  @Test func `redirections are followed`() throws {
    let requests = try fetch { _, request in
      switch request.path {
      case "/file.bin": .status(302, ["Location": "/elsewhere?x=1"])
      case "/elsewhere?x=1": .status(301, ["Location": "deeper/file"])
      default: .file(content, for: request)
      }
    }
    #expect(requests.map(\.path) == ["/file.bin", "/elsewhere?x=1", "/deeper/file"])
    #expect(folder.bytes(of: "file.bin") == content)
  }

  @Test func `endless redirections end`() throws {
    let count = Atomic(0)
    #expect(
      problem { _, _ in
        count.wrappingAdd(1, ordering: .relaxed)
        return .status(302, ["Location": "/file.bin"])
      } == .tooManyRedirections(limit: 3))
    #expect(count.load(ordering: .relaxed) == 4)
  }

  @Test(arguments: ["file:///etc/passwd", "ftp://127.0.0.1/file.bin", "https://127.0.0.1/x", "//"])
  func `a redirection to where it may not lead is refused`(target: String) throws {
    let problem = problem { _, _ in .status(302, ["Location": target]) }
    #expect(
      problem == .refusedRedirection(to: target) || problem == .badAddress, "\(problem as Any)")
  }

  @Test func `addresses of other schemes are refused`() throws {
    let download = Download(
      facts(["file:///etc/passwd", "http:", "no address"]), to: "\(folder.path)/file.bin",
      limits: Self.limits)
    let error = #expect(throws: DownloadError.self) { try download.run() }
    #expect(error?.failures.first?.problem == .refusedScheme("file"))
    #expect(error?.failures.dropFirst().allSatisfy { $0.problem == .badAddress } == true)
    #expect(folder.contents.isEmpty)
  }

  @Test func `by default nothing but HTTPS is allowed`() throws {
    let download = Download(facts(["http://127.0.0.1:1/x"]), to: "\(folder.path)/file.bin")
    let error = #expect(throws: DownloadError.self) { try download.run() }
    #expect(error?.failures.map(\.problem) == [.refusedScheme("http")])
  }

  @Test func `a silent server is given up`() throws {
    var limits = Self.limits
    limits.silence = .milliseconds(300)
    limits.attempts = 2
    let start = ContinuousClock.now
    #expect(
      problem(limits: limits) { _, _ in LocalServer.Answer(pieces: [.hold]) }
        == .silent(seconds: 0.3))
    #expect(ContinuousClock.now - start < .seconds(10))
  }

  @Test func `messages count whole seconds without a fraction`() {
    let failures = [30, 0.5].map {
      AddressFailure(address: "https://x/y", problem: .silent(seconds: $0)).description
    }
    #expect(
      failures == [
        "https://x/y: nothing came for 30 seconds.", "https://x/y: nothing came for 0.5 seconds.",
      ])
  }

  @Test func `a server that falls silent in the middle is resumed`() throws {
    var limits = Self.limits
    limits.silence = .seconds(2)
    let requests = try fetch(limits: limits) { number, request in
      number == 0
        ? LocalServer.Answer.file(content, for: request).cut(after: 33_000).then(.hold)
        : .file(content, for: request)
    }
    #expect(requests.map(\.rangeStart) == [nil, 33_000])
    #expect(folder.bytes(of: "file.bin") == content)
  }

  @Test func `a server that dribbles runs into the time limit`() throws {
    var limits = Self.limits
    limits.total = .milliseconds(600)
    let slow = (0..<100).reduce(
      LocalServer.Answer.status(200, ["Content-Length": "\(content.count)"], [1])
    ) { answer, _ in answer.then(.pause(.milliseconds(50))).then(.bytes([2])) }
    let start = ContinuousClock.now
    #expect(problem(limits: limits) { _, _ in slow } == .tooSlow(seconds: 0.6))
    #expect(ContinuousClock.now - start < .seconds(10))
  }

  @Test func `the next address is tried when one fails`() throws {
    let bad = try LocalServer { _, _ in .status(404) }
    let good = try LocalServer { .file(content, for: $1) }
    defer {
      bad.stop()
      good.stop()
    }
    try Download(
      facts([bad.address("/a"), good.address("/b")]), to: "\(folder.path)/file.bin",
      limits: Self.limits
    ).run()
    #expect(good.received.count == 1)
    #expect(folder.contents == ["file.bin"])
  }

  @Test func `two programs do not write one file`() throws {
    let started = Mutex<FileFailure?>(nil)
    let target = "\(folder.path)/file.bin"
    _ = try fetch(
      progress: { _ in
        do {
          try Download(facts(["http://127.0.0.1:1/"]), to: target, limits: Self.limits).run()
        } catch {
          started.withLock { $0 = error as? FileFailure }
        }
      }, from: { .file(content, for: $1) })
    #expect(started.withLock { $0?.reason } == "another program is fetching it")
    #expect(folder.bytes(of: "file.bin") == content)
  }

  @Test func `a damaged file is replaced`() throws {
    try folder.write([1, 2, 3], to: "file.bin")
    _ = try fetch { .file(content, for: $1) }
    #expect(folder.bytes(of: "file.bin") == content)
  }

  @Test func `a folder that cannot be written to is named`() throws {
    let download = Download(
      facts(["http://127.0.0.1:1/"]), to: "\(folder.path)/none/file.bin", limits: Self.limits)
    let error = #expect(throws: FileFailure.self) { try download.run() }
    #expect(error?.path == "\(folder.path)/none/file.bin.partial")
  }
}
