import Foundation

#if canImport(Glibc)
import Glibc
#endif

/// The names that a request may call this server by.
///
/// A page of a stranger can make a name of its own lead to this machine, and would then read what
/// is served here as if it were its own (DNS rebinding). It cannot do so with an IP address.
package struct AllowedHosts: CustomStringConvertible {
  private let names: [String]
  private let allowsAddresses: Bool

  package init(listeningOn host: String) {
    let isLoopback = host == "localhost" || host == "::1" || host.hasPrefix("127.")
    allowsAddresses = !isLoopback
    names = ["localhost", "127.0.0.1", "[::1]"] + (isLoopback ? [] : Self.namesOfThisMachine)
  }

  /// Whether a Host header's value, with or without a port, is one of the names.
  package func contain(_ value: String) -> Bool {
    guard let name = Self.name(in: value.lowercased()) else { return false }
    return names.contains(name) || allowsAddresses && Self.isAddress(name)
  }

  package var description: String {
    (names + (allowsAddresses ? ["any IP address of this machine"] : [])).joined(separator: ", ")
  }

  /// The value without its port; nil when it is no name and port.
  private static func name(in value: String) -> String? {
    let end = value.hasPrefix("[") ? value.firstIndex(of: "]").map(value.index(after:)) : nil
    let name = value[..<(end ?? value.firstIndex(of: ":") ?? value.endIndex)]
    let rest = value[name.endIndex...]
    guard rest.isEmpty || rest.first == ":" && rest.dropFirst().allSatisfy(\.isASCIIDigit) else {
      return nil
    }
    return String(name)
  }

  private static func isAddress(_ name: String) -> Bool {
    var (four, six) = (in_addr(), in6_addr())
    let bare = name.hasPrefix("[") ? String(name.dropFirst().dropLast()) : name
    return name.hasPrefix("[")
      ? inet_pton(AF_INET6, bare, &six) == 1 : inet_pton(AF_INET, bare, &four) == 1
  }

  private static let namesOfThisMachine: [String] = {
    var buffer = [CChar](repeating: 0, count: 256)
    guard gethostname(&buffer, buffer.count - 1) == 0 else { return [] }
    let bytes = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    let name = String(decoding: bytes, as: UTF8.self).lowercased()
    return name.isEmpty ? [] : [name, "\(name).local"]
  }()
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
