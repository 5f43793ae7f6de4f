public import Mathematics
public import Tensors

/// Slides filters over the image's channels and adds a bias: one output map for each filter.
///
/// Input C×H×W, output K×H′×W′ with H′ = ⌊(H + padding − reach)/stride⌋ + 1, where a filter of R
/// rows with dilation D reaches over D(R − 1) + 1. The filters are not flipped. With G groups,
/// filters of each K/G see the C/G channels of their own group; `groups` equal to the channels is
/// a depthwise convolution.
///
/// Source: LeCun et al. 1998, §II.A; sizes as in Dumoulin & Visin 2016, §2 and §5.1.
public struct Conv2d: Layer {
  public static let kind = "Conv2d"

  public let filters: Int
  /// Rows and columns of each filter.
  public let size: Extent
  public let stride: Extent
  public let padding: Padding
  public let dilation: Extent
  public let groups: Int
  /// K×(C/G)×R×S.
  public var weight = Parameter(Tensor(shape: [0]))
  public let hasBias: Bool
  /// K numbers.
  public var bias: Parameter

  /// Square filters that move alike down and across.
  public init(
    filters: Int, size: Int, stride: Int = 1, padding: Padding = .valid, dilation: Int = 1,
    groups: Int = 1, bias hasBias: Bool = true
  ) {
    self.init(
      filters: filters, size: Extent(size), stride: Extent(stride), padding: padding,
      dilation: Extent(dilation), groups: groups, bias: hasBias)
  }

  /// Filters that may be rectangles: `size: Extent(rows: 3, columns: 5)`.
  public init(
    filters: Int, size: Extent, stride: Extent = 1, padding: Padding = .valid,
    dilation: Extent = 1, groups: Int = 1, bias hasBias: Bool = true
  ) {
    precondition(filters > 0, "a convolution needs filters, not \(filters)")
    precondition(size.smallest > 0, "a filter of size \(size) has no pixels")
    precondition(stride.smallest > 0, "a filter cannot move by \(stride)")
    precondition(dilation.smallest > 0, "taps cannot lie \(dilation) pixels apart")
    precondition(padding.smallest >= 0, "padding of \(padding) pixels would cut the image")
    precondition(
      groups > 0 && filters % groups == 0,
      "\(filters) filters do not fall into \(groups) groups")
    self.filters = filters
    self.size = size
    self.stride = stride
    self.padding = padding
    self.dilation = dilation
    self.groups = groups
    self.hasBias = hasBias
    bias = Parameter(Tensor(shape: [hasBias ? filters : 0]))
  }

  public var description: String {
    var details = ["\(filters)", "size: \(size)"]
    if stride != 1 { details.append("stride: \(stride)") }
    if padding != .valid { details.append("padding: \(padding)") }
    if dilation != 1 { details.append("dilation: \(dilation)") }
    if groups != 1 { details.append("groups: \(groups)") }
    return "Conv2d(\(details.joined(separator: ", ")))"
  }

