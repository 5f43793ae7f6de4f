public import Tensors

/// What there is to say about a network without its weights: its layers' shapes and counts.
public struct NetworkOutline: Equatable, Sendable {
  /// The name that summaries give the whole, such as `Sequential`.
  public let name: String
  /// One image's input and output.
  public let inputShape: Shape
  public let outputShape: Shape
  public let layers: [LayerOutline]

  public init(name: String, inputShape: Shape, layers: [LayerOutline]) {
    self.name = name
    self.inputShape = inputShape
    self.layers = layers
    outputShape = layers.last?.outputShape ?? inputShape
  }

  public var parameterCount: Int { layers.reduce(0) { $0 + $1.parameterCount } }
  public var trainableCount: Int { layers.reduce(0) { $0 + $1.trainableCount } }

  /// The innermost layers in the order in which they run; a block of several stands after those
  /// inside it, because it adds or joins what they wrote.
  public var steps: [LayerOutline] { layers.flatMap(\.steps) }
}

/// One layer of an outline, with the layers inside it.
public struct LayerOutline: Equatable, Sendable {
  public enum Role: Equatable, Sendable {
    case layer
    /// A container that computes nothing itself.
    case sequence
    /// A container that adds or joins what the layers inside it wrote.
    case block
    /// A step that the model's own code takes between its layers, which is no layer to the two
    /// tools.
    case code
  }

  /// The positions on the way to the layer, `3.body.0`.
  public let path: String
  /// The layer as its network writes it, `Conv2d(4, size: 3)`.
  public let title: String
  /// The kind, or a block's class.
  public let name: String
  public let role: Role
  public let description: LayerDescription
  /// One image's input and output.
  public let inputShape: Shape
  public let outputShape: Shape
  /// Weights and biases, with those of all layers inside, and how many of them training changes.
  public let parameterCount: Int
  public let trainableCount: Int
  public let children: [LayerOutline]

  /// The layer itself or those inside it, as `NetworkOutline.steps` has them.
  public var steps: [LayerOutline] {
    let inner = children.flatMap(\.steps)
    return role == .sequence ? inner : inner + [self]
  }
}
