public import Tensors

/// A layer made of layers.
public protocol LayerContainer: Layer {
  /// The layers inside, in the order of their parameters, with the names that paths and parameters
  /// use.
  var parts: [LayerPart] { get }

  /// What each part reads when the container reads that shape.
  ///
  /// - Throws: `ShapeError` when a part cannot take its input.
  func partInputs(from input: Shape) throws(ShapeError) -> [Shape]

  /// The layers that a part's output depends on, ending with a layer in that part's place.
  func way(to layer: any Layer, at index: Int) -> any Layer

  /// Puts another layer in the place of a part; its parameters and shapes come as they are.
  mutating func replacePart(_ index: Int, with layer: any Layer)
}

/// A layer inside another, and what it is called there.
public struct LayerPart: Sendable {
  public let name: String
  public let layer: any Layer

  public init(name: String, layer: any Layer) {
    self.name = name
    self.layer = layer
  }
}

extension LayerContainer {
  /// The position of the part with that name, or at the position that the name spells.
  func index(ofPart name: String) -> Int? {
    let parts = parts
    if let index = parts.firstIndex(where: { $0.name == name }) { return index }
    guard let index = Int(name), parts.indices.contains(index) else { return nil }
    return index
  }

  /// The layer at a path inside this one.
  ///
  /// - Throws: `LayerPathError` when nothing is there.
  public func layer(at path: LayerPath) throws(LayerPathError) -> any Layer {
    var layer: any Layer = self
    for index in try indices(of: path) {
      guard let container = layer as? any LayerContainer else { break }
      layer = container.parts[index].layer
    }
    return layer
  }

  /// The same path in the names that parameters use, where it names positions.
  ///
  /// - Throws: `LayerPathError` when nothing is there.
  public func resolved(_ path: LayerPath) throws(LayerPathError) -> LayerPath {
    var names: [String] = []
    var layer: any Layer = self
    for index in try indices(of: path) {
      guard let container = layer as? any LayerContainer else { break }
      names.append(container.parts[index].name)
      layer = container.parts[index].layer
    }
    return LayerPath(names)
  }

  /// The positions on the way to a path.
  ///
  /// - Throws: `LayerPathError` when nothing is there.
  func indices(of path: LayerPath) throws(LayerPathError) -> [Int] {
    var indices: [Int] = []
    var layer: any Layer = self
    for name in path.names {
      guard let container = layer as? any LayerContainer, let index = container.index(ofPart: name)
      else { throw LayerPathError(path: path, missing: indices.count, at: layer, in: self) }
      indices.append(index)
      layer = container.parts[index].layer
    }
    return indices
  }

  /// What the layer at the end of a way inside this one reads.
  func inputShape(at indices: [Int], from input: Shape) throws(ShapeError) -> Shape {
    var shape = input
    var layer: any Layer = self
    for index in indices {
      guard let container = layer as? any LayerContainer else { break }
      shape = try container.partInputs(from: shape)[index]
      layer = container.parts[index].layer
    }
    return shape
  }

  /// Puts another layer at the end of a way inside this one; its parameters come as they are.
  mutating func replaceLayer(at indices: ArraySlice<Int>, with layer: any Layer) {
    guard let index = indices.first else { return }
    guard indices.count > 1, var inner = parts[index].layer as? any LayerContainer else {
      replacePart(index, with: layer)
      return
    }
    inner.replaceLayer(at: indices.dropFirst(), with: layer)
    replacePart(index, with: inner)
  }
}
