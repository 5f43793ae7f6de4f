public import Mathematics
public import Tensors

extension LayerList {
  /// The network that the list describes, with its first weights.
  ///
  /// - Parameters:
  ///   - input: the shape of one image.
  ///   - random: every layer draws from a stream of its own.
  /// - Returns: the network, ready to train.
  /// - Throws: `ShapeError` when a layer cannot take its input, or expects another number of
  ///   channels than it gets.
  public func network(
    input: Shape, using random: inout SeededRandom
  ) throws(ShapeError) -> Sequential {
    var network = try network(input: input)
    network.initialize(for: input, using: &random)
    return network
  }

  /// The network that the list describes, without weights, for images of that shape.
  ///
  /// - Throws: `ShapeError` as with weights.
  public func network(input: Shape) throws(ShapeError) -> Sequential {
    let network = try Sequential(input: input, layers: layers.map(\.layer))
    try Self.check(layers, against: LayerList(network).layers, in: "")
    return network
  }

  /// Compares what the list says that layers read with what they do read.
  private static func check(
    _ wanted: [LayerDescription], against found: [LayerDescription], in path: String
  ) throws(ShapeError) {
    for (index, (wanted, found)) in zip(wanted, found).enumerated() {
      if let inputs = wanted.inputs, let actual = found.inputs, inputs != actual {
        throw ShapeError(
          path: LayerPath("\(path)\(index)"), layer: wanted.type.rawValue,
          expected: "\(inputs) channels or values, as the list says", found: [actual],
          hint: "Write the number that the layer before it gives.")
      }
      for (wanted, found) in zip(wanted.parts, found.parts) {
        try check(wanted.layers, against: found.layers, in: "\(path)\(index).\(wanted.prefix)")
      }
    }
  }
}

extension LayerDescription {
  /// The layer, without weights.
  public var layer: any Layer {
    let layer = plainLayer
    return isFrozen ? layer.frozen() : layer
  }

  private var plainLayer: any Layer {
    switch kind {
    case .conv2d(let it):
      Conv2d(
        filters: it.outputs, size: it.kernel, stride: it.stride, padding: it.padding.padding,
        dilation: it.dilation, groups: it.groups, bias: it.bias)
    case .linear(_, let outputs, let bias): Linear(outputs, bias: bias)
    case .batchNorm2d(_, let epsilon, let momentum):
      BatchNorm2d(epsilon: Float(epsilon), momentum: Float(momentum))
    case .maxPool2d(let window): MaxPool2d(window)
    case .avgPool2d(let window, let divisor): AvgPool2d(window, divisor: divisor)
    case .adaptiveAvgPool2d(let output):
      AdaptiveAvgPool2d(height: output.rows, width: output.columns)
    case .dropout(let probability): Dropout(Float(probability))
    case .relu: ReLU()
    case .relu6: ReLU6()
    case .sigmoid: Sigmoid()
    case .softmax: Softmax()
    case .logSoftmax: LogSoftmax()
    case .flatten: Flatten()
    case .sequential(let layers): Sequential(layers: layers.map(\.layer))
    case .residual(let it):
      Residual(
        it.name, body: it.body.map(\.layer), shortcut: it.shortcut.map(\.layer),
        after: it.after.map(\.layer))
    case .parallel(let it):
      Parallel(it.name, branches: it.branches.map { Sequential(layers: $0.map(\.layer)) })
    case .paddedIdentity(_, let outputs, let stride):
      PaddedIdentity(channels: outputs, stride: stride)
    }
  }

  /// The channels or values that the layer says it reads.
  fileprivate var inputs: Int? {
    switch kind {
    case .conv2d(let it): it.inputs
    case .linear(let inputs, _, _): inputs
    case .batchNorm2d(let features, _, _): features
    case .paddedIdentity(let inputs, _, _): inputs
    default: nil
    }
  }

  /// The lists of layers inside, and what stands before their positions.
  fileprivate var parts: [(prefix: String, layers: [LayerDescription])] {
    switch kind {
    case .sequential(let layers): [("", layers)]
    case .residual(let it):
      [("body.", it.body), ("shortcut.", it.shortcut), ("after.", it.after)]
    case .parallel(let it): it.branches.enumerated().map { ("\($0.offset).", $0.element) }
    default: []
    }
  }
}

extension LayerDescription.Sides {
  fileprivate var padding: Padding {
    guard top == bottom && left == right else {
      return .sides(top: top, bottom: bottom, left: left, right: right)
    }
    if top != left { return .axes(rows: top, columns: left) }
    return top == 0 ? .valid : .pixels(top)
  }
}
