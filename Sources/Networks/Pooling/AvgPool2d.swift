public import Tensors

/// Averages each window, channel by channel.
///
/// Input C×H×W, output C×H′×W′ as `PoolingWindow` says. Sums are kept in double precision.
///
/// Source: Dumoulin & Visin 2016, §3.
public struct AvgPool2d: Layer {
  public static let kind = "AvgPool2d"

  /// What a window's sum is divided by.
  public enum Divisor: Hashable, Sendable {
    /// All its pixels, those in the padding too.
    case window
    /// Its pixels inside the image.
    case image
  }

  public let window: PoolingWindow
  public let divisor: Divisor

  /// A square window that moves by its own size unless a stride is given.
  public init(
    size: Int, stride: Int? = nil, padding: Int = 0, rounding: PoolingWindow.Rounding = .down,
    divisor: Divisor = .window
  ) {
    self.init(
      PoolingWindow(size: size, stride: stride, padding: padding, rounding: rounding),
      divisor: divisor)
  }

  public init(_ window: PoolingWindow, divisor: Divisor = .window) {
    self.window = window
    self.divisor = divisor
  }

  public var description: String { "AvgPool2d(\(window.arguments))" }

  public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    try window.outputShape(for: input, layer: description)
  }

  public func prepare(_ pass: Pass) {
    pass.allocateOutput(isSpare: true)
    pass.workspace = AveragingWork(
      vertical: windows(
        along: pass.inputShape[1], count: pass.outputShape[1], size: window.height,
        stride: window.verticalStride, padding: window.verticalPadding),
      horizontal: windows(
        along: pass.inputShape[2], count: pass.outputShape[2], size: window.width,
        stride: window.horizontalStride, padding: window.horizontalPadding),
      in: pass)
  }

  public func forward(images: Int, in pass: Pass) {
    averagingWork(of: pass).forward(images: images, in: pass)
  }

  public func backward(images: Int, in pass: Pass) {
    averagingWork(of: pass).backward(images: images, in: pass)
  }

  /// The windows along one axis; a window never counts what lies beyond the padding.
  private func windows(
    along length: Int, count: Int, size: Int, stride: Int, padding: Int
  ) -> [AveragingWindow] {
    (0..<count).map { index in
      let first = index * stride - padding
      let end = min(first + size, length + padding)
      let inside = max(0, first)..<min(length, end)
      return AveragingWindow(
        range: inside, divisor: divisor == .window ? end - first : inside.count)
    }
  }
}
