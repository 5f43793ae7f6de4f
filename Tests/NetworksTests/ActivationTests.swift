import Networks
import ReferenceValues
import Tensors
import Testing

struct ActivationTests {
  @Test func `ReLU6 cuts off below 0 and above 6, and passes gradients between`() throws {
    let result = try SingleLayer(
      ReLU6(), input: [-1, 0, 2, 6, 7], shape: [5], outputGradient: [1, 2, 3, 4, 5])
    #expect(result.output == [0, 0, 2, 6, 6])
    #expect(result.inputGradient == [0, 0, 3, 0, 0])
  }

  @Test func `the sigmoid of 0 is one half, and large inputs reach the ends`() throws {
    let result = try SingleLayer(
      Sigmoid(), input: [0, 100, -100], shape: [3], outputGradient: [4, 1, 1])
    #expect(result.output[0] == 0.5)
    #expect(result.output[1] == 1)
    // e⁻¹⁰⁰ is a Float of less precision, but not zero.
    #expect(result.output[2] > 0 && result.output[2] < 1e-37)
    #expect(result.inputGradient[0] == 1)
  }

  @Test func `softmax of an image is one distribution per pixel`() throws {
    let result = try SingleLayer(
      Softmax(), input: [1, 2, 1, 3], shape: [2, 1, 2], outputGradient: [0, 0, 0, 0])
    #expect(result.output[0] == 0.5 && result.output[2] == 0.5)
    // Two roundings to Float.
    #expect(abs(result.output[1] + result.output[3] - 1) < 2e-7)
  }

  @Test(arguments: [Float(100), -100])
  func `the logarithm of softmax is finite where softmax is zero`(score: Float) throws {
    let result = try SingleLayer(
      LogSoftmax(), input: [score, -score], shape: [2], outputGradient: [1, 3])
    // 200 between the scores: e⁻²⁰⁰ is lost beside 1.
    #expect(result.output == (score > 0 ? [0, -200] : [-200, 0]))
    #expect(result.inputGradient == (score > 0 ? [-3, 3] : [1, -1]))
  }

  @Test func `scores in common change no logarithm of softmax`() throws {
    let result = try SingleLayer(
      LogSoftmax(), input: [1e30, 1e30, 3, 3], shape: [2, 2, 1], outputGradient: [0, 0, 0, 0])
    // Across the first axis: 1e30 against 3, twice.
    #expect(result.output == [0, 0, -1e30, -1e30])
  }

  /// The reference files' own rule for this topic.
  static let tolerance = (relative: 2e-6, absolute: 1e-6)

  @Test(
    arguments: [("sigmoid", Sigmoid()), ("softmax", Softmax()), ("log_softmax", LogSoftmax())]
      as [(String, any Layer)])
  func `forward and backward agree with PyTorch`(name: String, layer: any Layer) throws {
    let reference = try ReferenceFile("layers")
    let input = try reference.tensor("\(name)/input")
    let result = try SingleLayer(
      layer, input: input.values, shape: [input.shape[1]],
      outputGradient: reference.tensor("\(name)/grad_output").values)
    for (quantity, found) in [
      ("output_f64", result.output), ("grad_input_f64", result.inputGradient),
    ] {
      let expected = try reference.numbers("\(name)/\(quantity)")
      let allowed = Self.tolerance.absolute + Self.tolerance.relative * largest(expected)
      #expect(worstError(found, expected) <= allowed, "\(quantity)")
    }
  }
}
