public import Cancellations
public import Contents

/// One step of a build: a pure function from its parameters and inputs to named bytes.
///
/// Two nodes of equal kind, parameters and inputs give equal bytes on any machine, so the bytes may
/// be taken from a store instead of being computed.
public struct Node: Sendable {
  /// Unique in its graph, for people: `model bt1`.
  public let id: String
  /// What it makes: `model`, `findings`, `figure`.
  public let kind: String
  /// Everything the result depends on besides the inputs, in a fixed order.
  public let parameters: [Parameter]
  public let inputs: [Input]
  public let width: Width
  /// How much memory it may need while it runs, in bytes; an estimate, without meaning for a node
  /// that runs alone.
  public let memory: Int
  public let compute: @Sendable (NodeContext) throws -> [Part]

  public init(
    id: String, kind: String, parameters: [Parameter] = [], inputs: [Input] = [],
    width: Width = .oneThread, memory: Int = 0,
    compute: @escaping @Sendable (NodeContext) throws -> [Part]
  ) {
    self.id = id
    self.kind = kind
    self.parameters = parameters
    self.inputs = inputs
    self.width = width
    self.memory = memory
    self.compute = compute
  }

  /// A named value that the result depends on.
  public struct Parameter: Equatable, Sendable {
    public let name: String
    public let value: String

    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// What a node reads.
  public enum Input: Equatable, Sendable {
    /// All parts of another node's result.
    case node(String)
    /// One part of another node's result: a change of the others does not matter.
    case part(String, of: String)
    /// Something outside the graph, such as a file or the code, known by what it holds.
    case content(name: String, hash: ContentHash)

    /// The node that it comes from, if any.
    public var nodeID: String? {
      switch self {
      case .node(let id), .part(_, of: let id): id
      case .content: nil
      }
    }
  }

  /// A piece of a node's result, by its name among them.
  public struct Part: Equatable, Sendable {
    public let name: String
    public let bytes: [UInt8]

    public init(_ name: String, _ bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// How many threads a node keeps busy.
  public enum Width: Sendable {
    case oneThread
    /// It spreads its own work over every thread that the build has, so it runs alone.
    case allThreads
  }
}

/// What a running node may ask of the build.
public struct NodeContext: Sendable {
  /// Threads that the node may keep busy, on whose number its result must not depend.
  public let threads: Int
  /// To be looked at by long work, which stops by throwing `Cancelled`.
  public let cancellation: Cancellation
  let inputs: [Node.Input]
  let fetch: @Sendable (_ part: String, _ id: String) throws -> [UInt8]
  let report: @Sendable (Double, String) -> Void

  /// The bytes of a part of an input node.
  ///
  /// - Throws: `MissingPart` when the node made no such part, `FileFailure` when the store cannot be
  ///   read and the part cannot be made again.
  public func bytes(of part: String, from id: String) throws -> [UInt8] {
    precondition(
      inputs.contains(.node(id)) || inputs.contains(.part(part, of: id)),
      "a node reads '\(part)' of '\(id)', which is not among its inputs")
    return try fetch(part, id)
  }

  /// Says how far the node is: a fraction from 0 to 1, and a few words.
  public func progress(_ fraction: Double, _ words: String) {
    report(fraction, words)
  }
}

/// A part that a node reads, but that the other node did not make.
public struct MissingPart: Error, Equatable, CustomStringConvertible {
  public let part: String
  public let node: String

  public init(part: String, node: String) {
    self.part = part
    self.node = node
  }

  public var description: String { "'\(node)' made no part '\(part)', which is read here" }
}
