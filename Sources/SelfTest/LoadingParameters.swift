import Mathematics
import Networks
import Tensors

extension Sequential {
  /// Takes all parameters and statistics from a case.
  ///
  /// - Parameters:
  ///   - example: where they are.
  ///   - tensorName: what the case calls a parameter.
  /// - Throws: `ReferenceError` when one is missing or has another shape; some may then have
  ///   changed.
  mutating func load(
    from example: ReferenceCase, named tensorName: (String) -> String
  ) throws {
    try checkShapes(in: example, named: tensorName)
    // The layers take no values before they drew first ones.
    drawParameters()
    try forEachParameter { name, parameter in
      parameter.value = try example.tensor(tensorName(name), of: parameter.value.shape)
    }
    try forEachStatistic { name, statistic in
      statistic = try example.tensor(tensorName(name), of: statistic.shape)
    }
  }

  /// Compares the tensors with what the layers will have, before memory is taken for it: what a
  /// file describes may then take no more than the file and its few cases' activations do.
  private func checkShapes(
    in example: ReferenceCase, named tensorName: (String) -> String
  ) throws {
    let outline = try NetworkOutline(self)
    for layer in outline.layers.flatMap(\.allLayers) {
      for (name, axes) in layer.description.tensors {
        let tensor = tensorName("\(layer.path).\(name)")
        guard try example.shape(tensor) == axes else {
          throw example.wrong(tensor, expected: "\(Shape(axes))")
        }
      }
    }
    var numbers = 0
    for step in outline.steps {
      numbers += step.outputShape.count
      guard numbers <= Self.mostActivations else {
        throw example.wrong("layers", expected: "a network for a self-test, but far larger")
      }
    }
  }

  /// What the layers may write for one image: 256 MiB.
  private static let mostActivations = 1 << 26

  /// Gives every layer some weights, unless they are far more than a refused call needs.
  mutating func drawFewParameters(for example: ReferenceCase) throws {
    guard try NetworkOutline(self).parameterCount <= 1 << 20 else {
      throw example.wrong("weight", expected: "a small shape")
    }
    drawParameters()
  }

  /// Gives every layer some weights, so that it knows their shapes.
  private mutating func drawParameters() {
    var random = SeededRandom(seed: 0)
    initialize(for: inputShape, using: &random)
  }
}

extension LayerOutline {
  /// The layer and all inside it.
  fileprivate var allLayers: [LayerOutline] { [self] + children.flatMap(\.allLayers) }
}

extension LayerDescription {
  /// The axes of the layer's own parameters and statistics, by their names.
  fileprivate var tensors: [(name: String, axes: [Int])] {
    switch kind {
    case .conv2d(let it):
      [("weight", [it.outputs, it.inputs / it.groups, it.kernel.rows, it.kernel.columns])]
        + (it.bias ? [("bias", [it.outputs])] : [])
    case .linear(let inputs, let outputs, let bias):
      [("weight", [outputs, inputs])] + (bias ? [("bias", [outputs])] : [])
    case .batchNorm2d(let features, _, _):
      ["weight", "bias", "running_mean", "running_var"].map { ($0, [features]) }
    default: []
    }
  }
}

extension ReferenceCase {
  /// A single-precision tensor that must have a shape.
  fileprivate func tensor(_ name: String, of shape: Shape) throws -> Tensor {
    let tensor = try tensor(name)
    guard tensor.shape == shape else { throw wrong(name, expected: "\(shape)") }
    return tensor
  }
}
