public import Mathematics
public import Tensors

/// Something whose numbers an optimiser may change: a layer, a network, an image.
public protocol ParameterHolder: Sendable {
  /// Calls with every parameter in a fixed order.
  mutating func forEachParameter(_ body: (_ name: String, inout Parameter) throws -> Void) rethrows

  /// The same without names, which take memory to put together.
  mutating func updateParameters(_ body: (inout Parameter) -> Void)
}

/// One box of a network's diagram: a value that holds its parameters and nothing else.
///
/// What a forward pass must remember for its backward lies in a `Pass`, which the caller owns, so
/// that many shards of a batch run through one model at once.
public protocol Layer: ParameterHolder, CustomStringConvertible {
  /// The name of the kind alone, as summaries print it: `Conv2d`.
  static var kind: String { get }

  /// What its network calls it; a layer without a name goes by its position.
  var name: String? { get }

  /// The shape of one image's output; computes nothing.
  ///
  /// - Throws: `ShapeError` when the layer cannot take that input.
  func outputShape(for input: Shape) throws(ShapeError) -> Shape

  /// Makes sure that the layer can learn from batches of so many images.
  ///
  /// - Throws: `ShapeError` when it cannot.
  func checkTraining(images: Int, input: Shape) throws(ShapeError)

  /// Draws the parameters for inputs of that shape.
  mutating func initialize(for input: Shape, using random: inout SeededRandom)

  /// Calls with everything that training measures and evaluation uses, in a fixed order.
  mutating func forEachStatistic(_ body: (_ name: String, inout Tensor) throws -> Void) rethrows

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

  /// Into how many stages a training step cuts the layer's way; between two of them the images of
  /// the whole batch wait for each other.
  var stages: Int { get }

  /// One stage of `forward`, counted from 0.
  func forward(images: Int, in pass: Pass, stage: Int)

  /// Follows a stage of `forward` once all images of the batch are through; not the last one.
  func finishForward(stage: Int, images: Int, in shared: SharedPass)

  /// One stage of `backward`, counted from 0 at the output.
  func backward(images: Int, in pass: Pass, stage: Int)

  /// Follows a stage of `backward` once all images of the batch are through; not the last one.
  func finishBackward(stage: Int, images: Int, in shared: SharedPass)

  /// Takes over what a training step measured.
  mutating func updateStatistics(from shared: SharedPass)
}

extension Layer {
  public var name: String? { nil }
  public func checkTraining(images: Int, input: Shape) throws(ShapeError) {}
  public mutating func initialize(for input: Shape, using random: inout SeededRandom) {}
  public mutating func forEachParameter(
    _ body: (_ name: String, inout Parameter) throws -> Void
  ) rethrows {}
  public mutating func forEachStatistic(
    _ body: (_ name: String, inout Tensor) throws -> Void
  ) rethrows {}
  public func prepare(_ shared: SharedPass) {}
  public func pack(_ shared: SharedPass) {}
  public func prepare(_ pass: Pass) { pass.allocateOutput() }
}

/// A layer that treats every image on its own runs in one stage.
extension Layer {
  public var stages: Int { 1 }
  public func forward(images: Int, in pass: Pass, stage: Int) { forward(images: images, in: pass) }
  public func finishForward(stage: Int, images: Int, in shared: SharedPass) {}
  public func backward(images: Int, in pass: Pass, stage: Int) {
    backward(images: images, in: pass)
  }
  public func finishBackward(stage: Int, images: Int, in shared: SharedPass) {}
  public mutating func updateStatistics(from shared: SharedPass) {}
}

extension ParameterHolder {
  public mutating func updateParameters(_ body: (inout Parameter) -> Void) {
    forEachParameter { _, parameter in body(&parameter) }
  }

  /// The parameters' names and values, in the order of `forEachParameter`.
  public var parameters: [(name: String, parameter: Parameter)] {
    var list: [(name: String, parameter: Parameter)] = []
    var copy = self
    copy.forEachParameter { name, parameter in list.append((name, parameter)) }
    return list
  }

  /// Numbers in all parameters, frozen ones too.
  public var parameterCount: Int { parameters.reduce(0) { $0 + $1.parameter.value.count } }
}

extension Layer {
  /// The statistics' names and values, in the order of `forEachStatistic`.
  public var statistics: [(name: String, value: Tensor)] {
    var list: [(name: String, value: Tensor)] = []
    var copy = self
    copy.forEachStatistic { name, value in list.append((name, value)) }
    return list
  }
}
