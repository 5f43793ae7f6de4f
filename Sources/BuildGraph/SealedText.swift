import Contents

/// Text whose last line is the hash of what stands above it.
enum SealedText {
  static func sealed(_ text: String) -> [UInt8] {
    Array("\(text)sha256 \(ContentHash(of: text))\n".utf8)
  }

  /// The text above the seal; nil when the seal is not its own.
  static func opened(_ bytes: [UInt8]) -> String? {
    let length = "sha256 ".utf8.count + 64 + 1
    guard bytes.count >= length else { return nil }
    let text = Array(bytes.dropLast(length))
    guard bytes.suffix(length).elementsEqual("sha256 \(ContentHash(of: text))\n".utf8) else {
      return nil
    }
    return String(decoding: text, as: UTF8.self)
  }
}
