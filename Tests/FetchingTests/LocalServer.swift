import Foundation
import Glibc
import Synchronization

/// A server on this machine that answers requests as a test tells it to, well or badly.
final class LocalServer: Sendable {
  /// A request: its path and its header fields, by names in small letters.
  struct Request: Sendable {
    let path: String
    let fields: [String: String]

    /// Where a wish for the rest of a file begins.
    var rangeStart: Int? {
      fields["range"].flatMap { Int($0.dropFirst("bytes=".count).prefix { $0 != "-" }) }
    }
  }

  /// What is sent for a request, piece by piece; the connection is closed behind the last.
  struct Answer: Sendable {
    enum Piece: Sendable {
      case bytes([UInt8])
      /// Waits before the next piece.
      case pause(Duration)
      /// Keeps the connection open until the client closes it.
      case hold
      /// Closes with a reset, so that the client sees the connection break.
      case reset
    }

    var pieces: [Piece]

    /// A status line, fields and a body, with its true length unless the fields say another.
    static func status(
      _ code: Int, _ fields: [String: String] = [:], _ body: [UInt8] = []
    ) -> Answer {
      var fields = ["Content-Length": "\(body.count)", "Connection": "close"]
        .merging(fields) { $1 }
      // An empty value leaves a field out.
      fields = fields.filter { !$0.value.isEmpty }
      let lines = fields.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)\r\n" }.joined()
      return Answer(
        pieces: [.bytes(Array("HTTP/1.1 \(code) Test\r\n\(lines)\r\n".utf8)), .bytes(body)])
    }

    /// A file as a good server sends it: the rest if that is what the request asks for.
    static func file(_ bytes: [UInt8], tag: String = "\"v1\"", for request: Request) -> Answer {
      guard let start = request.rangeStart, start < bytes.count,
        request.fields["if-range"].map({ $0 == tag }) ?? true
      else { return status(200, ["ETag": tag], bytes) }
      return status(
        206, ["ETag": tag, "Content-Range": "bytes \(start)-\(bytes.count - 1)/\(bytes.count)"],
        Array(bytes[start...]))
    }

    func then(_ piece: Piece) -> Answer { Answer(pieces: pieces + [piece]) }

    /// The same head, but only the first bytes of the body.
    func cut(after count: Int) -> Answer {
      guard case .bytes(let body) = pieces[1] else { return self }
      return Answer(pieces: [pieces[0], .bytes(Array(body.prefix(count)))])
    }
  }

  let port: UInt16
  private let listener: Int32
  private let requests = Mutex<[Request]>([])
  private let respond: @Sendable (_ number: Int, Request) -> Answer

  /// Starts to listen.
  ///
  /// - Parameter respond: the answer to a request and its number, counted from 0.
  /// - Throws: `POSIXError` when no port is to be had.
  init(_ respond: @escaping @Sendable (_ number: Int, Request) -> Answer) throws {
    self.respond = respond
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, length) == 0 && listen(socket, 16) == 0
          && getsockname(socket, $0, &length) == 0
      }
    }
    guard socket >= 0, bound else { throw POSIXError(.EADDRNOTAVAIL) }
    listener = socket
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [self] in accept() }
  }

  /// Every request so far, in order.
  var received: [Request] { requests.withLock { $0 } }

  func address(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

  /// Ends the server; connections that are open end with their clients.
  func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

  private func accept() {
    while true {
      let connection = Glibc.accept(listener, nil, nil)
      guard connection >= 0 else { break }
      Thread.detachNewThread { [self] in
        serve(connection)
        close(connection)
      }
    }
    close(listener)
  }

  private func serve(_ connection: Int32) {
    var text: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while !text.suffix(4).elementsEqual("\r\n\r\n".utf8), text.count < 1 << 16 {
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { return }
      text += buffer[..<count]
    }
    let request = Self.parse(String(decoding: text, as: UTF8.self))
    let number = requests.withLock { requests in
      requests.append(request)
      return requests.count - 1
    }
    for piece in respond(number, request).pieces {
      switch piece {
      case .bytes(let bytes): guard Self.send(bytes, to: connection) else { return }
      case .pause(let duration):
        Thread.sleep(forTimeInterval: Double(duration.components.attoseconds) / 1e18)
      case .hold: while recv(connection, &buffer, buffer.count, 0) > 0 {}
      case .reset:
        var now = linger(l_onoff: 1, l_linger: 0)
        setsockopt(
          connection, SOL_SOCKET, SO_LINGER, &now, socklen_t(MemoryLayout<linger>.size))
        return
      }
    }
  }

  private static func send(_ bytes: [UInt8], to connection: Int32) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.send(
          connection, $0.baseAddress?.advanced(by: sent), bytes.count - sent,
          Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  private static func parse(_ text: String) -> Request {
    let lines = text.split(separator: "\r\n")
    let words = lines.first?.split(separator: " ") ?? []
    var fields: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = line[line.index(after: colon)...].drop { $0 == " " }
      fields[line[..<colon].lowercased()] = String(value)
    }
    return Request(path: words.count > 1 ? String(words[1]) : "", fields: fields)
  }
}
