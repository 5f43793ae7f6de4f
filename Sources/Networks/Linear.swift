public import Mathematics
public import Tensors

/// Weighted sums of all inputs plus a bias: y = W·x + b, on vectors.
public struct Linear: Layer {
  public static let kind = "Linear"

  public let outputs: Int
  /// Outputs×inputs.
  public var weight = Parameter(Tensor(shape: [0]))
  public let hasBias: Bool
  /// One number for each output.
  public var bias: Parameter

  public init(_ outputs: Int, bias hasBias: Bool = true) {
    precondition(outputs > 0, "a layer needs outputs, not \(outputs)")
    self.outputs = outputs
    self.hasBias = hasBias
    bias = Parameter(Tensor(shape: [hasBias ? outputs : 0]))
  }

  public var description: String { "Linear(\(outputs))" }

  public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    guard input.axes.count == 1 else {
      throw ShapeError(
        layer: description, expected: "1 axis", found: input, hint: "Put Flatten() before it.")
    }
    if weight.value.count > 0 && weight.value.shape[1] != input[0] {
      throw ShapeError.otherWeights(
        description, expected: "\(weight.value.shape[1]) values", found: input)
    }
    return [outputs]
  }

  /// Weights and biases from U(−1/√n, 1/√n), n inputs.
  ///
  /// Source: PyTorch's default, He et al. 2015 ("Delving deep into rectifiers") with a = √5.
  public mutating func initialize(for input: Shape, using random: inout SeededRandom) {
    let bound = 1 / Double(input.count).squareRoot()
    weight = Parameter(
      Tensor(shape: [outputs, input.count], uniformWithin: bound, using: &random))
    if hasBias {
      bias = Parameter(Tensor(shape: [outputs], uniformWithin: bound, using: &random))
    }
  }

  public mutating func forEachParameter(
    _ body: (_ name: String, inout Parameter) throws -> Void
  ) rethrows {
    try body("weight", &weight)
    if hasBias { try body("bias", &bias) }
  }

  public func prepare(_ pass: Pass) {
    pass.allocateOutput(isSpare: true)
    pass.workspace = LinearWorkspace(
      inputs: pass.inputCount, outputs: outputs, images: pass.capacity,
      numerics: pass.shared.numerics)
  }

  public func forward(images: Int, in pass: Pass) {
    let work = workspace(of: pass)
    for image in 0..<images { startFromBias(pass.output.start + image * outputs) }
    let rows = work.rows(of: pass.input, images: images, inputs: pass.inputCount)
    weight.value.withValues { weights in
      guard let weights = weights.baseAddress else { return }
      work.forward.add(rows, by: weights, to: pass.output.start, rows: images, team: pass.team)
    }
  }

  public func backward(images: Int, in pass: Pass) {
    guard let outputGradient = pass.outputGradient else { return }
    let work = workspace(of: pass)
    if pass.collectsParameterGradients {
      addParameterGradients(images: images, outputGradient, work, in: pass)
    }
    guard let inputGradient = pass.inputGradient else { return }
    let columns = work.columns.start
    Elementwise.transpose(outputGradient.start, rows: images, columns: outputs, into: columns)
    weight.value.withValues { weights in
      guard let weights = weights.baseAddress else { return }
      work.inputGradient.multiply(
        transposed: columns, aStride: images, by: weights, into: inputGradient.start,
        cStride: pass.inputCount, rows: images, columns: pass.inputCount, team: pass.team)
    }
  }

  private func addParameterGradients(
    images: Int, _ outputGradient: Buffer, _ work: LinearWorkspace, in pass: Pass
  ) {
    let gradients = pass.parameterGradients(zeros: 0)
    work.weightGradient.multiply(
      transposed: outputGradient.start, aStride: outputs, by: pass.input.start, into: gradients,
      cStride: pass.inputCount, rows: outputs, columns: pass.inputCount, depth: images,
      accumulating: !pass.startsGradients, team: pass.team)
    guard hasBias else { return }
    let biasGradient = gradients + weight.value.count
    if pass.startsGradients { biasGradient.update(repeating: 0, count: outputs) }
    for image in 0..<images {
      Elementwise.add(
        outputGradient.start + image * outputs, to: biasGradient, count: outputs)
    }
  }

  private func startFromBias(_ row: UnsafeMutablePointer<Float>) {
    row.update(repeating: 0, count: outputs)
    bias.value.withValues { bias in
      guard hasBias, let bias = bias.baseAddress else { return }
      row.update(from: bias, count: outputs)
    }
  }

  private func workspace(of pass: Pass) -> LinearWorkspace {
    guard let workspace = pass.workspace as? LinearWorkspace else {
      preconditionFailure("\(description) runs in a pass that was planned for another layer")
    }
    return workspace
  }
}

/// The layer's products, and room for a group of images.
private final class LinearWorkspace {
  let forward: RowProduct
  let weightGradient: MatrixProduct
  let inputGradient: MatrixProduct
  /// Gradients of the outputs, one column for each image.
  let columns: Buffer
  /// Inputs in rows of whole lanes, where they are not so themselves.
  private let paddedRows: Buffer

  init(inputs: Int, outputs: Int, images: Int, numerics: Numerics) {
    forward = RowProduct(numerics: numerics, depth: inputs, rowsOfB: outputs)
    weightGradient = MatrixProduct(numerics: numerics, depth: images, bStride: inputs)
    inputGradient = MatrixProduct(numerics: numerics, depth: outputs, bStride: inputs)
    columns = Buffer(count: outputs * images)
    paddedRows = Buffer(count: forward.rowLength == inputs ? 0 : forward.rowLength * images)
  }

  func rows(of input: Buffer, images: Int, inputs: Int) -> UnsafePointer<Float> {
    if forward.rowLength == inputs { return UnsafePointer(input.start) }
    for image in 0..<images {
      (paddedRows.start + image * forward.rowLength).update(
        from: input.start + image * inputs, count: inputs)
    }
    return UnsafePointer(paddedRows.start)
  }
}
