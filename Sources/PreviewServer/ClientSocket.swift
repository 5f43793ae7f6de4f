import FlyingSocks
import Foundation

#if canImport(Glibc)
import Glibc
#endif

/// Waited longer than allowed.
struct TimeIsUp: Error {}

/// A client's socket; every wait for the client ends.
struct ClientSocket: Sendable {
  private static let blockSize = 4096

  let socket: Socket

  /// - Throws: `SocketError` when the system cannot tell that it would have to wait.
  init(_ socket: Socket) throws {
    self.socket = socket
    try socket.setFlags(.nonBlocking)
  }

  /// Some bytes, at least one.
  ///
  /// - Throws: `TimeIsUp`; `SocketError.disconnected` when the client sends no more.
  func read(until end: ContinuousClock.Instant) throws -> [UInt8] {
    while true {
      do {
        return try socket.read(atMost: Self.blockSize)
      } catch SocketError.blocked {
        try wait(for: POLLIN, until: end)
      }
    }
  }

  /// Sends everything.
  ///
  /// - Throws: `TimeIsUp`, `SocketError`.
  func write(_ data: Data, until end: ContinuousClock.Instant) throws {
    var sent = data.startIndex
    while sent < data.endIndex {
      do {
        sent = try socket.write(data, from: sent)
      } catch SocketError.blocked {
        try wait(for: POLLOUT, until: end)
      }
      // A client that takes a byte now and then never makes this wait for long.
      guard .now < end else { throw TimeIsUp() }
    }
  }

  /// Sends nothing more; the client sees an end.
  func finishWriting() {
    shutdown(socket.file.rawValue, Int32(SHUT_WR))
  }

  private func wait(for event: Int32, until end: ContinuousClock.Instant) throws {
    let left = ContinuousClock.now.duration(to: end)
    guard left > .zero else { throw TimeIsUp() }
    let milliseconds = (left / .milliseconds(1)).rounded(.up)
    var place = pollfd(fd: socket.file.rawValue, events: Int16(event), revents: 0)
    // Whatever it says, the socket is asked again, which knows better.
    poll(&place, 1, Int32(clamping: Int(milliseconds)))
  }
}
