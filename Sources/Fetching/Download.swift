public import Cancellations
public import Datasets
import DurableFiles

/// Brings a file of which something is known from one of its addresses.
///
/// What came stays in a partial file when the connection, the program or the user ends it, and the
/// next run goes on from there. Only a file whose SHA-256 is the known one gets its name.
public struct Download: Sendable {
  private let facts: FileFacts
  private let target: String
  private let limits: DownloadLimits
  private let cancellation: Cancellation

  /// - Parameters:
  ///   - facts: addresses, and what the file must be.
  ///   - target: the file to write; its folder must exist.
  ///   - limits: how long, how often and how much to try.
  ///   - cancellation: looked at while bytes come; what came stays for the next run.
  public init(
    _ facts: FileFacts, to target: String, limits: DownloadLimits = DownloadLimits(),
    cancellation: Cancellation = Cancellation()
  ) {
    self.facts = facts
    self.target = target
    self.limits = limits
    self.cancellation = cancellation
  }

  /// Tries one address after the other.
  ///
  /// - Parameter progress: called with the bytes that are there, from any thread.
  /// - Throws: `DownloadError` when no address has the file, `FileFailure` when it cannot be
  ///   written, `Cancelled`.
  public func run(progress: @escaping @Sendable (_ bytes: Int) -> Void = { _ in }) throws {
    let attempt = DownloadAttempt(
      versions: facts.versions.filter { $0.path == facts.path }, target: target, limits: limits,
      deadline: .now + limits.total, cancellation: cancellation,
      file: try PartialFile(of: target), progress: progress)
    defer { attempt.file.release() }
    do {
      try run(attempt)
    } catch {
      // Nothing to go on with.
      if (try? attempt.file.size()) == 0 { attempt.file.discard() }
      throw error
    }
  }

  private func run(_ attempt: DownloadAttempt) throws {
    // A run that was stopped between the last byte and the check.
    if try attempt.isWhole() { return try attempt.file.finish() }
    var failures: [AddressFailure] = []
    for address in facts.addresses {
      do {
        return try attempt.fetch(from: address)
      } catch let failure as AddressFailure {
        failures.append(failure)
      }
    }
    throw DownloadError(path: target, failures: failures)
  }
}
