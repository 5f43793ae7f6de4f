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
    for i in 0..<images * pass.inputCount {
      pass.output.start[i] = Float(sigmoid(Double(pass.input.start[i])))
    }
  }

  /// dx = dy · y(1 − y), from the input, since 1 − y loses its digits where y is near 1.
  public func backward(images: Int, in pass: Pass) {
    guard let outputGradient = pass.outputGradient, let inputGradient = pass.inputGradient else {
      return
    }
    for i in 0..<images * pass.inputCount {
      let x = Double(pass.input.start[i])
      let slope = sigmoid(x) * sigmoid(-x)
      inputGradient.start[i] = Float(Double(outputGradient.start[i]) * slope)
    }
  }
}

/// 1/(1 + e⁻ˣ), without an overflow for any x.
func sigmoid(_ x: Double) -> Double {
  if x >= 0 { return 1 / (1 + exponential(-x)) }
  let power = exponential(x)
  return power / (1 + power)
}
