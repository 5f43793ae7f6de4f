import Cancellations
import Foundation

/// Ctrl-C: the first one asks the work to stop, the second ends the program at once.
///
/// Everything that the program leaves behind is put in place in one step, so even the second one
/// tears nothing.
enum Interruption {
  /// Raised by the first Ctrl-C.
  static let cancellation = Cancellation()

  /// Starts to listen; called once, by commands that look at `cancellation`.
  static func listen() {
    // The handler must not be the first to ask for it: that takes a lock.
    _ = cancellation
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in
      // Both calls are allowed in a signal's handler.
      if Interruption.cancellation.isCancelled { _exit(ExitStatus.interrupted.rawValue) }
      Interruption.cancellation.cancel()
    }
    // Reading and writing that the signal meets goes on.
    action.sa_flags = SA_RESTART
    sigaction(SIGINT, &action, nil)
    // Whoever started the program may have held the signal back, as threads of a pool do.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }
}
