import Networks
import Tensors

/// Builds the networks that the reference values describe as layer lists.
enum ListedNetwork {
  /// A network, without weights.
  ///
  /// - Throws: `NotBuilt` when the engine lacks a layer, `LayerListError` when the list is no list
  ///   of layers, `ShapeError` when a layer cannot take its input.
  static func build(_ list: JSONValue?, input: Shape) throws -> Sequential {
    do {
      return try LayerList(json: (list ?? .null).json).network(input: input)
    } catch let error as LayerListError {
      guard case .unknownType(let type) = error.problem else { throw error }
      throw NotBuilt(what: type)
    }
  }

  /// A network of one layer.
  static func build(
    _ type: String, _ fields: [String: JSONValue], input: Shape
  ) throws -> Sequential {
    try build(
      .list([.object(fields.merging(["type": .text(type)]) { $1 })]), input: input)
  }
}
