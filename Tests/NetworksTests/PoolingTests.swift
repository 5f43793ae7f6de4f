import Networks
import ReferenceValues
import Tensors
import Testing

/// Every pooling layer against a readable version and against PyTorch.
struct PoolingTests {
  @Test func `averages divide by the whole window, zeros around the image included`() throws {
    let result = try SingleLayer(
      AvgPool2d(size: 3, stride: 2, padding: 1), input: [9, 18, 27, 36], shape: [1, 2, 2],
      outputGradient: [9])
    #expect(result.output == [10])
    #expect(result.inputGradient == [1, 1, 1, 1])
  }

  @Test func `averages over the image alone leave the zeros out`() throws {
    let result = try SingleLayer(
      AvgPool2d(size: 3, stride: 2, padding: 1, divisor: .image), input: [9, 18, 27, 36],
      shape: [1, 2, 2], outputGradient: [4])
    #expect(result.output == [22.5])
    #expect(result.inputGradient == [1, 1, 1, 1])
  }

  @Test func `a rectangular window moves by its own sides`() throws {
    let result = try SingleLayer(
      MaxPool2d(PoolingWindow(height: 1, width: 2)), input: [1, 2, 4, 3], shape: [1, 2, 2],
      outputGradient: [5, 6])
    #expect(result.output == [2, 4])
    #expect(result.inputGradient == [0, 5, 6, 0])
  }

  @Test func `padding never wins a maximum`() throws {
    let result = try SingleLayer(
      MaxPool2d(size: 3, stride: 2, padding: 1), input: [-4, -3, -2, -1], shape: [1, 2, 2],
      outputGradient: [7])
    #expect(result.output == [-1])
    #expect(result.inputGradient == [0, 0, 0, 7])
  }

  static let windows = [
    PoolingWindow(size: 3, stride: 2, padding: 1), PoolingWindow(size: 3, stride: 1, padding: 1),
    PoolingWindow(size: 2, stride: 2, rounding: .up), PoolingWindow(size: 5, stride: 3, padding: 2),
    PoolingWindow(height: 1, width: 4, strides: (2, 1)), PoolingWindow(size: 4, padding: 2),
    PoolingWindow(height: 3, width: 2, padding: (0, 1), rounding: .up),
  ]

  @Test(arguments: windows)
  func `maxima are the same bits where no gradient is wanted, NaN and −0 included`(
    window: PoolingWindow
  ) throws {
    var image = randomNumbers(2 * 11 * 14, seed: 3).map { ($0 * 4).rounded() }
    image[40] = .nan
    image[200] = -.infinity
    let network = try Sequential(input: [2, 11, 14], layers: [MaxPool2d(window)])
    let training = try SingleLayer(
      MaxPool2d(window), input: image, shape: network.inputShape,
      outputGradient: [Float](repeating: 0, count: network.finalShape.count))
    let evaluated = network.outputs(for: image)[0]
    #expect(evaluated.map(\.bitPattern) == training.output.map(\.bitPattern))
    #expect(evaluated.contains { $0.isNaN })
  }

  @Test func `windows of an adaptive average may overlap`() throws {
    let result = try SingleLayer(
      AdaptiveAvgPool2d(height: 1, width: 2), input: [1, 2, 3], shape: [1, 1, 3],
      outputGradient: [2, 4])
    #expect(result.output == [1.5, 2.5])
    #expect(result.inputGradient == [1, 3, 2])
  }

  /// The reference files' own rule for this topic; maxima are equal.
  static let tolerance = (relative: 1e-6, absolute: 1e-7)

  @Test func `every case agrees with PyTorch`() throws {
    let reference = try ReferenceFile("pooling")
    for example in reference.cases {
      let name = try #require(example["name"] as? String)
      let layer = try layer(of: example)
      let input = try reference.tensor("\(name)/input")
      let result = try SingleLayer(
        layer, input: input.values, shape: Shape(Array(input.shape.axes.dropFirst())),
        outputGradient: reference.tensor("\(name)/grad_output").values)
      if layer is MaxPool2d {
        #expect(try result.output == reference.tensor("\(name)/output").values, "\(name)")
      } else {
        try expect(result.output, "\(name)/output_f64", reference)
      }
      try expect(result.inputGradient, "\(name)/grad_input_f64", reference)
    }
    #expect(reference.cases.count >= 13)
  }

  private func layer(of example: [String: Any]) throws -> any Layer {
    if let output = example["output"] as? [Int] {
      return AdaptiveAvgPool2d(height: output[0], width: output[1])
    }
    let kernel = try #require(example["kernel"] as? [Int])
    let stride = try #require(example["stride"] as? [Int])
    let padding = try #require(example["padding"] as? [Int])
    let window = PoolingWindow(
      height: kernel[0], width: kernel[1], strides: (stride[0], stride[1]),
      padding: (padding[0], padding[1]), rounding: example["ceil"] as? Bool == true ? .up : .down)
    if example["kind"] as? String == "max" { return MaxPool2d(window) }
    let countsPadding = example["count_include_pad"] as? Bool ?? true
    return AvgPool2d(window, divisor: countsPadding ? .window : .image)
  }

  private func expect(_ found: [Float], _ name: String, _ reference: ReferenceFile) throws {
    let expected = try reference.numbers(name)
    let allowed = Self.tolerance.absolute + Self.tolerance.relative * largest(expected)
    #expect(worstError(found, expected) <= allowed, "\(name)")
  }

  @Test func `padding of more than half a window is refused`() {
    let error = #expect(throws: ShapeError.self) {
      try MaxPool2d(size: 2, padding: 2).outputShape(for: [1, 6, 6])
    }
    #expect(
      error?.description
        == "MaxPool2d(2, padding: 2): expected padding of at most 1×1, half the window, found 2×2. "
        + "Use less: wider padding makes windows that see no pixel.")
  }

  @Test func `an adaptive average refuses a vector`() {
    let error = #expect(throws: ShapeError.self) {
      try AdaptiveAvgPool2d(1).outputShape(for: [8])
    }
    #expect(
      error?.description
        == "AdaptiveAvgPool2d(1): expected 3 axes, channels×height×width, found 8. "
        + "Put it before Flatten().")
  }
}
