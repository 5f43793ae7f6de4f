/// A layer in full: the numbers that a network's diagram leaves to be inferred are written out.
///
/// Layer lists in JSON hold these, summaries count with them.
public struct LayerDescription: Equatable, Sendable {
  public let kind: Kind
  /// Whether training leaves its parameters alone; on a container for all within.
  public let isFrozen: Bool

  public init(_ kind: Kind, isFrozen: Bool = false) {
    self.kind = kind
    self.isFrozen = isFrozen
  }

  public indirect enum Kind: Equatable, Sendable {
    case conv2d(Convolution)
    case linear(inputs: Int, outputs: Int, bias: Bool)
    case batchNorm2d(features: Int, epsilon: Double, momentum: Double)
    case maxPool2d(PoolingWindow)
    case avgPool2d(PoolingWindow, divisor: AvgPool2d.Divisor)
    case adaptiveAvgPool2d(output: Extent)
    case dropout(probability: Double)
    case relu
    case relu6
    case sigmoid
    case softmax
    case logSoftmax
    case flatten
    case sequential([LayerDescription])
    case residual(ResidualBlock)
    case parallel(ParallelBlock)
    /// He et al.'s option A for shortcuts: every second pixel or so, and maps of zeros on both
    /// sides of the given ones.
    case paddedIdentity(inputs: Int, outputs: Int, stride: Extent)
  }

  public struct Convolution: Equatable, Sendable {
    /// Channels of the input and of the output.
    public let inputs: Int
    public let outputs: Int
    public let kernel: Extent
    public let stride: Extent
    public let padding: Sides
    public let dilation: Extent
    public let groups: Int
    public let bias: Bool
  }

  /// Zeros on each side of an image.
  public struct Sides: Equatable, Sendable {
    public let top: Int
    public let bottom: Int
    public let left: Int
    public let right: Int
  }

  /// after(body(x) + shortcut(x)); an empty shortcut is the identity.
  public struct ResidualBlock: Equatable, Sendable {
    /// The name in summaries, such as `BasicBlock`.
    public let name: String
    public let body: [LayerDescription]
    public let shortcut: [LayerDescription]
    public let after: [LayerDescription]
  }

  /// Branches that read the same input; their outputs are joined along the channels.
  public struct ParallelBlock: Equatable, Sendable {
    /// The name in summaries, such as `Fire`.
    public let name: String
    public let branches: [[LayerDescription]]
  }
}

extension LayerDescription {
  /// Its type, as layer lists write it.
  public var type: LayerType {
    switch kind {
    case .conv2d: .conv2d
    case .linear: .linear
    case .batchNorm2d: .batchNorm2d
    case .maxPool2d: .maxPool2d
    case .avgPool2d: .avgPool2d
    case .adaptiveAvgPool2d: .adaptiveAvgPool2d
    case .dropout: .dropout
    case .relu: .relu
    case .relu6: .relu6
    case .sigmoid: .sigmoid
    case .softmax: .softmax
    case .logSoftmax: .logSoftmax
    case .flatten: .flatten
    case .sequential: .sequential
    case .residual: .residual
    case .parallel: .parallel
    case .paddedIdentity: .paddedIdentity
    }
  }

  /// Weights and biases of the layer itself, without those of the layers inside it.
  public var parameterCount: Int {
    switch kind {
    case .conv2d(let it):
      it.outputs * (it.inputs / it.groups * it.kernel.rows * it.kernel.columns)
        + (it.bias ? it.outputs : 0)
    case .linear(let inputs, let outputs, let bias): outputs * inputs + (bias ? outputs : 0)
    case .batchNorm2d(let features, _, _): 2 * features
    default: 0
    }
  }
}

/// The types that a layer list may name.
public enum LayerType: String, CaseIterable, Sendable {
  case adaptiveAvgPool2d = "AdaptiveAvgPool2d"
  case avgPool2d = "AvgPool2d"
  case batchNorm2d = "BatchNorm2d"
  case conv2d = "Conv2d"
  case dropout = "Dropout"
  case flatten = "Flatten"
  case linear = "Linear"
  case logSoftmax = "LogSoftmax"
  case maxPool2d = "MaxPool2d"
  case paddedIdentity = "PaddedIdentity"
  case parallel = "Parallel"
  case relu = "ReLU"
  case relu6 = "ReLU6"
  case residual = "Residual"
  case sequential = "Sequential"
  case sigmoid = "Sigmoid"
  case softmax = "Softmax"
}
