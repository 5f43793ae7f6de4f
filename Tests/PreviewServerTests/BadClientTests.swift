import Foundation
import PreviewServer
import Testing

/// Clients that send what no browser does; each time, the next client is answered as usual.
struct BadClientTests {
  /// More than the system keeps for a client that does not read.
  private static let large = 32 << 20

  private func expectAlive(_ server: SiteServer) async throws {
    #expect(try await RawClient.get("/assets/site.css", port: server.port).status == 200)
  }

  @Test func `a head without end is cut off`() async throws {
    try await withServer { server, _ in
      let client = try RawClient(port: server.port)
      client.send(Array("GET / HTTP/1.1\r\nHost: localhost\r\nX: ".utf8))
      for _ in 0..<64 { client.send([UInt8](repeating: UInt8(ascii: "a"), count: 4096)) }
      let answer = Answer(await client.receive())
      #expect(answer.status == 431)
      try await expectAlive(server)
    }
  }

  @Test func `a client that sends nothing, or a byte now and then, is not waited for`()
    async throws
  {
    var limits = ClientLimits()
    limits.head = .milliseconds(200)
    limits.rest = .milliseconds(50)
    try await withServer(limits: limits) { server, _ in
      let silent = try RawClient(port: server.port)
      #expect(Answer(await silent.receive()).status == 408)
      let slow = try RawClient(port: server.port)
      let drip = Task.detached {
        for byte in Array("GET / HTTP/1.1\r\nHost: localhost\r\nA: b".utf8) {
          slow.send([byte])
          try await Task.sleep(for: .milliseconds(20))
        }
      }
      #expect(Answer(await slow.receive()).status == 408)
      drip.cancel()
      try await expectAlive(server)
    }
  }

  @Test func `a client that does not take its answer is left`() async throws {
    var limits = ClientLimits()
    limits.answer = .milliseconds(200)
    try await withServer(limits: limits) { server, site in
      try Data(count: Self.large).write(to: URL(fileURLWithPath: "\(site)/large.bin"))
      var received = Int.max
      // On a machine that is busy, the server's limit may not have passed at once.
      for pause in [0.3, 1, 5, 20] where received >= Self.large {
        let client = try RawClient(port: server.port)
        client.send(Array("GET /large.bin HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8))
        try await Task.sleep(for: .seconds(pause))
        received = await client.receive().count
      }
      #expect(received < Self.large)
      try await expectAlive(server)
    }
  }

  @Test func `more clients than there are places wait for theirs`() async throws {
    var limits = ClientLimits()
    limits.connections = 8
    limits.head = .milliseconds(100)
    limits.rest = .milliseconds(50)
    try await withServer(limits: limits) { server, _ in
      var idle: [RawClient] = []
      for _ in 0..<40 { idle.append(try RawClient(port: server.port)) }
      try await expectAlive(server)
      withExtendedLifetime(idle) {}
    }
  }

  @Test func `a second request behind the first one is dropped`() async throws {
    try await withServer { server, _ in
      let request = "GET /assets/site.css HTTP/1.1\r\nHost: localhost\r\n\r\n"
      let answer = try await RawClient.ask(request + request, port: server.port)
      #expect(answer.status == 200)
      #expect(answer.text == "p { color: red }")
    }
  }

  @Test func `no bytes make it break down`() async throws {
    try await withServer { server, _ in
      var random = SystemRandomNumberGenerator()
      let whole = Array("GET /lectures/?a HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n\r\n".utf8)
      let spices: [[UInt8]] = [
        Array("\r\n".utf8), Array("\n\n".utf8), [0], [0xFF], Array("%".utf8), Array("%00".utf8),
        Array(" ".utf8), Array("../".utf8), Array("Host: a\r\n".utf8), Array("/".utf8),
        [0x16, 3, 1, 2, 0, 1], Array("Content-Length: -1\r\n".utf8), Array("PRI * HTTP/2.0".utf8),
      ]
      for _ in 0..<300 {
        var bytes = whole
        for _ in 0..<Int.random(in: 1...4, using: &random) {
          let place = Int.random(in: 0...bytes.count, using: &random)
          switch Int.random(in: 0..<4, using: &random) {
          case 0: bytes.insert(contentsOf: spices.randomElement(using: &random) ?? [], at: place)
          case 1: bytes.removeSubrange(place..<min(bytes.count, place + 5))
          case 2 where place < bytes.count:
            bytes[place] = UInt8.random(in: 0...255, using: &random)
          default: bytes = Array(bytes[..<place])
          }
        }
        let client = try RawClient(port: server.port)
        client.send(bytes)
        client.finish()
        let answer = await client.receive()
        let status = Answer(answer).status
        #expect(
          answer.isEmpty || [200, 400, 404, 405, 413, 421, 431, 505].contains(status),
          "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
      }
      try await expectAlive(server)
    }
  }
}
