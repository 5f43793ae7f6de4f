import Contents

/// How one thing that a result depends on differs from the last time.
public struct KeyChange: Equatable, Sendable {
  /// As in the key: `parameter run`, `findings digit-classifier`, `Sources/Figures`.
  public let name: String
  /// Nil when it is new.
  public let old: String?
  /// Nil when it is gone.
  public let new: String?

  public init(name: String, old: String?, new: String?) {
    self.name = name
    self.old = old
    self.new = new
  }

  /// Every field that differs, in the order of the new key, then of the old one; the order itself
  /// where only that differs.
  public static func changes(from old: NodeKey, to new: NodeKey) -> [KeyChange] {
    let changes = changes(from: old.fields, to: new.fields)
    guard changes.isEmpty, old.hash != new.hash else { return changes }
    func names(_ key: NodeKey) -> String { key.fields.map(\.name).joined(separator: ", ") }
    return [KeyChange(name: "order", old: names(old), new: names(new))]
  }

  static func changes(from old: [NodeKey.Field], to new: [NodeKey.Field]) -> [KeyChange] {
    let before = values(old)
    let after = values(new)
    var names: [String] = []
    var seen: Set<String> = []
    for field in new + old where seen.insert(field.name).inserted { names.append(field.name) }
    return names.compactMap { name in
      // Two texts of the same letters may differ in their bytes, and keys are made of bytes.
      before[name].map { Array($0.utf8) } == after[name].map { Array($0.utf8) }
        ? nil : KeyChange(name: name, old: before[name], new: after[name])
    }
  }

  /// Fields of one name, such as files of one name from two folders, are told together.
  private static func values(_ fields: [NodeKey.Field]) -> [String: String] {
    Dictionary(fields.map { ($0.name, $0.value) }) { first, second in "\(first), \(second)" }
  }
}
