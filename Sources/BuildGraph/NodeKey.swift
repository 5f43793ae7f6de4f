public import Contents

/// Everything that a node's result depends on, field by field: equal keys mean equal bytes.
///
/// Inputs come in by the hashes of what they hold, not by their own keys. So a node that ran again
/// and made the same bytes as before makes nothing else run.
public struct NodeKey: Equatable, Sendable {
  public let fields: [Field]
  /// The address of the result: SHA-256 over all fields.
  public let hash: ContentHash

  /// One thing that the result depends on.
  public struct Field: Equatable, Sendable {
    /// For people too: `parameter epochs`, `findings digit-classifier`, `Sources/Figures`.
    public let name: String
    public let value: String

    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  package init(fields: [Field]) {
    self.fields = fields
    // With lengths, so that no two lists of fields spell the same text.
    var text = "fovea node 2\n"
    for field in fields {
      text += "\(field.name.utf8.count) \(field.name) \(field.value.utf8.count) \(field.value)\n"
    }
    hash = ContentHash(of: text)
  }

  /// The key of a node whose inputs are all there.
  ///
  /// - Parameters:
  ///   - node: what the key is for.
  ///   - result: what an input node made.
  /// - Throws: `MissingPart` when a part that the node reads was not made.
  init(of node: Node, results result: (String) -> ResultRecord?) throws(MissingPart) {
    var fields = Self.parameters(of: node)
    for input in node.inputs {
      let name = Self.fieldName(of: input)
      switch input {
      case .content(_, let hash): fields.append(Field(name, hash.hexadecimal))
      case .node(let id):
        guard let record = result(id) else {
          preconditionFailure("'\(node.id)' has no key before '\(id)' has a result")
        }
        fields.append(Field(name, record.hash.hexadecimal))
      case .part(let part, of: let id):
        guard let hash = result(id)?.part(part)?.hash else {
          throw MissingPart(part: part, node: id)
        }
        fields.append(Field(name, hash.hexadecimal))
      }
    }
    self.init(fields: fields)
  }

  /// The fields that are known before any node has run.
  static func ownFields(of node: Node) -> [Field] {
    parameters(of: node)
      + node.inputs.compactMap { input in
        if case .content(let name, let hash) = input {
          Field(name, hash.hexadecimal)
        } else {
          nil
        }
      }
  }

  static func fieldName(of input: Node.Input) -> String {
    switch input {
    case .content(let name, _): name
    case .node(let id): id
    case .part(let part, of: let id): "\(id) · \(part)"
    }
  }

  private static func parameters(of node: Node) -> [Field] {
    [Field("kind", node.kind)] + node.parameters.map { Field("parameter \($0.name)", $0.value) }
  }
}
