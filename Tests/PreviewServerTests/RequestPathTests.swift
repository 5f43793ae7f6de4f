import PreviewServer
import Testing

struct RequestPathTests {
  @Test func `a path is its names, decoded once`() throws {
    let path = try RequestPath(target: "/lectures/a%20page%C3%A9.html?x=/../y")
    #expect(path.names == ["lectures", "a pageé.html"])
    #expect(!path.isFolder)
  }

  @Test func `the root and a path with a slash at its end are folders`() throws {
    #expect(try RequestPath(target: "/").names.isEmpty)
    #expect(try RequestPath(target: "/").isFolder)
    #expect(try RequestPath(target: "/lectures/").names == ["lectures"])
    #expect(try RequestPath(target: "/lectures/").isFolder)
  }

  @Test func `what was encoded twice is a name with a percent sign`() throws {
    #expect(try RequestPath(target: "/%252e%252e/x").names == ["%2e%2e", "x"])
    #expect(try RequestPath(target: "/..%252fetc").names == ["..%2fetc"])
  }

  @Test func `dots that are part of a name are allowed`() throws {
    #expect(try RequestPath(target: "/..a/b..c/...").names == ["..a", "b..c", "..."])
  }

  @Test(arguments: [
    "", "x", "*", "http://localhost/", "../etc/passwd", "/..", "/../etc/passwd", "/a/../../b",
    "/./a", "/a/.", "//etc/passwd", "/a//b", "//", "/%2e%2e/x", "/%2E%2e", "/.%2e/x", "/%2e/x",
    "/a%2fb", "/..%2f..%2fetc/passwd", "/a%5cb", "/..\\..\\x", "/%5c..%5cx", "/a%00b", "/%00",
    "/a%0d%0aSet-Cookie:x", "/a%7f", "/%", "/%2", "/%zz", "/a%ff", "/%c0%ae%c0%ae/x", "/a#b",
    "/%c0%af",
  ])
  func `what is no plain path from the root is refused`(target: String) {
    #expect(throws: Refusal.badPath) { try RequestPath(target: target) }
  }

  @Test func `an address encodes what it must, and is read back as the same path`() throws {
    let path = try RequestPath(target: "/a%20b/c%22%3c%25.html")
    #expect(path.address(asFolder: false) == "/a%20b/c%22%3C%25.html")
    #expect(try RequestPath(target: path.address(asFolder: false)) == path)
    #expect(try RequestPath(target: "/x").address(asFolder: true) == "/x/")
  }
}
