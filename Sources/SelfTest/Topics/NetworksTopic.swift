import Datasets
import Networks
import Tensors

extension SelfTestTopic {
  /// Whole networks with batch normalisation and residual blocks: training on pictures that the
  /// topic brings along, and gradients at inner layers.
  static let networks = SelfTestTopic("networks", isOptional: true) { test, reference in
    let tolerance = try reference.tolerance()
    var findings = TopicFindings(tolerance: "losses 5e-05; \(tolerance.words)")
    for example in reference.cases {
      switch example["kind"]?.text {
      case "training" where example.hasName:
        findings.checkRuns(of: example, in: test, reference) { try pictures(of: example) }
      case "run" where example.hasName: continue
      default:
        findings.check(example) {
          let kind = try example.text("kind")
          guard kind == "gradients" else { throw NotBuilt(what: kind) }
          return try gradientError(example, allowed: tolerance, numerics: test.numerics)
        }
      }
    }
    return findings
  }

  private static func pictures(of setting: ReferenceCase) throws -> LabeledImages {
    let axes = try setting.axes("images", count: 4)
    let classes = try setting.classes()
    let labels = try setting.indices("labels", below: classes)
    guard labels.count == axes[0] else {
      throw setting.wrong("labels", expected: "one for each image")
    }
    return LabeledImages(
      channels: axes[1], height: axes[2], width: axes[3],
      pixels: try setting.indices("images", below: 256).map { UInt8($0) },
      labels: labels.map { UInt8($0) }, classNames: (0..<classes).map(String.init))
  }

  /// Outputs and gradients of inner layers and of the input, in evaluation mode.
  private static func gradientError(
    _ example: ReferenceCase, allowed: ReferenceTolerance, numerics: Numerics
  ) throws -> Double {
    let input = try example.tensor("input")
    var network = try ListedNetwork.build(example["layers"], input: input.shape)
    try network.load(from: example) { "weights/\($0)" }
    let outputGradient = try example.tensor("grad_output").values
    guard outputGradient.count == network.finalShape.count else {
      throw example.wrong("grad_output", expected: "of the shape \(network.finalShape)")
    }
    let probe = Probe(network, numerics: numerics)
    var found = [(name: "output", values: probe.forward(input.values))]
    probe.backward(from: outputGradient)
    found.append(("input_gradient", probe.inputGradient.values))
    for path in example["paths"]?.list?.compactMap(\.text) ?? [] {
      let layer = LayerPath(path)
      found.append(("activation/\(path)", try probe.activation(at: layer).values))
      found.append(("gradient/\(path)", try probe.gradient(at: layer).values))
    }
    return try found.reduce(0) { worst, item in
      max(
        worst,
        try allowed.error(
          of: item.values, against: example.exact(item.name), "\(example.name)/\(item.name)"))
    }
  }
}
