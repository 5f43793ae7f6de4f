import Networks
import ReferenceValues
import Tensors
import Testing

struct OptimizerTests {
  /// The reference files' own rule for this topic.
  static let tolerance = (relative: 2e-6, absolute: 1e-7)

  @Test func `momentum remembers the last gradients`() {
    var optimizer = SGD(learningRate: 0.5, momentum: 0.5)
    var model = OneParameter([1])
    model.parameter.gradient = Tensor(shape: [1], values: [1])
    optimizer.update(&model)
    optimizer.update(&model)
    // Steps of 0.5 · 1 and 0.5 · 1.5.
    #expect(model.parameter.value.values == [-0.25])
  }

  @Test func `a copy of an optimiser is a snapshot`() {
    var optimizer = Adam(learningRate: 0.1)
    var model = OneParameter([1])
    model.parameter.gradient = Tensor(shape: [1], values: [1])
    optimizer.update(&model)
    var snapshot = optimizer
    var copy = model
    optimizer.update(&model)
    snapshot.update(&copy)
    #expect(copy.parameter == model.parameter)
  }

  @Test(arguments: [
    "sgd", "sgd_momentum", "sgd_momentum_weight_decay", "adam", "adam_lr_01",
    "adam_weight_decay",
  ])
  func `trajectories agree with PyTorch`(name: String) throws {
    let reference = try ReferenceFile("optimizers")
    let example = try #require(reference.cases.first { $0["name"] as? String == name })
    let rate = Float(try #require(example["lr"] as? Double))
    let momentum = Float(example["momentum"] as? Double ?? 0)
    let decay = Float(example["weight_decay"] as? Double ?? 0)
    var optimizer: any Optimizer =
      name.hasPrefix("sgd")
      ? SGD(learningRate: rate, momentum: momentum, weightDecay: decay)
      : Adam(learningRate: rate, weightDecay: decay)
    let initial = try reference.tensor("\(name)/initial")
    let gradients = try reference.tensor("\(name)/gradients")
    var model = OneParameter(initial.values)
    var trajectory: [Float] = []
    for step in 0..<gradients.shape[0] {
      let row = gradients.values[step * initial.count..<(step + 1) * initial.count]
      model.parameter.gradient = Tensor(shape: initial.shape, values: Array(row))
      optimizer.update(&model)
      trajectory += model.parameter.value.values
    }
    let expected = try reference.numbers("\(name)/trajectory_f64")
    #expect(
      worstError(trajectory, expected)
        <= Self.tolerance.absolute + Self.tolerance.relative * largest(expected))
  }
}

/// Which parameters an optimiser leaves alone.
struct ParameterChoiceTests {
  @Test func `frozen parameters keep their values and start afresh when unfrozen`() {
    var optimizer = SGD(learningRate: 1)
    var model = OneParameter([1])
    model.parameter.gradient = Tensor(shape: [1], values: [0.5])
    model.freeze()
    optimizer.update(&model)
    #expect(model.parameter.value.values == [1])
    model.unfreeze()
    optimizer.update(&model)
    #expect(model.parameter.value.values == [0.5])
  }

  @Test func `only the chosen layers' parameters change`() {
    var chosen = SGD(learningRate: 1, parameters: .layers(["parameter"]))
    var others = SGD(learningRate: 1, parameters: .layers(["param"]))
    var model = OneParameter([1])
    model.parameter.gradient = Tensor(shape: [1], values: [0.5])
    others.update(&model)
    #expect(model.parameter.value.values == [1])
    chosen.update(&model)
    #expect(model.parameter.value.values == [0.5])
  }

  @Test func `an image can be optimised too`() {
    var image = TrainableImage(Tensor(shape: [1, 1, 2], values: [1, 2]))
    image.pixels.gradient = Tensor(shape: [1, 1, 2], values: [-1, 1])
    var ascent = SGD(learningRate: -1)
    ascent.update(&image)
    #expect(image.pixels.value.values == [0, 3])
  }
}

/// A model that is nothing but one parameter.
private struct OneParameter: Layer {
  static let kind = "OneParameter"
  var parameter: Parameter
  var description: String { Self.kind }

  init(_ values: [Float]) {
    parameter = Parameter(Tensor(shape: [values.count], values: values))
  }

  func outputShape(for input: Shape) throws(ShapeError) -> Shape { input }
  func forward(images: Int, in pass: Pass) {}
  func backward(images: Int, in pass: Pass) {}
  mutating func forEachParameter(
    _ body: (_ name: String, inout Parameter) throws -> Void
  ) rethrows {
    try body("parameter", &parameter)
  }
}
