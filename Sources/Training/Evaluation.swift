/// What a network makes of a collection it is tested on.
public struct Evaluation: Equatable, Codable, Sendable {
  /// Mean cross-entropy, in nats.
  public let meanLoss: Double
  /// The class with the highest score, for each image; the first among equals.
  public let predictions: [Int]
  /// The probability that the network gives its prediction, 0 to 1, for each image.
  public let confidences: [Float]
  /// Images of each true class (row) that were taken for each class (column).
  public let confusion: [[Int]]

  init(_ verdicts: [Verdict], labels: [Int], classes: Int) {
    meanLoss = verdicts.reduce(0) { $0 + $1.loss } / Double(verdicts.count)
    predictions = verdicts.map(\.prediction)
    confidences = verdicts.map(\.confidence)
    var confusion = Array(repeating: Array(repeating: 0, count: classes), count: classes)
    for (label, prediction) in zip(labels, predictions) {
      confusion[label][prediction] += 1
    }
    self.confusion = confusion
  }

  public var count: Int { predictions.count }

  /// Images whose class was found: the sum of the confusion matrix's diagonal.
  public var correct: Int { confusion.indices.reduce(0) { $0 + confusion[$1][$1] } }

  /// The share of images whose class was found, 0 to 1.
  public var accuracy: Double { Double(correct) / Double(count) }
}

/// What a network makes of one image.
struct Verdict: BitwiseCopyable {
  var loss = 0.0
  var prediction = 0
  var confidence: Float = 0
}
