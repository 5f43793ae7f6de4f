import Mathematics
public import Tensors

/// Turns scores into the logarithms of probabilities along the first axis: yᵢ = xᵢ − log Σ eˣ.
///
/// A vector of scores becomes one distribution, C×H×W becomes one for each pixel. Finite for any
/// finite scores, where the logarithm of `Softmax` would be −∞. The loss `crossEntropy` wants
/// scores and does this itself.
///
/// Source: Bishop 2006, §4.3.4; the largest score is subtracted first.
public struct LogSoftmax: Layer {
  public static let kind = "LogSoftmax"

  public init() {}

  public var description: String { "LogSoftmax()" }

  public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    try Distributions.checkScores(input, of: description)
    return input
  }

  public func forward(images: Int, in pass: Pass) {
    Distributions.forEach(images: images, in: pass) { first, classes, step in
      let x = pass.input.start + first
      let y = pass.output.start + first
      let largest = Distributions.largest(of: x, classes: classes, step: step)
      var sum = 0.0
      for i in 0..<classes { sum += exponential(Double(x[i * step]) - largest) }
      let normalizer = largest + logarithm(sum)
      for i in 0..<classes { y[i * step] = Float(Double(x[i * step]) - normalizer) }
    }
  }

  /// dxᵢ = dyᵢ − eʸⁱ Σ dy.
  public func backward(images: Int, in pass: Pass) {
    guard let outputGradient = pass.outputGradient, let inputGradient = pass.inputGradient else {
      return
    }
    Distributions.forEach(images: images, in: pass) { first, classes, step in
      let y = pass.output.start + first
      let dy = outputGradient.start + first
      let dx = inputGradient.start + first
      var sum = 0.0
      for i in 0..<classes { sum += Double(dy[i * step]) }
      for i in 0..<classes {
        dx[i * step] = Float(Double(dy[i * step]) - exponential(Double(y[i * step])) * sum)
      }
    }
  }
}
