extension Sequential {
  /// The layers up to and including a position, as a network of their own.
  public func prefix(through position: Int) -> Sequential {
    precondition(layers.indices.contains(position), "no layer \(position) in \(self)")
    return ending(in: layers[position], at: position)
  }

  /// The layers that a layer's output depends on, as a network that ends with it.
  ///
  /// All layers keep their names' paths; ways that pass the layer by are left out.
  ///
  /// - Throws: `LayerPathError` when the network has no such layer.
  public func prefix(through path: LayerPath) throws(LayerPathError) -> Sequential {
    let indices = try indices(of: path)
    guard let first = indices.first else { return self }
    return ending(
      in: layers[first].ending(at: indices.dropFirst()), at: first)
  }

  /// The same network with another layer at a position, and nothing behind it.
  private func ending(in layer: any Layer, at index: Int) -> Sequential {
    var part = self
    part.layers = layers[..<index] + [layer]
    if !outputShapes.isEmpty {
      part.outputShapes = Array(part.inputs(from: inputShape).dropFirst())
    }
    return part
  }
}

extension Layer {
  /// What is left of a layer when it ends with one inside it.
  fileprivate func ending(at indices: ArraySlice<Int>) -> any Layer {
    guard let index = indices.first, let container = self as? any LayerContainer else {
      return self
    }
    let inner = container.parts[index].layer.ending(at: indices.dropFirst())
    return container.way(to: inner, at: index)
  }
}

extension Sequential {
  public func way(to layer: any Layer, at index: Int) -> any Layer {
    ending(in: layer, at: index)
  }
}

extension Residual {
  /// What comes after the sum needs both ways; body and shortcut need nothing but themselves.
  public func way(to layer: any Layer, at index: Int) -> any Layer {
    let part = parts[index].name
    let layers = (layer as? Sequential)?.layers ?? [layer]
    guard part == "after" else {
      return Sequential(name, layers: [Sequential(part, layers: layers)])
    }
    return Residual(
      className, name: name, body: body.layers, shortcut: shortcut.layers, after: layers)
  }
}

extension Parallel {
  public func way(to layer: any Layer, at index: Int) -> any Layer {
    let layers = (layer as? Sequential)?.layers ?? [layer]
    return Sequential(name, layers: [Sequential(partName(index), layers: layers)])
  }
}
