import BuildGraph
import Contents
import Foundation

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
    var plain: [Double] = []
    var built: [Double] = []
    for round in 0...rounds {
      let numbers = (0..<nodes).map { round * nodes + $0 }
      let loop = milliseconds { for number in numbers { _ = parts(number, repeats) } }
      let graph = try BuildGraph(numbers.map { node($0, repeats) })
      let build = milliseconds {
        _ = Build(graph, store: store, settings: BuildSettings(jobs: 1)) { _ in }.run()
      }
      if round == 0 { continue }
      plain.append(loop)
      built.append(build)
    }
    let (loop, graph) = (Times(plain).median, Times(built).median)
    let share = 100 * (graph - loop) / loop
    let words = share > wanted ? "**\(rounded(share)) %**" : "\(rounded(share)) %"
    print(
      "\(nodes) pictures of six files, 217 kB, on one thread: \(rounded(loop / Double(nodes))) ms "
        + "each in a plain loop, \(rounded(graph / Double(nodes))) ms as nodes; the graph adds "
        + "\(words).")
  }

  private static func node(_ number: Int, _ repeats: Int) -> Node {
    Node(id: "pictures \(number)", kind: "pictures", parameters: [.init("number", "\(number)")]) {
      _ in parts(number, repeats)
    }
  }

  /// A picture that takes a while.
  private static func parts(_ number: Int, _ repeats: Int) -> [Node.Part] {
    var value = SyntheticBytes.text(27_000, seed: number)
    for _ in 0..<repeats {
      value = Array(ContentHash(of: value).hexadecimal.utf8) + value.dropFirst(64)
    }
    return SyntheticBytes.pictures(of: value)
  }

  private static func repeatsForWork() -> Int {
    let trial = 200
    let once = milliseconds { _ = parts(0, trial) }
    return max(1, Int(Double(trial) * work / once))
  }

  /// Processor time of this process, which other work on the machine does not change.
  private static func milliseconds(_ body: () -> Void) -> Double {
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
      return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
    }
    let start = now()
    body()
    return now() - start
  }
}
