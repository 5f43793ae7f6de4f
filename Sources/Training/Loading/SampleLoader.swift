import Cancellations
import Glibc
import ImageFiles
import Mathematics

/// Prepares samples ahead of whoever reads them, on threads of its own.
///
/// The threads live as long as the loader and sleep where there is nothing to do.
final class SampleLoader: Sendable {
  private let queue: SampleQueue
  private let helpers: [pthread_t]

  /// Memory that samples may take which are ready and not yet read, and the most of them.
  private static let bytesAhead = 64 << 20
  private static let samplesAhead = 512

  /// - Parameters:
  ///   - sampleBytes: how large a prepared sample is.
  ///   - threads: how many prepare.
  ///   - prepare: makes a sample from its number and the pass's stream, on any thread.
  init(
    sampleBytes: Int, threads: Int,
    _ prepare: @escaping @Sendable (_ index: Int, _ pass: SeededRandom) throws -> PixelImage
  ) {
    let ahead = max(threads, min(Self.samplesAhead, Self.bytesAhead / max(sampleBytes, 1)))
    let queue = SampleQueue(ahead: ahead, prepare)
    self.queue = queue
    helpers = (0..<threads).compactMap { _ in startThread(queue) }
  }

  deinit {
    queue.stop()
    for helper in helpers { pthread_join(helper, nil) }
  }

  func begin(_ order: [Int], drawingFrom random: SeededRandom, cancellation: Cancellation) {
    queue.begin(order, drawingFrom: random, cancellation: cancellation)
  }

  /// The sample at a place of the pass; none when it failed, or when the pass was cancelled.
  func take(_ position: Int) -> PixelImage? { queue.take(position) }

  func hasFailed(before position: Int) -> Bool { queue.hasFailed(before: position) }

  func check() throws {
    if let failure = queue.failure { throw failure }
  }
}

private func startThread(_ queue: SampleQueue) -> pthread_t? {
  var thread = pthread_t()
  let start = Unmanaged.passRetained(queue)
  let result = pthread_create(
    &thread, nil,
    { argument in
      guard let argument else { return nil }
      Unmanaged<SampleQueue>.fromOpaque(argument).takeRetainedValue().serve()
      return nil
    }, start.toOpaque())
  if result == 0 { return thread }
  start.release()
  return nil
}
