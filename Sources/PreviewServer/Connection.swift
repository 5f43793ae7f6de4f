import Foundation

/// One client: a request, its answer, the end; nothing that a client does reaches others.
struct Connection {
  private let socket: ClientSocket
  private let answers: Answers
  private let limits: ClientLimits

  init(_ socket: ClientSocket, _ answers: Answers, _ limits: ClientLimits) {
    self.socket = socket
    self.answers = answers
    self.limits = limits
  }

  func answer() {
    do {
      try answer(readHead())
    } catch let refusal as Refusal {
      try? send(answers.page(about: refusal).bytes(for: .get))
      dropRest()
    } catch {
      // The client is gone or stopped reading; there is nobody to tell.
    }
  }

  private func answer(_ head: RequestHead) throws {
    switch try answers.answer(to: head) {
    case .response(let response): try send(response.bytes(for: head.method))
    case .events:
      let start = Data(Response.head(.ok, type: ContentType.events).utf8)
      guard head.method == .get else { return try send(start) }
      var isFirst = true
      try answers.updates.listen { state in
        if isFirst { try send(start) }
        isFirst = false
        try send(Data(SiteEvent.text(of: state).utf8))
      }
    }
  }

  private func readHead() throws -> RequestHead {
    do {
      return try RequestHead(headBytes(until: .now + limits.head))
    } catch is TimeIsUp {
      throw Refusal.tooSlow
    }
  }

  /// Everything up to an empty line.
  private func headBytes(until end: ContinuousClock.Instant) throws -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      let searched = max(0, bytes.count - 2)
      bytes += try socket.read(until: end)
      // Browsers that were told https begin with another byte.
      guard let first = bytes.first, Unicode.Scalar(first).properties.isAlphabetic, first < 0x80
      else { throw Refusal.malformed }
      if let length = Self.endOfHead(in: bytes, from: searched) {
        guard length <= RequestHead.longest else { throw Refusal.longHead }
        return Array(bytes[..<length])
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

  private func send(_ data: Data) throws {
    try socket.write(data, until: .now + limits.answer)
  }

  /// Reads what the client still sends, since closing before would take the answer from it.
  private func dropRest() {
    socket.finishWriting()
    let end = ContinuousClock.now + limits.rest
    while (try? socket.read(until: end)) != nil, .now < end {}
  }
}
