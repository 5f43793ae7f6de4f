import Synchronization

/// A wish that work may stop, raised once and looked at between two steps of the work.
///
/// Work that is cancelled leaves nothing half done: it ends after the step that runs and throws
/// `Cancelled`. May be raised from any thread, also from a signal's handler.
public final class Cancellation: Sendable {
  private let isRaised = Atomic(false)

  public init() {}

  public func cancel() {
    isRaised.store(true, ordering: .relaxed)
  }

  public var isCancelled: Bool { isRaised.load(ordering: .relaxed) }

  /// Stops the caller's work when that is wished.
  ///
  /// - Parameter place: where the work stops, for people: `in epoch 2 of 5`.
  /// - Throws: `Cancelled`.
  public func check(_ place: @autoclosure () -> String = "") throws(Cancelled) {
    if isCancelled { throw Cancelled(place: place()) }
  }
}

/// Work stopped because someone wished it.
public struct Cancelled: Error, Equatable, CustomStringConvertible {
  /// Where it stopped; empty when that says nothing.
  public let place: String

  public init(place: String) {
    self.place = place
  }

  public var description: String { place.isEmpty ? "stopped" : "stopped \(place)" }
}
