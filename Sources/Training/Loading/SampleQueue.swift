import Cancellations
import Glibc
import ImageFiles
import Mathematics

/// The samples of a pass over a collection, in the order in which they will be read.
///
/// Helpers prepare the next ones that nobody has begun. Whoever reads one that nobody has begun
/// prepares it itself, so a reader waits only for a sample that is being prepared. Who prepares
/// which sample changes no sample.
final class SampleQueue: @unchecked Sendable {
  private let prepare: @Sendable (Int, SeededRandom) throws -> PixelImage
  /// The most samples that are prepared and not read.
  private let limit: Int
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let work = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private let done = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  // All that follows belongs to who holds the mutex.
  private var order: [Int] = []
  private var places: [Place] = []
  private var random = SeededRandom(seed: 0)
  private var cancellation = Cancellation()
  private var pass = 0
  /// No place before this one is waiting.
  private var next = 0
  /// Samples that helpers prepare or have prepared, and nobody has read.
  private var ahead = 0
  private var firstFailure: (position: Int, error: any Error)?
  private var isStopping = false

  private enum Place {
    case waiting
    case inWork
    case ready(Result<PixelImage, any Error>)
    case read
  }

  init(
    ahead limit: Int, _ prepare: @escaping @Sendable (Int, SeededRandom) throws -> PixelImage
  ) {
    self.limit = limit
    self.prepare = prepare
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(work, nil)
    pthread_cond_init(done, nil)
  }

  deinit {
    pthread_cond_destroy(work)
    pthread_cond_destroy(done)
    pthread_mutex_destroy(mutex)
    work.deallocate()
    done.deallocate()
    mutex.deallocate()
  }

  /// Forgets the pass before and starts another; nobody may be reading.
  func begin(_ order: [Int], drawingFrom random: SeededRandom, cancellation: Cancellation) {
    locked {
      self.order = order
      self.random = random
      self.cancellation = cancellation
      places = Array(repeating: .waiting, count: order.count)
      pass += 1
      next = 0
      ahead = 0
      firstFailure = nil
      pthread_cond_broadcast(work)
    }
  }

  func stop() {
    locked {
      isStopping = true
      pthread_cond_broadcast(work)
    }
  }

  /// Why a sample that was read is missing; of several, the first in the order.
  var failure: (any Error)? { locked { firstFailure?.error } }

  /// Whether a sample that was read at an earlier place is missing.
  func hasFailed(before position: Int) -> Bool {
    locked { firstFailure.map { $0.position < position } ?? false }
  }

  /// The sample at a place; none when it failed, or when the pass was cancelled.
  func take(_ position: Int) -> PixelImage? {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while true {
      switch places[position] {
      case .inWork: pthread_cond_wait(done, mutex)
      case .ready(let result):
        places[position] = .read
        ahead -= 1
        pthread_cond_signal(work)
        return read(result, at: position)
      case .waiting, .read:
        if cancellation.isCancelled { return nil }
        places[position] = .inWork
        let result = prepared(position)
        places[position] = .read
        return read(result, at: position)
      }
    }
  }

  /// Prepares samples until the queue is stopped.
  func serve() {
    pthread_mutex_lock(mutex)
    while !isStopping {
      guard let position = nextWaiting() else {
        pthread_cond_wait(work, mutex)
        continue
      }
      places[position] = .inWork
      ahead += 1
      let pass = pass
      let result = prepared(position)
      // A pass that was given up has no place for it any more.
      if pass == self.pass {
        places[position] = .ready(result)
        pthread_cond_broadcast(done)
      }
    }
    pthread_mutex_unlock(mutex)
  }

  private func nextWaiting() -> Int? {
    if ahead >= limit || cancellation.isCancelled { return nil }
    while next < places.count {
      if case .waiting = places[next] { return next }
      next += 1
    }
    return nil
  }

  /// Lets go of the mutex while the sample is made.
  private func prepared(_ position: Int) -> Result<PixelImage, any Error> {
    let (index, random) = (order[position], random)
    pthread_mutex_unlock(mutex)
    defer { pthread_mutex_lock(mutex) }
    return Result { try prepare(index, random) }
  }

  private func read(_ result: Result<PixelImage, any Error>, at position: Int) -> PixelImage? {
    switch result {
    case .success(let picture): return picture
    case .failure(let error):
      if position < firstFailure?.position ?? .max { firstFailure = (position, error) }
      return nil
    }
  }

  private func locked<Value>(_ body: () -> Value) -> Value {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body()
  }
}
