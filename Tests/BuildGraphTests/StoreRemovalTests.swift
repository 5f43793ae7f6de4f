import BuildGraph
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
      let all = try StoreCare(store).size().bytes
      _ = try remove(bytes: all - 1, from: store)
      #expect(left(in: store) == ["a", "b", "d"])
      _ = try remove(bytes: all / 2, from: store)
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

  @Test func `contents of no result go, and torn files of a killed build after a day`() throws {
    try withStore { store in
      try build([(textNode("a"), 0)], in: store)
      for path in files(in: "\(store.folder.path)/records") {
        try FileManager.default.removeItem(atPath: path)
      }
      let partial = "\(store.folder.path)/partial"
      for (name, days) in [("old", 2.0), ("young", 0.5)] {
        try Data([1]).write(to: URL(fileURLWithPath: "\(partial)/\(name)"))
        try FileManager.default.setAttributes(
          [.modificationDate: now.addingTimeInterval(-days * 86_400)],
          ofItemAtPath: "\(partial)/\(name)")
      }
      let removed = try remove(from: store)
      #expect(removed.contents == 1)
      #expect(files(in: partial) == ["\(partial)/young"])
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
