import Networks
import ReferenceValues
import Tensors
import Testing

struct LinearTests {
  @Test func `outputs are weighted sums plus bias`() throws {
    var layer = Linear(2)
    layer.weight.value = Tensor(shape: [2, 3], values: [1, 2, 3, 0, -1, 1])
    layer.bias.value = Tensor(shape: [2], values: [10, 20])
    let result = try SingleLayer(
      layer, input: [1, 1, 2], shape: [3], outputGradient: [1, 2])
    #expect(result.output == [19, 21])
    #expect(result.inputGradient == [1, 0, 5])
    #expect(result.parameterGradients == [[1, 1, 2, 2, 2, 4], [1, 2]])
  }

  /// The reference files' own rule for this topic.
  static let tolerance = (relative: 2e-6, absolute: 1e-6)

  @Test(arguments: ["linear", "linear_nobias", "linear_batch1"], Numerics.allCases)
  func `forward and backward agree with PyTorch`(name: String, numerics: Numerics) throws {
    let reference = try ReferenceFile("layers")
    let weight = try reference.tensor("\(name)/weight")
    let hasBias = reference.has("\(name)/bias")
    var layer = Linear(weight.shape[0], bias: hasBias)
    layer.weight.value = weight
    if hasBias { layer.bias.value = try reference.tensor("\(name)/bias") }
    let result = try SingleLayer(
      layer, input: reference.tensor("\(name)/input").values, shape: [weight.shape[1]],
      outputGradient: reference.tensor("\(name)/grad_output").values, numerics: numerics)
    let found = [
      ("output_f64", result.output), ("grad_input_f64", result.inputGradient),
      ("grad_weight_f64", result.parameterGradients[0]),
    ]
    for (quantity, values) in found {
      let expected = try reference.numbers("\(name)/\(quantity)")
      let allowed = Self.tolerance.absolute + Self.tolerance.relative * largest(expected)
      #expect(worstError(values, expected) <= allowed, "\(quantity)")
    }
  }

  @Test func `an image is refused with the way out`() {
    let error = #expect(throws: ShapeError.self) {
      try Sequential(input: [32, 8, 8], layers: [ReLU(), Linear(10)])
    }
    #expect(
      error?.description
        == "layer 1 Linear(10): expected 1 axis, found 32×8×8. Put Flatten() before it.")
  }
}
