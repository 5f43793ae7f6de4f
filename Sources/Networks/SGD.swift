import Tensors

/// Gradient descent with momentum: v = μv + g, w = w − ηv.
///
/// Source: Polyak 1964, in PyTorch's form (Sutskever et al. 2013, §2, put η into v).
public struct SGD: Optimizer {
  /// η.
  public let learningRate: Float
  /// μ.
  public let momentum: Float
  private var velocities: [String: Tensor] = [:]

  public init(learningRate: Float, momentum: Float = 0) {
    self.learningRate = learningRate
    self.momentum = momentum
  }

  public mutating func update(_ model: inout some Layer) {
    model.forEachParameter { name, parameter in
      let count = parameter.value.count
      precondition(parameter.gradient.count == count, "\(name) has no gradient yet")
      velocities[name, default: Tensor(shape: parameter.value.shape)].withMutableValues {
        velocity in
        parameter.gradient.withValues { gradient in
          parameter.value.withMutableValues { value in
            guard let w = value.baseAddress, let g = gradient.baseAddress,
              let v = velocity.baseAddress
            else { return }
            Elementwise.momentumStep(
              w, gradient: g, velocity: v, count: count, rate: learningRate, momentum: momentum)
          }
        }
      }
    }
  }
}
