import Networks
import Tensors

extension SelfTestTopic {
  /// Pooling forward and backward; the largest values must be equal to the last bit.
  static let pooling = SelfTestTopic("pooling") { test, reference in
    let tolerance = try reference.tolerance()
    var findings = TopicFindings(tolerance: "\(tolerance.words); max: equal")
    for example in reference.cases {
      findings.check(example) {
        let shape = Shape(Array(try example.axes("input", count: 4).dropFirst()))
        let network = try pooling(example, input: shape)
        return try example.layerError(
          network, allowed: try example.tolerance(else: tolerance),
          output: try example.text("kind") == "max" ? .equal : nil, numerics: test.numerics)
      }
    }
    for example in reference.refusals {
      findings.checkRefusal(example) {
        let axes = try example.wholes("input")
        guard axes.count == 4, axes.allSatisfy({ $0 > 0 }) else {
          throw example.wrong("input", expected: "four axes")
        }
        _ = try pooling(example, input: Shape(Array(axes.dropFirst())))
      }
    }
    return findings
  }

  private static func pooling(_ example: ReferenceCase, input: Shape) throws -> Sequential {
    let kind = try example.text("kind")
    if kind == "adaptive_avg" {
      return try ListedNetwork.build(
        "AdaptiveAvgPool2d", ["output": .wholes(try example.wholes("output"))], input: input)
    }
    if let dilation = example["dilation"]?.wholes, dilation != [1, 1] {
      throw NotBuilt(what: "dilated pooling")
    }
    var fields: [String: JSONValue] = [
      "kernel": .wholes(try example.wholes("kernel")),
      "stride": .wholes(try example.wholes("stride")),
      "padding": .wholes(try example.wholes("padding")),
    ]
    if example["ceil"]?.flag == true { fields["rounding"] = .text("up") }
    if example["count_include_pad"]?.flag == false { fields["divisor"] = .text("image") }
    return try ListedNetwork.build(
      kind == "max" ? "MaxPool2d" : "AvgPool2d", fields, input: input)
  }
}
