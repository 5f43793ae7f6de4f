import Networks
import ReferenceValues
import Tensors
import Testing

struct SoftmaxCrossEntropyTests {
  /// The reference files' own rule for this topic.
  static let tolerance = (relative: 1e-6, absolute: 1e-7)

  @Test func `equal scores cost the logarithm of the classes`() {
    let loss = [Float](repeating: 3, count: 10).withUnsafeBufferPointer {
      SoftmaxCrossEntropy.loss(scores: $0, label: 4)
    }
    // ln 10 to the precision of a Double.
    #expect(abs(loss - 2.302585092994046) < 1e-15)
  }

  @Test(arguments: [Float(100), -100])
  func `large scores stay finite`(score: Float) {
    let loss = [score, 0].withUnsafeBufferPointer {
      SoftmaxCrossEntropy.loss(scores: $0, label: 0)
    }
    #expect(loss.isFinite)
  }

  @Test func `probabilities add up to one and keep the order`() {
    let probabilities = softmax([1, 3, 2])
    // Three roundings to Float.
    #expect(abs(probabilities.reduce(0, +) - 1) < 3e-7)
    #expect(probabilities[1] > probabilities[2] && probabilities[2] > probabilities[0])
  }

  @Test(arguments: ["ce_small", "ce_10", "ce_batch1", "ce_uniform"])
  func `loss and gradient agree with PyTorch`(name: String) throws {
    let reference = try ReferenceFile("losses")
    let scores = try reference.tensor("\(name)/input")
    let labels = try reference.numbers("\(name)/target").map { Int($0) }
    let classes = scores.shape[1]
    var gradient = [Float](repeating: 0, count: scores.count)
    var loss = 0.0
    for (image, label) in labels.enumerated() {
      let range = image * classes..<(image + 1) * classes
      loss += scores.withValues { scores in
        gradient.withUnsafeMutableBufferPointer {
          SoftmaxCrossEntropy.lossAndGradient(
            scores: UnsafeBufferPointer(rebasing: scores[range]), label: label,
            scale: 1 / Double(labels.count),
            gradient: UnsafeMutableBufferPointer(rebasing: $0[range]))
        }
      }
    }
    let value = try reference.numbers("\(name)/value_f64")[0]
    #expect(
      abs(loss / Double(labels.count) - value)
        <= Self.tolerance.absolute + Self.tolerance.relative * abs(value))
    let expected = try reference.numbers("\(name)/grad_input_f64")
    #expect(
      worstError(gradient, expected)
        <= Self.tolerance.absolute + Self.tolerance.relative * largest(expected))
  }
}
