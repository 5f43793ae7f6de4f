import Tensors

extension LayerList {
  /// The layers of a network, written out in full.
  ///
  /// - Throws: `ShapeError` when a layer cannot take its input.
  public init(_ network: Sequential) throws(ShapeError) {
    self.init(try NetworkOutline(network).layers.map(\.description))
  }
}

extension Layer {
  /// The layer in full, for inputs of that shape; `parts` is what lies inside a container.
  func describedKind(input: Shape, parts: [LayerOutline]) -> LayerDescription.Kind {
    switch self {
    case let layer as Conv2d: .conv2d(layer.described(channels: input[0]))
    case let layer as Linear:
      .linear(inputs: input.count, outputs: layer.outputs, bias: layer.hasBias)
    case let layer as BatchNorm2d:
      .batchNorm2d(
        features: input[0], epsilon: shortest(layer.epsilon), momentum: shortest(layer.momentum))
    case let layer as MaxPool2d: .maxPool2d(layer.window)
    case let layer as AvgPool2d: .avgPool2d(layer.window, divisor: layer.divisor)
    case let layer as AdaptiveAvgPool2d:
      .adaptiveAvgPool2d(output: Extent(rows: layer.height, columns: layer.width))
    case let layer as Dropout: .dropout(probability: shortest(layer.probability))
    case is ReLU: .relu
    case is ReLU6: .relu6
    case is Sigmoid: .sigmoid
    case is Softmax: .softmax
    case is LogSoftmax: .logSoftmax
    case is Flatten, is View: .flatten
    case let layer as PaddedIdentity:
      .paddedIdentity(
        inputs: input[0], outputs: layer.channels, stride: layer.stride)
    case let layer as Residual:
      .residual(
        LayerDescription.ResidualBlock(
          name: layer.className, body: layer.described("body", in: parts),
          shortcut: layer.described("shortcut", in: parts),
          after: layer.described("after", in: parts)))
    case let layer as Parallel:
      .parallel(
        LayerDescription.ParallelBlock(
          name: layer.className,
          branches: layer.parts.map { layer.described($0.name, in: parts) }))
    case is Sequential: .sequential(parts.map(\.description))
    default: preconditionFailure("layer lists have no \(Self.kind)")
    }
  }
}

extension Conv2d {
  fileprivate func described(channels: Int) -> LayerDescription.Convolution {
    let vertical = padding.vertical(forReach: (size.rows - 1) * dilation.rows + 1)
    let horizontal = padding.horizontal(forReach: (size.columns - 1) * dilation.columns + 1)
    return LayerDescription.Convolution(
      inputs: channels, outputs: filters, kernel: size, stride: stride,
      padding: LayerDescription.Sides(
        top: vertical.before, bottom: vertical.after, left: horizontal.before,
        right: horizontal.after),
      dilation: dilation, groups: groups, bias: hasBias)
  }
}

extension LayerContainer {
  /// The layers inside a part; none where the part is empty and left out of the outlines.
  fileprivate func described(_ name: String, in parts: [LayerOutline]) -> [LayerDescription] {
    let part = parts.first { $0.path.split(separator: ".").last.map(String.init) == name }
    return part?.children.map(\.description) ?? []
  }
}

/// The decimal that a number in single precision was meant to be: 0.1, not 0.100000001.
private func shortest(_ number: Float) -> Double {
  Double("\(number)") ?? Double(number)
}
