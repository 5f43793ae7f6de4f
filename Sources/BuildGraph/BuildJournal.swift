public import Contents
public import DurableFiles

/// What the last build of one place used: the key and the duration of every node.
///
/// It lies in the store, so what it names is not removed from there; and it is what a change is
/// told against.
public struct BuildJournal: Equatable, Sendable {
  /// By the node's id.
  public private(set) var entries: [String: Entry]

  public struct Entry: Equatable, Sendable {
    public let key: ContentHash
    /// How long it took when it was computed.
    public let seconds: Double
  }

  /// Reads the journal of a place; one that is not there, or is damaged, is empty.
  ///
  /// - Parameter place: what tells builds with one store apart: the folder that they write to.
  public init(of place: String, in store: Store) {
    entries = StoreFolder.read(Self.path(of: place, in: store)).flatMap(Self.entries) ?? [:]
  }

  /// Durations by node, for a schedule.
  public var durations: [String: Double] { entries.mapValues(\.seconds) }

  /// Adds what a build came to. What it did not reach stays as it was; nodes that are in none of
  /// its graphs go.
  public mutating func note(_ outcomes: [String: NodeOutcome]) {
    entries = entries.filter { outcomes[$0.key] != nil }
    for (id, outcome) in outcomes {
      guard let record = outcome.record else { continue }
      entries[id] = Entry(key: record.key.hash, seconds: record.seconds)
    }
  }

  public func save(for place: String, in store: Store) throws(FileFailure) {
    var text = "fovea build 1\n"
    for (id, entry) in entries.sorted(by: { $0.key < $1.key }) {
      text += "\(entry.key) \(entry.seconds) \(id)\n"
    }
    try store.folder.write(SealedText.sealed(text), to: Self.path(of: place, in: store))
  }

  /// Nil for bytes that `save` did not write.
  static func entries(_ bytes: [UInt8]) -> [String: Entry]? {
    guard let text = SealedText.opened(bytes) else { return nil }
    var lines = text.utf8.split(separator: UInt8(ascii: "\n"))[...]
    guard lines.popFirst().map({ Substring($0) }) == "fovea build 1" else { return nil }
    var entries: [String: Entry] = [:]
    for line in lines {
      let words = line.split(separator: UInt8(ascii: " "), maxSplits: 2).map { Substring($0) }
      guard words.count == 3, let key = ContentHash(hexadecimal: words[0]),
        let seconds = Double(words[1])
      else { return nil }
      entries[String(words[2])] = Entry(key: key, seconds: seconds)
    }
    return entries
  }

  private static func path(of place: String, in store: Store) -> String {
    "\(store.folder.path)/builds/\(ContentHash(of: place))"
  }
}
