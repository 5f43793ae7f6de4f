import CFileSystem
import Foundation
import Glibc
import PreviewServer
import Synchronization
import Testing

struct ServedFolderTests {
  @Test func `files and folders are found by their names`() async throws {
    try await withFolder { folder in
      try write("hello", to: "\(folder)/site/a/b.txt")
      let served = ServedFolder("\(folder)/site")
      #expect(try served.find(["a", "b.txt"]) == .file(Array("hello".utf8)))
      #expect(try served.find(["a"]) == .folder)
      #expect(throws: Refusal.notFound) { try served.find(["a", "c.txt"]) }
      #expect(throws: Refusal.notFound) { try served.find(["a", "b.txt", "c"]) }
    }
  }

  @Test func `no symbolic link is followed, wherever it leads and stands`() async throws {
    try await withFolder { folder in
      try write("secret", to: "\(folder)/outside/x.txt")
      try write("inside", to: "\(folder)/site/in.txt")
      let links = [
        ("file.txt", "\(folder)/outside/x.txt"), ("up", ".."), ("folder", "\(folder)/outside"),
        ("root", "/"), ("in-link.txt", "in.txt"),
      ]
      for (name, target) in links {
        try FileManager.default.createSymbolicLink(
          atPath: "\(folder)/site/\(name)", withDestinationPath: target)
      }
      let served = ServedFolder("\(folder)/site")
      for names in [
        ["file.txt"], ["up", "outside", "x.txt"], ["folder", "x.txt"], ["root", "etc", "passwd"],
        ["in-link.txt"], ["folder"], ["root"],
      ] {
        #expect(throws: Refusal.notFound) { try served.find(names) }
      }
    }
  }

  @Test func `the folder itself may be a link`() async throws {
    try await withFolder { folder in
      try write("hello", to: "\(folder)/real/a.txt")
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder)/site", withDestinationPath: "real")
      #expect(try ServedFolder("\(folder)/site").find(["a.txt"]) == .file(Array("hello".utf8)))
    }
  }

  @Test func `pipes and devices are not opened`() async throws {
    try await withFolder { folder in
      try #require(mkfifo("\(folder)/pipe", 0o644) == 0)
      #expect(throws: Refusal.notFound) { try ServedFolder(folder).find(["pipe"]) }
      #expect(throws: Refusal.notFound) { try ServedFolder("/dev").find(["zero"]) }
    }
  }

  @Test func `names like those above are no way out`() async throws {
    try await withFolder { folder in
      try write("hello", to: "\(folder)/site/a.txt")
      let served = ServedFolder("\(folder)/site/")
      #expect(throws: Refusal.notFound) { try served.find([String(repeating: "a", count: 300)]) }
      #expect(throws: Refusal.notFound) { try served.find(["%2e%2e", "a.txt"]) }
    }
  }

  @Test func `the nearest address is of the same kind`() async throws {
    try await withFolder { folder in
      for name in [
        "index.html", "lectures/digits and padding.html", "figures/b5.svg", "figures/b5.png",
      ] {
        try write("", to: "\(folder)/\(name)")
      }
      let served = ServedFolder(folder)
      func nearest(_ target: String) throws -> String? {
        try served.nearest(to: RequestPath(target: target))
      }
      #expect(
        try nearest("/lectures/digit-and-padding.html") == "/lectures/digits%20and%20padding.html")
      #expect(try nearest("/figures/b6.png") == "/figures/b5.png")
      #expect(try nearest("/indx") == "/index.html")
      #expect(try nearest("/x.pdf") == nil)
      #expect(try nearest("/\(String(repeating: "a", count: 3000))") == nil)
    }
  }

  @Test func `a folder that is exchanged all the time is always there, whole`() async throws {
    try await withFolder { folder in
      let site = "\(folder)/site"
      let isDone = Flag()
      @Sendable func write(version: UInt8, to place: String) throws {
        for name in ["x/1.txt", "x/2.txt"] {
          let text = String(repeating: Character(Unicode.Scalar(version)), count: Self.size)
          try PreviewServerTests.write(text, to: "\(place)/\(name)")
        }
      }
      try write(version: 65, to: site)
      async let exchanges: Void = onThread {
        defer { isDone.isRaised = true }
        for version: UInt8 in 66...96 {
          try write(version: version, to: "\(folder)/new")
          try #require(fovea_exchange("\(folder)/new", site) == 0)
          try FileManager.default.removeItem(atPath: "\(folder)/new")
        }
      }
      let broken = try await onThread {
        let served = ServedFolder(site)
        var (isLast, broken) = (false, 0)
        while !isLast {
          isLast = isDone.isRaised
          for name in ["1.txt", "2.txt"] where !Self.isWhole(try served.find(["x", name])) {
            broken += 1
          }
        }
        return broken
      }
      try await exchanges
      #expect(broken == 0)
    }
  }

  private static let size = 50_000

  private static func isWhole(_ found: ServedFolder.Found) -> Bool {
    guard case .file(let bytes) = found else { return false }
    return bytes.count == size && bytes.allSatisfy { $0 == bytes[0] }
  }
}

private final class Flag: Sendable {
  private let state = Mutex(false)

  var isRaised: Bool {
    get { state.withLock { $0 } }
    set { state.withLock { $0 = newValue } }
  }
}
