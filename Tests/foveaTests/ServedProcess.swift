import Foundation

#if canImport(Glibc)
import Glibc
#endif

/// `fovea serve` in a checkout of its own, which ends with the test.
final class ServedProcess {
  /// A hang ends in a failed test, also beside others on a slow machine.
  private static let longestWait = 120

  private let process = Process()
  private let output = Pipe()
  let port: Int

  /// Starts it at any free port, with store and site in the folder that holds what authors write.
  init(in folder: String) throws {
    process.executableURL = FoveaProcess.program
    process.arguments = [
      "serve", "--edition", "quick", "--data", "drawn", "--jobs", "2", "--port", "0",
      "--out", "\(folder)/site", "--store", "\(folder)/store",
    ]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let leaks = FoveaProcess.package.appending(path: "Tests/LeakSuppressions/leaks.txt").path
    process.environment = [
      "PATH": "/usr/bin:/bin", "HOME": "/nonexistent",
      "LSAN_OPTIONS": "suppressions=\(leaks):print_suppressions=0",
    ]
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    let match = try #/http://127\.0\.0\.1:(\d+)/ shows/#.firstMatch(in: line)
    self.port = match.flatMap { Int($0.1) } ?? 0
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
  }

  /// The exit code after a Ctrl-C.
  func interrupt() -> Int32 {
    kill(process.processIdentifier, SIGINT)
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// What pages are told.
  struct State: Decodable, Equatable {
    let page: String
    let styles: String
    let failure: String
  }

  /// The first state that pages are told and that is as wanted.
  func state(_ isWanted: (State) -> Bool) -> State? {
    var found: State?
    _ = get("/.preview/events") { answer in
      let line = answer.split(separator: "\n").last { $0.hasPrefix("data: ") } ?? ""
      let state = try? JSONDecoder().decode(State.self, from: Data(line.dropFirst(6).utf8))
      found = state.flatMap { isWanted($0) ? $0 : nil }
      return found != nil
    }
    return found
  }

  /// Sends a GET, and reads until the server ends or the answer is enough.
  func get(_ path: String, until isEnough: (String) -> Bool = { _ in false }) -> String {
    let client = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(client) }
    var limit = timeval(tv_sec: Self.longestWait, tv_usec: 0)
    setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    guard Self.with(port: port, { connect(client, $0, $1) }) == 0 else { return "" }
    let request = Array("GET \(path) HTTP/1.1\r\nHost: localhost:\(port)\r\n\r\n".utf8)
    send(client, request, request.count, Int32(MSG_NOSIGNAL))
    var (answer, block) = ("", [UInt8](repeating: 0, count: 1 << 16))
    // The server says how things are every few seconds, so what never comes ends the wait, too.
    let end = Date(timeIntervalSinceNow: Double(Self.longestWait))
    while Date() < end, !isEnough(answer) {
      let count = recv(client, &block, block.count, 0)
      guard count > 0 else { break }
      answer += String(decoding: block[..<count], as: UTF8.self)
    }
    return answer
  }

  /// A socket that listens on this machine, which keeps others from its port until it is closed.
  static func takePort() -> (socket: Int32, port: Int) {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    _ = with(port: 0) { bind(listener, $0, $1) }
    listen(listener, 1)
    var (address, length) = (sockaddr_in(), socklen_t(MemoryLayout<sockaddr_in>.size))
    withUnsafeMutablePointer(to: &address) {
      _ = $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        getsockname(listener, $0, &length)
      }
    }
    return (listener, Int(UInt16(bigEndian: address.sin_port)))
  }

  /// Hands over the address of a port of this machine.
  private static func with(
    port: Int, _ call: (UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) -> Int32 {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port).bigEndian)
    address.sin_addr.s_addr = in_addr_t(UInt32(0x7F00_0001).bigEndian)
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        call($0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }
}
