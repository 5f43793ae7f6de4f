import Crypto

/// The SHA-256 of some bytes: the only identity that a build trusts.
public struct ContentHash: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// 64 lower-case hexadecimal digits.
  public let hexadecimal: String

  public init(of bytes: [UInt8]) {
    let digest = SHA256.hash(data: bytes)
    hexadecimal = String(unsafeUninitializedCapacity: 2 * SHA256.byteCount) { digits in
      var count = 0
      for byte in digest {
        digits[count] = hexadecimalDigits[Int(byte >> 4)]
        digits[count + 1] = hexadecimalDigits[Int(byte & 15)]
        count += 2
      }
      return count
    }
  }

  public init(of text: String) {
    self.init(of: Array(text.utf8))
  }

  /// A hash that was written down.
  ///
  /// - Returns: nil unless the text is 64 lower-case hexadecimal digits.
  public init?(hexadecimal: some StringProtocol) {
    guard hexadecimal.utf8.count == 2 * SHA256.byteCount,
      hexadecimal.utf8.allSatisfy({ byte in
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
      })
    else { return nil }
    self.hexadecimal = String(hexadecimal)
  }

  public var description: String { hexadecimal }

  public static func < (left: ContentHash, right: ContentHash) -> Bool {
    left.hexadecimal < right.hexadecimal
  }
}

private let hexadecimalDigits = Array("0123456789abcdef".utf8)
