public import Cancellations

/// One step of a build: a pure function from its parameters and inputs to bytes.
///
/// Two nodes of equal kind, stamp, parameters and inputs give equal bytes on any machine, so the
/// bytes may be taken from a store instead of being computed.
public struct Node: Sendable {
  /// Unique in its graph, for people: `model bt1`.
  public let id: String
  /// What it makes: `model`, `findings`, `figure`.
  public let kind: String
  /// The version of the code that computes it.
  public let stamp: String
  /// Everything the result depends on besides the inputs, in a fixed order.
  public let parameters: [Parameter]
  public let inputs: [Input]
  public let width: Width
  public let compute: @Sendable (NodeContext) throws -> [UInt8]

  public init(
    id: String, kind: String, stamp: String, parameters: [Parameter] = [], inputs: [Input] = [],
    width: Width = .oneThread, compute: @escaping @Sendable (NodeContext) throws -> [UInt8]
  ) {
    self.id = id
    self.kind = kind
    self.stamp = stamp
    self.parameters = parameters
    self.inputs = inputs
    self.width = width
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
    /// Another node's result.
    case node(String)
    /// Something outside the graph, such as a file, known by what it holds.
    case content(name: String, hash: ContentHash)
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
  let results: [String: [UInt8]]
  let report: @Sendable (Double, String) -> Void

  /// The bytes of an input node.
  public func result(of id: String) -> [UInt8] {
    guard let bytes = results[id] else {
      preconditionFailure("node reads '\(id)', which is not among its inputs")
    }
    return bytes
  }

  /// Says how far the node is: a fraction from 0 to 1, and a few words.
  public func progress(_ fraction: Double, _ words: String) {
    report(fraction, words)
  }
}
