import Foundation
import PreviewServer
import Testing

/// A server of a small site, at any free port, for one test.
func withServer(
  host: String = "127.0.0.1", limits: ClientLimits = ClientLimits(),
  _ body: (_ server: SiteServer, _ site: String) async throws -> Void
) async throws {
  try await withFolder { folder in
    let site = "\(folder)/site"
    try write("<html><body><p>Start</p></body></html>", to: "\(site)/index.html")
    try write("<p>A page", to: "\(site)/lectures/a page.html")
    try write("<p>Folder", to: "\(site)/lectures/index.html")
    try write("p { color: red }", to: "\(site)/assets/site.css")
    try write("secret", to: "\(folder)/secret.txt")
    let server = try SiteServer(folder: site, host: host, port: 0, limits: limits)
    let end = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      server.run()
      end.signal()
    }
    do {
      try await body(server, site)
    } catch {
      server.stop()
      throw error
    }
    server.stop()
    try await onThread { end.wait() }
  }
}

struct SiteServerTests {
  @Test func `a file comes with its kind and its length, and is kept by nobody`() async throws {
    try await withServer { server, _ in
      let answer = try await RawClient.get("/assets/site.css", port: server.port)
      #expect(answer.status == 200)
      #expect(answer.text == "p { color: red }")
      #expect(
        answer.headers == [
          "Content-Type": "text/css; charset=utf-8", "Content-Length": "16",
          "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff",
          "Cross-Origin-Resource-Policy": "same-origin", "Connection": "close",
        ])
    }
  }

  @Test(arguments: [
    ("html", "text/html; charset=utf-8"), ("js", "text/javascript; charset=utf-8"),
    ("svg", "image/svg+xml"), ("png", "image/png"), ("pdf", "application/pdf"),
    ("csv", "text/csv; charset=utf-8"), ("json", "application/json"), ("woff2", "font/woff2"),
    ("otf", "font/otf"), ("ttf", "font/ttf"), ("txt", "text/plain; charset=utf-8"),
    ("PNG", "image/png"), ("unknown", "application/octet-stream"),
  ])
  func `an ending says what a file holds`(ending: String, type: String) async throws {
    try await withServer { server, site in
      try write("x", to: "\(site)/file.\(ending)")
      let answer = try await RawClient.get("/file.\(ending)", port: server.port)
      #expect(answer.headers["Content-Type"] == type)
    }
  }

  @Test func `a page is served with the script, and its file stays as it is`() async throws {
    try await withServer { server, site in
      server.updates.state = .init(page: "p1", styles: "s1")
      let answer = try await RawClient.get("/", port: server.port)
      #expect(
        answer.text == """
          <html><body><p>Start</p><script src="/.preview/reload.js" data-page="p1" \
          data-styles="s1"></script>
          </body></html>
          """)
      #expect(answer.headers["Content-Length"] == "\(answer.body.count)")
      #expect(
        FileManager.default.contents(atPath: "\(site)/index.html")
          == Data("<html><body><p>Start</p></body></html>".utf8))
      let unfinished = try await RawClient.get("/lectures/a%20page.html", port: server.port)
      #expect(unfinished.text.hasPrefix("<p>A page<script src="))
    }
  }

  @Test func `HEAD gives the headers of GET`() async throws {
    try await withServer { server, _ in
      for path in ["/", "/assets/site.css", "/nothing.html", "/lectures", "/.preview/reload.js"] {
        let get = try await RawClient.get(path, port: server.port)
        let head = try await RawClient.get(path, port: server.port, method: "HEAD")
        #expect(head.status == get.status)
        #expect(head.headers == get.headers)
        #expect(head.body.isEmpty && !get.body.isEmpty)
      }
    }
  }

  @Test func `a folder is its index page, and lists nothing`() async throws {
    try await withServer { server, _ in
      let redirection = try await RawClient.get("/lectures", port: server.port)
      #expect(redirection.status == 301)
      #expect(redirection.headers["Location"] == "/lectures/")
      #expect(try await RawClient.get("/lectures/", port: server.port).text.contains("Folder"))
      #expect(try await RawClient.get("/assets/", port: server.port).status == 404)
    }
  }

  @Test func `a missing page names the nearest one`() async throws {
    try await withServer { server, _ in
      let answer = try await RawClient.get("/lectures/a-page.html?<b>", port: server.port)
      #expect(answer.status == 404)
      #expect(answer.text.contains(#"<a href="/lectures/a%20page.html">"#))
      #expect(answer.text.contains("/.preview/reload.js"))
    }
  }

  @Test(arguments: [
    "/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/%2e%2e%2fsecret.txt",
    "/%252e%252e/secret.txt", "/..%5csecret.txt", "/..\\secret.txt", "//etc/passwd",
    "/etc/passwd", "/%2fetc/passwd", "/index.html%00.txt", "/lectures/../../secret.txt",
    "/.//../secret.txt", "/%c0%ae%c0%ae/secret.txt", "http://localhost/../secret.txt",
    "/.preview/../../secret.txt", "/.preview/", "/proc/self/environ",
  ])
  func `nothing outside the folder is served`(target: String) async throws {
    try await withServer { server, _ in
      let answer = try await RawClient.get(target, port: server.port)
      #expect(answer.status == 400 || answer.status == 404)
      #expect(!answer.text.contains("secret") || answer.status == 404)
      #expect(answer.text != "secret" && !answer.text.contains("root:"))
    }
  }

  @Test func `a foreign name is refused, and learns nothing of the site`() async throws {
    try await withServer { server, _ in
      let answer = try await RawClient.ask(
        "GET / HTTP/1.1\r\nHost: evil.example:\(server.port)\r\n\r\n", port: server.port)
      #expect(answer.status == 421)
      #expect(!answer.text.contains("Start"))
    }
  }

  @Test func `other methods are told which ones there are`() async throws {
    try await withServer { server, _ in
      for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT"] {
        let answer = try await RawClient.get("/", port: server.port, method: method)
        #expect(answer.status == 405)
        #expect(answer.headers["Allow"] == "GET, HEAD")
      }
    }
  }

  @Test func `before there is a site, a page waits for it`() async throws {
    try await withServer { server, site in
      try FileManager.default.removeItem(atPath: site)
      let answer = try await RawClient.get("/", port: server.port)
      #expect(answer.status == 404)
      #expect(answer.text.contains("as soon as it is built"))
      #expect(answer.text.contains("/.preview/reload.js"))
    }
  }

  @Test func `requests are answered while no task comes to its turn`() async throws {
    try await withServer { server, _ in
      let status = try await onThread {
        let gate = DispatchSemaphore(value: 0)
        let tasks = 4 * ProcessInfo.processInfo.activeProcessorCount
        for _ in 0..<tasks { Task.detached { Self.hold(gate) } }
        defer { for _ in 0..<tasks { gate.signal() } }
        let client = try RawClient(port: server.port)
        client.send(Array("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8))
        return Answer(client.received()).status
      }
      #expect(status == 200)
    }
  }

  @Test func `stopping cuts off whoever is connected`() async throws {
    // Nobody is told to be too slow in the meantime, on whatever machine.
    var limits = ClientLimits()
    limits.head = .seconds(3600)
    try await withServer(limits: limits) { server, _ in
      let silent = try RawClient(port: server.port)
      let listener = try RawClient(port: server.port)
      listener.send(Array("GET /.preview/events HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8))
      _ = await listener.receive { !$0.isEmpty }
      server.stop()
      #expect(await silent.receive().isEmpty)
      _ = await listener.receive()
    }
  }

  @Test func `a port that is taken is named, with what to do`() async throws {
    try await withServer { server, site in
      #expect(throws: ServerError.portTaken(host: "127.0.0.1", port: server.port)) {
        try SiteServer(folder: site, port: server.port)
      }
      #expect(
        "\(ServerError.portTaken(host: "127.0.0.1", port: 8000))"
          == "127.0.0.1:8000 is taken by another program, perhaps by an earlier preview. Stop that "
          + "one, or choose a port with --port; --port 0 takes any free one.")
    }
  }

  @Test func `a place that is none is refused`() {
    #expect(throws: ServerError.unknownHost("evil.example")) {
      try SiteServer(folder: "/", host: "evil.example")
    }
    #expect(throws: ServerError.portOutOfRange(70000)) {
      try SiteServer(folder: "/", port: 70000)
    }
  }

  private static func hold(_ gate: DispatchSemaphore) { gate.wait() }
}
