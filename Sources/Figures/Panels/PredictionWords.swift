/// Says in words which predictions are right.
struct PredictionWords {
  private let predictions: [Prediction]

  init(_ predictions: [Prediction]) {
    self.predictions = predictions
  }

  /// How many are right, and what the others were taken for.
  var sentence: String {
    let right = predictions.count { $0.isRight }
    let images = counted(predictions.count, "image")
    if right == predictions.count {
      return images + (right == 1 ? ", recognised." : ", all recognised.")
    }
    var mistakes: [(text: String, count: Int)] = []
    for prediction in predictions where !prediction.isRight {
      let text = "\(prediction.truth.shortName) taken for \(prediction.label.shortName)"
      if let known = mistakes.firstIndex(where: { $0.text == text }) {
        mistakes[known].count += 1
      } else {
        mistakes.append((text, 1))
      }
    }
    let wrong = mistakes.map { $0.text + ($0.count > 1 ? " (\($0.count)×)" : "") }
    return "\(images) with predictions, \(right) of them right. "
      + "Wrong: \(enumeration(wrong, limit: 6))."
  }

  static func words(of prediction: Prediction) -> String {
    let certainty = prediction.certainty.isEmpty ? "" : " with \(prediction.certainty)"
    return "taken for \(prediction.label.shortName)\(certainty), "
      + (prediction.isRight ? "right" : "wrong, it is \(prediction.truth.shortName)")
  }
}

extension Prediction {
  var verdict: String { (isRight ? "✓ " : "✗ ") + label }

  /// The probability in whole percent; never a false 0 % or 100 %.
  var certainty: String {
    guard let probability else { return "" }
    if probability > 0.995, probability < 1 { return ">99\u{00A0}%" }
    if probability > 0, probability < 0.005 { return "<1\u{00A0}%" }
    return percentText(probability, places: 0)
  }

  var correction: String { "is " + truth }
}

extension String {
  /// The text on one line, cut where a sentence would become too long.
  var shortName: String {
    let limit = 40
    let line = onOneLine
    return line.count <= limit ? line : line.prefix(limit - 1) + "…"
  }
}
