import Mathematics

/// The surprise, in nats, at the true class when scores are read as probabilities.
///
/// loss = log Σ eˣ − x of the true class; finite for any finite scores.
///
/// Source: Bishop 2006, §4.3.4; the largest score is subtracted first.
public enum SoftmaxCrossEntropy {
  /// The loss of one image, in nats, from one score for each class and the true class.
  public static func loss(scores: UnsafeBufferPointer<Float>, label: Int) -> Double {
    precondition(scores.indices.contains(label), "label \(label) of \(scores.count) classes")
    let largest = Double(scores.max() ?? 0)
    var sum = 0.0
    for score in scores { sum += exponential(Double(score) - largest) }
    return logarithm(sum) + largest - Double(scores[label])
  }

  /// The same loss, and its gradient times `scale`: softmax minus 1 at the true class.
  public static func lossAndGradient(
    scores: UnsafeBufferPointer<Float>, label: Int, scale: Double,
    gradient: UnsafeMutableBufferPointer<Float>
  ) -> Double {
    precondition(scores.indices.contains(label), "label \(label) of \(scores.count) classes")
    let largest = Double(scores.max() ?? 0)
    var sum = 0.0
    for score in scores { sum += exponential(Double(score) - largest) }
    for (i, score) in scores.enumerated() {
      let probability = exponential(Double(score) - largest) / sum
      gradient[i] = Float((probability - (i == label ? 1 : 0)) * scale)
    }
    return logarithm(sum) + largest - Double(scores[label])
  }

  /// The probability of one class, 0 to 1.
  public static func probability(of label: Int, scores: UnsafeBufferPointer<Float>) -> Float {
    precondition(scores.indices.contains(label), "label \(label) of \(scores.count) classes")
    let largest = Double(scores.max() ?? 0)
    var sum = 0.0
    for score in scores { sum += exponential(Double(score) - largest) }
    return Float(exponential(Double(scores[label]) - largest) / sum)
  }
}

/// Probabilities from scores: eˣ / Σ eˣ, which add up to 1.
///
/// Source: Bishop 2006, §4.3.4; the largest score is subtracted first.
public func softmax(_ scores: [Float]) -> [Float] {
  let largest = Double(scores.max() ?? 0)
  let powers = scores.map { exponential(Double($0) - largest) }
  let sum = powers.reduce(0, +)
  return powers.map { Float($0 / sum) }
}
