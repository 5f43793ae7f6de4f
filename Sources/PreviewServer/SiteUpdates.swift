import Dispatch
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
    /// Rung when there is news.
    var bells: [Int: DispatchSemaphore] = [:]
    var areEnded = false
  }

  /// So often a state is sent again, which finds out which pages are gone.
  private static let interval = DispatchTimeInterval.seconds(5)
  private let listeners = Mutex(Listeners())

  /// What is told now; setting it tells every page that listens.
  public var state: State {
    get { listeners.withLock { $0.state } }
    set {
      listeners.withLock { listeners in
        listeners.state = newValue
        for bell in listeners.bells.values { bell.signal() }
      }
    }
  }

  /// Hands over the state as it is, then as it becomes, and every few seconds, until the end.
  ///
  /// - Throws: `Refusal.manyListeners`, and what `hear` throws.
  func listen(_ hear: (State) throws -> Void) throws {
    let bell = DispatchSemaphore(value: 0)
    let id = try listeners.withLock { listeners throws(Refusal) in
      guard listeners.bells.count < SiteServer.mostListeners else { throw .manyListeners }
      listeners.next += 1
      listeners.bells[listeners.next] = bell
      return listeners.next
    }
    defer { listeners.withLock { _ = $0.bells.removeValue(forKey: id) } }
    while let state = listeners.withLock({ $0.areEnded ? nil : $0.state }) {
      try hear(state)
      _ = bell.wait(timeout: .now() + Self.interval)
    }
  }

  /// Tells nobody anything any more.
  func end() {
    listeners.withLock { listeners in
      listeners.areEnded = true
      for bell in listeners.bells.values { bell.signal() }
    }
  }
}
