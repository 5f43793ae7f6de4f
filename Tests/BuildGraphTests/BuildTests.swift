import BuildGraph
import Cancellations
import Contents
import Foundation
import Synchronization
import Testing

struct BuildTests {
  private let log = BuildLog()

  private func run(
    _ nodes: [Node], in folder: String, jobs: Int = 2, memory: Int = .max,
    cancellation: Cancellation = Cancellation()
  ) throws -> BuildResult {
    let log = log
    return try Build(
      BuildGraph(nodes), store: Store(folder: folder),
      settings: BuildSettings(jobs: jobs, memory: memory), cancellation: cancellation
    ) { log.add($0) }.run()
  }

  private func text(_ result: BuildResult, _ id: String) throws -> String? {
    try result.content(of: "text", from: id).map { String(decoding: try $0.bytes(), as: UTF8.self) }
  }

  @Test(arguments: [1, 3])
  func `a cancelled build keeps what is finished and goes on from there`(jobs: Int) throws {
    try withTemporaryFolder { folder in
      let cancellation = Cancellation()
      let stopping = Node(id: "b", kind: "b", inputs: [.node("a")]) { context in
        cancellation.cancel()
        try context.cancellation.check("half way")
        return []
      }
      let nodes = [textNode("a"), stopping, textNode("c", reading: ["b"])]
      let stopped = try run(nodes, in: folder, jobs: jobs, cancellation: cancellation)
      #expect(try text(stopped, "a") == "a")
      #expect(stopped["b"] == .cancelled(Cancelled(place: "half way")))
      #expect(stopped["c"] == .blocked(by: "b"))
      #expect(log.all.contains(.cancelled("b", Cancelled(place: "half way"))))
      let next = try run(
        [textNode("a"), textNode("b", reading: ["a"]), nodes[2]], in: folder, jobs: jobs)
      #expect(log.reused == ["a"])
      #expect(try text(next, "c") == "cba")
    }
  }

  @Test func `nodes that wait for a thread do not start after a cancellation`() throws {
    try withTemporaryFolder { folder in
      let cancellation = Cancellation()
      cancellation.cancel()
      let result = try run(
        [textNode("a"), textNode("b")], in: folder, cancellation: cancellation)
      #expect(result["a"] == .cancelled(Cancelled(place: "")))
      #expect(result["b"] == .cancelled(Cancelled(place: "")))
      #expect(log.all.isEmpty)
    }
  }

  @Test func `a second build takes everything from the store`() throws {
    try withTemporaryFolder { folder in
      let nodes = [textNode("a"), textNode("b", reading: ["a"])]
      _ = try run(nodes, in: folder)
      #expect(log.computed == ["a", "b"])
      let second = try run(nodes, in: folder)
      #expect(log.computed == ["a", "b"])
      #expect(log.reused == ["a", "b"])
      #expect(try text(second, "b") == "ba")
    }
  }

  @Test func `only what depends on a changed node runs again`() throws {
    try withTemporaryFolder { folder in
      let others = [textNode("b", reading: ["a"]), textNode("c")]
      _ = try run([textNode("a")] + others, in: folder, jobs: 1)
      log.clear()
      let second = try run([textNode("a", saying: "A")] + others, in: folder, jobs: 1)
      #expect(log.computed == ["a", "b"])
      #expect(log.reused == ["c"])
      #expect(try text(second, "b") == "bA")
    }
  }

  @Test func `a node that makes the same bytes as before makes nothing else run`() throws {
    try withTemporaryFolder { folder in
      let reader = textNode("b", reading: ["a"])
      _ = try run([textNode("a"), reader], in: folder)
      log.clear()
      _ = try run([textNode("a", version: "2"), reader], in: folder)
      #expect(log.computed == ["a"])
      #expect(log.reused == ["b"])
    }
  }

  @Test func `a node that reads one part does not mind a change of another`() throws {
    func pair(_ second: String) -> Node {
      Node(id: "pair", kind: "pair", parameters: [.init("second", second)]) { _ in
        [Node.Part("one", Array("1".utf8)), Node.Part("two", Array(second.utf8))]
      }
    }
    let reader = Node(id: "reader", kind: "reader", inputs: [.part("one", of: "pair")]) {
      [Node.Part("text", try $0.bytes(of: "one", from: "pair"))]
    }
    try withTemporaryFolder { folder in
      _ = try run([pair("x"), reader], in: folder)
      log.clear()
      _ = try run([pair("y"), reader], in: folder)
      #expect(log.computed == ["pair"])
      #expect(log.reused == ["reader"])
    }
  }

