/// Says in words what a confusion matrix shows.
struct ConfusionMatrixWords {
  private let matrix: ConfusionMatrix
  private let total: Int

  init(_ matrix: ConfusionMatrix) {
    self.matrix = matrix
    total = matrix.counts.joined().reduce(0, +)
  }

  var subtitle: String {
    var text = "\(countText(total)) examples by true class (rows) and predicted class (columns)"
    if !missing.isEmpty { text += "; hatched: no examples of \(enumeration(missing))" }
    return text
  }

  var caption: String {
    let confusions = matrix.largestConfusions().map {
      "\($0.truth) taken for \($0.prediction) (\(countText($0.count))×)"
    }
    if confusions.isEmpty { return "No example was confused." }
    return "Most frequent confusions: \(enumeration(confusions))."
  }

  var alternativeText: String {
    guard let accuracy = matrix.accuracy else {
      return "Confusion matrix of \(matrix.classes.count) classes without examples."
    }
    return "Confusion matrix of \(matrix.classes.count) classes: "
      + "\(percentText(accuracy, places: 1)) of \(countText(total)) examples lie on the diagonal. "
      + caption
  }

  var longDescription: String {
    matrix.classes.indices.map { row in
      guard let recall = matrix.recall(of: row) else {
        return "\(matrix.classes[row]): no examples."
      }
      let counts = matrix.counts[row]
      let mistakes = matrix.classes.indices.filter { $0 != row && counts[$0] > 0 }
        .sorted { (counts[$1], $0) < (counts[$0], $1) }
        .map { "\(countText(counts[$0])) as \(matrix.classes[$0])" }
      let rest = mistakes.isEmpty ? "" : "; " + enumeration(mistakes, limit: 8)
      return "\(matrix.classes[row]): \(countText(matrix.counts[row][row])) right, recall "
        + "\(percentText(recall, places: 1))\(rest)."
    }.joined(separator: " ")
  }

  private var missing: [String] {
    matrix.classes.indices.filter { matrix.recall(of: $0) == nil }.map { matrix.classes[$0] }
  }
}
