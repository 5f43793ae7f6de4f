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
  private let state: PoolState
  private let helpers: [pthread_t]

  public init(threads: Int) {
    precondition(threads > 0, "a pool needs threads, not \(threads)")
    self.threads = threads
    let state = PoolState(helpers: threads - 1)
    self.state = state
    helpers = (1..<max(threads, 1)).compactMap { startThread(number: $0, state) }
    state.helperCount = helpers.count
  }

  deinit {
    state.stop()
    for helper in helpers { pthread_join(helper, nil) }
  }

  /// Runs every part and returns when all are done; one caller at a time.
  public func run(shards: Int, _ work: any ShardedWork) {
    if helpers.isEmpty || shards <= 1 {
      for shard in 0..<shards { work.run(shard: shard, thread: 0) }
      return
    }
    state.begin(work, shards: shards)
    state.takeShards(thread: 0)
    state.awaitHelpers()
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

/// What the threads share.
///
/// A round begins when its number rises and ends when every helper has
/// checked in; between rounds only the calling thread touches the work.
private final class PoolState: @unchecked Sendable {
  var helperCount: Int
  private var work: (any ShardedWork)?
  private var shards = 0
  private let next = Atomic(0)
  private let checkedIn = Atomic(0)
  private let round = Atomic(0)
  private let isStopping = Atomic(false)
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let wake = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private let done = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  /// How long a thread watches a counter before it sleeps: about a millisecond, longer than the
  /// pause between two training steps.
  ///
  /// A sleeping helper is woken on the caller's own core, where it waits until the caller has done
  /// all the work: measured, two threads were then no faster than one.
  private static let watches = 1_000
  private static let looksPerWatch = 1_000

  init(helpers: Int) {
    helperCount = helpers
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(wake, nil)
    pthread_cond_init(done, nil)
  }

  deinit {
    pthread_cond_destroy(wake)
    pthread_cond_destroy(done)
    pthread_mutex_destroy(mutex)
    wake.deallocate()
    done.deallocate()
    mutex.deallocate()
  }

  func begin(_ work: any ShardedWork, shards: Int) {
    self.work = work
    self.shards = shards
    next.store(0, ordering: .relaxed)
    checkedIn.store(0, ordering: .relaxed)
    pthread_mutex_lock(mutex)
    round.add(1, ordering: .releasing)
    pthread_cond_broadcast(wake)
    pthread_mutex_unlock(mutex)
  }

  func takeShards(thread: Int) {
    guard let work else { return }
    while true {
      let shard = next.add(1, ordering: .relaxed).oldValue
      if shard >= shards { return }
      work.run(shard: shard, thread: thread)
    }
  }

  func awaitHelpers() {
    Self.watch { checkedIn.load(ordering: .acquiring) == helperCount }
    pthread_mutex_lock(mutex)
    while checkedIn.load(ordering: .acquiring) < helperCount { pthread_cond_wait(done, mutex) }
    pthread_mutex_unlock(mutex)
    work = nil
  }

  func serve(thread: Int) {
    var seen = 0
    while true {
      awaitRound(after: seen)
      if isStopping.load(ordering: .acquiring) { return }
      seen = round.load(ordering: .acquiring)
      takeShards(thread: thread)
      pthread_mutex_lock(mutex)
      checkedIn.add(1, ordering: .releasing)
      pthread_cond_signal(done)
      pthread_mutex_unlock(mutex)
    }
  }

  func stop() {
    isStopping.store(true, ordering: .releasing)
    pthread_mutex_lock(mutex)
    round.add(1, ordering: .releasing)
    pthread_cond_broadcast(wake)
    pthread_mutex_unlock(mutex)
  }

  private func awaitRound(after seen: Int) {
    Self.watch { round.load(ordering: .acquiring) != seen }
    pthread_mutex_lock(mutex)
    while round.load(ordering: .acquiring) == seen { pthread_cond_wait(wake, mutex) }
    pthread_mutex_unlock(mutex)
  }

  /// Waits for a condition without sleeping, but lets other threads of the core run.
  private static func watch(for isMet: () -> Bool) {
    for _ in 0..<watches {
      for _ in 0..<looksPerWatch where isMet() { return }
      sched_yield()
    }
  }
}
