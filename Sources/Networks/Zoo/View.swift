public import Tensors

/// A `Flatten` that the model's own code does between its layers, as many published models have it.
///
/// Layer lists write it as `Flatten`; the two tools' summaries do not show it.
public struct View: Layer {
  public static let kind = "View"

  public init() {}

  public var description: String { "View()" }

  public func outputShape(for input: Shape) throws(ShapeError) -> Shape { [input.count] }

  /// The output stays the input: the pass begins that way.
  public func prepare(_ pass: Pass) { pass.outputIsSpare = pass.inputIsSpare }
  public func forward(images: Int, in pass: Pass) {}
  public func backward(images: Int, in pass: Pass) {}
}
