import BuildGraph
import Contents
import Testing

struct NodeTraceTests {
  private func run(
    _ nodes: [Node], in folder: String, upstreams: [String] = [], measuresMemory: Bool = false
  ) throws -> BuildResult {
    try Build(
      BuildGraph(nodes), store: Store(folder: folder, upstreams: upstreams),
      settings: BuildSettings(jobs: 2, measuresMemory: measuresMemory)
    ) { _ in }.run()
  }

  @Test func `a trace tells the threads and the key of a computed node`() throws {
    try withTemporaryFolder { folder in
      let wide = Node(id: "wide", kind: "wide", width: .allThreads) { _ in [] }
      let result = try run([textNode("a"), wide], in: folder)
      #expect(result.traces["a"]?.threads == 1)
      #expect(result.traces["wide"]?.threads == 2)
      #expect(result.traces["a"]?.key == result["a"]?.record?.key)
      #expect(result.traces["a"]?.upstream == nil)
    }
  }

  @Test func `a node from the store was computed on no thread`() throws {
    try withTemporaryFolder { folder in
      _ = try run([textNode("a")], in: folder)
      let again = try run([textNode("a")], in: folder)
      #expect(again.traces["a"]?.threads == 0)
      #expect(again.traces["a"]?.seconds == 0)
    }
  }

  @Test func `a result that was copied names the store that had it`() throws {
    try withTemporaryFolder { folder in
      _ = try run([textNode("a")], in: "\(folder)/far")
      let first = try run([textNode("a")], in: "\(folder)/near", upstreams: ["\(folder)/far"])
      #expect(first.traces["a"]?.upstream == "\(folder)/far")
      let second = try run([textNode("a")], in: "\(folder)/near", upstreams: ["\(folder)/far"])
      #expect(second.traces["a"]?.upstream == nil)
    }
  }

  @Test func `a failed node has a trace, a blocked one has none`() throws {
    struct Trouble: Error {}
    try withTemporaryFolder { folder in
      let failing = Node(id: "a", kind: "a") { _ in throw Trouble() }
      let result = try run([failing, textNode("b", reading: ["a"])], in: folder)
      #expect(result.traces["a"]?.threads == 1)
      #expect(result.traces["b"] == nil)
    }
  }

  @Test func `memory is told of nodes that run alone, and only when it is asked for`() throws {
    let size = 48 << 20
    let wide = Node(id: "wide", kind: "wide", width: .allThreads) { _ in
      let block = [UInt8](repeating: 7, count: size)
      return [Node.Part("text", [block[size / 2]])]
    }
    try withTemporaryFolder { folder in
      let asked = try run(
        [wide, textNode("narrow")], in: "\(folder)/asked", measuresMemory: true)
      let peak = try #require(asked.traces["wide"]?.peakMemory)
      #expect(peak >= size)
      #expect(try #require(ProcessMemory.peak) >= peak)
      #expect(asked.traces["narrow"]?.peakMemory == nil)
      #expect(try run([wide], in: "\(folder)/not").traces["wide"]?.peakMemory == nil)
    }
  }

  @Test func `after a build it is known why each node ran`() throws {
    try withTemporaryFolder { folder in
      let store = try Store(folder: folder)
      var journal = BuildJournal(of: "site", in: store)
      func why(_ result: BuildResult) throws -> Explanation {
        let key = try #require(result.traces["a"]?.key)
        return Explanation(ofRunning: "a", with: key, after: journal, in: store)
      }
      let first = try run([textNode("a", version: "1")], in: folder)
      #expect(try why(first) == .isNew)
      journal.note(first.outcomes)
      #expect(try why(first) == .isGone)
      let second = try run([textNode("a", version: "2")], in: folder)
      guard case .changed(let changes) = try why(second) else {
        Issue.record("\(try why(second))")
        return
      }
      #expect(changes == [KeyChange(name: "parameter version", old: "1", new: "2")])
    }
  }
}
