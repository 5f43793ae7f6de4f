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
    // The layers themselves know the shapes once they drew first weights.
    drawParameters()
    try forEachParameter { name, parameter in
      parameter.value = try example.tensor(tensorName(name), of: parameter.value.shape)
    }
    try forEachStatistic { name, statistic in
      statistic = try example.tensor(tensorName(name), of: statistic.shape)
    }
  }

  /// Gives every layer some weights, so that it knows their shapes.
  mutating func drawParameters() {
    var random = SeededRandom(seed: 0)
    initialize(for: inputShape, using: &random)
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
