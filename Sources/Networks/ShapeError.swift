public import Tensors

/// A layer was given an input that it cannot take.
public struct ShapeError: Error, Equatable, CustomStringConvertible {
  /// The layer as its network writes it, after its position where a container knows it.
  public var layer: String
  public let expected: String
  public let found: Shape
  /// What to do about it.
  public let hint: String

  public init(layer: String, expected: String, found: Shape, hint: String) {
    self.layer = layer
    self.expected = expected
    self.found = found
    self.hint = hint
  }

  public var description: String {
    "\(layer): expected \(expected), found \(found). \(hint)"
  }

  /// The same error as a block reports it for one of its ways: `body, layer 1 Conv2d(…): …`.
  func inPart(_ part: String) -> ShapeError {
    var positioned = self
    positioned.layer = "\(part), \(layer)"
    return positioned
  }

  /// The same error as a container reports it: `layer 7 Linear(10): …`.
  func inLayer(_ position: Int) -> ShapeError {
    var positioned = self
    positioned.layer = "layer \(position) \(layer)"
    return positioned
  }
}
