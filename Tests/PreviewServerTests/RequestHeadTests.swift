import PreviewServer
import Testing

struct RequestHeadTests {
  private func head(_ text: String) throws -> RequestHead { try RequestHead(Array(text.utf8)) }

  private func refusal(_ text: String) -> Refusal? {
    do {
      _ = try head(text)
      return nil
    } catch {
      return error as? Refusal
    }
  }

  @Test func `method, target and host are read`() throws {
    let head = try head("HEAD /a?b HTTP/1.1\r\nAccept: */*\r\nhOsT:  localhost:80 \r\n\r\n")
    #expect(head.method == .head)
    #expect(head.target == "/a?b")
    #expect(head.host == "localhost:80")
  }

  @Test(arguments: [
    "", "\r\n\r\n", "GET /\r\n\r\n", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET / HTTP/1.1 \r\nHost: a\r\n\r\n", " GET / HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET / http/1.1\r\nHost: a\r\n\r\n", "G\u{E9}T / HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET / HTTP/1.1\nHost: a\n\n", "GET / HTTP/1.1\r\nHost: a\n\r\n",
    "GET / HTTP/1.1\r\nHost: a\rb\r\n\r\n", "GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET / HTTP/1.1\r\nHost : a\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\n b\r\n\r\n",
    "GET / HTTP/1.1\r\n: a\r\nHost: a\r\n\r\n", "GET / HTTP/1.1\r\nnothing\r\nHost: a\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: a\u{1B}\r\n\r\n",
  ])
  func `what can be read in two ways is refused`(text: String) {
    #expect(refusal(text) == .malformed)
  }

  @Test func `bytes that are no text are refused`() {
    let bytes = Array("GET /".utf8) + [0xFF, 0xFE] + Array(" HTTP/1.1\r\nHost: a\r\n\r\n".utf8)
    #expect(throws: Refusal.malformed) { try RequestHead(bytes) }
  }

  @Test func `a request names its host, and names it once`() {
    #expect(refusal("GET / HTTP/1.1\r\n\r\n") == .malformed)
    #expect(refusal("GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n") == .malformed)
  }

  @Test func `other methods and versions are told apart from nonsense`() {
    #expect(refusal("POST / HTTP/1.1\r\nHost: a\r\n\r\n") == .otherMethod)
    #expect(refusal("get / HTTP/1.1\r\nHost: a\r\n\r\n") == .otherMethod)
    #expect(refusal("GET / HTTP/2.0\r\nHost: a\r\n\r\n") == .unknownVersion)
  }

  @Test func `a body is refused`() {
    #expect(refusal("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n") == .hasBody)
    #expect(refusal("GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n") == .hasBody)
    #expect(refusal("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n") == nil)
  }

  @Test func `a long target is refused`() {
    let long = String(repeating: "a", count: 5000)
    #expect(refusal("GET /\(long) HTTP/1.1\r\nHost: a\r\n\r\n") == .longTarget)
  }
}
