import BuildGraph
import Cancellations
import Foundation
import Synchronization
import Testing

struct BuildTests {
  private let log = Log()

  private final class Log: Sendable {
    private let events = Mutex<[BuildEvent]>([])
    func add(_ event: BuildEvent) { events.withLock { $0.append(event) } }
    var all: [BuildEvent] { events.withLock { $0 } }
  }

  private func text(_ id: String, inputs: [String] = [], stamp: String = "1") -> Node {
    Node(id: id, kind: id, stamp: stamp, inputs: inputs.map { .node($0) }) { context in
      Array(id.utf8) + inputs.sorted().flatMap { context.result(of: $0) }
    }
  }

  private func run(
    _ nodes: [Node], in folder: String, jobs: Int = 2
  ) throws
    -> [String: NodeOutcome]
  {
    let log = log
    return try Build(BuildGraph(nodes), store: Store(folder: folder), jobs: jobs) { log.add($0) }
      .run()
  }

  @Test(arguments: [1, 3])
  func `a cancelled build keeps what is finished and goes on from there`(jobs: Int) throws {
    try withTemporaryFolder { folder in
      let cancellation = Cancellation()
      let stopping = Node(id: "b", kind: "b", stamp: "1", inputs: [.node("a")]) { context in
        cancellation.cancel()
        try context.cancellation.check("half way")
        return Array("never".utf8)
      }
      let nodes = [text("a"), stopping, text("c", inputs: ["b"])]
      let log = log
      let stopped = try Build(
        BuildGraph(nodes), store: Store(folder: folder), jobs: jobs, cancellation: cancellation
      ) { log.add($0) }.run()
      #expect(stopped["a"] == .computed(Array("a".utf8)))
      #expect(stopped["b"] == .cancelled(Cancelled(place: "half way")))
      #expect(stopped["c"] == .blocked(by: "b"))
      #expect(log.all.contains(.cancelled("b", Cancelled(place: "half way"))))
      let next = try run([text("a"), text("b", inputs: ["a"]), nodes[2]], in: folder)
      #expect(next["a"] == .reused(Array("a".utf8)))
      #expect(next["c"] == .computed(Array("cba".utf8)))
    }
  }

  @Test func `nodes that wait for a thread do not start after a cancellation`() throws {
    try withTemporaryFolder { folder in
      let cancellation = Cancellation()
      cancellation.cancel()
      let log = log
      let outcomes = try Build(
        BuildGraph([text("a"), text("b")]), store: Store(folder: folder), jobs: 2,
        cancellation: cancellation
      ) { log.add($0) }.run()
      #expect(outcomes["a"] == .cancelled(Cancelled(place: "")))
      #expect(outcomes["b"] == .cancelled(Cancelled(place: "")))
      #expect(log.all.isEmpty)
    }
  }

  @Test func `a second build takes everything from the store`() throws {
    try withTemporaryFolder { folder in
      let nodes = [text("a"), text("b", inputs: ["a"])]
      let first = try run(nodes, in: folder)
      let second = try run(nodes, in: folder)
      #expect(first["b"] == .computed(Array("ba".utf8)))
      #expect(second["a"] == .reused(Array("a".utf8)))
      #expect(second["b"] == .reused(Array("ba".utf8)))
    }
  }

  @Test func `only what depends on a changed node runs again`() throws {
    try withTemporaryFolder { folder in
      let others = [text("b", inputs: ["a"]), text("c")]
      _ = try run([text("a")] + others, in: folder)
      let second = try run([text("a", stamp: "2")] + others, in: folder)
      #expect(second["a"] == .computed(Array("a".utf8)))
      #expect(second["b"] == .computed(Array("ba".utf8)))
      #expect(second["c"] == .reused(Array("c".utf8)))
    }
  }

  @Test func `a failing node blocks what reads it and nothing else`() throws {
    struct Broken: Error, CustomStringConvertible { let description = "no such digit" }
    try withTemporaryFolder { folder in
      let broken = Node(id: "a", kind: "a", stamp: "1") { _ in throw Broken() }
      let outcomes = try run([broken, text("b", inputs: ["a"]), text("c")], in: folder)
      #expect(outcomes["a"] == .failed(message: "no such digit"))
      #expect(outcomes["b"] == .blocked(by: "a"))
      #expect(outcomes["c"] == .computed(Array("c".utf8)))
      #expect(log.all.contains(.failed("a", message: "no such digit")))
    }
  }

  @Test(arguments: [1, 2, 7]) func `the results do not depend on the number of jobs`(
    jobs: Int
  ) throws {
    try withTemporaryFolder { folder in
      let leaves = (0..<20).map { text("leaf \($0)") }
      let root = text("root", inputs: leaves.map(\.id))
      let outcomes = try run(leaves + [root], in: folder, jobs: jobs)
      #expect(outcomes.count == 21)
      let expected = "root" + leaves.map(\.id).sorted().joined()
      #expect(outcomes["root"] == .computed(Array(expected.utf8)))
    }
  }

  @Test func `a wide node gets every thread and a narrow one gets one`() throws {
    try withTemporaryFolder { folder in
      let nodes = [Node.Width.oneThread, .allThreads].enumerated().map { index, width in
        Node(id: "\(index)", kind: "\(index)", stamp: "1", width: width) { [UInt8($0.threads)] }
      }
      let outcomes = try run(nodes, in: folder, jobs: 5)
      #expect(outcomes["0"]?.bytes == [1])
      #expect(outcomes["1"]?.bytes == [5])
    }
  }

  @Test func `a damaged entry is reported and computed again`() throws {
    try withTemporaryFolder { folder in
      _ = try run([text("a")], in: folder)
      let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
      let entry = try #require(files.first { $0.contains("/") })
      let path = "\(folder)/\(entry)"
      var bytes = [UInt8](try #require(FileManager.default.contents(atPath: path)))
      bytes[bytes.count - 1] ^= 1
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      #expect(try run([text("a")], in: folder)["a"] == .computed(Array("a".utf8)))
      #expect(log.all.contains(.damaged("a", path: path)))
      #expect(try run([text("a")], in: folder)["a"] == .reused(Array("a".utf8)))
    }
  }
}
