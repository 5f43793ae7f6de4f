import Networks
import ReferenceValues
import Tensors
import Testing

struct DropoutTests {
  @Test func `evaluation lets everything through unchanged`() throws {
    let result = try SingleLayer(
      Dropout(0.5), input: [1, 2, 3], shape: [3], outputGradient: [4, 5, 6], mode: .evaluation)
    #expect(result.output == [1, 2, 3])
    #expect(result.inputGradient == [4, 5, 6])
  }

  @Test func `what is kept is scaled up, and its gradient too`() throws {
    let result = try SingleLayer(
      Dropout(0.5), input: Array(repeating: 1, count: 100), shape: [100],
      outputGradient: Array(repeating: 3, count: 100))
    #expect(result.output.contains(0) && result.output.contains(2))
    #expect(result.output.allSatisfy { $0 == 0 || $0 == 2 })
    #expect(result.inputGradient == result.output.map { $0 * 3 })
  }

  @Test(arguments: [Float(0.2), 0.5, 0.9])
  func `the share of kept values is near 1 − p`(probability: Float) throws {
    let count = 40_000
    let result = try SingleLayer(
      Dropout(probability), input: Array(repeating: 1, count: count), shape: [count],
      outputGradient: Array(repeating: 0, count: count))
    let kept = Double(result.output.filter { $0 != 0 }.count) / Double(count)
    let p = Double(probability)
    // Five standard deviations.
    #expect(abs(kept - (1 - p)) < 5 * (p * (1 - p) / Double(count)).squareRoot())
  }

  @Test func `with p = 1 everything is 0, with p = 0 nothing changes`() throws {
    let all = try SingleLayer(
      Dropout(1), input: [1, .infinity], shape: [2], outputGradient: [1, 1])
    #expect(all.output == [0, 0])
    #expect(all.inputGradient == [0, 0])
    let none = try SingleLayer(Dropout(0), input: [1, 2], shape: [2], outputGradient: [3, 4])
    #expect(none.output == [1, 2])
    #expect(none.inputGradient == [3, 4])
  }

  @Test func `an image's mask depends on its place in the batch, not on its group`() throws {
    let batch = [Float](repeating: 1, count: 6 * 20)
    let gradient = [Float](repeating: 0, count: 6 * 20)
    let runs = try [1, 2, 4].map {
      try BatchRun(
        [Dropout(0.5)], batch: batch, shape: [20], outputGradient: gradient, imagesPerPass: $0
      ).output
    }
    #expect(runs[0] == runs[1] && runs[1] == runs[2])
    #expect(runs[0][..<20] != runs[0][20..<40])
  }

  @Test(arguments: ["dropout_p05", "dropout_p02"])
  func `a given mask gives PyTorch's numbers`(name: String) throws {
    let reference = try ReferenceFile("layers")
    let example = try #require(reference.cases.first { $0["name"] as? String == name })
    let layer = Dropout(Float(try #require(example["p"] as? Double)))
    let input = try reference.tensor("\(name)/input")
    let shape = Shape(Array(input.shape.axes.dropFirst()))
    let network = try Sequential(input: shape, layers: [layer])
    let plan = NetworkPlan(network, threads: 1, forTraining: true, inputGradient: true)
    let pass = plan.passes[0].children[0]
    let images = input.shape[0]
    _ = pass.input.values.update(fromContentsOf: input.values)
    layer.forward(
      keeping: try reference.numbers("\(name)/mask").map { UInt8($0) }, images: images, in: pass)
    #expect(
      try Array(pass.output.values.prefix(input.count))
        == reference.tensor("\(name)/output").values)
    _ = pass.outputGradient?.values.update(
      fromContentsOf: try reference.tensor("\(name)/grad_output").values)
    layer.backward(images: images, in: pass)
    let found = try #require(pass.inputGradient).values.prefix(input.count)
    #expect(try Array(found) == reference.tensor("\(name)/grad_input").values)
  }
}
