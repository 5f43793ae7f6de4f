import Contents

/// Why a node would run now, or what there is of it.
public enum Explanation: Equatable, Sendable {
  /// Its result lies in the store, whole.
  case stored(ResultRecord)
  /// Its result lies in the store, but a file of it is damaged or gone, and is made again when
  /// something reads it.
  case damaged(ResultRecord?, path: String)
  /// It was never computed for this place.
  case isNew
  /// What it depends on is not what it was when this place was built; nil when nothing remembers
  /// what that was.
  case changed([KeyChange]?)
  /// Nothing changed, but the store has its result no more.
  case isGone
  /// Nodes that it reads would be computed first. If they come to what they came to before, and
  /// nothing else changed, it is not computed; nil when it never was, for this place.
  case follows([String], alsoChanged: [KeyChange]?)
  /// A node that it reads makes no such part.
  case fails(MissingPart)

  /// Nil when the graph has no such node; changes are told against the journal.
  public init?(
    _ id: String, in graph: BuildGraph, _ forecast: Forecast, after journal: BuildJournal,
    in store: Store
  ) {
    guard let node = graph[id], let state = forecast[id] else { return nil }
    switch state {
    case .stored(let record): self = Self.stored(record, in: store)
    case .runs(_, damaged: let path?): self = .damaged(nil, path: path)
    case .runs(let key, damaged: nil):
      self.init(ofRunning: id, with: key, after: journal, in: store)
    case .follows(let inputs):
      let last = journal.entries[id]?.key
      let old = last.flatMap(store.remembered)?.key
      let known = last == nil ? nil : old.map { Self.knownChanges(from: $0, of: node) } ?? []
      self = .follows(inputs, alsoChanged: known)
    case .fails(let missing): self = .fails(missing)
    }
  }

  /// Why a node runs, or ran, whose inputs are known.
  ///
  /// - Parameters:
  ///   - id: the node.
  ///   - key: what it depends on now.
  ///   - journal: what the last build before it used.
  ///   - store: where its last result may lie.
  public init(
    ofRunning id: String, with key: NodeKey, after journal: BuildJournal, in store: Store
  ) {
    let last = journal.entries[id]?.key
    self =
      switch last {
      case nil: .isNew
      case key.hash?: .isGone
      case let last?:
        .changed(store.remembered(last).map { KeyChange.changes(from: $0.key, to: key) })
      }
  }

  /// Whether the very bytes are there shows only when they are read.
  private static func stored(_ record: ResultRecord, in store: Store) -> Explanation {
    for part in record.parts {
      switch store.bytes(of: part) {
      case .found: break
      case .absent: return .damaged(record, path: store.folder.contentPath(of: part.hash))
      case .damaged(let path): return .damaged(record, path: path)
      }
    }
    return .stored(record)
  }

  /// What changed besides the results that are still to be computed.
  private static func knownChanges(from old: NodeKey, of node: Node) -> [KeyChange] {
    let results = Set(
      node.inputs.compactMap { $0.nodeID == nil ? nil : NodeKey.fieldName(of: $0) })
    return KeyChange.changes(
      from: old.fields.filter { !results.contains($0.name) }, to: NodeKey.ownFields(of: node))
  }
}
