import Networks
import Tensors

extension SelfTestTopic {
  /// Linear, activations, dropout and batch normalisation, forward and backward.
  static let layers = SelfTestTopic("layers") { test, reference in
    let tolerance = try reference.tolerance()
    var findings = TopicFindings(tolerance: "\(tolerance.words); some: equal")
    for example in reference.cases {
      findings.check(example) {
        let allowed = try example.tolerance(else: tolerance)
        switch try example.text("kind") {
        case "linear":
          var network = try linear(
            weight: example.axes("weight", count: 2), bias: example.flag("bias"), example.name)
          try network.load(from: example) { String($0.dropFirst("0.".count)) }
          return try example.layerError(network, allowed: allowed, numerics: test.numerics)
        case "relu":
          return try example.layerError(
            activation("ReLU", example), allowed: .equal, numerics: test.numerics)
        case "sigmoid":
          return try example.layerError(
            activation("Sigmoid", example), allowed: allowed, numerics: test.numerics)
        case "softmax":
          return try example.layerError(
            activation("Softmax", example), allowed: allowed, numerics: test.numerics)
        case "log_softmax":
          return try example.layerError(
            activation("LogSoftmax", example), allowed: allowed, numerics: test.numerics)
        case "dropout": return try dropout(example, numerics: test.numerics)
        case "batch_norm2d":
          return try example.batchNormError(allowed: allowed, numerics: test.numerics)
        case let kind: throw NotBuilt(what: kind)
        }
      }
    }
    for example in reference.refusals {
      findings.checkRefusal(example) {
        let input = Shape(Array(try example.sizes("input").dropFirst()))
        if try example.text("kind") == "batch_norm2d" {
          let images = try example.sizes("input")[0]
          return try BatchNorm2d().checkTraining(images: images, input: input)
        }
        var network = try linear(
          weight: example.wholes("weight"), bias: true, example.name)
        try network.drawFewParameters(for: example)
        _ = try network.outputShape(for: input)
      }
    }
    return findings
  }

  private static func linear(weight: [Int], bias: Bool, _ place: String) throws -> Sequential {
    guard weight.count == 2, weight.allSatisfy({ $0 > 0 }) else {
      throw ReferenceError(place: place, problem: .wrong("weight", expected: "two axes"))
    }
    return try ListedNetwork.build(
      "Linear",
      ["in": .number(Double(weight[1])), "out": .number(Double(weight[0])), "bias": .flag(bias)],
      input: [weight[1]])
  }

  /// Dropout with the case's mask in place of one that is drawn.
  private static func dropout(_ example: ReferenceCase, numerics: Numerics) throws -> Double {
    let shape = Shape(Array(try example.axes("input", count: nil).dropFirst()))
    let network = try ListedNetwork.build(
      "Dropout", ["p": .number(try example.number("p"))], input: shape)
    let mask = try example.indices("mask", below: 2).map { UInt8($0) }
    guard let layer = network.layers.first as? Dropout,
      try example.tensor("input").count == mask.count
    else { throw example.wrong("mask", expected: "a place for each value") }
    let run = try NetworkRun(
      network, input: example.tensor("input").values,
      outputGradient: example.tensor("grad_output").values, numerics: numerics
    ) { images, pass in
      let places = images.lowerBound * shape.count..<images.upperBound * shape.count
      layer.forward(keeping: Array(mask[places]), images: images.count, in: pass.children[0])
    }
    return try example.error(of: run, allowed: .equal, output: .equal)
  }

  private static func activation(
    _ type: String, _ example: ReferenceCase
  ) throws -> Sequential {
    let shape = Shape(Array(try example.axes("input", count: nil).dropFirst()))
    return try ListedNetwork.build(
      type, [:], input: shape)
  }
}
