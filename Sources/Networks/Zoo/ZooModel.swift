public import Mathematics
public import Tensors

/// A network of the zoo: its diagram, the images that it is made for, and no weights yet.
public struct ZooModel: Sendable {
  /// What the command line calls it, such as `bm1`.
  public let id: String
  /// What it is, in a line.
  public let title: String
  /// What summaries call the whole: the lecture's class.
  public let className: String
  /// One image of the usual size.
  public let inputShape: Shape
  /// The diagram; nothing in it has weights.
  public let layers: [any Layer]

  init(
    _ id: String, _ title: String, className: String = Sequential.kind, input: Shape,
    @LayerBuilder layers: () -> [any Layer]
  ) {
    self.id = id
    self.title = title
    self.className = className
    inputShape = input
    self.layers = layers()
  }

  /// The network with its first weights.
  ///
  /// - Parameters:
  ///   - input: the shape of one image, where it is not the usual one.
  ///   - random: every layer draws from a stream of its own.
  /// - Returns: the network, ready to train.
  /// - Throws: `ShapeError` when it cannot take such images.
  public func network(
    input: Shape? = nil, using random: inout SeededRandom
  ) throws(ShapeError) -> Sequential {
    let shape = input ?? inputShape
    var network = try Sequential(input: shape, layers: layers)
    network.initialize(for: shape, using: &random)
    return network
  }

  /// Shapes and counts of the network; weighs nothing, since no weights are made.
  ///
  /// - Throws: `ShapeError` when the network cannot take such images.
  public func outline(input: Shape? = nil) throws(ShapeError) -> NetworkOutline {
    try NetworkOutline(
      Sequential(input: input ?? inputShape, layers: layers), name: className)
  }
}
