import Fetching
import Foundation
import Synchronization

/// Tells people how a download goes: one moving line on a terminal, a line per file otherwise.
final class FetchProgress: Sendable {
  private struct State {
    var line = ""
    var lastShown = ContinuousClock.now - .seconds(1)
  }

  private let state = Mutex(State())
  private let isTerminal = isatty(STDERR_FILENO) == 1
  /// A terminal need not be written to for every piece that comes.
  private static let pause = Duration.milliseconds(100)

  func observe(_ event: CollectionFetch.Event) {
    state.withLock { state in
      switch event {
      case .present: break
      case .began(let path, let bytes):
        say("\(path)\(bytes.map { ", \(ByteCount($0).words)" } ?? "")", &state)
      case .progress(let path, let bytes, let all):
        guard isTerminal, ContinuousClock.now - state.lastShown > Self.pause else { return }
        state.lastShown = .now
        let share = all.map { " · \(100 * bytes / max(1, $0)) %" } ?? ""
        show("\(path) · \(ByteCount(bytes).words)\(share)", &state)
      case .unpacking(let path): say("unpacking \(path)", &state)
      case .finished: clear(&state)
      }
    }
  }

  /// Removes the moving line.
  func finish() {
    state.withLock { clear(&$0) }
  }

  private func say(_ text: String, _ state: inout State) {
    clear(&state)
    ErrorOutput.print(text)
  }

  private func show(_ text: String, _ state: inout State) {
    state.line = text
    ErrorOutput.show("\r\u{1B}[K\(text)")
  }

  private func clear(_ state: inout State) {
    guard !state.line.isEmpty else { return }
    state.line = ""
    ErrorOutput.show("\r\u{1B}[K")
  }
}
