public import Tensors

/// Gradient descent with momentum: g = g + λw, v = μv + g, w = w − ηv.
///
/// Source: Polyak 1964, in PyTorch's form (Sutskever et al. 2013, §2, put η into v).
public struct SGD: Optimizer {
  /// η.
  public let learningRate: Float
  /// μ.
  public let momentum: Float
  /// λ.
  public let weightDecay: Float
  public let parameters: ParameterChoice
  private var states = OptimizerStates<Velocity>()

  public init(
    learningRate: Float, momentum: Float = 0, weightDecay: Float = 0,
    parameters: ParameterChoice = .all
  ) {
    self.learningRate = learningRate
    self.momentum = momentum
    self.weightDecay = weightDecay
    self.parameters = parameters
  }

  public mutating func update(_ model: inout some ParameterHolder, team: Team) {
    let (rate, momentum, weightDecay) = (learningRate, momentum, weightDecay)
    states.update(&model, choice: parameters) { velocity, parameter in
      velocity.step(
        &parameter, rate: rate, momentum: momentum, weightDecay: weightDecay, team: team)
    }
  }
}

private struct Velocity: OptimizerState {
  private var velocity: Tensor
  private var decay = WeightDecay()

  init(shape: Shape) {
    velocity = Tensor(shape: shape)
  }

  var count: Int { velocity.count }

  mutating func step(
    _ parameter: inout Parameter, rate: Float, momentum: Float, weightDecay: Float, team: Team
  ) {
    let count = parameter.value.count
    decay.gradient(of: parameter, rate: weightDecay, team: team).withValues { gradient in
      velocity.withMutableValues { velocity in
        parameter.value.withMutableValues { value in
          guard let w = value.baseAddress, let g = gradient.baseAddress,
            let v = velocity.baseAddress
          else { return }
          Elementwise.momentumStep(
            w, gradient: g, velocity: v, count: count, rate: rate, momentum: momentum,
            team: team)
        }
      }
    }
  }
}
