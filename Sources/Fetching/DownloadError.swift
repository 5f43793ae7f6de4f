/// A file that could not be downloaded.
public struct DownloadError: Error, Equatable, CustomStringConvertible {
  /// The file that was to be written.
  public let path: String
  /// What each address came to, in the order in which they were tried.
  public let failures: [AddressFailure]

  public init(path: String, failures: [AddressFailure]) {
    self.path = path
    self.failures = failures
  }

  public var description: String {
    let list = failures.map { "\n  \($0)" }.joined()
    return "\(path) could not be fetched.\(list)"
  }
}

/// Why a download from one address failed in the end.
public struct AddressFailure: Error, Equatable, CustomStringConvertible, Sendable {
  public let address: String
  public let problem: Problem

  public init(address: String, problem: Problem) {
    self.address = address
    self.problem = problem
  }

  public enum Problem: Equatable, Sendable {
    case badAddress
    case refusedScheme(String)
    case refusedRedirection(to: String)
    case tooManyRedirections(limit: Int)
    case status(Int)
    case unknownServer
    case connection(String)
    case cutShort(received: Int)
    case silent(seconds: Double)
    case tooSlow(seconds: Double)
    case tooLarge(bytes: Int, limit: Int)
    case wrongRange(String)
    case wrongContent(bytes: Int, found: String, expected: [String])
  }

  public var description: String { "\(address): \(words)" }

  /// Whether another attempt may end better.
  var mayPass: Bool {
    switch problem {
    case .status(let code): [408, 425, 429, 500, 502, 503, 504].contains(code)
    case .connection, .cutShort, .silent, .wrongRange: true
    case .badAddress, .unknownServer, .refusedScheme, .refusedRedirection, .tooManyRedirections,
      .tooSlow, .tooLarge, .wrongContent:
      false
    }
  }

  private var words: String {
    switch problem {
    case .badAddress: "this is no address."
    case .refusedScheme(let scheme): "“\(scheme):” is not allowed here."
    case .refusedRedirection(let target): "it leads to \(target), which is not allowed."
    case .tooManyRedirections(let limit): "it leads on more than \(limit) times."
    case .status(let code): "the server answers with status \(code)."
    case .unknownServer: "no server of this name is known. Is there a network?"
    case .connection(let reason): "\(reason)."
    case .cutShort(let received): "the connection ended after \(received) bytes."
    case .silent(let seconds): "nothing came for \(Self.plain(seconds)) seconds."
    case .tooSlow(let seconds): "it was not done after \(Self.plain(seconds)) seconds."
    case .tooLarge(let bytes, let limit):
      "it sends at least \(bytes) bytes, but the file may have \(limit) at most."
    case .wrongRange(let range): "asked for the rest, it sent another part: “\(range)”."
    case .wrongContent(let bytes, let found, let expected):
      "this is another file: its \(bytes) bytes have the SHA-256 \(found), not "
        + "\(expected.joined(separator: " or ")). It was deleted."
    }
  }

  /// Whole numbers without a fraction.
  private static func plain(_ seconds: Double) -> String {
    Int(exactly: seconds).map { "\($0)" } ?? "\(seconds)"
  }
}

extension Duration {
  /// For people and for Foundation's timers.
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
