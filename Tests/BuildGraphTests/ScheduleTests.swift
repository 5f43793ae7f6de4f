import BuildGraph
import Foundation
import Synchronization
import Testing

struct ScheduleTests {
  /// How many nodes run now, and the most that ever did.
  private final class Gauge: Sendable {
    private let state = Mutex((now: 0, most: 0))
    func enter(_ amount: Int = 1) {
      state.withLock {
        $0.now += amount
        $0.most = max($0.most, $0.now)
      }
    }
    func leave(_ amount: Int = 1) { state.withLock { $0.now -= amount } }
    var most: Int { state.withLock { $0.most } }
  }

  private func busy(
    _ id: String, _ gauge: Gauge, amount: Int = 1, width: Node.Width = .oneThread, memory: Int = 0
  ) -> Node {
    Node(id: id, kind: id, width: width, memory: memory) { context in
      gauge.enter(width == .allThreads ? context.threads : amount)
      Thread.sleep(forTimeInterval: 0.002)
      gauge.leave(width == .allThreads ? context.threads : amount)
      return []
    }
  }

  private func run(_ nodes: [Node], _ settings: BuildSettings, log: BuildLog = BuildLog()) throws {
    try withTemporaryFolder { folder in
      _ = try Build(BuildGraph(nodes), store: Store(folder: folder), settings: settings) {
        log.add($0)
      }.run()
    }
  }

  @Test func `a wide node gets every thread and a narrow one gets one`() throws {
    let seen = Mutex<[String: Int]>([:])
    func node(_ id: String, _ width: Node.Width) -> Node {
      Node(id: id, kind: id, width: width) { context in
        seen.withLock { $0[id] = context.threads }
        return []
      }
    }
    try run([node("narrow", .oneThread), node("wide", .allThreads)], BuildSettings(jobs: 5))
    #expect(seen.withLock { $0 } == ["narrow": 1, "wide": 5])
  }

  @Test func `threads are never promised twice`() throws {
    let gauge = Gauge()
    let nodes = (0..<40).map { number in
      busy("\(number)", gauge, width: number % 7 == 0 ? .allThreads : .oneThread)
    }
    try run(nodes, BuildSettings(jobs: 3))
    #expect(gauge.most == 3)
  }

  @Test func `nodes run side by side only as far as memory goes`() throws {
    let gauge = Gauge()
    let nodes = (0..<12).map { busy("\($0)", gauge, amount: 40, memory: 40) }
    try run(nodes, BuildSettings(jobs: 4, memory: 100))
    #expect(gauge.most <= 80)
  }

  @Test func `a node that needs more memory than there is runs alone`() throws {
    let gauge = Gauge()
    let nodes = (0..<4).map { busy("\($0)", gauge, memory: .max) }
    try run(nodes, BuildSettings(jobs: 4, memory: 100))
    #expect(gauge.most == 1)
  }

  @Test func `the longest chain of work comes first`() throws {
    let log = BuildLog()
    let nodes = [
      textNode("short"), textNode("long"), textNode("start"), textNode("end", reading: ["start"]),
    ]
    let durations = ["short": 1.0, "long": 5, "start": 2, "end": 9]
    try run(nodes, BuildSettings(jobs: 1, durations: durations), log: log)
    #expect(log.computed == ["start", "end", "long", "short"])
  }

  @Test func `of equals the first in the graph comes first`() throws {
    let log = BuildLog()
    try run(["c", "a", "b"].map { textNode($0) }, BuildSettings(jobs: 1), log: log)
    #expect(log.computed == ["c", "a", "b"])
  }
}
