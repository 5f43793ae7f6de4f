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

  /// The reference files' own rule for this topic.
  static let tolerance = (relative: 2e-6, absolute: 1e-6)

  @Test(arguments: Numerics.allCases)
  func `forward and backward agree with PyTorch`(numerics: Numerics) throws {
    let reference = try ReferenceFile("conv2d")
    #expect(reference.cases.count == 16)
    for example in reference.cases {
      let name = try #require(example["name"] as? String)
      let weight = try reference.tensor("\(name)/weight")
      let hasBias = reference.has("\(name)/bias")
      var layer = Conv2d(
        filters: weight.shape[0], size: try extent("kernel", of: example),
        stride: try extent("stride", of: example), padding: try padding(of: example),
        dilation: try extent("dilation", of: example),
        groups: try #require(example["groups"] as? Int), bias: hasBias)
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
    }
  }

  private func extent(_ key: String, of example: [String: Any]) throws -> Extent {
    let pair = try #require(example[key] as? [Int])
    return Extent(rows: pair[0], columns: pair[1])
  }

  /// The padding of a case, with the zeros that were put around its input first.
  private func padding(of example: [String: Any]) throws -> Padding {
    let both = try extent("padding", of: example)
    guard let extra = example["extra_padding"] as? [Int] else {
      return .axes(rows: both.rows, columns: both.columns)
    }
    return .sides(
      top: both.rows + extra[0], bottom: both.rows + extra[1], left: both.columns + extra[2],
      right: both.columns + extra[3])
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
        hint: "Put it before Flatten().")
    ) { try Conv2d(filters: 4, size: 3).outputShape(for: [10]) }
  }

  @Test func `a filter larger than the padded image is refused`() {
    #expect(
      throws: ShapeError(
        layer: "Conv2d(3, size: 5)", expected: "at least 5×5 pixels with padding",
        found: [2, 4, 4], hint: "Use a smaller filter, more padding or less pooling before it.")
    ) { try Conv2d(filters: 3, size: 5).outputShape(for: [2, 4, 4]) }
  }

  @Test func `channels that do not fall into the groups are refused`() {
    #expect(
      throws: ShapeError(
        layer: "Conv2d(4, size: 3, groups: 2)", expected: "channels that fall into 2 groups",
        found: [5, 6, 6], hint: "Choose a number of groups that divides the channels.")
    ) { try Conv2d(filters: 4, size: 3, groups: 2).outputShape(for: [5, 6, 6]) }
  }

  @Test func `dilated filters say how far they reach`() {
    #expect(
      throws: ShapeError(
        layer: "Conv2d(4, size: 3×2, dilation: 2)",
        expected: "at least 5×3 pixels with padding", found: [1, 4, 4],
        hint: "Use a smaller filter, more padding or less pooling before it.")
    ) {
      try Conv2d(filters: 4, size: Extent(rows: 3, columns: 2), dilation: 2)
        .outputShape(for: [1, 4, 4])
    }
  }

  @Test(
    arguments: [
      (Conv2d(filters: 2, size: 3), [2, 8, 7]),
      (Conv2d(filters: 2, size: 4, padding: .same), [2, 10, 9]),
      (Conv2d(filters: 2, size: 3, padding: .full), [2, 12, 11]),
      (Conv2d(filters: 2, size: 3, padding: .same, dilation: 3), [2, 10, 9]),
      (Conv2d(filters: 2, size: 3, stride: 2, padding: 1), [2, 5, 5]),
      (
        Conv2d(filters: 2, size: Extent(rows: 1, columns: 9), stride: Extent(rows: 4, columns: 1)),
        [2, 3, 1]
      ),
      (
        Conv2d(filters: 2, size: 3, padding: .sides(top: 0, bottom: 1, left: 2, right: 3)),
        [2, 9, 12]
      ),
    ] as [(Conv2d, [Int])])
  func `padding, stride and dilation set the size`(layer: Conv2d, expected: [Int]) throws {
    #expect(try layer.outputShape(for: [1, 10, 9]) == Shape(expected))
  }

  @Test func `weights for other channels are refused`() {
    var random = SeededRandom(seed: 1)
    var layer = Conv2d(filters: 4, size: 3)
    layer.initialize(for: [2, 8, 8], using: &random)
    let trained = layer
    #expect(
      throws: ShapeError(
        layer: "Conv2d(4, size: 3)", expected: "2 channels", found: [3, 8, 8],
        hint: "Its weights were made for that many: give it those, or put a new layer in its place."
      )
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
