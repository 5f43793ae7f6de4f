import FlyingSocks
import Foundation

#if canImport(Glibc)
import Glibc
#endif

/// Serves a folder to browsers on this machine, and tells their pages when it has changed.
///
/// The folder is looked up by its name for every request, so it may be replaced at any time, also
/// by a rename. Of FlyingFox only the sockets are used: its own reader of requests has no limit on
/// their length and the time that they take.
public final class SiteServer: Sendable {
  /// Some places are left for requests when many pages listen for changes.
  static let mostListeners = 96
  private static let pauseAfterFailure = Duration.milliseconds(100)

  /// Where browsers find the start page.
  public let address: String
  /// The port that is listened on.
  public let port: Int
  /// What pages are told.
  public let updates = SiteUpdates()

  private let listener: Socket
  private let pool: any AsyncSocketPool
  private let answers: Answers
  private let limits: ClientLimits

  /// Begins to listen; requests are answered once `run` is called.
  ///
  /// - Parameters:
  ///   - folder: what is served; it need not exist yet.
  ///   - host: an address of this machine, `localhost`, or `0.0.0.0` or `::` for all of them.
  ///   - port: 0 for any free one.
  /// - Throws: `ServerError`.
  public convenience init(
    folder: String, host: String = "127.0.0.1", port: Int = 8000
  ) throws(ServerError) {
    try self.init(folder: folder, host: host, port: port, limits: ClientLimits())
  }

  package init(
    folder: String, host: String, port: Int, limits: ClientLimits
  ) throws(ServerError) {
    let place = try ListeningPlace(host: host, port: port)
    listener = try place.listen()
    self.port = place.port(of: listener) ?? port
    address = place.address(port: self.port)
    pool = SocketPool.make()
    self.limits = limits
    answers = Answers(
      folder: ServedFolder(folder), hosts: AllowedHosts(listeningOn: host), updates: updates)
  }

  /// Which names requests may call this server by, in words.
  public var allowedHosts: String { answers.hosts.description }

  /// Answers requests until the task is cancelled.
  ///
  /// - Throws: what the system says when it cannot wait for sockets any more.
  public func run() async throws {
    let socket = try AsyncSocket(socket: listener, pool: pool)
    try await pool.prepare()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await self.pool.run() }
      group.addTask { try await self.updates.repeatRegularly() }
      group.addTask { try await self.accept(on: socket) }
      defer { group.cancelAll() }
      try await group.next()
    }
  }

  private func accept(on socket: AsyncSocket) async throws {
    try await withThrowingDiscardingTaskGroup { group in
      let places = Places(limits.connections)
      while true {
        try await places.take()
        do {
          let connection = try await socket.accept()
          group.addTask {
            await Connection(connection, self.answers, self.limits).answer()
            await places.giveBack()
          }
        } catch is CancellationError {
          return
        } catch {
          // A client that was gone at once, or no descriptor left: both pass.
          await places.giveBack()
          try await Task.sleep(for: Self.pauseAfterFailure)
        }
      }
    }
  }
}
