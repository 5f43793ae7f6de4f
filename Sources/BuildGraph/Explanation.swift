import Contents

/// Why a node would run now, or what there is of it.
public enum Explanation: Equatable, Sendable {
  /// Its result lies in the store.
  case stored(ResultRecord)
  /// It was never computed for this place.
  case isNew
  /// What it depends on is not what it was the last time.
  case changed([KeyChange])
  /// Nothing changed, but the store has its result no more.
  case isGone
  /// Nodes that it reads would be computed first. If they come to what they came to before, and
  /// nothing else changed, it is not computed.
  case follows([String], alsoChanged: [KeyChange])
  /// A node that it reads makes no such part.
  case cannotRun

  /// - Parameter journal: what the last build of the same place used.
  public init?(
    _ id: String, in graph: BuildGraph, _ forecast: Forecast, after journal: BuildJournal,
    in store: Store
  ) {
    guard let node = graph[id], let state = forecast[id] else { return nil }
    switch state {
    case .stored(let record): self = .stored(record)
    case .runs(nil): self = .cannotRun
    case .runs(let key?): self.init(ofRunning: id, with: key, after: journal, in: store)
    case .follows(let inputs):
      let known = Self.lastKey(of: id, journal, store).map { old in
        KeyChange.changes(from: old, to: NodeKey(knownOf: node)).filter { $0.new != nil }
      }
      self = .follows(inputs, alsoChanged: known ?? [])
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
    if journal.entries[id]?.key == key.hash {
      self = .isGone
    } else {
      self =
        Self.lastKey(of: id, journal, store)
        .map { .changed(KeyChange.changes(from: $0, to: key)) } ?? .isNew
    }
  }

  /// What a node depended on the last time, as long as the store knows.
  private static func lastKey(
    of id: String, _ journal: BuildJournal, _ store: Store
  ) -> NodeKey? {
    guard let entry = journal.entries[id],
      case .found(let record) = store.record(of: entry.key)
    else { return nil }
    return record.key
  }
}

extension NodeKey {
  /// What is known of a key while inputs are still to be computed; its hash leads nowhere.
  fileprivate init(knownOf node: Node) {
    self.init(
      fields: [Field("kind", node.kind)]
        + node.parameters.map { Field("parameter \($0.name)", $0.value) }
        + node.inputs.compactMap { input in
          if case .content(let name, let hash) = input {
            Field(name, hash.hexadecimal)
          } else {
            nil
          }
        })
  }
}
