import BuildGraph
import DurableFiles
import Foundation
import Testing

struct StoreRemovalTests {
  private static let day = 86_400
  private let now = Date()

  /// Builds some nodes; each was last used so many days ago.
  private func build(_ nodes: [(node: Node, days: Int)], in store: Store) throws {
    _ = try Build(
      BuildGraph(nodes.map(\.node)), store: store, settings: BuildSettings(jobs: 1)
    ) { _ in }.run()
    for (node, days) in nodes {
      let path = try #require(record(of: node.id, in: store))
      try FileManager.default.setAttributes(
        [.modificationDate: now.addingTimeInterval(-Double(days * Self.day) - 1)],
        ofItemAtPath: path)
    }
  }

  private func setDate(_ date: Date, of path: String) throws {
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
  }

  private func record(of id: String, in store: Store) -> String? {
    records(in: store).first { $0.id == id }?.path
  }

  private func records(in store: Store) -> [(id: String, path: String)] {
    files(in: "\(store.folder.path)/records").compactMap { path in
      let bytes = [UInt8](FileManager.default.contents(atPath: path) ?? Data())
      return ResultRecord(encoded: bytes).map { ($0.node, path) }
    }
  }

  private func left(in store: Store) -> [String] { records(in: store).map(\.id).sorted() }

  private func note(_ nodes: [Node], for place: String, in store: Store) throws {
    let result = try Build(
      BuildGraph(nodes), store: store, settings: BuildSettings(jobs: 1)
    ) { _ in }.run()
    var journal = BuildJournal(of: place, in: store)
    journal.note(result.outcomes)
    try journal.save(in: store)
  }

