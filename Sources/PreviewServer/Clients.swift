import Dispatch
import FlyingSocks
import Foundation
import Synchronization

#if canImport(Glibc)
import Glibc
#endif

/// The clients that are answered now, each on a thread of its own.
///
/// Not in tasks: their few threads are kept busy for seconds by whoever computes in a task, and no
/// page would load in the meantime.
final class Clients: Sendable {
  /// Answers are made of shallow calls; 256 stacks of the usual size would ask for gigabytes.
  private static let stackSize = 1 << 20

  private struct State {
    var sockets: Set<Int32> = []
    var areEnded = false
  }

  private let state = Mutex(State())
  private let places: DispatchSemaphore
  private let threads = DispatchGroup()

  /// - Parameter most: so many at the same time; others wait in the system's queue.
  init(most: Int) {
    places = DispatchSemaphore(value: most)
  }

  var areEnded: Bool { state.withLock { $0.areEnded } }

  /// Waits until there is a place, and for a client that takes it.
  ///
  /// - Parameters:
  ///   - accept: gives the next client, or throws.
  ///   - answer: what the client's thread does, before the client is left.
  /// - Throws: what `accept` throws.
  func takeNext(
    _ accept: () throws -> Socket, answer: @escaping @Sendable (Socket) -> Void
  ) throws {
    places.wait()
    let socket: Socket
    do {
      socket = try accept()
    } catch {
      places.signal()
      throw error
    }
    threads.enter()
    let thread = Thread { [self] in
      if begin(socket) { answer(socket) }
      leave(socket)
      places.signal()
      threads.leave()
    }
    thread.stackSize = Self.stackSize
    thread.start()
  }

  /// Cuts off all clients, also those to come.
  func end() {
    state.withLock { state in
      state.areEnded = true
      for socket in state.sockets { shutdown(socket, Int32(SHUT_RDWR)) }
    }
  }

  /// Waits until no client is answered any more.
  func waitForAll() {
    threads.wait()
  }

  private func begin(_ socket: Socket) -> Bool {
    state.withLock { state in
      guard !state.areEnded else { return false }
      state.sockets.insert(socket.file.rawValue)
      return true
    }
  }

  private func leave(_ socket: Socket) {
    // Forgotten before it is closed: then the number is another file's.
    state.withLock { _ = $0.sockets.remove(socket.file.rawValue) }
    try? socket.close()
  }
}
