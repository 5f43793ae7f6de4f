import Mathematics

/// How wrong a network's outputs are, in nats or in squared units; always the mean over samples.
///
/// All are finite for logits of any finite size.
public enum Loss: String, Codable, Sendable, CaseIterable {
  /// The surprise at the true class when scores are read as probabilities.
  ///
  /// Source: Bishop 2006, §4.3.4.
  case crossEntropy
  /// The surprise at yes-or-no targets when each output z is the logit of a yes:
  /// max(z, 0) − z·t + log(1 + e^−|z|).
  ///
  /// Source: Bishop 2006, eq. 4.90, in a form that cannot overflow.
  case binaryCrossEntropyWithLogits
  /// The surprise at yes-or-no targets when each output p is the probability of a yes:
  /// −t·log p − (1 − t)·log(1 − p), each logarithm at least −100.
  ///
  /// Source: Bishop 2006, eq. 4.90; the bounds are PyTorch's.
  case binaryCrossEntropy
  /// (y − t)².
  ///
  /// Source: Bishop 2006, eq. 1.2, without the factor ½.
  case meanSquaredError

  /// Whether targets are classes, one score each, instead of numbers in the outputs' shape.
  public var wantsClasses: Bool { self == .crossEntropy }

  /// The mean loss over one sample's outputs, and its gradient times `scale`.
  ///
  /// Not finite where an output is not a number, or no probability where one is wanted.
  func lossAndGradient(
    outputs: UnsafeBufferPointer<Float>, targets: UnsafeBufferPointer<Float>, scale: Double,
    gradient: UnsafeMutableBufferPointer<Float>
  ) -> Double {
    precondition(
      outputs.count == targets.count, "\(targets.count) targets for \(outputs.count) outputs")
    var sum = 0.0
    let share = scale / Double(outputs.count)
    for i in outputs.indices {
      let term = term(output: Double(outputs[i]), target: Double(targets[i]))
      sum += term.loss
      gradient[i] = Float(term.slope * share)
    }
    return sum / Double(outputs.count)
  }

  /// The loss of one image with that label, and its gradient times `scale`.
  ///
  /// Cross-entropy reads one score for each class. The other losses compare a single output with
  /// the label, 0 or 1, and several outputs with the label one-hot: 1 in its place and 0 elsewhere.
  package func lossAndGradient(
    outputs: UnsafeBufferPointer<Float>, label: Int, scale: Double,
    gradient: UnsafeMutableBufferPointer<Float>
  ) -> Double {
    if self == .crossEntropy {
      return SoftmaxCrossEntropy.lossAndGradient(
        scores: outputs, label: label, scale: scale, gradient: gradient)
    }
    var sum = 0.0
    let share = scale / Double(outputs.count)
    for i in outputs.indices {
      let term = term(
        output: Double(outputs[i]), target: target(ofOutput: i, of: outputs.count, label: label))
      sum += term.loss
      gradient[i] = Float(term.slope * share)
    }
    return sum / Double(outputs.count)
  }

  /// The loss of one image with that label.
  package func loss(outputs: UnsafeBufferPointer<Float>, label: Int) -> Double {
    if self == .crossEntropy { return SoftmaxCrossEntropy.loss(scores: outputs, label: label) }
    var sum = 0.0
    for i in outputs.indices {
      let target = target(ofOutput: i, of: outputs.count, label: label)
      sum += term(output: Double(outputs[i]), target: target).loss
    }
    return sum / Double(outputs.count)
  }

  /// What an output should be for an image with that label.
  private func target(ofOutput index: Int, of count: Int, label: Int) -> Double {
    precondition((0..<max(count, 2)).contains(label), "label \(label) of \(count) outputs")
    return count == 1 ? Double(label) : (index == label ? 1 : 0)
  }

  /// One output's share of the loss, and its derivative.
  private func term(output: Double, target: Double) -> (loss: Double, slope: Double) {
    switch self {
    case .crossEntropy: preconditionFailure("cross-entropy has no share for a single score")
    case .binaryCrossEntropyWithLogits:
      let loss =
        max(output, 0) - output * target + logarithm(1 + exponential(-output.magnitude))
      return (output.isNaN ? output : loss, sigmoid(output) - target)
    case .binaryCrossEntropy:
      guard (0...1).contains(output) else { return (.nan, .nan) }
      let loss =
        -target * max(logarithm(output), -100)
        - (1 - target) * max(logarithm(1 - output), -100)
      return (loss, (output - target) / max(output * (1 - output), 1e-12))
    case .meanSquaredError:
      let difference = output - target
      return (difference * difference, 2 * difference)
    }
  }
}
