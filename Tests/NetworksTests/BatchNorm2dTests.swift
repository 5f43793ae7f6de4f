import Networks
import ReferenceValues
import Tensors
import Testing

struct BatchNorm2dTests {
  @Test func `training gives every channel mean 0 and variance 1`() throws {
    let result = try SingleLayer(
      fresh(channels: 1), input: [1, 3], shape: [1, 1, 1], outputGradient: [1, 1])
    // 1/√(1 + ε) with ε = 10⁻⁵.
    #expect(abs(result.output[0] + 0.999995) < 1e-7)
    #expect(abs(result.output[1] - 0.999995) < 1e-7)
  }

  /// The reference files' own rule for this topic.
  static let tolerance = (relative: 2e-6, absolute: 1e-6)

  @Test(arguments: ["bn_train", "bn_eval", "bn_train_3_steps", "bn_eval_batch1"])
  func `forward, backward and running values agree with PyTorch`(name: String) throws {
    let reference = try ReferenceFile("layers")
    let example = try #require(reference.cases.first { $0["name"] as? String == name })
    let isTraining = try #require(example["training"] as? Bool)
    let steps = try #require(example["steps"] as? Int)
    let input = try reference.tensor("\(name)/input")
    let axes = Array(input.shape.axes.suffix(3))
    var layer = BatchNorm2d(epsilon: Float(try #require(example["eps"] as? Double)))
    layer.weight.value = try reference.tensor("\(name)/weight")
    layer.bias.value = try reference.tensor("\(name)/bias")
    layer.runningMean = try reference.tensor("\(name)/running_mean")
    layer.runningVariance = try reference.tensor("\(name)/running_var")
    let gradient = try reference.tensor("\(name)/grad_output").values
    var found: [String: [Float]] = [:]
    let size = input.count / steps
    for step in 0..<steps {
      let run = try BatchRun(
        [layer], batch: Array(input.values[step * size..<(step + 1) * size]),
        shape: Shape(axes),
        outputGradient: Array(gradient[step * size..<(step + 1) * size]),
        mode: isTraining ? .training : .evaluation)
      found["output_f64", default: []] += run.output
      found["grad_input_f64", default: []] += run.inputGradient
      found["grad_weight_f64", default: []] += run.parameterGradients[0]
      found["grad_bias_f64", default: []] += run.parameterGradients[1]
      layer = try #require(run.network[0] as? BatchNorm2d)
    }
    if isTraining {
      found["running_mean_after_f64"] = layer.runningMean.values
      found["running_var_after_f64"] = layer.runningVariance.values
    }
    for (quantity, values) in found {
      let expected = try reference.numbers("\(name)/\(quantity)")
      let allowed = Self.tolerance.absolute + Self.tolerance.relative * largest(expected)
      #expect(worstError(values, expected) <= allowed, "\(quantity)")
    }
  }

  @Test func `a batch with one value per channel is refused`() {
    let error = #expect(throws: ShapeError.self) {
      try BatchNorm2d().checkTraining(images: 1, input: [3, 1, 1])
    }
    #expect(
      error?.description
        == "BatchNorm2d(): expected more than one value per channel in a batch, found 3×1×1. "
        + "A batch holds a single image: choose a batch size that leaves none alone.")
  }

  private func fresh(channels: Int) -> BatchNorm2d {
    var layer = BatchNorm2d()
    let ones = [Float](repeating: 1, count: channels)
    layer.weight.value = Tensor(shape: [channels], values: ones)
    layer.bias.value = Tensor(shape: [channels])
    layer.runningMean = Tensor(shape: [channels])
    layer.runningVariance = Tensor(shape: [channels], values: ones)
    return layer
  }
}
