import Synchronization

/// What pages in browsers are told: which site there is now, and what keeps a newer one away.
public final class SiteUpdates: Sendable {
  /// All that a page needs to know, so that it does not matter which messages it missed.
  public struct State: Equatable, Sendable, Encodable {
    /// Changes with everything but style sheets; a page that shows another one loads itself again.
    ///
    /// Empty while it is not known.
    public var page = ""
    /// Changes with style sheets, which pages exchange where they are.
    public var styles = ""
    /// What went wrong, for a banner; empty when all is well.
    public var failure = ""

    public init(page: String = "", styles: String = "", failure: String = "") {
      (self.page, self.styles, self.failure) = (page, styles, failure)
    }
  }

  private struct Listeners {
    var state = State()
    var next = 0
    var streams: [Int: AsyncStream<State>.Continuation] = [:]
  }

  /// So often a state is sent again, which finds out which pages are gone.
  private static let interval = Duration.seconds(5)
  private let listeners = Mutex(Listeners())

  /// What is told now; setting it tells every page that listens.
  public var state: State {
    get { listeners.withLock { $0.state } }
    set {
      listeners.withLock { listeners in
        listeners.state = newValue
        for stream in listeners.streams.values { stream.yield(newValue) }
      }
    }
  }

  /// Hands over the state as it is, then as it becomes; of several states the newest one.
  ///
  /// - Throws: `Refusal.manyListeners`, and what `body` throws.
  func listen(_ body: (AsyncStream<State>) async throws -> Void) async throws {
    let (stream, continuation) = AsyncStream.makeStream(
      of: State.self, bufferingPolicy: .bufferingNewest(1))
    let id = try listeners.withLock { listeners throws(Refusal) in
      guard listeners.streams.count < SiteServer.mostListeners else { throw .manyListeners }
      listeners.next += 1
      listeners.streams[listeners.next] = continuation
      continuation.yield(listeners.state)
      return listeners.next
    }
    defer { listeners.withLock { _ = $0.streams.removeValue(forKey: id) } }
    try await body(stream)
  }

  func repeatRegularly() async throws {
    while true {
      try await Task.sleep(for: Self.interval)
      listeners.withLock { listeners in
        for stream in listeners.streams.values { stream.yield(listeners.state) }
      }
    }
  }
}
