import Networks
import ReferenceValues
import Tensors
import Testing

struct MaxPool2dTests {
  @Test func `max pooling sends the gradient only to the input that won`() throws {
    let result = try SingleLayer(
      MaxPool2d(size: 2), input: [1, 2, 5, 6, 3, 4, 8, 7], shape: [1, 2, 4],
      outputGradient: [10, 20])
    #expect(result.output == [4, 8])
    #expect(result.inputGradient == [0, 0, 0, 0, 0, 10, 20, 0])
  }

  /// The reference files' own rule for this topic.
  static let tolerance = (relative: 1e-6, absolute: 1e-7)

  @Test(arguments: ["max_k2s2", "max_k2s2_odd", "max_k3s2", "max_k2s1_overlap", "max_ties"])
  func `forward and backward agree with PyTorch`(name: String) throws {
    let reference = try ReferenceFile("pooling")
    let example = reference.cases.first { $0["name"] as? String == name }
    let kernel = try #require(example?["kernel"] as? [Int])
    let stride = try #require(example?["stride"] as? [Int])
    let input = try reference.tensor("\(name)/input")
    let result = try SingleLayer(
      MaxPool2d(size: kernel[0], stride: stride[0]), input: input.values,
      shape: Shape(Array(input.shape.axes.dropFirst())),
      outputGradient: reference.tensor("\(name)/grad_output").values)
    #expect(try result.output == reference.tensor("\(name)/output").values)
    let expected = try reference.numbers("\(name)/grad_input_f64")
    #expect(
      worstError(result.inputGradient, expected)
        <= Self.tolerance.absolute + Self.tolerance.relative * largest(expected))
  }

  @Test func `an image smaller than the window is refused`() {
    #expect(
      throws: ShapeError(
        layer: "MaxPool2d(3)", expected: "at least 3×3 pixels", found: [1, 2, 5],
        hint: "Pool less often before it, or use a smaller window.")
    ) { try MaxPool2d(size: 3).outputShape(for: [1, 2, 5]) }
  }

  @Test func `a vector is refused`() {
    #expect(
      throws: ShapeError(
        layer: "MaxPool2d(2)", expected: "3 axes, channels×height×width", found: [8],
        hint: "Put it before Flatten().")
    ) { try MaxPool2d(size: 2).outputShape(for: [8]) }
  }
}
