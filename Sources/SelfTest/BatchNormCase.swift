import Networks
import Tensors

extension ReferenceCase {
  /// Runs batch normalisation for one or several steps, and compares what each gives and what the
  /// running values have become in the end.
  ///
  /// - Parameters:
  ///   - allowed: the rule for all tensors.
  ///   - numerics: the arithmetic of the products.
  /// - Returns: the largest error, as a share of what is allowed.
  /// - Throws: `ReferenceError` when tensors are missing or do not fit.
  func batchNormError(allowed: ReferenceTolerance, numerics: Numerics) throws -> Double {
    let steps = try whole("steps")
    var axes = try axes("input", count: steps == 1 ? 4 : 5)
    if steps > 1, axes.removeFirst() != steps { throw wrong("steps", expected: "those of input") }
    let isTraining = try flag("training")
    var network = try ListedNetwork.build(
      "BatchNorm2d",
      [
        "features": .number(Double(axes[1])), "eps": .number(try number("eps")),
        "momentum": .number(try number("momentum")),
      ], input: Shape(Array(axes.dropFirst())))
    try network.load(from: self) { String($0.dropFirst("0.".count)) }
    let size = axes.reduce(1, *)
    let (input, outputGradient) = (
      try tensor("input").values, try tensor("grad_output").values
    )
    guard input.count == steps * size, outputGradient.count == input.count else {
      throw wrong("grad_output", expected: "as many numbers as input")
    }
    var found: [String: [Float]] = [:]
    for start in stride(from: 0, to: input.count, by: size) {
      let run = try NetworkRun(
        network, input: Array(input[start..<start + size]),
        outputGradient: Array(outputGradient[start..<start + size]),
        mode: isTraining ? .training : .evaluation, numerics: numerics)
      network = run.network
      found["output", default: []] += run.output
      found["grad_input", default: []] += run.inputGradient
      for (parameter, gradient) in run.parameterGradients {
        found["grad_\(parameter.dropFirst("0.".count))", default: []] += gradient
      }
    }
    if isTraining {
      for (statistic, value) in network.statistics {
        found["\(statistic.dropFirst("0.".count))_after"] = value.values
      }
    }
    return try found.reduce(0) { worst, item in
      max(
        worst,
        try allowed.error(of: item.value, against: exact(item.key), "\(name)/\(item.key)"))
    }
  }
}
