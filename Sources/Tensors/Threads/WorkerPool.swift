import Glibc
import Synchronization

/// Work in numbered parts that any thread may run, in any order.
public protocol ShardedWork: AnyObject, Sendable {
  /// Runs one part on one thread; parts with the same thread number never run at once.
  func run(shard: Int, thread: Int)
}

/// A fixed number of threads that wait for work, the calling thread among them.
///
/// The threads live as long as the pool. Results must not depend on who ran which part: parts are
/// taken in order by whoever is free.
public final class WorkerPool: Sendable {
  public let threads: Int
  private let state = PoolState()
  private let helpers: [pthread_t]

  public init(threads: Int) {
    precondition(threads > 0, "a pool needs threads, not \(threads)")
    self.threads = threads
    let state = state
    helpers = (1..<max(threads, 1)).compactMap { startThread(number: $0, state) }
  }

  deinit {
    state.stop()
    for helper in helpers { pthread_join(helper, nil) }
  }

  /// Runs every part and returns when all are done; one caller at a time, and not from a part.
  public func run(shards: Int, _ work: any ShardedWork) {
    run(.shards(work), parts: shards)
  }

  func run(_ work: PooledWork, parts: Int) {
    precondition(
      state.enter(), "a pool that is at work was given more: a part may not share out parts")
    defer { state.leave() }
    if helpers.isEmpty || parts <= 1 {
      for part in 0..<parts { work.run(part: part, thread: 0) }
      return
    }
    state.begin(work, parts: parts)
    state.takeParts(thread: 0)
    state.awaitParts(parts)
  }
}

private func startThread(number: Int, _ state: PoolState) -> pthread_t? {
  var thread = pthread_t()
  let start = Unmanaged.passRetained(ThreadStart(number: number, state: state))
  let result = pthread_create(
    &thread, nil,
    { argument in
      guard let argument else { return nil }
      let start = Unmanaged<ThreadStart>.fromOpaque(argument).takeRetainedValue()
      start.state.serve(thread: start.number)
      return nil
    }, start.toOpaque())
  if result == 0 { return thread }
  start.release()
  return nil
}

private final class ThreadStart {
  let number: Int
  let state: PoolState

  init(number: Int, state: PoolState) {
    self.number = number
    self.state = state
  }
}
