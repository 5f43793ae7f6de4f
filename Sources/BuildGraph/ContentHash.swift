import Crypto
import Foundation

/// The SHA-256 of some bytes: the only identity that a build trusts.
public struct ContentHash: Hashable, Comparable, Codable, Sendable, CustomStringConvertible {
  /// 64 lower-case hexadecimal digits.
  public let hexadecimal: String

  public init(of bytes: [UInt8]) {
    hexadecimal = SHA256.hash(data: bytes).map { byte in
      String(Character(UnicodeScalar(hexadecimalDigits[Int(byte >> 4)])))
        + String(Character(UnicodeScalar(hexadecimalDigits[Int(byte & 15)])))
    }.joined()
  }

  public init(of text: String) {
    self.init(of: Array(text.utf8))
  }

  public var description: String { hexadecimal }

  public static func < (left: ContentHash, right: ContentHash) -> Bool {
    left.hexadecimal < right.hexadecimal
  }
}

private let hexadecimalDigits = Array("0123456789abcdef".utf8)
