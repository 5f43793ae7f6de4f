public import Tensors

/// A network laid open for one image at a time: outputs and gradients at every layer.
///
/// Runs in evaluation mode. Memory is planned once, so a loop such as gradient ascent can use the
/// same probe in every step.
///
/// ```swift
/// let probe = Probe(network)
/// let scores = probe.forward(image)
/// probe.backward(from: scores.indices.map { $0 == 3 ? 1 : 0 })
/// let map = try probe.activation(at: "features.29")
/// let slope = probe.inputGradient
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
      parameterGradients: false, mode: .evaluation, largestGroup: 1, team: team)
    plan.update(from: network)
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

  /// Sends a gradient back from the output, through every layer to the image; follows `forward`.
  ///
  /// - Parameter outputGradient: how what is studied changes with each output: 1 at a class's
  ///   score and 0 elsewhere to study that score.
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

  /// The layers up to and including a position, as a network of their own.
  public func prefix(through position: Int) -> Sequential {
    precondition(layers.indices.contains(position), "no layer \(position) in \(self)")
    var part = self
    part.layers = Array(layers[...position])
    part.outputShapes = Array(outputShapes.prefix(position + 1))
    return part
  }
}
