import Foundation
import PreviewServer
import Testing

struct LiveReloadTests {
  private func listen(_ server: SiteServer) throws -> RawClient {
    let client = try RawClient(port: server.port)
    client.send(Array("GET /.preview/events HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8))
    return client
  }

  private func contains(_ words: String) -> @Sendable ([UInt8]) -> Bool {
    { String(decoding: $0, as: UTF8.self).contains(words) }
  }

  @Test func `a page is told the state at once, and every new one`() async throws {
    try await withServer { server, _ in
      server.updates.state = .init(page: "p1", styles: "s1")
      let client = try listen(server)
      let first = String(
        decoding: await client.receive(until: contains("\n\n")), as: UTF8.self)
      #expect(first.contains("Content-Type: text/event-stream"))
      #expect(first.hasSuffix(#"data: {"failure":"","page":"p1","styles":"s1"}"# + "\n\n"))
      server.updates.state.failure = "a.md:1: <b>\n“x”"
      let second = String(
        decoding: await client.receive(until: contains("a.md:1")), as: UTF8.self)
      #expect(second.contains(#"data: {"failure":"a.md:1: <b>\n“x”","page":"p1","styles":"s1"}"#))
    }
  }

  @Test func `a page that is gone does not keep others from being told`() async throws {
    try await withServer { server, _ in
      do {
        let gone = try listen(server)
        _ = await gone.receive(until: contains("failure"))
      }
      let client = try listen(server)
      _ = await client.receive(until: contains("failure"))
      server.updates.state = .init(page: "p2")
      #expect(contains("p2")(await client.receive(until: contains("p2"))))
    }
  }

  @Test func `pages that listen leave room for requests`() async throws {
    try await withServer { server, _ in
      var clients: [RawClient] = []
      for _ in 0..<96 {
        let client = try listen(server)
        _ = await client.receive(until: contains("failure"))
        clients.append(client)
      }
      let refused = try await RawClient.get("/.preview/events", port: server.port)
      #expect(refused.status == 503)
      #expect(try await RawClient.get("/", port: server.port).status == 200)
      withExtendedLifetime(clients) {}
    }
  }
}
