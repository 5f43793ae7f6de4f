/// A filter that a user can name: any kernel of this module, or a matrix of the user's own.
public enum NamedFilter: Equatable, Sendable {
  case kernel(Plane)
  case sobel(SobelPart)
  case gabor(GaborParameters, GaborPart)

  /// What of an image's slope is asked for.
  public enum SobelPart: String, Hashable, Codable, Sendable, CaseIterable {
    case x
    case y
    case magnitude
    /// The direction in which it brightens fastest, in radians from −π to π.
    case angle
  }

  /// What of a complex response is asked for.
  public enum GaborPart: String, Hashable, Codable, Sendable, CaseIterable {
    case real
    case imaginary
    case magnitude
  }

  /// How a filter slides over an image.
  public struct Path: Hashable, Sendable {
    public var operation: FilterOperation
    public var size: OutputSize
    public var border: Border

    public init(operation: FilterOperation, size: OutputSize, border: Border) {
      self.operation = operation
      self.size = size
      self.border = border
    }
  }

  /// How the lectures slide this filter: Gabor kernels in true convolutions over an image whose
  /// edges are glued together, all others in correlations that stay on the image.
  public var usualPath: Path {
    switch self {
    case .kernel, .sobel: Path(operation: .correlate, size: .valid, border: .zero)
    case .gabor: Path(operation: .convolve, size: .same, border: .wrapAround)
    }
  }

  /// Whether results are lengths, from 0 upwards, rather than numbers of both signs.
  public var givesMagnitudes: Bool {
    switch self {
    case .kernel: false
    case .sobel(let part): part == .magnitude
    case .gabor(_, let part): part == .magnitude
    }
  }

  /// Rows and columns of the kernel.
  public var kernelSize: [Int] {
    switch self {
    case .kernel(let plane): [plane.height, plane.width]
    case .sobel: [3, 3]
    case .gabor(let parameters, _): [parameters.kernelHeight, parameters.kernelWidth]
    }
  }

  /// Runs the filter over an image.
  ///
  /// - Parameters:
  ///   - image: H×W, any scale; a Gabor kernel sees it standardised.
  ///   - path: how to slide.
  /// - Returns: one number for each place.
  /// - Throws: `FilterError` when a kernel larger than the image is asked for `valid`.
  public func response(of image: Plane, along path: Path) throws(FilterError) -> Plane {
    switch self {
    case .kernel(let kernel):
      return try image.filtered(
        by: kernel, path.operation, size: path.size, border: path.border)
    case .sobel(let part):
      let gradients = try SobelGradients(
        of: image, size: path.size, border: path.border, path.operation)
      return switch part {
      case .x: gradients.x
      case .y: gradients.y
      case .magnitude: gradients.magnitude
      case .angle: gradients.direction
      }
    case .gabor(let parameters, let part):
      let response = try GaborResponse(
        of: image.standardized, to: GaborKernel(parameters), size: path.size, border: path.border,
        path.operation)
      return switch part {
      case .real: response.real
      case .imaginary: response.imaginary
      case .magnitude: response.magnitude
      }
    }
  }
}
