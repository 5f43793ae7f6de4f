/// The threads that share the parts of one piece of work, such as one layer's way over one image.
///
/// Who does which part changes no result: every number is computed as by one thread. Sharing costs
/// some microseconds, so work that is done sooner stays on the calling thread.
public struct Team: Sendable {
  private let pool: WorkerPool?

  /// The calling thread and nobody else.
  public static let alone = Team(pool: nil)

  /// The threads of a pool; while they share something, the pool has no time for other work.
  public init(_ pool: WorkerPool) {
    self.init(pool: pool)
  }

  /// Threads of its own, which live as long as the last copy of the team.
  public init(threads: Int) {
    self.init(pool: threads == 1 ? nil : WorkerPool(threads: threads))
  }

  private init(pool: WorkerPool?) {
    self.pool = pool
  }

  /// The calling thread counted.
  public var threads: Int { pool?.threads ?? 1 }

  /// Calls with every part once, on any thread, in any order; returns when all are done.
  ///
  /// A part must not share out parts itself. Nothing is allocated.
  ///
  /// - Parameters:
  ///   - parts: how many there are.
  ///   - body: the work; calls with the same thread number, which counts from 0, never overlap.
  public func forEach(parts: Int, _ body: (_ part: Int, _ thread: Int) -> Void) {
    guard let pool, pool.threads > 1, parts > 1 else {
      for part in 0..<parts { body(part, 0) }
      return
    }
    pool.run(parts: parts, body)
  }

  /// Calls with ranges that together are 0..<count, as many as the work is worth.
  ///
  /// - Parameters:
  ///   - count: how many items there are.
  ///   - cost: what one item takes: as long as copying so many floats.
  ///   - step: ranges begin at multiples of this many items.
  ///   - body: the work.
  public func forEachRange(
    of count: Int, cost: Int = 1, step: Int = 1, _ body: (Range<Int>) -> Void
  ) {
    let parts = parts(of: count, cost: cost, step: step)
    if parts <= 1 {
      if count > 0 { body(0..<count) }
      return
    }
    let steps = (count + step - 1) / step
    forEach(parts: parts) { part, _ in
      body(
        steps * part / parts * step..<min(count, steps * (part + 1) / parts * step))
    }
  }

  /// Into how many ranges work should fall, at least one unless there is none: several for each
  /// thread, because a core that has other things to do must not hold up the rest.
  public func parts(of count: Int, cost: Int = 1, step: Int = 1) -> Int {
    if threads == 1 || count == 0 { return min(count, 1) }
    return max(
      1,
      min((count + step - 1) / step, count * cost / Self.leastCost, Self.partsPerThread * threads))
  }

  /// Floats that take three microseconds to copy from a cache and ten from memory: sharing less
  /// gains nothing.
  private static let leastCost = 32_768
  private static let partsPerThread = 4
}
