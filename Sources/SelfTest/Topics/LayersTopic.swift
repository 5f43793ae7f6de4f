import Networks
import Tensors

extension SelfTestTopic {
  /// Linear, activations, dropout and batch normalisation, forward and backward.
  static let layers = SelfTestTopic("layers") { test, reference in
    let tolerance = try reference.tolerance()
    var findings = TopicFindings(tolerance: "\(tolerance.words); ReLU: equal")
    for example in reference.cases {
      findings.check(example.name) {
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
        case let kind: throw NotBuilt(what: kind)
        }
      }
    }
    for example in reference.refusals {
      findings.checkRefusal(example.name) {
        guard try example.text("kind") == "linear" else {
          throw NotBuilt(what: try example.text("kind"))
        }
        var network = try linear(
          weight: example.wholes("weight"), bias: true, example.name)
        network.drawParameters()
        _ = try network.outputShape(for: Shape(Array(try example.wholes("input").dropFirst())))
      }
    }
    return findings
  }

  private static func linear(weight: [Int], bias: Bool, _ place: String) throws -> Sequential {
    guard weight.count == 2, weight.allSatisfy({ $0 > 0 }) else {
      throw ReferenceError(place: place, problem: .wrong("weight", expected: "two axes"))
    }
    return try LayerFactory.network(
      of: "Linear",
      ["in": .number(Double(weight[1])), "out": .number(Double(weight[0])), "bias": .flag(bias)],
      input: [weight[1]], place: place)
  }

  private static func activation(
    _ type: String, _ example: ReferenceCase
  ) throws -> Sequential {
    let shape = Shape(Array(try example.axes("input", count: nil).dropFirst()))
    return try LayerFactory.network(of: type, [:], input: shape, place: example.name)
  }
}
