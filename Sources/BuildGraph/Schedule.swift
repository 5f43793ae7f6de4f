import Foundation
import Synchronization

/// Decides which node runs when, on as many threads as the build has.
///
/// A node is looked up as soon as its inputs are there, and runs when threads and memory are free.
/// Those on the longest chain of work come first. A node that fills every thread runs alone, and
/// nothing overtakes it once its turn has come.
final class Schedule: Sendable {
  private let nodes: [Node]
  private let readers: [[Int]]
  private let priorities: [Double]
  private let settings: BuildSettings
  private let state: Mutex<State>
  /// Signalled when a waiting thread may find something to do.
  private let news = DispatchSemaphore(value: 0)

  private struct State {
    /// How many inputs each node still waits for.
    var missing: [Int]
    /// Nodes whose inputs are there.
    var toLookUp: [Int] = []
    /// Nodes that the store does not have, the most urgent last.
    var toCompute: [Int] = []
    var unsettled: Int
    var busyThreads = 0
    var usedMemory = 0
    var waitingThreads = 0
  }

  private enum Task {
    case lookUp(Int)
    case compute(Int, threads: Int)
    case wait
    case finish
  }

  init(_ graph: BuildGraph, _ settings: BuildSettings) {
    nodes = graph.nodes
    self.settings = settings
    let inputs = graph.inputNumbers
    var readers = [[Int]](repeating: [], count: nodes.count)
    for (number, inputs) in inputs.enumerated() {
      for input in inputs { readers[input].append(number) }
    }
    self.readers = readers
    var priorities = [Double](repeating: 0, count: nodes.count)
    for number in nodes.indices.reversed() {
      let after = readers[number].map { priorities[$0] }.max() ?? 0
      priorities[number] = after + Self.duration(of: nodes[number], settings)
    }
    self.priorities = priorities
    var state = State(missing: inputs.map(\.count), unsettled: nodes.count)
    state.toLookUp = nodes.indices.filter { state.missing[$0] == 0 }.reversed()
    self.state = Mutex(state)
  }

  /// Settles every node.
  ///
  /// - Parameters:
  ///   - lookUp: settles a node without computing it, or says that it could not.
  ///   - compute: settles a node with so many threads.
  func run(
    lookUp: @escaping @Sendable (Int) -> Bool,
    compute: @escaping @Sendable (Int, _ threads: Int) -> Void
  ) {
    guard !nodes.isEmpty else { return }
    let done = DispatchGroup()
    // Threads of their own: a node that waits for its pool must not hold one of the pool's.
    for _ in 1..<max(1, min(settings.jobs, nodes.count)) {
      done.enter()
      let thread = Thread { [self] in
        work(lookUp, compute)
        done.leave()
      }
      thread.stackSize = 8 << 20
      thread.start()
    }
    work(lookUp, compute)
    done.wait()
  }

  private func work(_ lookUp: (Int) -> Bool, _ compute: (Int, Int) -> Void) {
    while true {
      switch state.withLock({ next(&$0) }) {
      case .lookUp(let number):
        let isSettled = lookUp(number)
        state.withLock { state in
          isSettled ? settle(number, &state) : wantToCompute(number, &state)
          wake(&state)
        }
      case .compute(let number, let threads):
        compute(number, threads)
        state.withLock { state in
          state.busyThreads -= threads
          state.usedMemory -= nodes[number].memory
          settle(number, &state)
          wake(&state)
        }
      case .wait: news.wait()
      case .finish: return
      }
    }
  }

  private func next(_ state: inout State) -> Task {
    if state.unsettled == 0 { return .finish }
    if let number = state.toLookUp.popLast() { return .lookUp(number) }
    for place in state.toCompute.indices.reversed() {
      let number = state.toCompute[place]
      let threads = nodes[number].width == .allThreads ? settings.jobs : 1
      let isAlone = state.busyThreads == 0
      guard state.busyThreads + threads <= settings.jobs else {
        // Nothing overtakes what waits for threads, or it might wait for ever.
        break
      }
      let (memory, isTooMuch) = state.usedMemory.addingReportingOverflow(nodes[number].memory)
      // What needs more than there is runs alone.
      guard isAlone || (!isTooMuch && memory <= settings.memory) else { continue }
      state.toCompute.remove(at: place)
      state.busyThreads += threads
      state.usedMemory = memory
      return .compute(number, threads: threads)
    }
    state.waitingThreads += 1
    return .wait
  }

  private func settle(_ number: Int, _ state: inout State) {
    state.unsettled -= 1
    for reader in readers[number] {
      state.missing[reader] -= 1
      if state.missing[reader] == 0 { state.toLookUp.append(reader) }
    }
  }

  private func wantToCompute(_ number: Int, _ state: inout State) {
    var (low, high) = (0, state.toCompute.count)
    while low < high {
      let middle = (low + high) / 2
      if isMoreUrgent(state.toCompute[middle], than: number) {
        high = middle
      } else {
        low = middle + 1
      }
    }
    state.toCompute.insert(number, at: low)
  }

  /// Of equals, the first in the order of the graph comes first.
  private func isMoreUrgent(_ one: Int, than other: Int) -> Bool {
    (priorities[one], -one) > (priorities[other], -other)
  }

  private func wake(_ state: inout State) {
    for _ in 0..<state.waitingThreads { news.signal() }
    state.waitingThreads = 0
  }

  /// What is not known is taken for long where it fills every thread, and for short otherwise.
  private static func duration(of node: Node, _ settings: BuildSettings) -> Double {
    settings.durations[node.id] ?? (node.width == .allThreads ? 10 : 0.1)
  }
}
