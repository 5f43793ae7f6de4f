import Networks
import Tensors

extension SelfTestTopic {
  /// What optimisers make of given gradients, step by step.
  static let optimizers = SelfTestTopic("optimizers") { _, reference in
    let tolerance = try reference.tolerance()
    var findings = TopicFindings(tolerance: tolerance.words)
    for example in reference.cases {
      findings.check(example) {
        let trajectory = try trajectory(of: optimizer(for: example), example)
        return try example.tolerance(else: tolerance).error(
          of: trajectory, against: example.exact("trajectory"), "\(example.name)/trajectory")
      }
    }
    return findings
  }

  /// The optimiser that a case describes; its name may stand in another field.
  static func optimizer(
    for example: ReferenceCase, kind field: String = "kind"
  ) throws -> any Optimizer {
    let rate = Float(try example.number("lr"))
    let decay = try example["weight_decay"].map { _ in try example.number("weight_decay") } ?? 0
    guard example["nesterov"]?.flag != true else { throw NotBuilt(what: "Nesterov's momentum") }
    switch try example.text(field) {
    case "sgd":
      let momentum = try example["momentum"].map { _ in try example.number("momentum") } ?? 0
      return SGD(
        learningRate: rate, momentum: Float(momentum), weightDecay: Float(decay))
    case "adam": return Adam(learningRate: rate, weightDecay: Float(decay))
    case let kind: throw NotBuilt(what: kind)
    }
  }

  private static func trajectory(
    of optimizer: any Optimizer, _ example: ReferenceCase
  ) throws -> [Float] {
    var optimizer = optimizer
    let initial = try example.tensor("initial")
    let gradients = try example.tensor("gradients")
    guard initial.count > 0, gradients.count % initial.count == 0 else {
      throw example.wrong("gradients", expected: "rows of \(initial.count)")
    }
    var model = OneParameter(initial)
    var trajectory: [Float] = []
    let rows = gradients.values
    for start in stride(from: 0, to: rows.count, by: initial.count) {
      model.parameter.gradient = Tensor(
        shape: initial.shape, values: Array(rows[start..<start + initial.count]))
      optimizer.update(&model)
      trajectory += model.parameter.value.values
    }
    return trajectory
  }
}

/// A model that is nothing but one parameter.
private struct OneParameter: ParameterHolder {
  var parameter: Parameter

  init(_ value: Tensor) {
    parameter = Parameter(value)
  }

  mutating func forEachParameter(
    _ body: (_ name: String, inout Parameter) throws -> Void
  ) rethrows {
    try body("parameter", &parameter)
  }
}
