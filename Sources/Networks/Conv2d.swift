public import Mathematics
public import Tensors

/// Slides filters over the image's channels and adds a bias: one output map for each filter.
///
/// Input C×H×W, output K×H′×W′ with H′ = ⌊(H + 2P − R)/S⌋ + 1. The filters are not flipped.
///
/// Source: LeCun et al. 1998, §II.A; sizes as in Dumoulin & Visin 2016, §2.
public struct Conv2d: Layer {
  public static let kind = "Conv2d"

  public let filters: Int
  /// Rows and columns of each filter.
  public let size: Int
  public let stride: Int
  public let padding: Padding
  /// K×C×R×R.
  public var weight = Parameter(Tensor(shape: [0]))
  public let hasBias: Bool
  /// K numbers.
  public var bias: Parameter

  public init(
    filters: Int, size: Int, stride: Int = 1, padding: Padding = .valid, bias hasBias: Bool = true
  ) {
    precondition(filters > 0, "a convolution needs filters, not \(filters)")
    precondition(size > 0, "a filter of size \(size) has no pixels")
    precondition(stride > 0, "a filter cannot move by \(stride)")
    if case .pixels(let count) = padding {
      precondition(count >= 0, "padding of \(count) pixels would cut the image")
    }
    self.filters = filters
    self.size = size
    self.stride = stride
    self.padding = padding
    self.hasBias = hasBias
    bias = Parameter(Tensor(shape: [hasBias ? filters : 0]))
  }

  public var description: String {
    var details = ["\(filters)", "size: \(size)"]
    if stride != 1 { details.append("stride: \(stride)") }
    if padding != .valid { details.append("padding: \(padding)") }
    return "Conv2d(\(details.joined(separator: ", ")))"
  }

  public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    guard input.axes.count == 3 else {
      throw ShapeError(
        layer: description, expected: "3 axes, channels×height×width", found: input,
        hint: "Convolutions come before Flatten().")
    }
    let (before, after) = padding.amounts(forSize: size)
    let smallest = min(input[1], input[2]) + before + after
    guard smallest >= size else {
      throw ShapeError(
        layer: description, expected: "at least \(size)×\(size) pixels with padding", found: input,
        hint: "Use a smaller filter, more padding or less pooling before it.")
    }
    if weight.value.count > 0 && weight.value.shape[1] != input[0] {
      throw ShapeError(
        layer: description, expected: "\(weight.value.shape[1]) channels", found: input,
        hint: "Its weights were made for that many.")
    }
    let geometry = geometry(for: input)
    return [filters, geometry.outputHeight, geometry.outputWidth]
  }

  /// Weights and biases from U(−1/√n, 1/√n), n = C·R·R.
  ///
  /// Source: PyTorch's default, He et al. 2015 ("Delving deep into rectifiers") with a = √5.
  public mutating func initialize(for input: Shape, using random: inout SeededRandom) {
    let taps = input[0] * size * size
    weight = Parameter(
      Tensor(
        shape: [filters, input[0], size, size], uniformWithin: 1 / Double(taps).squareRoot(),
        using: &random))
    if hasBias {
      bias = Parameter(
        Tensor(
          shape: [filters], uniformWithin: 1 / Double(taps).squareRoot(), using: &random))
    }
  }

  public mutating func forEachParameter(
    _ body: (_ name: String, inout Parameter) throws -> Void
  ) rethrows {
    try body("weight", &weight)
    if hasBias { try body("bias", &bias) }
  }

  public func prepare(_ shared: SharedPass) {
    let convolution = geometry(for: shared.inputShape)
      .planned(images: 0, numerics: shared.numerics, forTraining: false)
    shared.packed = Buffer(count: convolution.packedCount)
    shared.workspace = convolution
  }

  public func pack(_ shared: SharedPass) {
    let convolution = convolution(in: shared.workspace)
    weight.value.withValues { values in
      guard let weights = values.baseAddress else { return }
      convolution.pack(weights, into: shared.packed.start)
    }
  }

  public func prepare(_ pass: Pass) {
    pass.allocateOutput()
    pass.workspace = geometry(for: pass.inputShape).planned(
      images: pass.capacity, numerics: pass.shared.numerics, forTraining: pass.isTraining)
  }

  public func forward(images: Int, in pass: Pass) {
    let convolution = convolution(in: pass.workspace)
    bias.value.withValues { bias in
      convolution.forward(
        images: images, pass.input.start, packed: pass.shared.packed.start,
        bias: hasBias ? bias.baseAddress : nil, into: pass.output.start)
    }
  }

  public func backward(images: Int, in pass: Pass) {
    guard let outputGradient = pass.outputGradient else { return }
    let convolution = convolution(in: pass.workspace)
    if pass.collectsParameterGradients {
      let gradients = pass.parameterGradients
      convolution.addWeightGradient(
        images: images, pass.input.start, outputGradient: outputGradient.start, to: gradients,
        bias: hasBias ? gradients + weight.value.count : nil)
    }
    guard let inputGradient = pass.inputGradient else { return }
    convolution.inputGradient(
      images: images, outputGradient.start, packed: pass.shared.packed.start,
      into: inputGradient.start)
  }

  private func geometry(for input: Shape) -> ConvolutionGeometry {
    let (before, after) = padding.amounts(forSize: size)
    return ConvolutionGeometry(
      channels: input[0], height: input[1], width: input[2], filters: filters, size: size,
      stride: stride, paddingBefore: before, paddingAfter: after)
  }

  private func convolution(in workspace: AnyObject?) -> any Convolution {
    guard let convolution = workspace as? any Convolution else {
      preconditionFailure("\(description) runs in a pass that was planned for another layer")
    }
    return convolution
  }
}
