import Glibc

/// A client that sends whatever bytes it is told.
///
/// It waits on threads of its own: other tests keep those of tasks busy.
final class RawClient: Sendable {
  /// A hang ends in a failed test, also beside others on a slow machine.
  private static let longestWait = 60

  private let socket: Int32

  init(port: Int) throws {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var limit = timeval(tv_sec: Self.longestWait, tv_usec: 0)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port).bigEndian)
    address.sin_addr.s_addr = in_addr_t(UInt32(0x7F00_0001).bigEndian)
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { throw ClientError(code: errno) }
  }

  deinit { close(socket) }

  func send(_ bytes: [UInt8]) {
    _ = bytes.withUnsafeBytes {
      Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
    }
  }

  /// Says that nothing more will be sent.
  func finish() { shutdown(socket, Int32(SHUT_WR)) }

  /// What the server sends until it ends, or until what was sent is as wanted.
  func receive(
    until isEnough: @escaping @Sendable ([UInt8]) -> Bool = { _ in false }
  ) async -> [UInt8] {
    (try? await onThread { self.received(until: isEnough) }) ?? []
  }

  /// The same; blocks the thread.
  func received(until isEnough: ([UInt8]) -> Bool = { _ in false }) -> [UInt8] {
    var all: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while !isEnough(all) {
      let count = recv(socket, &block, block.count, 0)
      guard count > 0 else { break }
      all += block[..<count]
    }
    return all
  }

  /// Sends a request on a connection of its own, and reads the whole answer.
  static func ask(_ request: String, port: Int) async throws -> Answer {
    let client = try RawClient(port: port)
    client.send(Array(request.utf8))
    return Answer(await client.receive())
  }

  /// The answer to a GET of a path.
  static func get(_ path: String, port: Int, method: String = "GET") async throws -> Answer {
    try await ask("\(method) \(path) HTTP/1.1\r\nHost: localhost:\(port)\r\n\r\n", port: port)
  }
}

struct ClientError: Error {
  let code: Int32
}

/// An answer, taken apart.
struct Answer {
  let status: Int?
  let headers: [String: String]
  let body: [UInt8]

  init(_ bytes: [UInt8]) {
    let end = bytes.indices.first { bytes[$0...].starts(with: Array("\r\n\r\n".utf8)) }
    let head = String(decoding: bytes[..<(end ?? bytes.count)], as: UTF8.self)
    var lines = head.split(separator: "\r\n")
    let first = lines.isEmpty ? "" : lines.removeFirst()
    status = first.split(separator: " ").dropFirst().first.flatMap { Int($0) }
    headers = Dictionary(
      lines.map { line in
        let parts = line.split(separator: ": ", maxSplits: 1).map(String.init)
        return (parts[0], parts.count > 1 ? parts[1] : "")
      }, uniquingKeysWith: { "\($0), \($1)" })
    body = end.map { Array(bytes[($0 + 4)...]) } ?? []
  }

  var text: String { String(decoding: body, as: UTF8.self) }
}
