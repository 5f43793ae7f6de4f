public import Contents

/// What a store knows of one result: how it came about, and the hashes of its parts.
public struct ResultRecord: Equatable, Sendable {
  public let key: NodeKey
  /// The node that it was computed for.
  public let node: String
  public let parts: [Part]
  /// How long computing it took.
  public let seconds: Double
  /// When it was computed, in seconds since 1970.
  public let date: Int
  /// The program that computed it, for people.
  public let program: String

  /// A piece of the result.
  public struct Part: Equatable, Sendable {
    public let name: String
    public let hash: ContentHash
    /// In bytes.
    public let size: Int
  }

  init(
    key: NodeKey, node: String, parts: [Part], seconds: Double, date: Int, program: String
  ) {
    self.key = key
    self.node = node
    self.parts = parts
    self.seconds = seconds
    self.date = date
    self.program = program
  }

  public func part(_ name: String) -> Part? { parts.first { $0.name == name } }

  /// The hash over all parts with their names.
  public var hash: ContentHash {
    ContentHash(of: parts.map { "\($0.name.utf8.count) \($0.name) \($0.hash)\n" }.joined())
  }
}

extension ResultRecord {
  /// A line a field; the last line holds the hash of those above it.
  var encoded: [UInt8] {
    var text = "fovea result 2\nnode \(Self.escaped(node))\ndate \(date)\nseconds \(seconds)\n"
    text += "program \(Self.escaped(program))\n"
    for field in key.fields {
      text += "field \(Self.escaped(field.name))\t\(Self.escaped(field.value))\n"
    }
    for part in parts { text += "part \(part.hash) \(part.size) \(Self.escaped(part.name))\n" }
    return SealedText.sealed(text)
  }

  /// - Returns: nil when the bytes are not what `encoded` made.
  init?(encoded bytes: [UInt8]) {
    guard let text = SealedText.opened(bytes) else { return nil }
    // Bytes are split, not characters, whose borders take longer to find than all the rest.
    var lines = text.utf8.split(separator: UInt8(ascii: "\n"))[...]
    func value(of name: String) -> Substring? {
      guard let line = lines.popFirst(), line.starts(with: "\(name) ".utf8) else { return nil }
      return Substring(line.dropFirst(name.utf8.count + 1))
    }
    guard value(of: "fovea") == "result 2", let node = value(of: "node"),
      let date = value(of: "date").flatMap({ Int($0) }),
      let seconds = value(of: "seconds").flatMap({ Double($0) }), let program = value(of: "program")
    else { return nil }
    var fields: [NodeKey.Field] = []
    var parts: [Part] = []
    for line in lines {
      if line.starts(with: "field ".utf8) {
        let pair = line.dropFirst(6).split(
          separator: UInt8(ascii: "\t"), maxSplits: 1, omittingEmptySubsequences: false)
        guard pair.count == 2 else { return nil }
        fields.append(
          NodeKey.Field(Self.unescaped(Substring(pair[0])), Self.unescaped(Substring(pair[1]))))
      } else if line.starts(with: "part ".utf8) {
        let words = line.dropFirst(5).split(
          separator: UInt8(ascii: " "), maxSplits: 2, omittingEmptySubsequences: false
        ).map { Substring($0) }
        guard words.count == 3, let hash = ContentHash(hexadecimal: words[0]),
          let size = Int(words[1])
        else { return nil }
        parts.append(Part(name: Self.unescaped(words[2]), hash: hash, size: size))
      } else {
        return nil
      }
    }
    self.init(
      key: NodeKey(fields: fields), node: Self.unescaped(node), parts: parts, seconds: seconds,
      date: date, program: Self.unescaped(program))
  }

  private static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\\") }) else { return text }
    var output = ""
    for character in text.unicodeScalars {
      switch character {
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\t": output += "\\t"
      case "\r": output += "\\r"
      default: output.unicodeScalars.append(character)
      }
    }
    return output
  }

  private static func unescaped(_ text: Substring) -> String {
    guard text.utf8.contains(UInt8(ascii: "\\")) else { return String(text) }
    var output = ""
    var isEscaped = false
    for character in text.unicodeScalars {
      if !isEscaped && character == "\\" {
        isEscaped = true
        continue
      }
      switch (isEscaped, character) {
      case (true, "n"): output += "\n"
      case (true, "t"): output += "\t"
      case (true, "r"): output += "\r"
      default: output.unicodeScalars.append(character)
      }
      isEscaped = false
    }
    return output
  }
}