  @Test func `a part that was not made is said by name`() throws {
    try withTemporaryFolder { folder in
      let reader = Node(id: "b", kind: "b", inputs: [.part("picture", of: "a")]) { _ in [] }
      let result = try run([textNode("a"), reader], in: folder)
      #expect(
        result["b"] == .failed(message: "'a' made no part 'picture', which is read here"))
    }
  }

  @Test func `a failing node blocks what reads it and nothing else`() throws {
    struct Broken: Error, CustomStringConvertible { let description = "no such digit" }
    try withTemporaryFolder { folder in
      let broken = Node(id: "a", kind: "a") { _ in throw Broken() }
      let result = try run(
        [broken, textNode("b", reading: ["a"]), textNode("c")], in: folder)
      #expect(result["a"] == .failed(message: "no such digit"))
      #expect(result["b"] == .blocked(by: "a"))
      #expect(try text(result, "c") == "c")
      #expect(log.all.contains(.failed("a", message: "no such digit")))
    }
  }

  @Test(arguments: [1, 2, 7]) func `the results do not depend on the number of jobs`(
    jobs: Int
  ) throws {
    try withTemporaryFolder { folder in
      let leaves = (0..<20).map { textNode("leaf \($0)") }
      let root = textNode("root", reading: leaves.map(\.id))
      let result = try run(leaves + [root], in: folder, jobs: jobs)
      #expect(result.outcomes.count == 21)
      #expect(try text(result, "root") == "root" + leaves.map(\.id).sorted().joined())
    }
  }

  @Test func `a damaged record is reported and the node computed again`() throws {
    try withTemporaryFolder { folder in
      _ = try run([textNode("a")], in: folder)
      let path = try #require(files(in: "\(folder)/records").first)
      try flipLastByte(of: path)
      log.clear()
      _ = try run([textNode("a")], in: folder)
      #expect(log.all.contains(.damaged("a", path: path)))
      #expect(log.computed == ["a"])
      log.clear()
      _ = try run([textNode("a")], in: folder)
      #expect(log.reused == ["a"])
    }
  }

  @Test(arguments: ["flipped", "cut", "removed"])
  func `damaged contents are made again when someone reads them`(damage: String) throws {
    try withTemporaryFolder { folder in
      let nodes = [textNode("a"), textNode("b", reading: ["a"])]
      _ = try run(nodes, in: folder)
      for path in files(in: "\(folder)/contents") {
        switch damage {
        case "flipped": try flipLastByte(of: path)
        case "cut": try Data().write(to: URL(fileURLWithPath: path))
        default: try FileManager.default.removeItem(atPath: path)
        }
      }
      let result = try run(nodes, in: folder)
      #expect(try text(result, "b") == "ba")
      #expect(try text(result, "a") == "a")
    }
  }

  /// Takes another node's contents from the store behind its back.
  private func remover(of id: String, in folder: String) -> Node {
    Node(id: "remover", kind: "remover", inputs: [.node(id)]) { _ in
      for path in files(in: "\(folder)/contents") { unlink(path) }
      return []
    }
  }

  @Test func `contents are made again on no more threads than their reader has`() throws {
    let threads = Mutex<[Int]>([])
    let wide = Node(id: "wide", kind: "wide", width: .allThreads) { context in
      threads.withLock { $0.append(context.threads) }
      return [Node.Part("text", [7])]
    }
    try withTemporaryFolder { folder in
      let remover = remover(of: "wide", in: folder)
      let reader = Node(id: "reader", kind: "reader", inputs: [.node("remover"), .node("wide")]) {
        [Node.Part("text", try $0.bytes(of: "text", from: "wide"))]
      }
      let result = try run([wide, remover, reader], in: folder, jobs: 3)
      #expect(result["reader"]?.record != nil)
      #expect(threads.withLock { $0 } == [3, 1])
    }
  }

  @Test func `contents that several readers miss are made again once`() throws {
    let calls = Counter()
    let slow = Node(id: "slow", kind: "slow") { _ in
      _ = calls.next()
      Thread.sleep(forTimeInterval: 0.03)
      return [Node.Part("text", [7])]
    }
    try withTemporaryFolder { folder in
      let remover = remover(of: "slow", in: folder)
      let readers = (0..<4).map { number in
        Node(id: "\(number)", kind: "\(number)", inputs: [.node("remover"), .node("slow")]) {
          [Node.Part("text", try $0.bytes(of: "text", from: "slow"))]
        }
      }
      let result = try run([slow, remover] + readers, in: folder, jobs: 4)
      #expect(result.outcomes.values.allSatisfy { $0.record != nil })
      #expect(calls.next() == 3)
    }
  }

  @Test func `a node that makes two parts of one name fails`() throws {
    try withTemporaryFolder { folder in
      let twins = Node(id: "a", kind: "a") { _ in
        [Node.Part("figure b5", [1]), Node.Part("figure b5", [2])]
      }
      let result = try run([twins], in: folder)
      #expect(
        result["a"]
          == .failed(message: "'a' made two parts 'figure b5'; give one of them another name"))
    }
  }

  @Test func `a node that makes other bytes the second time is found out`() throws {
    let calls = Counter()
    let moody = Node(id: "a", kind: "a") { _ in
      [Node.Part("text", Array("\(calls.next())".utf8))]
    }
    try withTemporaryFolder { folder in
      let result = try run([moody], in: folder)
      for path in files(in: "\(folder)/contents") {
        try FileManager.default.removeItem(atPath: path)
      }
      #expect(throws: DifferentBytes(node: "a")) { try text(result, "a") }
    }
  }
}
