/// How many clients are answered, and how long they may take.
package struct ClientLimits: Sendable {
  /// Answered at the same time; others wait in the system's queue.
  ///
  /// Each holds up to three of the 1,024 descriptors that a program has.
  package var connections = 256
  /// Time for the head of a request.
  package var head = Duration.seconds(5)
  /// Time for taking an answer, or one event of a stream.
  package var answer = Duration.seconds(30)
  /// Time for what a client still sends whose request was refused.
  package var rest = Duration.seconds(1)

  package init() {}
}

/// Work that took longer than it may.
struct TimeIsUp: Error {}

/// Runs work, and cancels it when it takes too long.
///
/// - Throws: `TimeIsUp`, or what the work throws.
func within<Result: Sendable>(
  _ limit: Duration, _ work: @escaping @Sendable () async throws -> Result
) async throws -> Result {
  try await withThrowingTaskGroup(of: Result.self) { group in
    group.addTask(operation: work)
    group.addTask {
      try await Task.sleep(for: limit)
      throw TimeIsUp()
    }
    defer { group.cancelAll() }
    guard let first = try await group.next() else { throw TimeIsUp() }
    return first
  }
}
