public import Tensors

/// One layer's memory on one thread's way through a network, planned once and used by every step.
///
/// A pass holds up to `capacity` images: the layer's input and output, in training also their
/// gradients, and whatever the layer keeps between forward and backward. Neighbouring layers share
/// the buffer between them. Only one thread may use a pass at a time.
public final class Pass: @unchecked Sendable {
  public let inputShape: Shape
  public let outputShape: Shape
  public let capacity: Int
  public let isTraining: Bool
  public let shared: SharedPass
  /// Numbers in one image's input and output.
  public let inputCount: Int
  public let outputCount: Int

  public let input: Buffer
  /// Where the gradient of the input goes; none when nobody wants it.
  public let inputGradient: Buffer?
  public var output: Buffer
  public var outputGradient: Buffer?

  /// The passes of a container's layers, in order.
  public var children: [Pass] = []
  /// What the layer itself keeps; its `prepare` puts it here.
  public var workspace: AnyObject?

  private let gradients: ShardGradients
  private let gradientOffset: Int

  init(
    input: Buffer, inputGradient: Buffer?, inputShape: Shape, outputShape: Shape, capacity: Int,
    isTraining: Bool, shared: SharedPass, gradients: ShardGradients, gradientOffset: Int
  ) {
    self.input = input
    self.inputGradient = inputGradient
    self.inputShape = inputShape
    self.outputShape = outputShape
    self.capacity = capacity
    self.isTraining = isTraining
    self.shared = shared
    self.gradients = gradients
    self.gradientOffset = gradientOffset
    inputCount = inputShape.count
    outputCount = outputShape.count
    output = input
    outputGradient = inputGradient
  }

  /// Gives the layer an output of its own, N×(output shape).
  public func allocateOutput() {
    output = Buffer(count: capacity * outputCount)
    outputGradient = isTraining ? Buffer(count: capacity * outputCount) : nil
  }

  /// Adds a container's next layer, which reads what the one before it wrote.
  func appendChild(
    _ layer: any Layer, outputShape: Shape, shared: SharedPass, gradientOffset offset: Int
  ) {
    let previous = children.last
    let child = Pass(
      input: previous?.output ?? input,
      inputGradient: previous == nil ? inputGradient : previous?.outputGradient,
      inputShape: previous?.outputShape ?? inputShape, outputShape: outputShape,
      capacity: capacity, isTraining: isTraining, shared: shared, gradients: gradients,
      gradientOffset: gradientOffset + offset)
    layer.prepare(child)
    children.append(child)
    output = child.output
    outputGradient = child.outputGradient
  }

  /// Where the layer adds to the gradients of its parameters, which lie one after the other.
  var parameterGradients: UnsafeMutablePointer<Float> {
    gradients.current.start + gradientOffset
  }
}

/// Where the gradients of the shard that a thread is working on are added up.
final class ShardGradients {
  var current: Buffer

  init(_ buffer: Buffer) {
    current = buffer
  }
}

/// The part of the passes that all threads share: weights rearranged for the kernels.
///
/// Passes only read it; it changes between steps, on one thread.
public final class SharedPass: @unchecked Sendable {
  public let inputShape: Shape
  public let numerics: Numerics
  /// The rearranged weights; the layer's `prepare` sizes them.
  public var packed = Buffer(count: 0)
  /// What the layer itself needs for rearranging; its `prepare` puts it here.
  public var workspace: AnyObject?
  /// The shared parts of a container's layers, in order.
  public var children: [SharedPass] = []

  init(_ layer: any Layer, input: Shape, numerics: Numerics) {
    inputShape = input
    self.numerics = numerics
    layer.prepare(self)
  }
}
