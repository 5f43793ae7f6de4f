public import Tensors

/// Reads the image's values in order as one vector; nothing is copied.
public struct Flatten: Layer {
  public static let kind = "Flatten"

  public init() {}

  public var description: String { "Flatten()" }

  public func outputShape(for input: Shape) throws(ShapeError) -> Shape { [input.count] }

  /// The output stays the input: the pass begins that way.
  public func prepare(_ pass: Pass) { pass.outputIsSpare = pass.inputIsSpare }
  public func forward(images: Int, in pass: Pass) {}
  public func backward(images: Int, in pass: Pass) {}
}
