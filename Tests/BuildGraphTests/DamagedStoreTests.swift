import BuildGraph
import Faults
import Foundation
import Testing

/// Whatever became of a store's files, the next build finishes with the same site.
struct DamagedStoreTests {
  /// The parts of a store that hold files.
  static let parts = ["records", "contents", "builds"]

  enum Damage: String, CaseIterable, Sendable {
    case flipped, cut, emptied, garbage, removed, folder, fullFolder, danglingLink, linkToAnother
    case unreadable, pipe, huge

    func apply(to path: String, another: String) throws {
      let files = FileManager.default
      let url = URL(fileURLWithPath: path)
      let bytes = files.contents(atPath: path) ?? Data()
      switch self {
      case .flipped: try Data(bytes.dropLast() + [(bytes.last ?? 0) ^ 1]).write(to: url)
      case .cut: try bytes.prefix(bytes.count / 2).write(to: url)
      case .emptied: try Data().write(to: url)
      case .garbage: try Data((0..<200).map { UInt8($0) }).write(to: url)
      case .unreadable: try files.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
      case .removed: try files.removeItem(atPath: path)
      case .folder, .fullFolder:
        try files.removeItem(atPath: path)
        try files.createDirectory(atPath: path, withIntermediateDirectories: true)
        if self == .fullFolder { try bytes.write(to: URL(fileURLWithPath: "\(path)/inside")) }
      case .danglingLink:
        try files.removeItem(atPath: path)
        try files.createSymbolicLink(atPath: path, withDestinationPath: "/nonexistent/file")
      case .linkToAnother:
        try files.removeItem(atPath: path)
        try files.createSymbolicLink(atPath: path, withDestinationPath: another)
      // All holes, and more than any memory holds.
      case .huge: #expect(truncate(path, 1 << 43) == 0)
      case .pipe:
        try files.removeItem(atPath: path)
        mkfifo(path, 0o600)
      }
    }
  }

  @Test(arguments: Damage.allCases)
  func `damaged files of every kind cost work, never the result`(damage: Damage) throws {
    try withTemporaryFolder { folder in
      let small = SmallSite(folder: folder)
      try small.build("one")
      let clean = small.tree
      let precious = "\(folder)/precious"
      try Data("mine".utf8).write(to: URL(fileURLWithPath: precious))
      for part in Self.parts {
        for path in files(in: "\(small.store)/\(part)") {
          try damage.apply(to: path, another: precious)
        }
        try FileManager.default.removeItem(atPath: small.site)
        let next = try small.build("one")
        #expect(next.status == 0, "\(part): \(next.errors)")
        #expect(small.tree == clean, "\(part)")
        #expect(small.leftovers.isEmpty, "\(part): \(small.leftovers)")
      }
      #expect(FileManager.default.contents(atPath: precious) == Data("mine".utf8))
      let last = try small.build("two")
      #expect(last.status == 0, "\(last.errors)")
    }
  }

  @Test func `contents that were cut are reported and made again`() throws {
    try withTemporaryFolder { folder in
      let log = BuildLog()
      func build() throws {
        log.clear()
        _ = try Build(
          BuildGraph([textNode("a")]), store: Store(folder: folder),
          settings: BuildSettings(jobs: 1)
        ) { log.add($0) }.run()
      }
      try build()
      let path = try #require(files(in: "\(folder)/contents").first)
      try Data().write(to: URL(fileURLWithPath: path))
      try build()
      #expect(log.damaged == [path])
      #expect(log.computed == ["a"])
    }
  }

  @Test(arguments: ["file", "link"])
  func `something in the place of a folder of results is cleared away`(kind: String) throws {
    try withTemporaryFolder { folder in
      let small = SmallSite(folder: folder)
      try small.build("one")
      let clean = small.tree
      for part in ["records", "contents"] {
        let root = "\(small.store)/\(part)"
        for name in try FileManager.default.contentsOfDirectory(atPath: root) {
          try FileManager.default.removeItem(atPath: "\(root)/\(name)")
          if kind == "file" {
            try Data([7]).write(to: URL(fileURLWithPath: "\(root)/\(name)"))
          } else {
            try FileManager.default.createSymbolicLink(
              atPath: "\(root)/\(name)", withDestinationPath: "/nonexistent/folder")
          }
        }
      }
      try FileManager.default.removeItem(atPath: small.site)
      let next = try small.build("one")
      #expect(next.status == 0, "\(next.errors)")
      #expect(small.tree == clean)
    }
  }

  private static let asNobody = [
    "/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups",
  ]

  /// Only root can give files away and become somebody else, who must be able to reach the program.
  private static let canBecomeNobody =
    (try? BuiltProgram("small-build", launcher: asNobody).run([]).status) == 2

  @Test(.enabled(if: canBecomeNobody, "needs root, and a program that others may run"))
  func `folders of results that belong to another user are put aside`() throws {
    try withTemporaryFolder { folder in
      chmod(folder, 0o777)
      let small = SmallSite(folder: folder)
      try small.build("one")
      let clean = small.tree
      for name in ["", "/records", "/contents", "/builds", "/partial"] {
        chown("\(small.store)\(name)", 65534, 65534)
      }
      try FileManager.default.removeItem(atPath: small.site)
      for path in files(in: "\(small.store)/contents") { chmod(path, 0o600) }
      let nobody = SmallSite(folder: folder, launcher: Self.asNobody)
      let next = try nobody.build("one")
      #expect(next.status == 0, "\(next.errors)")
      #expect(small.tree == clean)
    }
  }

  @Test(.enabled(if: canBecomeNobody, "needs root, and a program that others may run"))
  func `a store that belongs to another user is refused in words`() throws {
    try withTemporaryFolder { folder in
      chmod(folder, 0o777)
      try SmallSite(folder: folder).build("one")
      try FileManager.default.removeItem(atPath: SmallSite(folder: folder).site)
      let nobody = SmallSite(folder: folder, launcher: Self.asNobody)
      let refused = try nobody.build("two")
      #expect(refused.status == 1)
      #expect(
        refused.errors.contains(
          "\(folder)/store/records: cannot write: Permission denied. Make it writable, or name "
            + "another folder."), "\(refused.errors)")
    }
  }
}
