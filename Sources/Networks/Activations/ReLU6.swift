public import Tensors

/// Keeps values between 0 and 6 and cuts off what lies outside; any shape.
///
/// The gradient is 0 where the input is at most 0 or at least 6.
///
/// Source: Howard et al. 2017 (MobileNets), in Krizhevsky's form of 2010.
public struct ReLU6: Layer {
  public static let kind = "ReLU6"

  public init() {}

  public var description: String { "ReLU6()" }

  public func outputShape(for input: Shape) throws(ShapeError) -> Shape { input }

  public func prepare(_ pass: Pass) { pass.overwriteInput() }

  public func forward(images: Int, in pass: Pass) {
    let x = pass.input.start
    let y = pass.output.start
    pass.team.forEachRange(of: images * pass.inputCount, step: Elementwise.step) { range in
      for i in range {
        let lower = x[i] < 0 ? 0 : x[i]
        y[i] = lower > 6 ? 6 : lower
      }
    }
  }

  public func backward(images: Int, in pass: Pass) {
    guard let outputGradient = pass.outputGradient, let inputGradient = pass.inputGradient else {
      return
    }
    let y = pass.output.start
    let dy = outputGradient.start
    let dx = inputGradient.start
    pass.team.forEachRange(of: images * pass.inputCount, step: Elementwise.step) { range in
      for i in range { dx[i] = y[i] > 0 && y[i] < 6 ? dy[i] : 0 }
    }
  }
}
