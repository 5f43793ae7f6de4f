import FlyingSocks
import Foundation

#if canImport(Glibc)
import Glibc
#endif

/// One client: a request, its answer, the end; nothing that a client does reaches others.
struct Connection: Sendable {
  private static let blockSize = 4096

  private let socket: AsyncSocket
  private let answers: Answers
  private let limits: ClientLimits

  init(_ socket: AsyncSocket, _ answers: Answers, _ limits: ClientLimits) {
    self.socket = socket
    self.answers = answers
    self.limits = limits
  }

  func answer() async {
    defer { try? socket.close() }
    do {
      try await answer(readHead())
    } catch let refusal as Refusal {
      try? await send(answers.page(about: refusal).bytes(for: .get))
      await dropRest()
    } catch {
      // The client is gone or stopped reading; there is nobody to tell.
    }
  }

  private func answer(_ head: RequestHead) async throws {
    switch try answers.answer(to: head) {
    case .response(let response): try await send(response.bytes(for: head.method))
    case .events:
      try await answers.updates.listen { states in
        try await send(Data(Response.head(.ok, type: ContentType.events).utf8))
        guard head.method == .get else { return }
        for await state in states {
          try await send(Data(SiteEvent.text(of: state).utf8))
        }
      }
    }
  }

  private func readHead() async throws -> RequestHead {
    do {
      let bytes = try await within(limits.head) { [socket] in
        try await Self.headBytes(from: socket)
      }
      return try RequestHead(bytes)
    } catch is TimeIsUp {
      throw Refusal.tooSlow
    }
  }

  /// Everything up to an empty line.
  private static func headBytes(from socket: AsyncSocket) async throws -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      let searched = max(0, bytes.count - 2)
      bytes += try await socket.read(atMost: blockSize)
      // Browsers that were told https begin so.
      guard let first = bytes.first, Unicode.Scalar(first).properties.isAlphabetic, first < 0x80
      else { throw Refusal.malformed }
      if let end = endOfHead(in: bytes, from: searched) {
        guard end <= RequestHead.longest else { throw Refusal.longHead }
        return Array(bytes[..<end])
      }
      guard bytes.count <= RequestHead.longest else { throw Refusal.longHead }
    }
  }

  /// Behind the first newline that follows a newline, with or without a return between them.
  private static func endOfHead(in bytes: [UInt8], from start: Int) -> Int? {
    let (newline, carriageReturn) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
    for index in start..<bytes.count where bytes[index] == newline {
      var next = index + 1
      if next < bytes.count, bytes[next] == carriageReturn { next += 1 }
      if next < bytes.count, bytes[next] == newline { return next + 1 }
    }
    return nil
  }

  private func send(_ data: Data) async throws {
    try await within(limits.answer) { [socket] in try await socket.write(data) }
  }

  /// Reads what the client still sends, since closing before would take the answer from it.
  private func dropRest() async {
    shutdown(socket.socket.file.rawValue, Int32(SHUT_WR))
    try? await within(limits.rest) { [socket] in
      while true { _ = try await socket.read(atMost: Self.blockSize) }
    }
  }
}
