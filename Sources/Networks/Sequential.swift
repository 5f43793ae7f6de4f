public import Mathematics
public import Tensors

/// Layers that each read what the one before wrote.
///
/// ```swift
/// var network = try Sequential(input: [1, 28, 28], using: &random) {
///   Conv2d(filters: 16, size: 3, padding: .same)
///   ReLU()
///   Flatten()
///   Linear(10)
/// }
/// ```
public struct Sequential: Layer {
  public static let kind = "Sequential"

  public let inputShape: Shape
  public private(set) var layers: [any Layer]
  /// What each layer writes, in order.
  public let outputShapes: [Shape]

  /// Builds a network and draws its parameters.
  ///
  /// Each layer draws from a stream of its own, named after its position, so that a change in one
  /// layer leaves the others' first weights as they are.
  ///
  /// - Throws: `ShapeError` with the layer's position when a layer cannot take its input.
  public init(
    input: Shape, using random: inout SeededRandom, @LayerBuilder layers: () -> [any Layer]
  ) throws(ShapeError) {
    try self.init(input: input, layers: layers())
    initialize(for: input, using: &random)
  }

  /// Builds a network around layers that may have their parameters already.
  ///
  /// - Throws: `ShapeError` with the layer's position when a layer cannot take its input.
  public init(input: Shape, layers: [any Layer]) throws(ShapeError) {
    inputShape = input
    self.layers = layers
    outputShapes = try Self.shapes(of: layers, from: input)
  }

  public var description: String { "Sequential of \(layers.count) layers" }

  public var finalShape: Shape { outputShapes.last ?? inputShape }

  public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    try Self.shapes(of: layers, from: input).last ?? input
  }

  public mutating func initialize(for input: Shape, using random: inout SeededRandom) {
    for index in layers.indices {
      var stream = random.split("layer \(index)")
      layers[index].initialize(for: self.input(of: index), using: &stream)
    }
  }

  /// Parameters are named as PyTorch names them: `3.weight` belongs to layer 3.
  public mutating func forEachParameter(
    _ body: (_ name: String, inout Parameter) throws -> Void
  ) rethrows {
    for index in layers.indices {
      try layers[index].forEachParameter { name, parameter in
        try body("\(index).\(name)", &parameter)
      }
    }
  }

  public func prepare(_ shared: SharedPass) {
    shared.children = layers.indices.map { index in
      SharedPass(layers[index], input: input(of: index), numerics: shared.numerics)
    }
  }

  public func pack(_ shared: SharedPass) {
    for (layer, child) in zip(layers, shared.children) { layer.pack(child) }
  }

  public func prepare(_ pass: Pass) {
    var offset = 0
    for (index, layer) in layers.enumerated() {
      pass.appendChild(
        layer, outputShape: outputShapes[index], shared: pass.shared.children[index],
        gradientOffset: offset)
      offset += layer.parameterCount
    }
  }

  public func forward(images: Int, in pass: Pass) {
    for index in layers.indices { layers[index].forward(images: images, in: pass.children[index]) }
  }

  public func backward(images: Int, in pass: Pass) {
    for index in layers.indices.reversed() {
      layers[index].backward(images: images, in: pass.children[index])
    }
  }

  private func input(of index: Int) -> Shape {
    index == 0 ? inputShape : outputShapes[index - 1]
  }

  private static func shapes(
    of layers: [any Layer], from input: Shape
  ) throws(ShapeError) -> [Shape] {
    var shapes: [Shape] = []
    for (index, layer) in layers.enumerated() {
      do {
        shapes.append(try layer.outputShape(for: shapes.last ?? input))
      } catch {
        throw error.inLayer(index)
      }
    }
    return shapes
  }
}
