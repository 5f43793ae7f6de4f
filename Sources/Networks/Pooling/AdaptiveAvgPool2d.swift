public import Tensors

/// Averages the image over a grid of as many windows as the output has pixels, whatever its size.
///
/// Input C×H×W, output C×H′×W′; window i of n covers ⌊iH/n⌋ up to but not including ⌈(i+1)H/n⌉.
/// One by one pixel is global average pooling.
///
/// Source: Lin, Chen & Yan 2014, §3.2; the windows are PyTorch's.
public struct AdaptiveAvgPool2d: Layer {
  public static let kind = "AdaptiveAvgPool2d"

  /// Rows and columns of the output.
  public let height: Int
  public let width: Int

  /// A square output.
  public init(_ size: Int) {
    self.init(height: size, width: size)
  }

  public init(height: Int, width: Int) {
    precondition(height > 0 && width > 0, "an output of \(height)×\(width) has no pixels")
    self.height = height
    self.width = width
  }

  public var description: String {
    "AdaptiveAvgPool2d(\(height == width ? "\(height)" : "\(height)×\(width)"))"
  }

  public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    guard input.axes.count == 3 else {
      throw ShapeError.noImage(description, found: input)
    }
    guard input[1] > 0, input[2] > 0 else {
      throw ShapeError(
        layer: description, expected: "at least one pixel", found: input,
        hint: "Pool less often before it.")
    }
    return [input[0], height, width]
  }

  public func prepare(_ pass: Pass) {
    pass.allocateOutput(isSpare: true)
    pass.workspace = AveragingWork(
      vertical: windows(along: pass.inputShape[1], count: height),
      horizontal: windows(along: pass.inputShape[2], count: width), in: pass)
  }

  public func forward(images: Int, in pass: Pass) {
    averagingWork(of: pass).forward(images: images, in: pass)
  }

  public func backward(images: Int, in pass: Pass) {
    averagingWork(of: pass).backward(images: images, in: pass)
  }

  private func windows(along length: Int, count: Int) -> [AveragingWindow] {
    (0..<count).map { index in
      let range = index * length / count..<((index + 1) * length + count - 1) / count
      return AveragingWindow(range: range, divisor: range.count)
    }
  }
}
