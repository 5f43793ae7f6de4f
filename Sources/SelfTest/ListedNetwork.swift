import Networks
import Tensors

/// Builds the networks that the reference values describe as layer lists.
enum ListedNetwork {
  /// A network, without weights.
  ///
  /// - Throws: `LayerListError` when the list is no list of layers, `ShapeError` when a layer cannot
  ///   take its input.
  static func build(_ list: JSONValue?, input: Shape) throws -> Sequential {
    try LayerList(json: (list ?? .null).json).network(input: input)
  }

  /// A network of one layer.
  static func build(
    _ type: String, _ fields: [String: JSONValue], input: Shape
  ) throws -> Sequential {
    try build(
      .list([.object(fields.merging(["type": .text(type)]) { $1 })]), input: input)
  }
}
