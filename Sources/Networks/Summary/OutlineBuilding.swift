import Tensors

extension NetworkOutline {
  /// What there is to say about a network, which summaries call by a name; its layers need no
  /// weights.
  ///
  /// - Throws: `ShapeError` when a layer cannot take its input.
  public init(
    _ network: Sequential, name: String = Sequential.kind
  ) throws(ShapeError) {
    let whole = try LayerOutline(network, path: "", input: network.inputShape, isFrozen: false)
    self.init(name: name, inputShape: network.inputShape, layers: whole.children)
  }
}

extension LayerOutline {
  /// Describes a layer and those inside it; `path` leads to it, and `isInsideFrozen` says whether
  /// the container around it is frozen as a whole.
  init(
    _ layer: any Layer, path: String, input: Shape, isFrozen isInsideFrozen: Bool
  ) throws(ShapeError) {
    let isFrozen = layer.isFrozen
    let children = try Self.children(of: layer, path: path, input: input, isFrozen: isFrozen)
    let kind = layer.describedKind(input: input, parts: children)
    let description = LayerDescription(kind, isFrozen: isFrozen && !isInsideFrozen)
    self.init(
      path: path, title: layer.description, name: layer.summaryName, role: layer.summaryRole,
      description: description, inputShape: input, outputShape: try layer.outputShape(for: input),
      parameterCount: children.reduce(description.parameterCount) { $0 + $1.parameterCount },
      trainableCount: children.reduce(isFrozen ? 0 : description.parameterCount) {
        $0 + $1.trainableCount
      },
      children: children)
  }

  private static func children(
    of layer: any Layer, path: String, input: Shape, isFrozen: Bool
  ) throws(ShapeError) -> [LayerOutline] {
    guard let container = layer as? any LayerContainer else { return [] }
    let isBlock = !(layer is Sequential)
    var children: [LayerOutline] = []
    for (part, input) in zip(container.parts, try container.partInputs(from: input)) {
      let inner = path.isEmpty ? part.name : "\(path).\(part.name)"
      let child = try LayerOutline(part.layer, path: inner, input: input, isFrozen: isFrozen)
      // An empty way through a block hands its input on and is no layer.
      if isBlock && child.children.isEmpty { continue }
      children.append(child)
    }
    return children
  }
}

extension Layer {
  fileprivate var summaryName: String {
    switch self {
    case let block as Residual: block.className
    case let block as Parallel: block.className
    default: Self.kind
    }
  }

  fileprivate var summaryRole: LayerOutline.Role {
    switch self {
    case is Sequential: .sequence
    case is Residual, is Parallel: .block
    case is View: .code
    default: .layer
    }
  }
}
