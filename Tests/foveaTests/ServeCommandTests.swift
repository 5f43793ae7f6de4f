import Foundation
import Testing

#if canImport(Glibc)
import Glibc
#endif

/// The preview with a real build, for an author who edits a copy of the templates.
struct ServeCommandTests {
  private static let page = "/lectures/digits.html"

  private func withCheckout(_ body: (String) throws -> Void) throws {
    try withTemporaryFolder { folder in
      for name in ["templates", "LICENSE", "NOTICE"] {
        try FileManager.default.copyItem(
          atPath: FoveaProcess.package.appending(path: name).path, toPath: "\(folder)/\(name)")
      }
      try body(folder)
    }
  }

  @Test func `an author sees what was saved, what is wrong with it, and that it is mended`()
    throws
  {
    try withCheckout { folder in
      let lecture = URL(fileURLWithPath: "\(folder)/templates/lectures/b-digits.md")
      let text = try String(contentsOf: lecture, encoding: .utf8)
      func save(_ addition: String) throws {
        try Data("\(text)\n\(addition)\n".utf8).write(to: lecture)
      }
      let server = try ServedProcess(in: folder)
      let first = try #require(server.state { !$0.page.isEmpty })

      try save("A new sentence.")
      let second = try #require(server.state { $0.page != first.page })
      #expect(second.styles == first.styles && second.failure.isEmpty)
      #expect(server.get(Self.page).contains("A new sentence."))

      try save("A {{bt1.nothing|percent 1}} that is missing.")
      let broken = try #require(server.state { !$0.failure.isEmpty })
      #expect(broken.failure.contains("templates/lectures/b-digits.md:"), "\(broken.failure)")
      #expect(broken.page == second.page)
      #expect(server.get(Self.page).contains("A new sentence."))

      try save("")
      let mended = try #require(server.state { $0.failure.isEmpty })
      #expect(mended.page != second.page)
      #expect(!server.get(Self.page).contains("A new sentence."))
      try Data("body { color: red }".utf8).write(
        to: URL(fileURLWithPath: "\(folder)/templates/assets/site.css"))
      let restyled = try #require(server.state { $0.styles != mended.styles })
      #expect(restyled.page == mended.page)
      #expect(server.interrupt() == 130)
    }
  }

  @Test func `a port that is taken ends the command with words`() throws {
    try withTemporaryFolder { folder in
      let (socket, port) = ServedProcess.takePort()
      defer { close(socket) }
      let outcome = try FoveaProcess().run([
        "serve", "--edition", "quick", "--data", "drawn", "--port", "\(port)",
        "--out", "\(folder)/site", "--store", "\(folder)/store",
      ])
      #expect(outcome.status == 1)
      #expect(outcome.errors.hasPrefix("fovea: 127.0.0.1:\(port) is taken by another program"))
      #expect(outcome.output.isEmpty)
    }
  }

  @Test func `a host that is not this machine's is wrong usage`() throws {
    try withTemporaryFolder { folder in
      let outcome = try FoveaProcess().run([
        "serve", "--data", "drawn", "--host", "evil.example", "--out", "\(folder)/site",
      ])
      #expect(outcome.status == 2)
      #expect(outcome.errors.hasPrefix("fovea: host “evil.example”: give an IP address"))
    }
  }
}
