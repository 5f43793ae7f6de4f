import Networks
import Tensors

extension SelfTestTopic {
  /// Losses and their gradients.
  static let losses = SelfTestTopic("losses") { _, reference in
    let tolerance = try reference.tolerance()
    var findings = TopicFindings(tolerance: tolerance.words)
    for example in reference.cases {
      findings.check(example) {
        let allowed = try example.tolerance(else: tolerance)
        let mean = try mean(
          loss(example), of: example.tensor("input"), target: example)
        return max(
          try allowed.error(
            of: [mean.value], against: example.exact("value"), "\(example.name)/value"),
          try allowed.error(
            of: mean.gradient.values, against: example.exact("grad_input"),
            "\(example.name)/grad_input"))
      }
    }
    for example in reference.refusals {
      findings.checkRefusal(example) { try refused(loss(example), example) }
    }
    return findings
  }

  private static func loss(_ example: ReferenceCase) throws -> Loss {
    switch try example.text("kind") {
    case "cross_entropy": .crossEntropy
    case "bce_with_logits": .binaryCrossEntropyWithLogits
    case "bce": .binaryCrossEntropy
    case "mse": .meanSquaredError
    case let kind: throw NotBuilt(what: kind)
    }
  }

  private static func mean(
    _ loss: Loss, of input: Tensor, target example: ReferenceCase
  ) throws -> MeanLoss {
    guard loss.wantsClasses else {
      return try loss.mean(of: input, targets: example.tensor("target"))
    }
    return try loss.mean(of: input, labels: example.indices("target", below: 65_536))
  }

  /// The calls of the description, whose numbers matter only where they are given.
  private static func refused(_ loss: Loss, _ example: ReferenceCase) throws {
    if loss.wantsClasses {
      let shape = Shape(try example.sizes("logits"))
      _ = try loss.mean(of: Tensor(shape: shape), labels: example.wholes("labels"))
    } else if example["logits"] != nil {
      _ = try loss.mean(
        of: Tensor(shape: Shape(try example.sizes("logits"))),
        targets: Tensor(shape: Shape(try example.sizes("targets"))))
    } else {
      let outputs = try example.floats("probabilities")
      let targets = try example.floats("targets")
      _ = try loss.mean(
        of: Tensor(shape: [outputs.count], values: outputs),
        targets: Tensor(shape: [targets.count], values: targets))
    }
  }
}

extension ReferenceCase {
  fileprivate func floats(_ field: String) throws -> [Float] {
    guard let list = self[field]?.list?.map(\.number), !list.contains(nil) else {
      throw wrong(field, expected: "a list of numbers")
    }
    return list.compactMap { $0.map { Float($0) } }
  }
}
