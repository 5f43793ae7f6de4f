import Tensors

/// Gradient descent whose step follows each weight's own mean gradient and its scatter.
///
/// m = β₁m + (1−β₁)g, v = β₂v + (1−β₂)g²,
/// w = w − η/(1−β₁ᵗ) · m / (√v/√(1−β₂ᵗ) + ε) in step t.
///
/// Source: Kingma & Ba 2015, algorithm 1, and its defaults.
public struct Adam: Optimizer {
  /// η.
  public let learningRate: Float
  public let beta1: Float
  public let beta2: Float
  public let epsilon: Float
  private var beta1Power = 1.0
  private var beta2Power = 1.0
  private var moments: [String: Moments] = [:]

  public init(
    learningRate: Float = 0.001, beta1: Float = 0.9, beta2: Float = 0.999, epsilon: Float = 1e-8
  ) {
    self.learningRate = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
  }

  public mutating func update(_ model: inout some Layer) {
    beta1Power *= Double(beta1)
    beta2Power *= Double(beta2)
    let step = AdamStep(
      rate: Float(Double(learningRate) / (1 - beta1Power)), beta1: beta1, beta2: beta2,
      secondCorrection: Float((1 - beta2Power).squareRoot()), epsilon: epsilon)
    model.forEachParameter { name, parameter in
      precondition(
        parameter.gradient.count == parameter.value.count, "\(name) has no gradient yet")
      moments[name, default: Moments(parameter)].step(&parameter, step)
    }
  }
}

private struct AdamStep {
  let rate: Float
  let beta1: Float
  let beta2: Float
  let secondCorrection: Float
  let epsilon: Float
}

/// One parameter's running means of g and g².
private struct Moments {
  var mean: Tensor
  var variance: Tensor

  init(_ parameter: Parameter) {
    mean = Tensor(shape: parameter.value.shape)
    variance = Tensor(shape: parameter.value.shape)
  }

  mutating func step(_ parameter: inout Parameter, _ step: AdamStep) {
    let count = parameter.value.count
    mean.withMutableValues { mean in
      variance.withMutableValues { variance in
        parameter.gradient.withValues { gradient in
          parameter.value.withMutableValues { value in
            guard let w = value.baseAddress, let g = gradient.baseAddress,
              let m = mean.baseAddress, let v = variance.baseAddress
            else { return }
            Elementwise.adamStep(
              w, gradient: g, mean: m, variance: v, count: count, rate: step.rate,
              beta1: step.beta1, beta2: step.beta2, secondCorrection: step.secondCorrection,
              epsilon: step.epsilon)
          }
        }
      }
    }
  }
}
