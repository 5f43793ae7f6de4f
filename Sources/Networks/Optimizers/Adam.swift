public import Tensors

/// Gradient descent whose step follows each weight's own mean gradient and its scatter.
///
/// g = g + λw, m = β₁m + (1−β₁)g, v = β₂v + (1−β₂)g²,
/// w = w − η/(1−β₁ᵗ) · m / (√v/√(1−β₂ᵗ) + ε) in the parameter's step t.
///
/// Source: Kingma & Ba 2015, algorithm 1, and its defaults; the decay λ is PyTorch's coupled one.
public struct Adam: Optimizer {
  /// η.
  public let learningRate: Float
  public let beta1: Float
  public let beta2: Float
  public let epsilon: Float
  /// λ.
  public let weightDecay: Float
  public let parameters: ParameterChoice
  private var states = OptimizerStates<Moments>()

  public init(
    learningRate: Float = 0.001, beta1: Float = 0.9, beta2: Float = 0.999, epsilon: Float = 1e-8,
    weightDecay: Float = 0, parameters: ParameterChoice = .all
  ) {
    self.learningRate = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    self.weightDecay = weightDecay
    self.parameters = parameters
  }

  public mutating func update(_ model: inout some ParameterHolder, team: Team) {
    let rates = AdamRates(
      learningRate: learningRate, beta1: beta1, beta2: beta2, epsilon: epsilon,
      weightDecay: weightDecay)
    states.update(&model, choice: parameters) { moments, parameter in
      moments.step(&parameter, rates, team)
    }
  }
}

private struct AdamRates {
  let learningRate: Float
  let beta1: Float
  let beta2: Float
  let epsilon: Float
  let weightDecay: Float
}

/// One parameter's running means of g and g², and how far they have run.
private struct Moments: OptimizerState {
  private var mean: Tensor
  private var variance: Tensor
  private var decay = WeightDecay()
  private var beta1Power = 1.0
  private var beta2Power = 1.0

  init(shape: Shape) {
    mean = Tensor(shape: shape)
    variance = Tensor(shape: shape)
  }

  var count: Int { mean.count }

  mutating func step(_ parameter: inout Parameter, _ rates: AdamRates, _ team: Team) {
    beta1Power *= Double(rates.beta1)
    beta2Power *= Double(rates.beta2)
    let rate = Float(Double(rates.learningRate) / (1 - beta1Power))
    let secondCorrection = Float((1 - beta2Power).squareRoot())
    let count = parameter.value.count
    decay.gradient(of: parameter, rate: rates.weightDecay, team: team).withValues { gradient in
      mean.withMutableValues { mean in
        variance.withMutableValues { variance in
          parameter.value.withMutableValues { value in
            guard let w = value.baseAddress, let g = gradient.baseAddress,
              let m = mean.baseAddress, let v = variance.baseAddress
            else { return }
            Elementwise.adamStep(
              w, gradient: g, mean: m, variance: v, count: count, rate: rate,
              beta1: rates.beta1, beta2: rates.beta2, secondCorrection: secondCorrection,
              epsilon: rates.epsilon, team: team)
          }
        }
      }
    }
  }
}
