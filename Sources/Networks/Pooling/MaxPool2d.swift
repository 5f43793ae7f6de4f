public import Tensors

/// Keeps the largest value of each window, channel by channel.
///
/// Input C×H×W, output C×H′×W′ as `PoolingWindow` says. Padding counts as minus infinity. Among
/// equal values the first in reading order wins and gets the whole gradient; NaN wins over numbers,
/// so that a diverged network is noticed.
///
/// Source: Dumoulin & Visin 2016, §3.
public struct MaxPool2d: Layer {
  public static let kind = "MaxPool2d"

  public let window: PoolingWindow

  /// A square window that moves by its own size unless a stride is given.
  public init(
    size: Int, stride: Int? = nil, padding: Int = 0, rounding: PoolingWindow.Rounding = .down
  ) {
    window = PoolingWindow(size: size, stride: stride, padding: padding, rounding: rounding)
  }

  public init(_ window: PoolingWindow) {
    self.window = window
  }

  public var description: String { "MaxPool2d(\(window.arguments))" }

  public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    try window.outputShape(for: input, layer: description)
  }

  public func prepare(_ pass: Pass) {
    pass.allocateOutput(isSpare: true)
    pass.workspace = MaxPoolingWork(window, in: pass)
  }

  public func forward(images: Int, in pass: Pass) {
    let work = work(of: pass)
    let planes = images * pass.inputShape[0]
    pass.team.forEachRange(of: planes, cost: work.cost) {
      work.forward(planes: $0, pass.input.start, into: pass.output.start)
    }
  }

  public func backward(images: Int, in pass: Pass) {
    guard let outputGradient = pass.outputGradient, let inputGradient = pass.inputGradient else {
      return
    }
    let work = work(of: pass)
    let planes = images * pass.inputShape[0]
    pass.team.forEachRange(of: planes, cost: work.cost) {
      work.backward(planes: $0, outputGradient.start, into: inputGradient.start)
    }
  }

  private func work(of pass: Pass) -> MaxPoolingWork {
    guard let work = pass.workspace as? MaxPoolingWork else {
      preconditionFailure("\(description) runs in a pass that was planned for another layer")
    }
    return work
  }
}
