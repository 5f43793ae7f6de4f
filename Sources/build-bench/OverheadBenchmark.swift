import BuildGraph
import Contents
import Foundation
import Synchronization

/// What the graph adds to the work that it runs: hashing and keeping results, deciding what is next.
enum OverheadBenchmark {
  private static let nodes = 100
  private static let rounds = 5
  /// As many as a picture of the real course takes in the middle, in milliseconds.
  private static let work = 40.0
  private static let wanted = 2.0

  static func printResult() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/build-bench.\(getpid())"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    // A store makes folders as it fills; the first round's times do not count.
    let store = try Store(folder: folder)
    let repeats = repeatsForWork()
    let times = try (0...rounds).map { try milliseconds(ofRound: $0, in: store, repeats) }
      .dropFirst()
    let work = Times(times.map { $0.work / Double(nodes) }).median
    let shares = Times(times.map { 100 * ($0.all - $0.work) / $0.work })
    print(
      "\(nodes) pictures of six files, 217 kB, on one thread, \(rounded(work)) ms each: the graph "
        + "adds \(shares.words(wanted: wanted)) %.")
  }

  /// How long a build takes, and what its nodes take of that.
  ///
  /// Both come from one run: between two, the nodes' time differs by more than the graph adds.
  private static func milliseconds(
    ofRound round: Int, in store: Store, _ repeats: Int
  ) throws -> (all: Double, work: Double) {
    let work = Mutex(0.0)
    let timed: @Sendable (() -> [Node.Part]) -> [Node.Part] = { body in
      let (parts, time) = milliseconds(body)
      work.withLock { $0 += time }
      return parts
    }
    let figures = Node(
      id: "figures", kind: "figures", parameters: [.init("round", "\(round)")]
    ) { _ in
      timed {
        (0..<nodes).map { Node.Part("\($0)", SyntheticBytes.text(27_000, seed: round << 20 + $0)) }
      }
    }
    let pictures = (0..<nodes).map { number in
      Node(
        id: "pictures \(number)", kind: "pictures", inputs: [.part("\(number)", of: "figures")]
      ) { context in
        let value = try context.bytes(of: "\(number)", from: "figures")
        return timed { parts(of: value, repeats) }
      }
    }
    let graph = try BuildGraph([figures] + pictures)
    let (result, all) = milliseconds {
      Build(graph, store: store, settings: BuildSettings(jobs: 1)) { _ in }.run()
    }
    precondition(result.outcomes.values.allSatisfy { $0.record != nil }, "a picture failed")
    return (all, work.withLock { $0 })
  }

  /// Pictures that take a while.
  private static func parts(of figure: [UInt8], _ repeats: Int) -> [Node.Part] {
    var value = figure
    for _ in 0..<repeats {
      value = Array(ContentHash(of: value).hexadecimal.utf8) + value.dropFirst(64)
    }
    return SyntheticBytes.pictures(of: value)
  }

  private static func repeatsForWork() -> Int {
    let trial = 200
    let (_, once) = milliseconds { parts(of: SyntheticBytes.text(27_000, seed: 0), trial) }
    return max(1, Int(Double(trial) * work / once))
  }

  /// Processor time of this process, which other work on the machine does not change.
  private static func milliseconds<Result>(_ body: () -> Result) -> (Result, Double) {
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
      return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
    }
    let start = now()
    let result = body()
    return (result, now() - start)
  }
}
