import FlyingSocks
import Foundation

#if canImport(Glibc)
import Glibc
#endif

/// An address of this machine and a port.
struct ListeningPlace {
  private let host: String
  private let requested: Int
  private let socketAddress: any SocketAddress

  init(host: String, port: Int) throws(ServerError) {
    guard let number = UInt16(exactly: port) else { throw .portOutOfRange(port) }
    let numeric = host == "localhost" ? "127.0.0.1" : host
    if let address = try? sockaddr_in.inet(ip4: numeric, port: number) {
      socketAddress = address
    } else if let address = try? sockaddr_in6.inet6(ip6: numeric, port: number) {
      socketAddress = address
    } else {
      throw .unknownHost(host)
    }
    self.host = host
    requested = port
  }

  func listen() throws(ServerError) -> Socket {
    do {
      let socket = try Socket(domain: Int32(type(of: socketAddress).family))
      do {
        // A port of which old connections still fade away is free for a new start.
        try socket.setValue(true, for: .localAddressReuse)
        try bind(socket)
        try socket.listen()
        return socket
      } catch {
        try? socket.close()
        throw error
      }
    } catch SocketError.failed(_, let code, let message) {
      throw Self.error(host, requested, code, message)
    } catch {
      throw .cannotListen(host: host, port: requested, reason: "\(error)")
    }
  }

  func port(of socket: Socket) -> Int? {
    switch try? socket.sockname() {
    case .ip4(_, let port), .ip6(_, let port): Int(port)
    default: nil
    }
  }

  /// What a browser on this machine opens.
  func address(port: Int) -> String {
    let name =
      switch host {
      case "0.0.0.0": "127.0.0.1"
      case "::": "[::1]"
      default: host.contains(":") ? "[\(host)]" : host
      }
    return "http://\(name):\(port)/"
  }

  private func bind(_ socket: Socket) throws {
    try socket.bind(to: socketAddress)
  }

  private static func error(
    _ host: String, _ port: Int, _ code: Int32, _ message: String
  ) -> ServerError {
    switch code {
    case EADDRINUSE: .portTaken(host: host, port: port)
    case EACCES: .portForbidden(port: port)
    default: .cannotListen(host: host, port: port, reason: message)
    }
  }
}
