import Tensors

/// Adds the gradient of λ/2 · w² to a loss's gradient, before an optimiser sees it.
///
/// Source: Krogh & Hertz 1992, in PyTorch's coupled form.
struct WeightDecay: Sendable {
  private var sum = Tensor(shape: [0])

  /// g + λ·w, in memory that is kept for the next step.
  mutating func gradient(of parameter: Parameter, rate: Float, team: Team) -> Tensor {
    if rate == 0 { return parameter.gradient }
    if sum.count != parameter.value.count { sum = Tensor(shape: parameter.value.shape) }
    sum.withMutableValues { sum in
      parameter.gradient.withValues { gradient in
        parameter.value.withValues { value in
          guard let sum = sum.baseAddress else { return }
          team.forEachRange(of: value.count, cost: 2, step: Elementwise.step) { range in
            for i in range { sum[i] = gradient[i] + rate * value[i] }
          }
        }
      }
    }
    return sum
  }
}
