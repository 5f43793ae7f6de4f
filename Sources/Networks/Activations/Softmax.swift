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
    guard !input.axes.isEmpty, input.count > 0 else {
      throw ShapeError(
        layer: description, expected: "at least one score", found: input,
        hint: "Put a layer with outputs before it.")
    }
    return input
  }

  public func forward(images: Int, in pass: Pass) {
    forEachDistribution(images: images, in: pass) { first, classes, step in
      let x = pass.input.start + first
      let y = pass.output.start + first
      var largest = -Double.infinity
      for i in 0..<classes where !(Double(x[i * step]) <= largest) { largest = Double(x[i * step]) }
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
    forEachDistribution(images: images, in: pass) { first, classes, step in
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

  /// Calls with each distribution's first place, its length, and the step between its places.
  private func forEachDistribution(
    images: Int, in pass: Pass, _ body: (_ first: Int, _ classes: Int, _ step: Int) -> Void
  ) {
    let classes = pass.inputShape[0]
    let step = pass.inputCount / classes
    for image in 0..<images {
      for pixel in 0..<step { body(image * pass.inputCount + pixel, classes, step) }
    }
  }
}
