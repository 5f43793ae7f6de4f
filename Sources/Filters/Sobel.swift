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

  /// Correlates the image with both kernels, only where they lie wholly on it.
  ///
  /// - Parameter image: H×W, at least 3×3, any scale.
  /// - Throws: `FilterError` when the image is smaller than a kernel.
  public init(of image: Grid<Scalar>) throws(FilterError) {
    x = try image.correlated(with: Self.kernelX)
    y = try image.correlated(with: Self.kernelY)
  }

  /// The weights that measure the slope to the right.
  public static var kernelX: Grid<Scalar> {
    Grid(rows: [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]])
  }

  /// The weights that measure the slope downwards.
  public static var kernelY: Grid<Scalar> { kernelX.transposed }

  /// √(x² + y²), the slope where it is steepest: (H−2)×(W−2), up to 8 times the image's scale.
  public var magnitude: Grid<Scalar> {
    var result = x
    for i in result.values.indices {
      result.values[i] =
        (x.values[i] * x.values[i] + y.values[i] * y.values[i]).squareRoot()
    }
    return result
  }

  /// Where it brightens fastest, in radians from −π to π: 0 to the right, π/2 downwards.
  public var direction: Grid<Scalar> {
    var result = x
    for i in result.values.indices {
      result.values[i] = Scalar(angle(y: Double(y.values[i]), x: Double(x.values[i])))
    }
    return result
  }
}
