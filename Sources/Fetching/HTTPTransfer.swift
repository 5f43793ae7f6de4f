import Cancellations
import Dispatch
import Foundation
import FoundationNetworking
import Synchronization

/// One request and its answer, watched while it runs: silence, slowness and Ctrl-C end it.
///
/// Redirections are not followed here, so that whoever asks decides on each.
final class HTTPTransfer: NSObject, URLSessionDataDelegate, Sendable {
  /// An answer's first part.
  struct Head: Sendable {
    let status: Int
    private let fields: [String: String]

    init(_ response: HTTPURLResponse) {
      status = response.statusCode
      fields = Dictionary(
        response.allHeaderFields.map { ("\($0.key)".lowercased(), "\($0.value)") },
        uniquingKeysWith: { $1 })
    }

    /// A header field, by its name in small letters.
    subscript(_ name: String) -> String? { fields[name] }
  }

  /// What ended a transfer.
  enum End: Sendable {
    case complete(Head)
    /// Whoever looked at the head or took the bytes had enough.
    case stopped(Head)
    case failed(reason: String, Head?)
    case unknownServer
    case silent
    case tooSlow
    case cancelled
  }

  private struct State {
    var head: Head?
    var stopped = false
    var lastSign = ContinuousClock.now
    var error: (any Error)?
  }

  /// Says whether the body is wanted.
  private let receiveHead: @Sendable (Head) -> Bool
  /// Takes a piece of the body; false when no more is wanted.
  private let receiveBytes: @Sendable (UnsafeRawBufferPointer) -> Bool
  private let state = Mutex(State())
  private static let restOfRefused = Duration.milliseconds(200)
  private let done = DispatchSemaphore(value: 0)

  init(
    head: @escaping @Sendable (Head) -> Bool,
    bytes: @escaping @Sendable (UnsafeRawBufferPointer) -> Bool
  ) {
    receiveHead = head
    receiveBytes = bytes
  }

  /// Sends a request and waits for the end of its answer.
  ///
  /// - Parameters:
  ///   - request: what is asked for.
  ///   - silence: how long nothing may come.
  ///   - deadline: when it must be over.
  ///   - cancellation: looked at all the time.
  /// - Returns: what ended it.
  func run(
    _ request: URLRequest, silence: Duration, deadline: ContinuousClock.Instant,
    _ cancellation: Cancellation
  ) -> End {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.urlCache = nil
    configuration.httpCookieStorage = nil
    configuration.httpShouldSetCookies = false
    let session = URLSession(configuration: configuration, delegate: self, delegateQueue: nil)
    // Not `invalidateAndCancel`: Foundation traps when it cancels a task that is just finishing.
    defer { session.finishTasksAndInvalidate() }
    let task = session.dataTask(with: request)
    task.resume()
    while done.wait(timeout: .now() + .milliseconds(20)) == .timedOut {
      guard let end = end(silence: silence, deadline: deadline, cancellation) else { continue }
      state.withLock { $0.stopped = true }
      task.cancel()
      return end
    }
    return state.withLock { state in
      if state.stopped, let head = state.head { return .stopped(head) }
      if let error = state.error as? URLError,
        [.cannotFindHost, .dnsLookupFailed].contains(error.code)
      {
        return .unknownServer
      }
      if let error = state.error { return .failed(reason: Self.words(for: error), state.head) }
      guard let head = state.head else { return .failed(reason: "it sent no answer", nil) }
      return .complete(head)
    }
  }

  /// Why not to wait any longer; nil while there is no reason.
  private func end(
    silence: Duration, deadline: ContinuousClock.Instant, _ cancellation: Cancellation
  ) -> End? {
    let (head, stopped, lastSign) = state.withLock { ($0.head, $0.stopped, $0.lastSign) }
    // A short rest of a refused answer may still come, so that its task ends by itself.
    if stopped, let head, ContinuousClock.now - lastSign > Self.restOfRefused {
      return .stopped(head)
    }
    if cancellation.isCancelled { return .cancelled }
    if ContinuousClock.now > deadline { return .tooSlow }
    if ContinuousClock.now - lastSign > silence { return .silent }
    return nil
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask,
    willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
    completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    state.withLock { $0.head = Head(response) }
    completionHandler(nil)
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
  ) {
    guard let response = response as? HTTPURLResponse else { return completionHandler(.cancel) }
    let head = Head(response)
    let isOver = state.withLock { state in
      state.head = head
      state.lastSign = .now
      return state.stopped
    }
    let isWanted = !isOver && receiveHead(head)
    if !isWanted { state.withLock { $0.stopped = true } }
    // A refused body is dropped as it comes, for the reason that `run` gives.
    completionHandler(.allow)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    let isOver = state.withLock { state in
      if !state.stopped { state.lastSign = .now }
      return state.stopped
    }
    if !isOver && !data.withUnsafeBytes(receiveBytes) {
      state.withLock { $0.stopped = true }
    }
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
  ) {
    state.withLock { $0.error = error }
    done.signal()
  }

  /// The reason in words, which do not depend on the locale where that can be had.
  private static func words(for error: any Error) -> String {
    guard let error = error as? URLError else { return "\(error)" }
    return switch error.code {
    case .cannotConnectToHost: "the server does not answer"
    case .notConnectedToInternet: "there is no network"
    case .timedOut: "the server does not answer in time"
    case .networkConnectionLost: "the connection was lost"
    case .secureConnectionFailed, .serverCertificateUntrusted, .serverCertificateHasBadDate,
      .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid:
      "the server does not prove who it is"
    default: "the transfer failed (\(error.code.rawValue))"
    }
  }
}
