public import Tensors

/// An image as something to optimise: gradient ascent changes its pixels, not the network.
public struct TrainableImage: ParameterHolder {
  /// The pixels, any scale, under the name `image`.
  public var pixels: Parameter

  public init(_ image: Tensor) {
    pixels = Parameter(image)
    pixels.gradient = Tensor(shape: image.shape)
  }

  public mutating func forEachParameter(
    _ body: (_ name: String, inout Parameter) throws -> Void
  ) rethrows {
    try body("image", &pixels)
  }
}
