public import Tensors

/// A network laid open for one image at a time: outputs and gradients at every layer.
///
/// Runs in evaluation mode. Memory is planned once, so a loop such as gradient ascent can use the
/// same probe in every step.
///
/// ```swift
/// let probe = Probe(network)
/// let scores = probe.forward(image)
/// probe.backward(fromChannel: 3)
/// let map = try probe.activation(at: "features.29")
/// let weights = try probe.gradient(at: "features.29")
/// let saliency = probe.inputGradient
/// ```
public final class Probe {
  public let network: Sequential
  private let plan: NetworkPlan

  /// - Parameters:
  ///   - network: what is studied.
  ///   - numerics: the arithmetic of the products.
  ///   - team: threads that share the work on an image; they change no bit of exact arithmetic.
  public init(_ network: Sequential, numerics: Numerics = .exact, team: Team = .alone) {
    self.network = network
    plan = NetworkPlan(
      network, threads: 1, forTraining: true, numerics: numerics, inputGradient: true,
      parameterGradients: false, mode: .evaluation, largestGroup: 1, keepsOutputs: true,
      team: team)
    plan.update(from: network)
  }

  /// A probe of the way to a layer: its output is the probe's output, and nothing behind it runs.
  ///
  /// - Throws: `LayerPathError` when the network has no such layer.
  public convenience init(
    _ network: Sequential, through path: LayerPath, numerics: Numerics = .exact
  ) throws(LayerPathError) {
    self.init(try network.prefix(through: path), numerics: numerics)
  }

  /// Runs an image through the network.
  ///
  /// - Parameter image: numbers in the network's input shape.
  /// - Returns: the last layer's output.
  @discardableResult
  public func forward(_ image: [Float]) -> [Float] {
    let pass = plan.passes[0]
    precondition(
      image.count == pass.inputCount,
      "\(image.count) numbers are no image of \(network.inputShape)")
    _ = pass.input.values.update(fromContentsOf: image)
    network.forward(images: 1, in: pass)
    return Array(pass.output.values.prefix(pass.outputCount))
  }

  /// Sends back the gradient of one class's score, or of the mean of one channel; follows
  /// `forward`.
  ///
  /// - Parameter channel: a place on the output's first axis.
  public func backward(fromChannel channel: Int) {
    let shape = network.finalShape
    precondition(
      !shape.axes.isEmpty && (0..<shape[0]).contains(channel), "no channel \(channel) in \(shape)")
    let size = shape.count / shape[0]
    var gradient = [Float](repeating: 0, count: shape.count)
    for place in channel * size..<(channel + 1) * size { gradient[place] = 1 / Float(size) }
    backward(from: gradient)
  }

  /// Sends a gradient back from the output, through every layer to the image; follows `forward`.
  ///
  /// - Parameter outputGradient: how what is studied changes with each output.
  public func backward(from outputGradient: [Float]) {
    let pass = plan.passes[0]
    precondition(
      outputGradient.count == pass.outputCount,
      "\(outputGradient.count) numbers are no gradient of \(network.finalShape)")
    _ = pass.outputGradient?.values.update(fromContentsOf: outputGradient)
    network.backward(images: 1, in: pass)
  }

  /// What a layer wrote in the last forward pass.
  ///
  /// - Throws: `LayerPathError` when the network has no such layer.
  public func activation(at path: LayerPath) throws(LayerPathError) -> Tensor {
    let pass = try pass(at: path)
    return tensor(pass.output, pass.outputShape)
  }

  /// How what is studied changes with a layer's output, after the last backward pass.
  ///
  /// - Throws: `LayerPathError` when the network has no such layer.
  public func gradient(at path: LayerPath) throws(LayerPathError) -> Tensor {
    let pass = try pass(at: path)
    return tensor(pass.outputGradient ?? pass.output, pass.outputShape)
  }

  /// How what is studied changes with each number of the image, after the last backward pass.
  public var inputGradient: Tensor {
    let pass = plan.passes[0]
    return tensor(pass.inputGradient ?? pass.input, network.inputShape)
  }

  /// Bytes of everything that layers read and write, and of its gradients.
  package var activationBytes: Int { plan.activationBytes }

  private func pass(at path: LayerPath) throws(LayerPathError) -> Pass {
    try network.indices(of: path).reduce(plan.passes[0]) { $0.children[$1] }
  }

  private func tensor(_ buffer: Buffer, _ shape: Shape) -> Tensor {
    Tensor(shape: shape, values: Array(buffer.values.prefix(shape.count)))
  }
}

extension Sequential {
  /// What a layer makes of an image, in evaluation mode.
  ///
  /// - Throws: `LayerPathError` when the network has no such layer.
  public func activation(
    at path: LayerPath, for image: [Float], numerics: Numerics = .exact,
    team: Team = .alone
  ) throws(LayerPathError) -> Tensor {
    let probe = Probe(self, numerics: numerics, team: team)
    probe.forward(image)
    return try probe.activation(at: path)
  }
}
