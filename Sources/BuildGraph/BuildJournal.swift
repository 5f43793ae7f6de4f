public import Contents
public import DurableFiles

/// What the last build of one place used: the key and the duration of every node.
///
/// It lies in the store, so what it names is not removed from there; and it is what a change is
/// told against.
public struct BuildJournal: Equatable, Sendable {
  /// What tells builds with one store apart: the folder that they write to.
  public let place: String
  /// By the node's id.
  public private(set) var entries: [String: Entry]

  public struct Entry: Equatable, Sendable {
    public let key: ContentHash
    /// How long it took when it was computed.
    public let seconds: Double
  }

  /// Reads the journal of a place; one that is not there, or is damaged, is empty.
  public init(of place: String, in store: Store) {
    let journal = StoreFolder.readSealed(Self.path(of: place, in: store)).flatMap(
      Self.init(encoded:))
    self = journal ?? BuildJournal(place: place, entries: [:])
  }

  private init(place: String, entries: [String: Entry]) {
    self.place = place
    self.entries = entries
  }

  var keys: [ContentHash] { entries.values.map(\.key) }

  /// Durations by node, for a schedule.
  public var durations: [String: Double] { entries.mapValues(\.seconds) }

  /// Adds what a build came to.
  ///
  /// What it did not reach stays as it was; nodes that are in none of its graphs go, unless it was a
  /// part of a build that keeps others.
  public mutating func note(_ outcomes: [String: NodeOutcome], keepingOthers: Bool = false) {
    if !keepingOthers { entries = entries.filter { outcomes[$0.key] != nil } }
    for (id, outcome) in outcomes {
      guard let record = outcome.record else { continue }
      entries[id] = Entry(key: record.key.hash, seconds: record.seconds)
    }
  }

  public func save(in store: Store) throws(FileFailure) {
    try store.folder.write(encoded, to: Self.path(of: place, in: store))
  }

  private static func path(of place: String, in store: Store) -> String {
    "\(store.folder.path)/builds/\(ContentHash(of: place))"
  }
}

extension BuildJournal {
  package var encoded: [UInt8] {
    SealedLines(
      [["fovea build 2"], ["place", place]]
        + entries.sorted { $0.key < $1.key }.map { id, entry in
          ["node", entry.key.hexadecimal, "\(entry.seconds)", id]
        }
    ).encoded
  }

  /// - Returns: nil when the bytes are not what `encoded` made.
  package init?(encoded bytes: [UInt8]) {
    guard let lines = SealedLines(encoded: bytes)?.lines, lines.count >= 2,
      lines[0] == ["fovea build 2"], lines[1].count == 2, lines[1][0] == "place"
    else { return nil }
    var entries: [String: Entry] = [:]
    for line in lines[2...] {
      guard line.count == 4, line[0] == "node", let key = ContentHash(hexadecimal: line[1]),
        let seconds = Double(line[2]), seconds >= 0, seconds.isFinite
      else { return nil }
      entries[line[3]] = Entry(key: key, seconds: seconds)
    }
    self.init(place: lines[1][1], entries: entries)
  }
}
