public import Tensors

/// Keeps the largest value of each window, channel by channel.
///
/// Input C×H×W, output C×H′×W′ with H′ = ⌊(H − R)/S⌋ + 1. Among equal values the first in reading
/// order wins and gets the whole gradient.
///
/// Source: Dumoulin & Visin 2016, §3.
public struct MaxPool2d: Layer {
  public static let kind = "MaxPool2d"

  /// Rows and columns of the window, in pixels.
  public let size: Int
  public let stride: Int

  /// A window that moves by its own size unless a stride is given.
  public init(size: Int, stride: Int? = nil) {
    precondition((1...15).contains(size), "a window of \(size)×\(size) is not between 1 and 15")
    precondition(stride ?? size > 0, "a window cannot move by \(stride ?? size)")
    self.size = size
    self.stride = stride ?? size
  }

  public var description: String {
    stride == size ? "MaxPool2d(\(size))" : "MaxPool2d(\(size), stride: \(stride))"
  }

  public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    guard input.axes.count == 3 else {
      throw ShapeError(
        layer: description, expected: "3 axes, channels×height×width", found: input,
        hint: "Pooling comes before Flatten().")
    }
    guard min(input[1], input[2]) >= size else {
      throw ShapeError(
        layer: description, expected: "at least \(size)×\(size) pixels", found: input,
        hint: "Pool less often or with a smaller window.")
    }
    let pooling = pooling(for: input)
    return [input[0], pooling.outputHeight, pooling.outputWidth]
  }

  public func prepare(_ pass: Pass) {
    pass.allocateOutput()
    pass.workspace = Winners(count: pass.capacity * pass.outputCount)
  }

  public func forward(images: Int, in pass: Pass) {
    pooling(for: pass.inputShape).forward(
      planes: images * pass.inputShape[0], pass.input.start, into: pass.output.start,
      winners: winners(of: pass).start)
  }

  public func backward(images: Int, in pass: Pass) {
    guard let outputGradient = pass.outputGradient, let inputGradient = pass.inputGradient else {
      return
    }
    pooling(for: pass.inputShape).backward(
      planes: images * pass.inputShape[0], outputGradient.start,
      winners: winners(of: pass).start, into: inputGradient.start)
  }

  private func pooling(for input: Shape) -> MaxPooling {
    MaxPooling(height: input[1], width: input[2], size: size, stride: stride)
  }

  private func winners(of pass: Pass) -> Winners {
    guard let winners = pass.workspace as? Winners else {
      preconditionFailure("\(description) runs in a pass that was planned for another layer")
    }
    return winners
  }
}

/// Which place of its window each output came from.
private final class Winners {
  let start: UnsafeMutablePointer<UInt8>

  init(count: Int) {
    start = .allocate(capacity: count)
    start.initialize(repeating: 0, count: count)
  }

  deinit { start.deallocate() }
}
