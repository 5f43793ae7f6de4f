import BuildGraph
import Cancellations
import Contents
import Faults
import Foundation
import Testing

/// Two builds that want to write to one place.
struct BuildLockTests {
  private func lockPath(_ small: SmallSite) -> String {
    "\(small.store)/builds/\(ContentHash(of: small.site)).lock"
  }

  private func holder(_ small: SmallSite) -> String {
    FileManager.default.contents(atPath: lockPath(small)).map {
      String(decoding: $0, as: UTF8.self)
    }
      ?? ""
  }

  /// Starts a build that stands still while a file exists, and a second one that waits for it.
  private func withTwoBuilds(
    _ body: (_ small: SmallSite, _ first: RunningProgram, _ second: RunningProgram) throws -> Void
  ) throws {
    try withTemporaryFolder { folder in
      let small = SmallSite(folder: folder)
      let gate = "\(folder)/gate"
      try Data().write(to: URL(fileURLWithPath: gate))
      let program = BuiltProgram("small-build")
      let first = try RunningProgram(program, [small.store, small.site, "one", gate], in: folder)
      defer { first.send(SIGKILL) }
      try #require(first.wait { holder(small).hasPrefix("process \(first.number): ") })
      let second = try RunningProgram(program, [small.store, small.site, "two"], in: folder)
      defer { second.send(SIGKILL) }
      try #require(second.wait { !second.errors.isEmpty })
      try body(small, first, second)
    }
  }

  @Test func `a second build says who holds the lock, and follows when the first is done`() throws {
    try withTwoBuilds { small, first, second in
      #expect(
        second.errors == "waiting for process \(first.number): small-build \(small.site)\n")
      #expect(small.tree == nil)
      try FileManager.default.removeItem(atPath: "\(small.folder)/gate")
      #expect(first.end() == 0)
      #expect(second.end() == 0)
      let clean = try SmallSite.cleanTree("two")
      #expect(small.tree == clean)
    }
  }

  @Test func `a build that waits takes over when the holder is killed`() throws {
    try withTwoBuilds { small, first, second in
      first.send(SIGKILL)
      #expect(second.end() == 0)
      let clean = try SmallSite.cleanTree("two")
      #expect(small.tree == clean)
      #expect(small.leftovers.isEmpty)
    }
  }

  @Test func `a build that waits for one that stands still can be cancelled`() throws {
    try withTwoBuilds { small, first, _ in
      first.send(SIGSTOP)
      let cancellation = Cancellation()
      #expect(throws: Cancelled(place: "while another build ran")) {
        _ = try BuildLock(
          small.site, in: Store(folder: small.store), as: "test", cancellation: cancellation
        ) { _ in cancellation.cancel() }
      }
    }
  }

  @Test func `a lock whose file is removed while a build waits is taken anew`() throws {
    try withTwoBuilds { small, _, second in
      try FileManager.default.removeItem(atPath: lockPath(small))
      #expect(second.end() == 0)
      #expect(holder(small).hasPrefix("process \(second.number): "))
    }
  }

  @Test func `a build that one with another store overtakes puts its own files in place`() throws {
    try withTemporaryFolder { folder in
      let small = SmallSite(folder: folder)
      try small.build("one")
      let old = try #require(small.tree)
      let new = Content(Array("new".utf8))
      let files = old.keys.sorted().map { path in
        let isIndex = path == "/index.html"
        return Publication.File(
          path: String(path.dropFirst()),
          content: isIndex
            ? Content(hash: new.hash, size: new.size) {
              // The old files were compared before this.
              _ = try BuiltProgram("small-build").run(["\(folder)/other", small.site, "two"])
              return try new.bytes()
            } : Content([UInt8](old[path] ?? Data())))
      }
      try Publication(files).publish(
        to: ReplaceableFolder(small.site, marker: "manifest.json") { _ in
          Set(old.keys.map { String($0.dropFirst()) })
        })
      #expect(small.tree == old.merging(["/index.html": Data("new".utf8)]) { $1 })
      #expect(small.leftovers.isEmpty)
    }
  }

  @Test(arguments: ["garbage", "folder", "link", "socket", "read-only"])
  func `whatever lies in the place of a lock is no obstacle`(obstacle: String) throws {
    try withTemporaryFolder { folder in
      let store = try Store(folder: "\(folder)/store")
      let path = "\(folder)/store/builds/\(ContentHash(of: "place")).lock"
      let mine = "\(folder)/mine"
      try Data("mine".utf8).write(to: URL(fileURLWithPath: mine))
      switch obstacle {
      case "garbage": try Data((0...255).map { UInt8($0) }).write(to: URL(fileURLWithPath: path))
      case "folder":
        try FileManager.default.createDirectory(
          atPath: "\(path)/full", withIntermediateDirectories: true)
      case "link":
        try FileManager.default.createSymbolicLink(
          atPath: path, withDestinationPath: mine)
      case "socket": #expect(mknod(path, S_IFSOCK | 0o644, 0) == 0)
      default:
        try Data().write(to: URL(fileURLWithPath: path))
        chmod(path, 0o444)
      }
      for _ in 0..<2 {
        let lock = try BuildLock("place", in: store, as: "test", cancellation: Cancellation()) {
          Issue.record("nobody holds it, but \($0)")
        }
        withExtendedLifetime(lock) {}
      }
      #expect(FileManager.default.contents(atPath: mine) == Data("mine".utf8))
    }
  }
}
