import Networks
import ReferenceValues
import Tensors
import Testing

struct ReLUTests {
  @Test func `negative values become zero and pass no gradient`() throws {
    let result = try SingleLayer(
      ReLU(), input: [-1, 0, 2], shape: [3], outputGradient: [5, 6, 7])
    #expect(result.output == [0, 0, 2])
    #expect(result.inputGradient == [0, 0, 7])
  }

  @Test func `NaN stays NaN`() throws {
    let result = try SingleLayer(ReLU(), input: [.nan], shape: [1], outputGradient: [1])
    #expect(result.output[0].isNaN)
  }

  @Test func `forward and backward equal PyTorch's`() throws {
    let reference = try ReferenceFile("layers")
    let result = try SingleLayer(
      ReLU(), input: reference.tensor("relu/input").values, shape: [10],
      outputGradient: reference.tensor("relu/grad_output").values)
    #expect(try result.output == reference.tensor("relu/output").values)
    #expect(try result.inputGradient == reference.tensor("relu/grad_input").values)
  }
}
