import BuildGraph
import Foundation
import Synchronization

/// Tells people what a build does: one moving line on a terminal, plain lines otherwise.
final class ProgressReport: Sendable {
  private struct State {
    var line = ""
    var began: [String: Date] = [:]
    var lastWords: [String: String] = [:]
    var computed: Set<String> = []
    /// What came from the store, unless it turned out to be damaged and was computed after all.
    var reused: Set<String> = []
    var failures: [String] = []
  }

  private let state = Mutex(State())
  private let isTerminal = isatty(STDERR_FILENO) == 1

  func observe(_ event: BuildEvent) {
    state.withLock { state in
      switch event {
      case .started(let id): started(id, &state)
      case .progress(let id, let fraction, let words): progressed(id, fraction, words, &state)
      case .finished(let id, _): finished(id, &state)
      case .reused(let id): state.reused.insert(id)
      case .damaged(let id, let path):
        say("\(id): the stored result is damaged and is computed again (\(path))", &state)
      case .failed(let id, let message):
        state.failures.append("\(id) failed: \(message)")
        say("\(id) failed: \(message)", &state)
      case .cancelled(let id, let stop): say("\(id): \(stop)", &state)
      }
    }
  }

  /// What failed so far, each with its reason.
  var failures: [String] { state.withLock { $0.failures } }

  /// One line that sums the build up; removes the moving line.
  @discardableResult func finish() -> String {
    state.withLock { state in
      clear(&state)
      return "\(state.computed.count) computed, \(state.reused.count) taken from the store"
    }
  }

  private func started(_ id: String, _ state: inout State) {
    state.began[id] = Date()
    if isTerminal { show(id, &state) }
  }

  private func progressed(
    _ id: String, _ fraction: Double, _ words: String, _ state: inout State
  ) {
    if isTerminal {
      show("\(id) · \(words) · \(Int(fraction * 100)) %\(timeLeft(id, fraction, state))", &state)
    } else if state.lastWords.updateValue(words, forKey: id) != words {
      // A plain log gets a line when the words change, not for every percent.
      say("\(id): \(words)", &state)
    }
  }

  private func finished(_ id: String, _ state: inout State) {
    state.computed.insert(id)
    state.reused.remove(id)
    guard let began = state.began[id] else { return }
    let seconds = Date().timeIntervalSince(began)
    if seconds >= 1 { say("\(id): done in \(Int(seconds.rounded())) s", &state) }
  }

  private func timeLeft(_ id: String, _ fraction: Double, _ state: State) -> String {
    guard let began = state.began[id], fraction > 0.02 else { return "" }
    let left = Date().timeIntervalSince(began) / fraction * (1 - fraction)
    guard left >= 1 else { return "" }
    return left < 90 ? " · \(Int(left)) s left" : " · \(Int(left / 60 + 0.5)) min left"
  }

  private func say(_ text: String, _ state: inout State) {
    let line = state.line
    clear(&state)
    ErrorOutput.print(text)
    if !line.isEmpty { show(line, &state) }
  }

  private func show(_ text: String, _ state: inout State) {
    guard isTerminal else { return }
    state.line = text
    ErrorOutput.show("\r\u{1B}[K\(text)")
  }

  private func clear(_ state: inout State) {
    guard isTerminal, !state.line.isEmpty else { return }
    state.line = ""
    ErrorOutput.show("\r\u{1B}[K")
  }
}
