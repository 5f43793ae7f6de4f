import BuildGraph
import Contents
import Foundation
import Testing

struct BuildJournalTests {
  private func outcomes(of nodes: [Node], in store: Store) throws -> [String: NodeOutcome] {
    try Build(BuildGraph(nodes), store: store, settings: BuildSettings(jobs: 1)) { _ in }.run()
      .outcomes
  }

  @Test func `a journal comes back as it was saved, for its own place`() throws {
    try withTemporaryFolder { folder in
      let store = try Store(folder: folder)
      var journal = BuildJournal(of: "/a place\twith\nodd names", in: store)
      #expect(journal.entries.isEmpty)
      journal.note(
        try outcomes(of: [textNode("a b"), textNode("new\nline"), textNode("")], in: store))
      #expect(journal.entries.count == 3)
      try journal.save(in: store)
      #expect(BuildJournal(of: "/a place\twith\nodd names", in: store) == journal)
      #expect(BuildJournal(of: "/elsewhere", in: store).entries.isEmpty)
    }
  }

  @Test func `what a build did not reach stays, and what is in no graph goes`() throws {
    try withTemporaryFolder { folder in
      let store = try Store(folder: folder)
      var journal = BuildJournal(of: "/site", in: store)
      journal.note(try outcomes(of: [textNode("a"), textNode("b"), textNode("c")], in: store))
      let before = journal.entries
      struct Broken: Error {}
      let broken = Node(id: "a", kind: "a") { _ in throw Broken() }
      journal.note(try outcomes(of: [broken, textNode("b", reading: ["a"])], in: store))
      #expect(journal.entries == before.filter { ["a", "b"].contains($0.key) })
    }
  }

  @Test func `a journal that was cut or changed is none`() throws {
    try withTemporaryFolder { folder in
      let store = try Store(folder: folder)
      var journal = BuildJournal(of: "/site", in: store)
      journal.note(try outcomes(of: [textNode("a")], in: store))
      var bytes = journal.encoded
      for length in bytes.indices {
        #expect(BuildJournal(encoded: Array(bytes.prefix(length))) == nil)
      }
      for place in bytes.indices {
        bytes[place] ^= 4
        #expect(BuildJournal(encoded: bytes) == nil, "byte \(place)")
        bytes[place] ^= 4
      }
      #expect(BuildJournal(encoded: bytes) == journal)
    }
  }

  @Test func `a damaged journal in the store counts as none`() throws {
    try withTemporaryFolder { folder in
      let store = try Store(folder: folder)
      var journal = BuildJournal(of: "/site", in: store)
      journal.note(try outcomes(of: [textNode("a")], in: store))
      try journal.save(in: store)
      let file = try #require(
        files(in: "\(folder)/builds").first { $0.hasSuffix("\(ContentHash(of: "/site"))") })
      try flipLastByte(of: file)
      #expect(BuildJournal(of: "/site", in: store).entries.isEmpty)
    }
  }
}
