import Networks
import Tensors

extension SelfTestTopic {
  /// Losses and their gradients.
  static let losses = SelfTestTopic("losses") { _, reference in
    let tolerance = try reference.tolerance()
    var findings = TopicFindings(tolerance: tolerance.words)
    for example in reference.cases {
      findings.check(example.name) {
        let allowed = try example.tolerance(else: tolerance)
        guard try example.text("kind") == "cross_entropy" else {
          throw NotBuilt(what: try example.text("kind"))
        }
        let (value, gradient) = try crossEntropy(example)
        return max(
          try allowed.error(of: [value], against: example.exact("value"), "\(example.name)/value"),
          try allowed.error(
            of: gradient, against: example.exact("grad_input"), "\(example.name)/grad_input"))
      }
    }
    for example in reference.refusals {
      // A wrong label stops the program, since only wrong code can bring one this far.
      findings.checkRefusal(example.name) { throw NotBuilt(what: "an error for it") }
    }
    return findings
  }

  /// The mean over the images, and its gradient.
  private static func crossEntropy(
    _ example: ReferenceCase
  ) throws -> (value: Double, gradient: [Float]) {
    let axes = try example.axes("input", count: 2)
    let scores = try example.tensor("input").values
    let labels = try example.indices("target", below: axes[1])
    guard labels.count == axes[0] else { throw example.wrong("target", expected: "\(axes[0])") }
    var gradient = [Float](repeating: 0, count: scores.count)
    var sum = 0.0
    for (image, label) in labels.enumerated() {
      let range = image * axes[1]..<(image + 1) * axes[1]
      sum += scores.withUnsafeBufferPointer { scores in
        gradient.withUnsafeMutableBufferPointer { gradient in
          SoftmaxCrossEntropy.lossAndGradient(
            scores: UnsafeBufferPointer(rebasing: scores[range]), label: label,
            scale: 1 / Double(axes[0]),
            gradient: UnsafeMutableBufferPointer(rebasing: gradient[range]))
        }
      }
    }
    return (sum / Double(axes[0]), gradient)
  }
}
