import Mathematics

/// An image's slope in both directions, measured by Sobel's two kernels.
///
/// Source: Sobel & Feldman 1968; kernels and signs as the lecture writes them, x to the right and
/// y downwards.
public struct SobelGradients<Scalar: BinaryFloatingPoint & Sendable>: Equatable, Sendable {
  /// Brightening to the right: large on vertical edges.
  public let x: Grid<Scalar>
  /// Brightening downwards: large on horizontal edges.
  public let y: Grid<Scalar>

  /// Slides both kernels over the image, as they are written and wholly on it unless asked
  /// otherwise.
  ///
  /// - Parameters:
  ///   - image: H×W, any scale.
  ///   - size: which places to keep.
  ///   - border: what lies outside; `valid` never looks there.
  ///   - operation: a true convolution gives both slopes the opposite sign.
  /// - Throws: `FilterError` when `valid` is asked of an image smaller than a kernel.
  public init(
    of image: Grid<Scalar>, size: OutputSize = .valid, border: Border = .zero,
    _ operation: FilterOperation = .correlate
  ) throws(FilterError) {
    x = try image.filtered(by: Self.kernelX, operation, size: size, border: border)
    y = try image.filtered(by: Self.kernelY, operation, size: size, border: border)
  }

  /// The weights that measure the slope to the right.
  public static var kernelX: Grid<Scalar> {
    Grid(rows: [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]])
  }

  /// The weights that measure the slope downwards.
  public static var kernelY: Grid<Scalar> { kernelX.transposed }

  /// √(x² + y²), the slope where it is steepest: up to 8 times the slope per pixel.
  public var magnitude: Grid<Scalar> { x.length(with: y) }

  /// Where it brightens fastest, in radians from −π to π: 0 to the right, π/2 downwards.
  public var direction: Grid<Scalar> {
    var result = x
    for i in result.values.indices {
      result.values[i] = Scalar(angle(y: Double(y.values[i]), x: Double(x.values[i])))
    }
    return result
  }
}
