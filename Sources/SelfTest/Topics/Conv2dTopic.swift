import Networks
import Tensors

extension SelfTestTopic {
  /// Convolutions forward and backward, to weights, bias and input.
  static let conv2d = SelfTestTopic("conv2d") { test, reference in
    let tolerance = try reference.tolerance()
    var findings = TopicFindings(tolerance: tolerance.words)
    for example in reference.cases {
      findings.check(example) {
        var network = try convolution(example)
        try network.load(from: example) { String($0.dropFirst("0.".count)) }
        return try example.layerError(
          network, allowed: try example.tolerance(else: tolerance), numerics: test.numerics)
      }
    }
    for example in reference.refusals {
      findings.checkRefusal(example) { try refusedConvolution(example) }
    }
    return findings
  }

  private static func convolution(_ example: ReferenceCase) throws -> Sequential {
    let input = try example.axes("input", count: 4)
    let weight = try example.axes("weight", count: 4)
    var padding = try example.wholes("padding")
    if let extra = example["extra_padding"]?.wholes, extra.count == 4, padding.count == 2 {
      // [top, bottom, left, right], beside what all sides get.
      padding = [0, 0, 1, 1].indices.map { extra[$0] + padding[$0 / 2] }
    }
    let groups = try example.whole("groups")
    return try ListedNetwork.build(
      "Conv2d",
      [
        "in": .number(Double(weight[1] * groups)), "out": .number(Double(weight[0])),
        "kernel": .wholes(try example.wholes("kernel")),
        "stride": .wholes(try example.wholes("stride")), "padding": .wholes(padding),
        "dilation": .wholes(try example.wholes("dilation")),
        "groups": .number(Double(groups)), "bias": .flag(try example.flag("bias")),
      ], input: Shape(Array(input.dropFirst())))
  }

  /// Builds the layer for the channels of its weights and shows it the wrong image.
  private static func refusedConvolution(_ example: ReferenceCase) throws {
    let (input, weight) = (try example.wholes("input"), try example.wholes("weight"))
    guard input.count == 4, weight.count == 4, (input + weight).allSatisfy({ $0 > 0 }) else {
      throw example.wrong("input", expected: "four axes")
    }
    let groups = example["groups"]?.whole ?? 1
    let fields: [String: JSONValue] = [
      "in": .number(Double(groups == 1 ? weight[1] : input[1])),
      "out": .number(Double(weight[0])), "kernel": .wholes(Array(weight.suffix(2))),
      "stride": .wholes([1, 1]), "padding": example["padding"] ?? .wholes([0, 0]),
      "dilation": .wholes([1, 1]), "groups": .number(Double(groups)), "bias": .flag(true),
    ]
    let channels = groups == 1 ? weight[1] : input[1]
    let shape = Shape([channels, input[2], input[3]])
    var network = try ListedNetwork.build(
      "Conv2d", fields, input: shape)
    try network.drawFewParameters(for: example)
    _ = try network.outputShape(for: Shape(Array(input.dropFirst())))
  }
}
