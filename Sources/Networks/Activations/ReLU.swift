public import Tensors

/// Lets positive values through and replaces negative ones by 0; any shape.
///
/// The gradient is 0 where the input is 0.
///
/// Source: Nair & Hinton 2010.
public struct ReLU: Layer {
  public static let kind = "ReLU"

  public init() {}

  public var description: String { "ReLU()" }

  public func outputShape(for input: Shape) throws(ShapeError) -> Shape { input }

  public func prepare(_ pass: Pass) { pass.overwriteInput() }

  public func forward(images: Int, in pass: Pass) {
    Elementwise.relu(
      pass.input.start, into: pass.output.start, count: images * pass.inputCount, team: pass.team)
  }

  public func backward(images: Int, in pass: Pass) {
    guard let outputGradient = pass.outputGradient, let inputGradient = pass.inputGradient else {
      return
    }
    Elementwise.reluGradient(
      output: pass.output.start, outputGradient.start, into: inputGradient.start,
      count: images * pass.inputCount, team: pass.team)
  }
}
