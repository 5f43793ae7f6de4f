public import Mathematics
public import Tensors

/// One box of a network's diagram: a value that holds its parameters and nothing else.
///
/// What a forward pass must remember for its backward lies in a `Pass`, which the caller owns, so
/// that many shards of a batch run through one model at once.
public protocol Layer: Sendable, CustomStringConvertible {
  /// The name of the kind alone, as summaries print it: `Conv2d`.
  static var kind: String { get }

  /// The shape of one image's output; computes nothing.
  ///
  /// - Throws: `ShapeError` when the layer cannot take that input.
  func outputShape(for input: Shape) throws(ShapeError) -> Shape

  /// Draws the parameters for inputs of that shape.
  mutating func initialize(for input: Shape, using random: inout SeededRandom)

  /// Calls with every parameter in a fixed order.
  mutating func forEachParameter(_ body: (_ name: String, inout Parameter) throws -> Void) rethrows

  /// Plans what the passes of all threads share, once.
  func prepare(_ shared: SharedPass)

  /// Rearranges the weights for the passes; once for each change of the weights.
  func pack(_ shared: SharedPass)

  /// Plans the memory of a pass, once; must set the pass's output.
  func prepare(_ pass: Pass)

  /// Turns the pass's input into its output, for the first `images` images.
  func forward(images: Int, in pass: Pass)

  /// Adds to the parameters' gradients and turns the output's gradient into the input's.
  func backward(images: Int, in pass: Pass)
}

extension Layer {
  public mutating func initialize(for input: Shape, using random: inout SeededRandom) {}
  public mutating func forEachParameter(
    _ body: (_ name: String, inout Parameter) throws -> Void
  ) rethrows {}
  public func prepare(_ shared: SharedPass) {}
  public func pack(_ shared: SharedPass) {}
  public func prepare(_ pass: Pass) { pass.allocateOutput() }

  /// The parameters' names and values, in the order of `forEachParameter`.
  public var parameters: [(name: String, parameter: Parameter)] {
    var list: [(name: String, parameter: Parameter)] = []
    var copy = self
    copy.forEachParameter { name, parameter in list.append((name, parameter)) }
    return list
  }

  public var parameterCount: Int { parameters.reduce(0) { $0 + $1.parameter.value.count } }
}
