import BuildGraph
import Contents
import Foundation
import Synchronization
import Testing

/// What holds for every graph, tried on some that are drawn.
struct RandomGraphTests {
  private static let jobs = 4
  private static let memory = 100

  /// SplitMix64.
  private struct Draw: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var bits = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
      bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
      return bits ^ (bits >> 31)
    }
  }

  private struct Shape {
    var inputs: [Int] = []
    var isWide = false
    var memory = 0
    var fails = false
    var duration = 0.0
  }

  /// Nodes that each read some of those before them.
  private func shapes(_ seed: UInt64, failing: Int = 0) -> [Shape] {
    var draw = Draw(state: seed)
    return (0..<30).map { number in
      var shape = Shape()
      for _ in 0..<Int.random(in: 0...3, using: &draw) where number > 0 {
        let input = Int.random(in: 0..<number, using: &draw)
        if !shape.inputs.contains(input) { shape.inputs.append(input) }
      }
      shape.isWide = Int.random(in: 0..<6, using: &draw) == 0
      shape.memory = Int.random(in: 0...130, using: &draw)
      shape.fails = Int.random(in: 0..<100, using: &draw) < failing
      shape.duration = Double.random(in: 0...9, using: &draw)
      return shape
    }
  }

  /// Nodes whose bytes come from all that they read, handed over in an order that is drawn.
  private func nodes(
    _ shapes: [Shape], _ seed: UInt64,
    during: @escaping @Sendable (_ threads: Int, _ memory: Int, _ work: () -> Void) -> Void = {
      $2()
    }
  ) -> [Node] {
    struct Broken: Error {}
    var draw = Draw(state: seed &+ 1)
    return shapes.enumerated().map { number, shape in
      Node(
        id: "\(number)", kind: "\(number)", inputs: shape.inputs.map { .node("\($0)") },
        width: shape.isWide ? .allThreads : .oneThread, memory: shape.memory
      ) { context in
        let read = try shape.inputs.flatMap { try context.bytes(of: "text", from: "\($0)") }
        during(context.threads, shape.memory) { usleep(100) }
        if shape.fails { throw Broken() }
        return [Node.Part("text", Array(ContentHash(of: read + [UInt8(number)]).hexadecimal.utf8))]
      }
    }.shuffled(using: &draw)
  }

  private func outcomes(
    _ nodes: [Node], jobs: Int, memory: Int = .max, durations: [String: Double] = [:]
  ) throws -> [String: NodeOutcome] {
    try withTemporaryFolder { folder in
      try Build(
        BuildGraph(nodes), store: Store(folder: folder),
        settings: BuildSettings(jobs: jobs, memory: memory, durations: durations)
      ) { _ in }.run().outcomes
    }
  }

  @Test(arguments: UInt64(0)..<6)
  func `the result depends on no order, number of threads, memory or past`(seed: UInt64) throws {
    let shapes = shapes(seed)
    let durations = shapes.enumerated().map { ("\($0)", $1.duration) }
    let one = try outcomes(nodes(shapes, seed), jobs: 1)
    let other = try outcomes(
      nodes(shapes, seed + 100), jobs: Self.jobs, memory: Self.memory,
      durations: Dictionary(uniqueKeysWithValues: durations))
    #expect(one.count == shapes.count)
    #expect(one.mapValues { $0.record?.parts } == other.mapValues { $0.record?.parts })
    #expect(one.values.allSatisfy { $0.record != nil })
  }

  @Test(arguments: UInt64(0)..<6)
  func `threads and memory are promised once`(seed: UInt64) throws {
    struct Use {
      var nodes = 0
      var threads = 0
      var memory = 0
      var isTooMuch = false
    }
    let use = Mutex(Use())
    let nodes = nodes(shapes(seed), seed) { threads, memory, work in
      use.withLock {
        $0.nodes += 1
        $0.threads += threads
        $0.memory += memory
        if $0.threads > Self.jobs || $0.memory > Self.memory && $0.nodes > 1 {
          $0.isTooMuch = true
        }
      }
      work()
      use.withLock {
        $0.nodes -= 1
        $0.threads -= threads
        $0.memory -= memory
      }
    }
    let outcomes = try outcomes(nodes, jobs: Self.jobs, memory: Self.memory)
    #expect(outcomes.values.allSatisfy { $0.record != nil })
    #expect(!use.withLock { $0.isTooMuch })
  }

  @Test(arguments: UInt64(0)..<6)
  func `a failing node stops what depends on it, and nothing else`(seed: UInt64) throws {
    let shapes = shapes(seed, failing: 15)
    let outcomes = try outcomes(nodes(shapes, seed), jobs: Self.jobs)
    var lost: Set<Int> = []
    for (number, shape) in shapes.enumerated() {
      let obstacle = shape.inputs.first(where: lost.contains)
      if shape.fails || obstacle != nil { lost.insert(number) }
      switch outcomes["\(number)"] {
      case .blocked(by: let input): #expect(input == obstacle.map { "\($0)" })
      case .failed: #expect(shape.fails && obstacle == nil)
      case .computed: #expect(!shape.fails && obstacle == nil)
      default: Issue.record("\(number) was not settled")
      }
    }
    #expect(!lost.isEmpty && lost.count < shapes.count)
  }
}
