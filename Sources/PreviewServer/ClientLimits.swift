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
