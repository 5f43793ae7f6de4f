public import Tensors

/// A layer was given an input that it cannot take.
public struct ShapeError: Error, Equatable, CustomStringConvertible {
  /// The way to the layer as far as its containers have told it: `features.8`; empty for a layer on
  /// its own.
  public private(set) var path: LayerPath
  /// The layer as its network writes it.
  public let layer: String
  public let expected: String
  public let found: Shape
  /// What to do about it.
  public let hint: String

  public init(
    path: LayerPath = LayerPath([]), layer: String, expected: String, found: Shape, hint: String
  ) {
    self.path = path
    self.layer = layer
    self.expected = expected
    self.found = found
    self.hint = hint
  }

  public var description: String {
    let place = path.names.isEmpty ? "" : "layer \(path) "
    return "\(place)\(layer): expected \(expected), found \(found). \(hint)"
  }

  /// The same error as a container reports it for one of its parts.
  func inPart(_ part: String) -> ShapeError {
    var placed = self
    placed.path = LayerPath([part] + path.names)
    return placed
  }

  /// A layer that reads images got something else.
  static func noImage(_ layer: String, found: Shape) -> ShapeError {
    ShapeError(
      layer: layer, expected: "3 axes, channels×height×width", found: found,
      hint: found.axes.count == 2
        ? "Write images of one channel as 1×\(found)." : "Put it before Flatten().")
  }

  /// A layer that has its weights got more or fewer channels or values than they are for.
  static func otherWeights(_ layer: String, expected: String, found: Shape) -> ShapeError {
    ShapeError(
      layer: layer, expected: expected, found: found,
      hint: "Its weights were made for that many: give it those, or put a new layer in its place.")
  }
}
