/// A sum of products as it would be written on a blackboard.
struct WrittenSum {
  private let values: [Double]
  private let weights: [Double]
  let result: Double

  init(_ window: CellNumbers, _ kernel: CellNumbers) {
    values = window.values
    weights = kernel.values
    result = zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 }
  }

  var formula: Diagram.Formula {
    var terms = zip(values, weights).enumerated().map { index, pair in
      "\(factor(pair.0, isFirst: index == 0))·\(factor(pair.1, isFirst: false))"
    }
    // Of longer sums the middle is left out.
    if terms.count > CellNumbers.mostTold {
      terms = terms.prefix(4) + ["…"] + terms.suffix(2)
    }
    let isExact = (values + weights + [result]).allSatisfy(cellTextIsExact)
    return Diagram.Formula(
      terms.joined(separator: " + ") + (isExact ? " =" : " ≈"), result: cellText(result))
  }

  /// A minus sign behind another sign stands in parentheses.
  private func factor(_ value: Double, isFirst: Bool) -> String {
    let text = cellText(value)
    return text.hasPrefix("−") && !isFirst ? "(\(text))" : text
  }
}