  public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    guard input.axes.count == 3 else {
      throw ShapeError.noImage(description, found: input)
    }
    guard input[0] > 0 && input[0] % groups == 0 else {
      throw ShapeError(
        layer: description,
        expected: groups == 1 ? "at least 1 channel" : "channels that fall into \(groups) groups",
        found: input,
        hint: groups == 1
          ? "Give it an image with channels."
          : "Choose a number of groups that divides the channels.")
    }
    if weight.value.count > 0 && weight.value.shape[1] * groups != input[0] {
      throw ShapeError.otherWeights(
        description, expected: "\(weight.value.shape[1] * groups) channels", found: input)
    }
    let geometry = geometry(for: input)
    let vertical = geometry.vertical
    let horizontal = geometry.horizontal
    guard vertical.outputLength > 0 && horizontal.outputLength > 0 else {
      throw ShapeError(
        layer: description,
        expected: "at least \(vertical.reach)×\(horizontal.reach) pixels with padding",
        found: input, hint: "Use a smaller filter, more padding or less pooling before it.")
    }
    return [filters, geometry.outputHeight, geometry.outputWidth]
  }

  /// Weights and biases from U(−1/√n, 1/√n), n = (C/G)·R·S.
  ///
  /// Source: PyTorch's default, He et al. 2015 ("Delving deep into rectifiers") with a = √5.
  public mutating func initialize(for input: Shape, using random: inout SeededRandom) {
    let channels = input[0] / groups
    let bound = 1 / Double(channels * size.rows * size.columns).squareRoot()
    weight = Parameter(
      Tensor(
        shape: [filters, channels, size.rows, size.columns], uniformWithin: bound,
        using: &random))
    if hasBias {
      bias = Parameter(Tensor(shape: [filters], uniformWithin: bound, using: &random))
    }
  }

  public mutating func forEachParameter(
    _ body: (_ name: String, inout Parameter) throws -> Void
  ) rethrows {
    try body("weight", &weight)
    if hasBias { try body("bias", &bias) }
  }

  public func pack(_ shared: SharedPass) {
    guard let packing = shared.workspaces.first as? any WeightPacking else {
      preconditionFailure("\(description) runs in a pass that was planned for another layer")
    }
    weight.value.withValues { values in
      guard let weights = values.baseAddress else { return }
      packing.pack(weights, into: shared.packed.start, team: shared.team)
    }
  }

  public func prepare(_ pass: Pass) {
    pass.allocateOutput(isSpare: true)
    let geometry = geometry(for: pass.inputShape)
    pass.planWorkspaces { scratch in
      let convolution = geometry.planned(
        for: ConvolutionUse(
          images: pass.capacity, wantsWeightGradient: pass.collectsParameterGradients,
          wantsInputGradient: pass.inputGradient != nil, keepsImages: pass.keepsWorkspace,
          threads: pass.team.threads, scratch: scratch),
        numerics: pass.shared.numerics)
      if pass.shared.packed.count == 0 {
        pass.shared.packed = Buffer(count: convolution.packedCount)
      }
      return convolution
    }
  }

  public func forward(images: Int, in pass: Pass) {
    let convolution = convolution(in: pass.threadWorkspace)
    bias.value.withValues { bias in
      convolution.forward(
        images: images, pass.input.start, packed: pass.shared.packed.start,
        bias: hasBias ? bias.baseAddress : nil, into: pass.output.start, team: pass.team)
    }
  }

  public func backward(images: Int, in pass: Pass) {
    guard let outputGradient = pass.outputGradient else { return }
    let convolution = convolution(in: pass.threadWorkspace)
    if pass.collectsParameterGradients {
      let gradients = pass.parameterGradients(zeros: weight.value.count + bias.value.count)
      convolution.addWeightGradient(
        images: images, pass.input.start, outputGradient: outputGradient.start, to: gradients,
        bias: hasBias ? gradients + weight.value.count : nil, team: pass.team)
    }
    guard let inputGradient = pass.inputGradient else { return }
    convolution.inputGradient(
      images: images, outputGradient.start, packed: pass.shared.packed.start,
      into: inputGradient.start, team: pass.team)
  }

  package func geometry(for input: Shape) -> ConvolutionGeometry {
    let rowReach = (size.rows - 1) * dilation.rows + 1
    let columnReach = (size.columns - 1) * dilation.columns + 1
    let vertical = padding.vertical(forReach: rowReach)
    let horizontal = padding.horizontal(forReach: columnReach)
    return ConvolutionGeometry(
      channels: input[0], filters: filters, groups: groups,
      vertical: ConvolutionAxis(
        length: input[1], size: size.rows, stride: stride.rows, dilation: dilation.rows,
        before: vertical.before, after: vertical.after),
      horizontal: ConvolutionAxis(
        length: input[2], size: size.columns, stride: stride.columns, dilation: dilation.columns,
        before: horizontal.before, after: horizontal.after))
  }

  private func convolution(in workspace: AnyObject?) -> any Convolution {
    guard let convolution = workspace as? any Convolution else {
      preconditionFailure("\(description) runs in a pass that was planned for another layer")
    }
    return convolution
  }
}
