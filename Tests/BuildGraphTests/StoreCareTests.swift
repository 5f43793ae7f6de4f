import BuildGraph
import Contents
import DurableFiles
import Foundation
import Testing

struct StoreCareTests {
  private func build(_ nodes: [Node], in store: Store) throws {
    _ = try Build(BuildGraph(nodes), store: store, settings: BuildSettings(jobs: 1)) { _ in }.run()
  }

  @Test func `the size counts what results share once`() throws {
    try withTemporaryFolder { folder in
      let store = try Store(folder: folder)
      try build([textNode("a"), textNode("b", saying: "a"), textNode("c")], in: store)
      let size = try StoreCare(store).size()
      let bytes = try files(in: folder).filter { !$0.contains("/builds/") }.reduce(0) {
        let size = try FileManager.default.attributesOfItem(atPath: $1)[.size] as? Int
        return $0 + (size ?? 0)
      }
      #expect(size == StoreCare.Size(results: 3, contents: 2, bytes: bytes))
    }
  }

  @Test func `an empty store, and one that is not there, have no size and no damage`() throws {
    try withTemporaryFolder { folder in
      for store in [try Store(folder: folder), Store(lookingAt: "\(folder)/none")] {
        #expect(try StoreCare(store).size() == StoreCare.Size())
        #expect(try StoreCare(store).sizeInUse() == StoreCare.Size())
        #expect(try StoreCare(store).verify().isEmpty)
      }
    }
  }

  @Test func `what is used is what the last builds of all places used`() throws {
    try withTemporaryFolder { folder in
      let store = try Store(folder: folder)
      for (place, node) in [("/one", textNode("a")), ("/two", textNode("b", saying: "a"))] {
        let result = try Build(
          BuildGraph([node]), store: store, settings: BuildSettings(jobs: 1)
        ) { _ in }.run()
        var journal = BuildJournal(of: place, in: store)
        journal.note(result.outcomes)
        try journal.save(in: store)
      }
      try build([textNode("c")], in: store)
      let used = try StoreCare(store).sizeInUse()
      #expect(used.results == 2)
      #expect(used.contents == 1)
    }
  }

  @Test func `a whole store passes verification and loses nothing`() throws {
    try withTemporaryFolder { folder in
      let store = try Store(folder: folder)
      try build([textNode("a"), textNode("b")], in: store)
      let before = files(in: folder)
      #expect(try StoreCare(store).verify().isEmpty)
      #expect(files(in: folder) == before)
    }
  }

  @Test(arguments: ["records", "contents"])
  func `damaged files are named and removed, and the others stay`(part: String) throws {
    try withTemporaryFolder { folder in
      let store = try Store(folder: folder)
      try build([textNode("a"), textNode("b")], in: store)
      let path = try #require(files(in: "\(folder)/\(part)").first)
      try flipLastByte(of: path)
      let others = files(in: folder).filter { $0 != path }
      let damage = try StoreCare(store).verify()
      #expect(damage.map(\.path) == [path])
      #expect(damage.map(\.isRemoved) == [true])
      #expect(files(in: folder) == others)
    }
  }

  @Test func `a damaged journal is named and removed, and a whole one stays`() throws {
    try withTemporaryFolder { folder in
      let store = try Store(folder: folder)
      for place in ["/one", "/two"] { try BuildJournal(of: place, in: store).save(in: store) }
      let path = "\(folder)/builds/\(ContentHash(of: "/one"))"
      try flipLastByte(of: path)
      let others = files(in: folder).filter { $0 != path }
      #expect(try StoreCare(store).verify().map(\.path) == [path])
      #expect(files(in: folder) == others)
    }
  }

  @Test(arguments: ["records", "contents", "builds"])
  func `files that are larger than memory are damaged`(part: String) throws {
    try withTemporaryFolder { folder in
      let store = try Store(folder: folder)
      try build([textNode("a")], in: store)
      try BuildJournal(of: "/one", in: store).save(in: store)
      let path = try #require(
        files(in: "\(folder)/\(part)").first { ($0 as NSString).lastPathComponent.count == 64 })
      #expect(truncate(path, 1 << 43) == 0)
      #expect(try StoreCare(store).verify().map(\.path) == [path])
    }
  }

  @Test func `a record under another's name is damaged`() throws {
    try withTemporaryFolder { folder in
      let store = try Store(folder: folder)
      try build([textNode("a"), textNode("b")], in: store)
      let records = files(in: "\(folder)/records")
      try #require(records.count == 2)
      try FileManager.default.removeItem(atPath: records[0])
      try FileManager.default.copyItem(atPath: records[1], toPath: records[0])
      #expect(try StoreCare(store).verify().map(\.path) == [records[0]])
    }
  }

  @Test func `files that no store makes are neither counted nor removed`() throws {
    try withTemporaryFolder { folder in
      let store = try Store(folder: folder)
      let hash = ContentHash(of: "x").hexadecimal
      let strangers = [
        "contents/thesis.tex", "contents/ab/notes.txt", "contents/ab/\(hash)x", "records/index",
        "contents/zz/\(hash)", "builds/notes",
      ]
      for name in strangers {
        let file = URL(fileURLWithPath: "\(folder)/\(name)")
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data([1]).write(to: file)
      }
      let before = files(in: folder)
      let care = StoreCare(store)
      #expect(try care.size() == StoreCare.Size())
      #expect(try care.verify().isEmpty)
      #expect(try care.remove(beyond: StoreLimits(unusedFor: 0, bytes: 0)) == StoreCare.Size())
      #expect(files(in: folder) == before)
    }
  }

  @Test func `a part that is a file is an error with its path`() throws {
    try withTemporaryFolder { folder in
      try Data([1]).write(to: URL(fileURLWithPath: "\(folder)/records"))
      #expect(
        throws: FileFailure(
          path: "\(folder)/records", action: "read", reason: "Not a directory",
          hint: "A part of the path is a file, not a folder.")
      ) { try StoreCare(Store(lookingAt: folder)).size() }
    }
  }
}
