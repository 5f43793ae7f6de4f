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
///
/// A network knows the shape of its images. A part of a network, `Sequential("features") { … }`,
/// takes the shape that the layer before it gives.
public struct Sequential: Layer {
  public static let kind = "Sequential"

  public let name: String?
  /// The shape of one image; no axes in a part of a network.
  public let inputShape: Shape
  public internal(set) var layers: [any Layer]
  /// What each layer writes, in order; nothing in a part of a network.
  public internal(set) var outputShapes: [Shape]

  /// Builds a network and draws its parameters.
  ///
  /// Each layer draws from a stream of its own, named after its position, so that a change in one
  /// layer leaves the others' first weights as they are.
  ///
  /// - Throws: `ShapeError` with the layer's path when a layer cannot take its input.
  public init(
    input: Shape, using random: inout SeededRandom, @LayerBuilder layers: () -> [any Layer]
  ) throws(ShapeError) {
    try self.init(input: input, layers: layers())
    initialize(for: input, using: &random)
  }

  /// Builds a network around layers that may have their parameters already.
  ///
  /// - Throws: `ShapeError` with the layer's path when a layer cannot take its input.
  public init(input: Shape, layers: [any Layer]) throws(ShapeError) {
    name = nil
    inputShape = input
    self.layers = layers
    outputShapes = try Self.shapes(of: layers, from: input)
  }

  /// A part of a network, with a name or known by its position.
  public init(_ name: String? = nil, @LayerBuilder layers: () -> [any Layer]) {
    self.init(name, layers: layers())
  }

  /// A part of a network, with a name or known by its position.
  public init(_ name: String? = nil, layers: [any Layer]) {
    self.name = name
    inputShape = []
    self.layers = layers
    outputShapes = []
  }

  public var description: String {
    "Sequential of \(layers.count) layer\(layers.count == 1 ? "" : "s")"
  }

  public var finalShape: Shape { outputShapes.last ?? inputShape }

  /// The layer at a position.
  public subscript(position: Int) -> any Layer {
    get { layers[position] }
    set {
      layers[position] = newValue
      if !outputShapes.isEmpty { outputShapes = Array(inputs(from: inputShape).dropFirst()) }
    }
  }

  /// What each layer writes when the first one reads that shape.
  ///
  /// - Throws: `ShapeError` with the layer's path when a layer cannot take its input.
  public func shapes(from input: Shape) throws(ShapeError) -> [Shape] {
    try Self.shapes(of: layers, from: input)
  }

  public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    try shapes(from: input).last ?? input
  }

  public mutating func initialize(for input: Shape, using random: inout SeededRandom) {
    let inputs = inputs(from: input)
    for index in layers.indices {
      var stream = random.split("layer \(index)")
      layers[index].drawParameters(for: inputs[index], using: &stream)
    }
  }

  /// Parameters are named as PyTorch names them: `3.weight` belongs to layer 3.
  public mutating func forEachParameter(
    _ body: (_ name: String, inout Parameter) throws -> Void
  ) rethrows {
    for index in layers.indices {
      let part = partName(index)
      try layers[index].forEachParameter { name, parameter in
        try body("\(part).\(name)", &parameter)
      }
    }
  }

  public mutating func updateParameters(_ body: (inout Parameter) -> Void) {
    for index in layers.indices { layers[index].updateParameters(body) }
  }

  public mutating func forEachStatistic(
    _ body: (_ name: String, inout Tensor) throws -> Void
  ) rethrows {
    for index in layers.indices {
      let part = partName(index)
      try layers[index].forEachStatistic { name, value in try body("\(part).\(name)", &value) }
    }
  }

  /// What each layer reads.
  func inputs(from input: Shape) -> [Shape] {
    guard let shapes = try? shapes(from: input) else {
      preconditionFailure("\(description) was planned for images of \(input), which it cannot read")
    }
    return [input] + shapes
  }

  func partName(_ index: Int) -> String { layers[index].name ?? "\(index)" }

  private static func shapes(
    of layers: [any Layer], from input: Shape
  ) throws(ShapeError) -> [Shape] {
    var shapes: [Shape] = []
    for (index, layer) in layers.enumerated() {
      do {
        shapes.append(try layer.outputShape(for: shapes.last ?? input))
      } catch {
        throw error.inPart(layer.name ?? "\(index)")
      }
    }
    return shapes
  }
}

extension Sequential: LayerContainer {
  public var parts: [LayerPart] {
    layers.indices.map { LayerPart(name: partName($0), layer: layers[$0]) }
  }

  public mutating func replacePart(_ index: Int, with layer: any Layer) {
    layers[index] = layer
  }

  public func partInputs(from input: Shape) throws(ShapeError) -> [Shape] {
    Array(([input] + (try shapes(from: input))).dropLast())
  }

  /// Puts another layer at a path and draws its parameters from the stream named after the path.
  ///
  /// - Throws: `LayerPathError` when nothing is there, `ShapeError` when the layer does not fit; the
  ///   network then stays as it was.
  public mutating func replaceLayer(
    at path: LayerPath, with layer: any Layer, using random: inout SeededRandom
  ) throws {
    let indices = try indices(of: path)
    var drawn = layer
    var stream = random.split("layer \(path)")
    drawn.drawParameters(for: try inputShape(at: indices, from: inputShape), using: &stream)
    var changed = self
    changed.replaceLayer(at: indices[...], with: drawn)
    changed.outputShapes = try changed.shapes(from: inputShape)
    self = changed
  }
}
