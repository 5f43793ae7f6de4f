/// What a Gabor kernel finds in an image: true convolutions with its real and imaginary parts.
public struct GaborResponse<Scalar: BinaryFloatingPoint & Sendable>: Equatable, Sendable {
  public let real: Grid<Scalar>
  public let imaginary: Grid<Scalar>

  /// Convolves an image with both parts of a kernel.
  ///
  /// - Parameters:
  ///   - image: H×W, any scale; the lectures standardise it first.
  ///   - kernel: what to look for.
  ///   - size: which places to keep.
  ///   - border: what lies outside the image.
  ///   - operation: a correlation gives the same magnitude, and the imaginary part with the
  ///     opposite sign.
  /// - Throws: `FilterError` when a kernel larger than the image is asked for `valid`.
  ///
  /// Source: Jain & Farrokhnia 1991; borders as `scipy.ndimage.convolve` with mode `wrap`.
  public init(
    of image: Grid<Scalar>, to kernel: GaborKernel<Scalar>, size: OutputSize = .same,
    border: Border = .wrapAround, _ operation: FilterOperation = .convolve
  ) throws(FilterError) {
    real = try image.filtered(by: kernel.real, operation, size: size, border: border)
    imaginary = try image.filtered(by: kernel.imaginary, operation, size: size, border: border)
  }

  /// √(real² + imaginary²): how strongly the wave is there, wherever its crest lies.
  public var magnitude: Grid<Scalar> { real.length(with: imaginary) }
}
