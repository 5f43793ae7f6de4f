import Contents

/// Lines of texts with a seal below them, the hash of all that stands above: how a store writes
/// down what it knows.
///
/// Texts may hold anything. Bytes are compared, not characters: a combining mark at the start of a
/// text would otherwise join the tab before it.
struct SealedLines: Equatable {
  let lines: [[String]]

  private static let sealStart = Array("sha256 ".utf8)
  private static let sealLength = sealStart.count + 64 + 1
  private static let tab = UInt8(ascii: "\t")
  private static let newline = UInt8(ascii: "\n")
  private static let backslash = UInt8(ascii: "\\")

  init(_ lines: [[String]]) { self.lines = lines }

  var encoded: [UInt8] {
    var bytes: [UInt8] = []
    for line in lines {
      for (number, text) in line.enumerated() {
        if number > 0 { bytes.append(Self.tab) }
        Self.append(text, to: &bytes)
      }
      bytes.append(Self.newline)
    }
    return bytes + Self.seal(bytes)
  }

  /// - Returns: nil when the bytes are not what `encoded` made.
  init?(encoded bytes: [UInt8]) {
    let content = Array(bytes.dropLast(Self.sealLength))
    guard bytes.count > Self.sealLength, content.last == Self.newline,
      bytes.suffix(Self.sealLength).elementsEqual(Self.seal(content))
    else { return nil }
    lines = content.dropLast().split(separator: Self.newline, omittingEmptySubsequences: false)
      .map { line in
        line.split(separator: Self.tab, omittingEmptySubsequences: false).map(Self.text)
      }
  }

  private static func seal(_ content: [UInt8]) -> [UInt8] {
    sealStart + ContentHash(of: content).hexadecimal.utf8 + [newline]
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    for byte in text.utf8 {
      switch byte {
      case backslash: bytes += [backslash, backslash]
      case newline: bytes += [backslash, UInt8(ascii: "n")]
      case tab: bytes += [backslash, UInt8(ascii: "t")]
      default: bytes.append(byte)
      }
    }
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.contains(backslash) else { return String(decoding: bytes, as: UTF8.self) }
    var plain: [UInt8] = []
    var isEscaped = false
    for byte in bytes {
      switch (isEscaped, byte) {
      case (false, backslash):
        isEscaped = true
        continue
      case (true, UInt8(ascii: "n")): plain.append(newline)
      case (true, UInt8(ascii: "t")): plain.append(tab)
      default: plain.append(byte)
      }
      isEscaped = false
    }
    return String(decoding: plain, as: UTF8.self)
  }
}