  private func remove(
    unusedFor days: Int? = nil, bytes: Int? = nil, from store: Store
  ) throws -> StoreCare.Size {
    try #require(
      try StoreCare(store).remove(
        beyond: StoreLimits(unusedFor: days.map { $0 * Self.day }, bytes: bytes), now: now))
  }

  private func withStore(_ body: (Store) throws -> Void) throws {
    try withTemporaryFolder { try body(try Store(folder: $0)) }
  }

  @Test func `without limits nothing goes`() throws {
    try withStore { store in
      try build([(textNode("a"), 0), (textNode("b"), 1000)], in: store)
      #expect(try remove(from: store) == StoreCare.Size())
      #expect(left(in: store) == ["a", "b"])
    }
  }

  @Test func `what was not used for so many days goes`() throws {
    try withStore { store in
      try build([(textNode("a"), 9), (textNode("b"), 10), (textNode("c"), 11)], in: store)
      let before = try StoreCare(store).size()
      let removed = try remove(unusedFor: 10, from: store)
      #expect(left(in: store) == ["a"])
      #expect(removed.results == 2)
      #expect(removed.contents == 2)
      let after = try StoreCare(store).size()
      #expect(before.bytes - after.bytes == removed.bytes)
    }
  }

  @Test func `zero days keep only what the last builds used`() throws {
    try withStore { store in
      try note([textNode("b")], for: "/site", in: store)
      try build([(textNode("a"), 0), (textNode("b"), 500)], in: store)
      _ = try remove(unusedFor: 0, from: store)
      #expect(left(in: store) == ["b"])
    }
  }

  @Test func `a limit of size takes what was used longest ago first`() throws {
    try withStore { store in
      try build(
        [(textNode("a"), 3), (textNode("b"), 1), (textNode("c"), 4), (textNode("d"), 2)],
        in: store)
      _ = try remove(bytes: StoreCare(store).size().bytes - 1, from: store)
      #expect(left(in: store) == ["a", "b", "d"])
      _ = try remove(bytes: StoreCare(store).size().bytes - 1, from: store)
      #expect(left(in: store) == ["b", "d"])
      _ = try remove(bytes: 0, from: store)
      #expect(left(in: store) == [])
      #expect(try StoreCare(store).size() == StoreCare.Size())
    }
  }

  @Test func `an old small result does not outlive a large one that was used later`() throws {
    try withStore { store in
      let large = String(repeating: "large", count: 10_000)
      try build([(textNode("small"), 9), (textNode("big", saying: large), 1)], in: store)
      _ = try remove(bytes: 1000, from: store)
      #expect(left(in: store) == [])
    }
  }

  @Test func `age and size together remove what either would`() throws {
    try withStore { store in
      try build([(textNode("a"), 1), (textNode("b"), 2), (textNode("c"), 30)], in: store)
      let size = try StoreCare(store).size().bytes
      _ = try remove(unusedFor: 20, bytes: size / 2, from: store)
      #expect(left(in: store) == ["a"])
    }
  }

  @Test func `no limit removes what the last build of any place used`() throws {
    try withStore { store in
      try note([textNode("a")], for: "/one", in: store)
      try note([textNode("b")], for: "/two", in: store)
      try build(
        [(textNode("a"), 900), (textNode("b"), 800), (textNode("c"), 0)], in: store)
      let removed = try remove(unusedFor: 0, bytes: 0, from: store)
      #expect(left(in: store) == ["a", "b"])
      #expect(removed.results == 1)
      let used = try StoreCare(store).sizeInUse()
      #expect(try StoreCare(store).size() == used)
    }
  }

  @Test func `a place that is gone for long keeps nothing`() throws {
    try withStore { store in
      try note([textNode("a")], for: "\(store.folder.path)/gone", in: store)
      for path in files(in: "\(store.folder.path)/builds") {
        try FileManager.default.setAttributes(
          [.modificationDate: now.addingTimeInterval(-40 * 86_400)], ofItemAtPath: path)
      }
      _ = try remove(unusedFor: 0, from: store)
      #expect(left(in: store) == [])
    }
  }

  @Test func `a place that is there keeps what it used for ever`() throws {
    try withStore { store in
      try note([textNode("a")], for: store.folder.path, in: store)
      for path in files(in: "\(store.folder.path)/builds") {
        try FileManager.default.setAttributes(
          [.modificationDate: now.addingTimeInterval(-4000 * 86_400)], ofItemAtPath: path)
      }
      _ = try remove(unusedFor: 0, from: store)
      #expect(left(in: store) == ["a"])
    }
  }

  @Test func `contents stay as long as one result has them, and count once`() throws {
    try withStore { store in
      let text = String(repeating: "shared", count: 1000)
      let old = textNode("old", saying: text)
      let new = textNode("new", saying: text)
      try build([(old, 50), (new, 1)], in: store)
      let size = try StoreCare(store).size()
      #expect(size.contents == 1)
      let removed = try remove(bytes: size.bytes - 1, from: store)
      #expect(removed.results == 1)
      #expect(removed.contents == 0)
      #expect(left(in: store) == ["new"])
      #expect(try StoreCare(store).size().contents == 1)
    }
  }

  @Test func `contents of no result go`() throws {
    try withStore { store in
      try build([(textNode("a"), 0)], in: store)
      for path in files(in: "\(store.folder.path)/records") {
        try FileManager.default.removeItem(atPath: path)
      }
      let removed = try remove(from: store)
      #expect(removed.contents == 1)
      #expect(files(in: "\(store.folder.path)/contents") == [])
    }
  }

  @Test func `files of somebody's own stay, however old`() throws {
    try withStore { store in
      let path = "\(store.folder.path)/partial/thesis.tex"
      try Data([1]).write(to: URL(fileURLWithPath: path))
      try setDate(now.addingTimeInterval(-900 * 86_400), of: path)
      _ = try remove(unusedFor: 0, from: store)
      #expect(FileManager.default.fileExists(atPath: path))
    }
  }

  @Test func `what a build put aside that could not remove it goes`() throws {
    try withStore { store in
      // A folder of results that was another user's, put aside by a build that has ended.
      let path = "\(store.folder.path)/contents/ab.0123456789abcdef.4194305.1"
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      try setDate(now.addingTimeInterval(-2 * 86_400), of: path)
      _ = try remove(from: store)
      #expect(!FileManager.default.fileExists(atPath: path))
    }
  }

  @Test func `a use in the future counts as one just now`() throws {
    try withStore { store in
      try build([(textNode("a"), -400)], in: store)
      _ = try remove(unusedFor: 1, from: store)
      #expect(left(in: store) == ["a"])
      _ = try remove(unusedFor: 0, from: store)
      #expect(left(in: store) == [])
    }
  }

  @Test func `using a result takes a time in the future from it`() throws {
    try withStore { store in
      try build([(textNode("a"), -400)], in: store)
      _ = try Build(
        BuildGraph([textNode("a")]), store: store, settings: BuildSettings(jobs: 1)
      ) { _ in }.run()
      let path = try #require(record(of: "a", in: store))
      let date = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
      #expect(try #require(date) < now.addingTimeInterval(3600))
    }
  }

  @Test func `a record that cannot be understood goes by its age as others do`() throws {
    try withStore { store in
      try build([(textNode("a"), 5), (textNode("b"), 20)], in: store)
      for id in ["a", "b"] {
        let path = try #require(record(of: id, in: store))
        let date = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate]
        // As another version of the program may write it.
        try Data("fovea result 99\n".utf8).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.modificationDate: date as Any], ofItemAtPath: path)
      }
      _ = try remove(unusedFor: 10, from: store)
      #expect(files(in: "\(store.folder.path)/records").count == 1)
    }
  }

  @Test func `results of earlier versions of the program go, and nothing else beside them`() throws
  {
    try withStore { store in
      let folder = "\(store.folder.path)/ab"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      let names = [String(repeating: "ab", count: 32), "ab" + String(repeating: "0", count: 62)]
      try Data("fovea result 1 3 \(names[0])\nabc".utf8)
        .write(to: URL(fileURLWithPath: "\(folder)/\(names[0])"))
      let before = try StoreCare(store).size().bytes
      #expect(before > 80)
      #expect(try remove(from: store).bytes == before)
      #expect(!FileManager.default.fileExists(atPath: folder))
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      for name in [names[1], "notes.txt"] {
        try Data("fovea results of 1999".utf8)
          .write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
      }
      #expect(try remove(unusedFor: 0, from: store).bytes == 0)
      #expect(files(in: folder).count == 2)
    }
  }

  @Test func `a name that is no text hides nothing that the last build used`() throws {
    try withStore { store in
      try note([textNode("a")], for: "/site", in: store)
      for part in ["builds", "records", "contents"] {
        let path = Array("\(store.folder.path)/\(part)/".utf8CString.dropLast()) + [-1, -2, 0]
        close(open(path, O_CREAT | O_WRONLY, 0o644))
      }
      #expect(try StoreCare(store).size().results == 1)
      _ = try remove(unusedFor: 0, bytes: 0, from: store)
      #expect(left(in: store) == ["a"])
    }
  }

  @Test(.enabled(if: getuid() != 0, "root may read everything"))
  func `nothing is removed while a journal cannot be read`() throws {
    try withStore { store in
      try note([textNode("a")], for: "/site", in: store)
      for path in files(in: "\(store.folder.path)/builds") { chmod(path, 0) }
      #expect(throws: FileFailure.self) { try remove(unusedFor: 0, from: store) }
      #expect(left(in: store) == ["a"])
    }
  }

  @Test func `a removal that fails lets others use the store again`() throws {
    try withStore { store in
      let records = "\(store.folder.path)/records"
      try FileManager.default.removeItem(atPath: records)
      try Data().write(to: URL(fileURLWithPath: records))
      #expect(throws: FileFailure.self) { try remove(from: store) }
      let other = Process()
      other.executableURL = URL(fileURLWithPath: "/usr/bin/flock")
      other.arguments = ["-n", "-s", "\(store.folder.path)/builds/use.lock", "true"]
      try other.run()
      other.waitUntilExit()
      #expect(other.terminationStatus == 0)
    }
  }

  @Test func `files with holes that are larger than any disk do not overflow the sums`() throws {
    try withStore { store in
      try build([(textNode("a"), 0), (textNode("b"), 0)], in: store)
      // As large as the file system allows.
      for path in files(in: "\(store.folder.path)/contents") { _ = truncate(path, 15 << 40) }
      #expect(try StoreCare(store).size().bytes > 1 << 40)
      #expect(try remove(bytes: 1, from: store).results == 2)
    }
  }

  @Test func `nothing is removed while another build uses the store`() throws {
    try withStore { store in
      try build([(textNode("a"), 900)], in: store)
      let other = try Store(folder: store.folder.path)
      #expect(try StoreCare(store).remove(beyond: StoreLimits(unusedFor: 0)) == nil)
      withExtendedLifetime(other) {}
      #expect(left(in: store) == ["a"])
    }
  }

  @Test func `nothing is removed while another process uses the store`() throws {
    try withStore { store in
      try build([(textNode("a"), 900)], in: store)
      let other = try LockHolder("\(store.folder.path)/builds/use.lock", kind: "-s")
      #expect(try StoreCare(store).remove(beyond: StoreLimits(unusedFor: 0)) == nil)
      other.kill()
      #expect(try StoreCare(store).remove(beyond: StoreLimits(unusedFor: 0))?.results == 1)
    }
  }

  @Test func `using a result again makes it young`() throws {
    try withStore { store in
      try build([(textNode("a"), 90), (textNode("b"), 90)], in: store)
      _ = try Build(
        BuildGraph([textNode("a")]), store: store, settings: BuildSettings(jobs: 1)
      ) { _ in }.run()
      _ = try remove(unusedFor: 30, from: store)
      #expect(left(in: store) == ["a"])
    }
  }
}
