import Glibc
import Synchronization

/// What a pool runs.
enum PooledWork {
  case shards(any ShardedWork)
  case closure(LentClosure)

  func run(part: Int, thread: Int) {
    switch self {
    case .shards(let work): work.run(shard: part, thread: thread)
    case .closure(let closure): closure.run(part: part, thread: thread)
    }
  }
}

/// What the threads of a pool share.
///
/// A round begins when its tickets are laid out and ends when every part is done. Whoever draws a
/// ticket owes its part, so a round waits for a helper that works, and never for one that sleeps
/// or has lost its core. The work changes only between rounds, when no part is owed.
final class PoolState: @unchecked Sendable {
  private var work: PooledWork?
  private let tickets = Atomic<UInt64>(0)
  private let finished = Atomic(0)
  private let isStopping = Atomic(false)
  private let isBusy = Atomic(false)
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

  init() {
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

  /// Whether the pool was free and is the caller's now.
  func enter() -> Bool { !isBusy.exchange(true, ordering: .acquiring) }

  func leave() { isBusy.store(false, ordering: .releasing) }

  func begin(_ work: PooledWork, parts: Int) {
    self.work = work
    finished.store(0, ordering: .relaxed)
    layOut(Ticket(round: round &+ 1, parts: parts))
  }

  func takeParts(thread: Int) {
    while true {
      let ticket = Ticket(bits: tickets.add(1, ordering: .acquiringAndReleasing).oldValue)
      if ticket.part >= ticket.parts { return }
      run(part: ticket.part, thread: thread)
      let count = finished.add(1, ordering: .acquiringAndReleasing).newValue
      if count == ticket.parts && thread > 0 { wakeCaller() }
    }
  }

  /// Returns when all parts are done, and forgets the work.
  func awaitParts(_ parts: Int) {
    Self.watch { finished.load(ordering: .acquiring) == parts }
    pthread_mutex_lock(mutex)
    while finished.load(ordering: .acquiring) < parts { pthread_cond_wait(done, mutex) }
    pthread_mutex_unlock(mutex)
    work = nil
  }

  func serve(thread: Int) {
    var seen: UInt16 = 0
    while true {
      awaitRound(after: seen)
      if isStopping.load(ordering: .acquiring) { return }
      seen = round
      takeParts(thread: thread)
    }
  }

  func stop() {
    isStopping.store(true, ordering: .releasing)
    layOut(Ticket(round: round &+ 1, parts: 0))
  }

  private var round: UInt16 { Ticket(bits: tickets.load(ordering: .acquiring)).round }

  private func layOut(_ ticket: Ticket) {
    pthread_mutex_lock(mutex)
    tickets.store(ticket.bits, ordering: .releasing)
    pthread_cond_broadcast(wake)
    pthread_mutex_unlock(mutex)
  }

  /// Never inlined, so that nobody holds on to the work of a part that counts as done.
  @inline(never)
  private func run(part: Int, thread: Int) {
    work?.run(part: part, thread: thread)
  }

  private func wakeCaller() {
    pthread_mutex_lock(mutex)
    pthread_cond_signal(done)
    pthread_mutex_unlock(mutex)
  }

  private func awaitRound(after seen: UInt16) {
    Self.watch { round != seen }
    pthread_mutex_lock(mutex)
    while round == seen { pthread_cond_wait(wake, mutex) }
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

/// A place in a round's queue, in one word, so that it is drawn in one step: the round in 16 bits,
/// how many parts it has in 24, and the next part in 24.
private struct Ticket {
  let bits: UInt64

  init(bits: UInt64) { self.bits = bits }

  init(round: UInt16, parts: Int) {
    // Drawing past the end must not spill over: one ticket for each thread at most.
    precondition(parts < 1 << 23, "\(parts) parts are too many for one round")
    bits = UInt64(round) << 48 | UInt64(parts) << 24
  }

  var round: UInt16 { UInt16(truncatingIfNeeded: bits >> 48) }
  var parts: Int { Int(bits >> 24 & 0xFF_FFFF) }
  var part: Int { Int(bits & 0xFF_FFFF) }
}
