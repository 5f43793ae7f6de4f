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
  private static let pauseAfterFailure: useconds_t = 100_000

  /// Where browsers find the start page.
  public let address: String
  /// The port that is listened on.
  public let port: Int
  /// What pages are told.
  public let updates = SiteUpdates()

  private let listener: Socket
  private let clients: Clients
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
    clients = Clients(most: limits.connections)
    self.limits = limits
    answers = Answers(
      folder: ServedFolder(folder), hosts: AllowedHosts(listeningOn: host), updates: updates)
  }

  /// Which names requests may call this server by, in words.
  public var allowedHosts: String { answers.hosts.description }

  deinit { try? listener.close() }

  /// Answers requests until `stop` is called; comes back when nobody is answered any more.
  public func run() {
    while !clients.areEnded {
      do {
        try clients.takeNext {
          Socket(file: try listener.accept().file)
        } answer: { [answers, limits] socket in
          guard let client = try? ClientSocket(socket) else { return }
          Connection(client, answers, limits).answer()
        }
      } catch  where clients.areEnded {
        break
      } catch {
        // A client that was gone at once, or no descriptor left: both pass.
        usleep(Self.pauseAfterFailure)
      }
    }
    clients.waitForAll()
  }

  /// Lets `run` come to its end, and all clients.
  public func stop() {
    clients.end()
    updates.end()
    // Wakes the thread that waits for clients; closing alone would not.
    shutdown(listener.file.rawValue, Int32(SHUT_RDWR))
  }
}
