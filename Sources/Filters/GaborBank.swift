/// Gabor kernels of several directions, frequencies and sizes.
///
/// Different kernels of a bank detect different edges and shapes; not all of them are useful.
public struct GaborBank<Scalar: BinaryFloatingPoint & Sendable>: Equatable, Sendable {
  /// Directions are the outermost order, sizes the innermost.
  public let kernels: [GaborKernel<Scalar>]

  /// Makes a kernel for every combination.
  ///
  /// - Parameters:
  ///   - thetas: directions, in radians.
  ///   - frequencies: waves per pixel.
  ///   - sigmas: standard deviations of round bells, in pixels.
  /// - Throws: `GaborError` when no kernel of a sensible size has some of the parameters.
  public init(thetas: [Double], frequencies: [Double], sigmas: [Double]) throws(GaborError) {
    var kernels: [GaborKernel<Scalar>] = []
    for theta in thetas {
      for frequency in frequencies {
        for sigma in sigmas {
          kernels.append(
            GaborKernel(try GaborParameters(frequency: frequency, theta: theta, sigma: sigma)))
        }
      }
    }
    self.kernels = kernels
  }

  /// What each kernel finds in an image, in the bank's order.
  ///
  /// - Parameters:
  ///   - image: H×W, any scale; the lectures standardise it first.
  ///   - border: what lies outside the image.
  /// - Returns: responses of H×W.
  /// - Throws: never for this size; `FilterError` as all filters do.
  public func responses(
    of image: Grid<Scalar>, border: Border = .wrapAround
  ) throws(FilterError) -> [GaborResponse<Scalar>] {
    var responses: [GaborResponse<Scalar>] = []
    for kernel in kernels {
      responses.append(try GaborResponse(of: image, to: kernel, border: border))
    }
    return responses
  }
}
