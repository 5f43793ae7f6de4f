import Mathematics
import Networks
import ReferenceValues
import Tensors
import Testing

struct Conv2dTests {
  @Test func `a filter slides without being flipped`() throws {
    var layer = Conv2d(filters: 1, size: 3)
    layer.weight.value = Tensor(shape: [1, 1, 3, 3], values: [-1, 0, 1, -2, 0, 2, -1, 0, 1])
    let result = try SingleLayer(
      layer, input: [1, 2, 3, 4, 5, 6, 7, 8, 9], shape: [1, 3, 3], outputGradient: [1])
    #expect(result.output == [8])
  }

  @Test func `same padding keeps the size and sees zeros around the image`() throws {
    var layer = Conv2d(filters: 1, size: 3, padding: .same)
    layer.weight.value = Tensor(shape: [1, 1, 3, 3], values: [-1, 0, 1, -2, 0, 2, -1, 0, 1])
    let result = try SingleLayer(
      layer, input: [1, 2, 3, 4, 5, 6, 7, 8, 9], shape: [1, 3, 3],
      outputGradient: Array(repeating: 1, count: 9))
    #expect(result.output == [9, 6, -9, 20, 8, -20, 21, 6, -21])
  }

  @Test(arguments: [(3, 0, 1), (3, 1, 1), (2, 0, 1), (5, 2, 1), (3, 1, 2)])
  func `gradients agree with finite differences`(size: Int, padding: Int, stride: Int) throws {
    let geometry = ConvolutionGeometry(
      channels: 2, height: 6, width: 5, filters: 3, size: size, stride: stride,
      paddingBefore: padding, paddingAfter: padding)
    let input = randomNumbers(geometry.inputCount, seed: 1)
    let weights = randomNumbers(3 * geometry.taps, seed: 2)
    let bias = randomNumbers(3, seed: 3)
    let outputGradient = randomNumbers(geometry.outputCount, seed: 4)
    var layer = Conv2d(filters: 3, size: size, stride: stride, padding: .pixels(padding))
    layer.weight.value = Tensor(shape: [3, 2, size, size], values: weights)
    layer.bias.value = Tensor(shape: [3], values: bias)
    let result = try SingleLayer(
      layer, input: input, shape: [2, 6, 5], outputGradient: outputGradient)
    let check = GradientCheck(outputGradient: outputGradient) {
      referenceConvolve($0[0], weights: $0[1], bias: $0[2], geometry)
    }
    let inputs = [input, weights, bias]
    check.expect(result.inputGradient, withRespectTo: 0, of: inputs)
    check.expect(result.parameterGradients[0], withRespectTo: 1, of: inputs)
    check.expect(result.parameterGradients[1], withRespectTo: 2, of: inputs)
  }

  /// The reference files' own rule for this topic.
  static let tolerance = (relative: 2e-6, absolute: 1e-6)

  @Test(
    .enabled(if: ReferenceFile.isAvailable, "set FOVEA_REFERENCE"), arguments: Numerics.allCases)
  func `forward and backward agree with PyTorch`(numerics: Numerics) throws {
    let reference = try ReferenceFile("conv2d")
    var checked = 0
    for example in reference.cases {
      guard let name = example["name"] as? String,
        example["groups"] as? Int == 1, example["dilation"] as? [Int] == [1, 1],
        let stride = example["stride"] as? [Int], stride[0] == stride[1],
        let padding = example["padding"] as? [Int], padding[0] == padding[1],
        let kernel = example["kernel"] as? [Int], kernel[0] == kernel[1],
        example["extra_padding"] == nil
      else { continue }
      let weight = try reference.tensor("\(name)/weight")
      let hasBias = reference.has("\(name)/bias")
      var layer = Conv2d(
        filters: weight.shape[0], size: kernel[0], stride: stride[0],
        padding: .pixels(padding[0]), bias: hasBias)
      layer.weight.value = weight
      if hasBias { layer.bias.value = try reference.tensor("\(name)/bias") }
      let input = try reference.tensor("\(name)/input")
      let result = try SingleLayer(
        layer, input: input.values, shape: Shape(Array(input.shape.axes.dropFirst())),
        outputGradient: reference.tensor("\(name)/grad_output").values, numerics: numerics)
      try expect(result.output, "\(name)/output_f64", reference)
      try expect(result.inputGradient, "\(name)/grad_input_f64", reference)
      try expect(result.parameterGradients[0], "\(name)/grad_weight_f64", reference)
      if hasBias { try expect(result.parameterGradients[1], "\(name)/grad_bias_f64", reference) }
      checked += 1
    }
    #expect(checked >= 6)
  }

  private func expect(_ found: [Float], _ name: String, _ reference: ReferenceFile) throws {
    let expected = try reference.numbers(name)
    let allowed = Self.tolerance.absolute + Self.tolerance.relative * largest(expected)
    #expect(worstError(found, expected) <= allowed, "\(name)")
  }

  @Test func `a vector is refused`() {
    #expect(
      throws: ShapeError(
        layer: "Conv2d(4, size: 3)", expected: "3 axes, channels×height×width", found: [10],
        hint: "Convolutions come before Flatten().")
    ) { try Conv2d(filters: 4, size: 3).outputShape(for: [10]) }
  }

  @Test func `a filter larger than the padded image is refused`() {
    #expect(
      throws: ShapeError(
        layer: "Conv2d(3, size: 5)", expected: "at least 5×5 pixels with padding",
        found: [2, 4, 4], hint: "Use a smaller filter, more padding or less pooling before it.")
    ) { try Conv2d(filters: 3, size: 5).outputShape(for: [2, 4, 4]) }
  }

  @Test func `weights for other channels are refused`() {
    var random = SeededRandom(seed: 1)
    var layer = Conv2d(filters: 4, size: 3)
    layer.initialize(for: [2, 8, 8], using: &random)
    let trained = layer
    #expect(
      throws: ShapeError(
        layer: "Conv2d(4, size: 3)", expected: "2 channels", found: [3, 8, 8],
        hint: "Its weights were made for that many.")
    ) { try trained.outputShape(for: [3, 8, 8]) }
  }

  @Test func `first weights stay within one over the root of the taps`() {
    var random = SeededRandom(seed: 1)
    var layer = Conv2d(filters: 8, size: 5)
    layer.initialize(for: [8, 12, 12], using: &random)
    let bound = Float(1 / 200.0.squareRoot())
    let values = layer.weight.value.values
    #expect(values.allSatisfy { abs($0) <= bound })
    // Of 1,600 even draws some come within a hundredth of the bound.
    #expect(values.contains { $0 > 0.99 * bound })
    #expect(values.contains { $0 < -0.99 * bound })
  }
}
