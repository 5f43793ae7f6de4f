import BuildGraph
import Contents
import Foundation
import Testing

struct ExplanationTests {
  private func build(_ nodes: [Node], in folder: String) throws {
    let store = try Store(folder: folder)
    var journal = BuildJournal(of: "/site", in: store)
    let result = try Build(BuildGraph(nodes), store: store, settings: BuildSettings(jobs: 1)) { _ in
    }.run()
    journal.note(result.outcomes)
    try journal.save(in: store)
  }

  private func why(_ id: String, _ nodes: [Node], in folder: String) throws -> Explanation? {
    let store = Store(lookingAt: folder)
    let graph = try BuildGraph(nodes)
    return Explanation(
      id, in: graph, Forecast(graph, in: store), after: BuildJournal(of: "/site", in: store),
      in: store)
  }

  private let nodes = [textNode("a"), textNode("b", reading: ["a"])]

  @Test func `what is stored says when, how long and by what it was computed`() throws {
    try withTemporaryFolder { folder in
      let store = try Store(folder: folder)
      _ = try Build(
        BuildGraph([textNode("a")]), store: store,
        settings: BuildSettings(jobs: 1, program: "fovea 7")
      ) { _ in }.run()
      guard case .stored(let record) = try why("a", [textNode("a")], in: folder) else {
        Issue.record("it is stored")
        return
      }
      #expect(record.program == "fovea 7")
      #expect(record.node == "a")
      #expect(abs(Double(record.date) - Date().timeIntervalSince1970) < 60)
    }
  }

  @Test func `an empty store explains that nothing was ever computed`() throws {
    try withTemporaryFolder { folder in
      let missing = "\(folder)/store"
      let first = try why("a", nodes, in: missing)
      #expect(first == .isNew)
      let second = try why("b", nodes, in: missing)
      #expect(second == .follows(["a"], alsoChanged: nil))
      #expect(!FileManager.default.fileExists(atPath: missing))
    }
  }

  @Test func `a changed parameter is told with its old and new value`() throws {
    try withTemporaryFolder { folder in
      try build(nodes, in: folder)
      let changed = [textNode("a", version: "2"), nodes[1]]
      let change = KeyChange(name: "parameter version", old: "1", new: "2")
      #expect(try why("a", changed, in: folder) == .changed([change]))
      #expect(try why("b", changed, in: folder) == .follows(["a"], alsoChanged: []))
    }
  }

  @Test func `a node that follows others tells what changed besides`() throws {
    try withTemporaryFolder { folder in
      try build(nodes, in: folder)
      let changed = [textNode("a", version: "2"), textNode("b", version: "3", reading: ["a"])]
      let change = KeyChange(name: "parameter version", old: "1", new: "3")
      #expect(try why("b", changed, in: folder) == .follows(["a"], alsoChanged: [change]))
    }
  }

  @Test func `another result of an input is told by the input's name`() throws {
    try withTemporaryFolder { folder in
      try build(nodes, in: folder)
      let other = [textNode("a", saying: "A"), nodes[1]]
      // Computed, but not for this place: as if the build had been killed behind it.
      _ = try Build(
        BuildGraph([other[0]]), store: Store(folder: folder), settings: BuildSettings(jobs: 1)
      ) { _ in }.run()
      guard case .changed(let changes?) = try why("b", other, in: folder) else {
        Issue.record("its input changed")
        return
      }
      #expect(changes.map(\.name) == ["a"])
      #expect(changes.first?.old != changes.first?.new)
    }
  }

  @Test func `a changed file is told by its name and hashes`() throws {
    func reader(_ text: String) -> [Node] {
      let file = Node.Input.content(name: "mnist/labels", hash: ContentHash(of: text))
      return [Node(id: "a", kind: "a", inputs: [file]) { _ in [] }]
    }
    try withTemporaryFolder { folder in
      try build(reader("one"), in: folder)
      let change = KeyChange(
        name: "mnist/labels", old: ContentHash(of: "one").hexadecimal,
        new: ContentHash(of: "two").hexadecimal)
      #expect(try why("a", reader("two"), in: folder) == .changed([change]))
    }
  }

  @Test func `a result that was removed is said to be gone`() throws {
    try withTemporaryFolder { folder in
      try build(nodes, in: folder)
      for path in files(in: "\(folder)/records") {
        try FileManager.default.removeItem(atPath: path)
      }
      #expect(try why("a", nodes, in: folder) == .isGone)
    }
  }

  @Test func `a change is told even when nothing remembers what was before`() throws {
    try withTemporaryFolder { folder in
      try build(nodes, in: folder)
      for path in files(in: "\(folder)/records") {
        try FileManager.default.removeItem(atPath: path)
      }
      #expect(try why("a", [textNode("a", version: "2")], in: folder) == .changed(nil))
    }
  }

  @Test func `a damaged record is told with its path`() throws {
    try withTemporaryFolder { folder in
      try build([nodes[0]], in: folder)
      let path = try #require(files(in: "\(folder)/records").first)
      try flipLastByte(of: path)
      #expect(try why("a", nodes, in: folder) == .damaged(nil, path: path))
    }
  }

  @Test(arguments: [true, false]) func `damaged contents are told with their path`(
    isThere: Bool
  ) throws {
    try withTemporaryFolder { folder in
      try build([nodes[0]], in: folder)
      let path = try #require(files(in: "\(folder)/contents").first)
      if isThere {
        try flipLastByte(of: path)
        guard case .damaged(_?, path: path) = try why("a", nodes, in: folder) else {
          Issue.record("its contents are damaged")
          return
        }
      } else {
        try FileManager.default.removeItem(atPath: path)
        #expect(try why("a", nodes, in: folder) == .isGone)
      }
    }
  }

  @Test func `an input that is not made is named`() throws {
    try withTemporaryFolder { folder in
      let reader = Node(id: "b", kind: "b", inputs: [.part("picture", of: "a")]) { _ in [] }
      try build([nodes[0]], in: folder)
      #expect(
        try why("b", [nodes[0], reader], in: folder)
          == .fails(MissingPart(part: "picture", node: "a")))
    }
  }

  @Test func `a node that is not in the graph has no explanation`() throws {
    try withTemporaryFolder { folder in
      let none = try why("c", nodes, in: folder)
      #expect(none == nil)
    }
  }
}
