import Networks
import Tensors

extension ReferenceCase {
  /// Runs a layer on the case's input and compares all that comes out.
  ///
  /// - Parameters:
  ///   - network: the layer, with its parameters.
  ///   - allowed: the rule for gradients, and for outputs that have no other.
  ///   - output: the rule for outputs.
  ///   - numerics: the arithmetic of the products.
  /// - Returns: the largest error, as a share of what is allowed.
  /// - Throws: `ReferenceError` when tensors are missing or do not fit.
  func layerError(
    _ network: Sequential, allowed: ReferenceTolerance, output: ReferenceTolerance? = nil,
    numerics: Numerics
  ) throws -> Double {
    try error(
      of: NetworkRun(
        network, input: tensor("input").values, outputGradient: tensor("grad_output").values,
        numerics: numerics), allowed: allowed, output: output ?? allowed)
  }

  /// Compares all that came out of a run.
  ///
  /// - Parameters:
  ///   - run: a layer forward and backward.
  ///   - allowed: the rule for gradients.
  ///   - output: the rule for outputs.
  /// - Returns: the largest error, as a share of what is allowed.
  /// - Throws: `ReferenceError` when tensors are missing or do not fit.
  func error(
    of run: NetworkRun, allowed: ReferenceTolerance, output: ReferenceTolerance
  ) throws -> Double {
    var worst = max(
      try output.error(of: run.output, against: exact("output"), "\(name)/output"),
      try allowed.error(
        of: run.inputGradient, against: exact("grad_input"), "\(name)/grad_input"))
    for (parameter, gradient) in run.parameterGradients {
      let tensor = "grad_\(parameter.dropFirst("0.".count))"
      worst = max(
        worst, try allowed.error(of: gradient, against: exact(tensor), "\(name)/\(tensor)"))
    }
    return worst
  }

  /// The double-precision values of a tensor where there are some.
  func exact(_ tensor: String) throws -> [Double] {
    try numbers(has("\(tensor)_f64") ? "\(tensor)_f64" : tensor)
  }

  /// A tensor's axes, none of them empty.
  func axes(_ tensor: String, count: Int?) throws -> [Int] {
    let axes = try shape(tensor)
    guard axes.allSatisfy({ $0 > 0 }), axes.count == count ?? axes.count, axes.count > 1 else {
      throw wrong(tensor, expected: "\(count.map(String.init) ?? "two or more") axes")
    }
    return axes
  }

  /// A shape that is not too large to be tried.
  func sizes(_ field: String) throws -> [Int] {
    let sizes = try wholes(field)
    guard sizes.allSatisfy((1...1000).contains), (1...4).contains(sizes.count),
      sizes.reduce(1, *) <= 1 << 20
    else {
      throw wrong(field, expected: "a small shape")
    }
    return sizes
  }
}
