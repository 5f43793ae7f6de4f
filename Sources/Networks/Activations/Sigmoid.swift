import Mathematics
public import Tensors

/// Squeezes every value between 0 and 1: y = 1/(1 + e⁻ˣ); any shape.
///
/// Source: Bishop 2006, eq. 4.59.
public struct Sigmoid: Layer {
  public static let kind = "Sigmoid"

  public init() {}

  public var description: String { "Sigmoid()" }

  public func outputShape(for input: Shape) throws(ShapeError) -> Shape { input }

  public func forward(images: Int, in pass: Pass) {
    let x = pass.input.start
    let y = pass.output.start
    pass.team.forEachRange(
      of: images * pass.inputCount, cost: Self.cost, step: Elementwise.step
    ) { range in
      for i in range { y[i] = Float(sigmoid(Double(x[i]))) }
    }
  }

  /// dx = dy · y(1 − y), from the input, since 1 − y loses its digits where y is near 1.
  public func backward(images: Int, in pass: Pass) {
    guard let outputGradient = pass.outputGradient, let inputGradient = pass.inputGradient else {
      return
    }
    let x = pass.input.start
    let dy = outputGradient.start
    let dx = inputGradient.start
    pass.team.forEachRange(
      of: images * pass.inputCount, cost: 2 * Self.cost, step: Elementwise.step
    ) { range in
      for i in range {
        let slope = sigmoid(Double(x[i])) * sigmoid(-Double(x[i]))
        dx[i] = Float(Double(dy[i]) * slope)
      }
    }
  }

  /// One value takes as long as copying so many.
  private static let cost = 32
}

/// 1/(1 + e⁻ˣ), without an overflow for any x.
func sigmoid(_ x: Double) -> Double {
  if x >= 0 { return 1 / (1 + exponential(-x)) }
  let power = exponential(x)
  return power / (1 + power)
}
