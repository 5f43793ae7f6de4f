import Mathematics
public import Tensors

/// Turns scores into probabilities that add up to 1 along the first axis: yᵢ = eˣⁱ / Σ eˣ.
///
/// A vector of scores becomes one distribution, C×H×W becomes one for each pixel. The loss
/// `crossEntropy` wants scores and does this itself.
///
/// Source: Bishop 2006, §4.3.4; the largest score is subtracted first.
public struct Softmax: Layer {
  public static let kind = "Softmax"

  public init() {}

  public var description: String { "Softmax()" }

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
      for i in 0..<classes {
        y[i * step] = Float(exponential(Double(x[i * step]) - largest) / sum)
      }
    }
  }

  /// dxᵢ = yᵢ (dyᵢ − Σ dy·y).
  public func backward(images: Int, in pass: Pass) {
    guard let outputGradient = pass.outputGradient, let inputGradient = pass.inputGradient else {
      return
    }
    Distributions.forEach(images: images, in: pass) { first, classes, step in
      let y = pass.output.start + first
      let dy = outputGradient.start + first
      let dx = inputGradient.start + first
      var sum = 0.0
      for i in 0..<classes { sum += Double(dy[i * step]) * Double(y[i * step]) }
      for i in 0..<classes {
        dx[i * step] = Float(Double(y[i * step]) * (Double(dy[i * step]) - sum))
      }
    }
  }
}
