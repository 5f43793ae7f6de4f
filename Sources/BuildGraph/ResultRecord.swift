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

    package init(name: String, hash: ContentHash, size: Int) {
      self.name = name
      self.hash = hash
      self.size = size
    }
  }

  package init(
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
  package var encoded: [UInt8] {
    SealedLines(
      [
        ["fovea result 3"], ["node", node], ["date", "\(date)"], ["seconds", "\(seconds)"],
        ["program", program],
      ]
        + key.fields.map { ["field", $0.name, $0.value] }
        + parts.map { ["part", $0.hash.hexadecimal, "\($0.size)", $0.name] }
    ).encoded
  }

  /// - Returns: nil when the bytes are not what `encoded` made.
  package init?(encoded bytes: [UInt8]) {
    guard let lines = SealedLines(encoded: bytes)?.lines, lines.count >= 5,
      lines[0] == ["fovea result 3"], lines[1].count == 2, lines[1][0] == "node",
      lines[2].count == 2, lines[2][0] == "date", let date = Int(lines[2][1]),
      lines[3].count == 2, lines[3][0] == "seconds", let seconds = Double(lines[3][1]),
      seconds >= 0, seconds.isFinite,
      lines[4].count == 2, lines[4][0] == "program"
    else { return nil }
    var fields: [NodeKey.Field] = []
    var parts: [Part] = []
    for line in lines[5...] {
      switch (line[0], line.count) {
      case ("field", 3): fields.append(NodeKey.Field(line[1], line[2]))
      case ("part", 4):
        guard let hash = ContentHash(hexadecimal: line[1]), let size = Int(line[2]), size >= 0
        else {
          return nil
        }
        parts.append(Part(name: line[3], hash: hash, size: size))
      default: return nil
      }
    }
    self.init(
      key: NodeKey(fields: fields), node: lines[1][1], parts: parts, seconds: seconds, date: date,
      program: lines[4][1])
  }
}
