/// How often each class was taken for each other one.
public struct ConfusionMatrix: Equatable, Sendable {
  /// Names of the classes, in order.
  public var classes: [String]
  /// Counts: one row per true class, one column per predicted class.
  public var counts: [[Int]]

  public init(classes: [String], counts: [[Int]]) {
    self.classes = classes
    self.counts = counts
  }

  /// The share of all examples on the diagonal, `nil` without examples.
  public var accuracy: Double? {
    let total = counts.joined().reduce(0, +)
    let right = counts.enumerated().reduce(0) { sum, row in
      sum + (row.element.indices.contains(row.offset) ? row.element[row.offset] : 0)
    }
    return total > 0 ? Double(right) / Double(total) : nil
  }

  /// The share of a class's examples that were recognised, `nil` where it has none.
  public func recall(of row: Int) -> Double? {
    guard counts.indices.contains(row), counts[row].indices.contains(row) else { return nil }
    let total = counts[row].reduce(0, +)
    return total > 0 ? Double(counts[row][row]) / Double(total) : nil
  }

  /// One kind of mistake and how often it happened.
  public struct Confusion: Equatable, Sendable {
    public var truth: String
    public var prediction: String
    public var count: Int
  }

  /// The most frequent mistakes, largest first; equals in the order of the matrix.
  public func largestConfusions(_ limit: Int = 3) -> [Confusion] {
    var found: [Confusion] = []
    for (row, counts) in counts.prefix(classes.count).enumerated() {
      let columns = counts.prefix(classes.count).enumerated()
      for (column, count) in columns where row != column && count > 0 {
        found.append(
          Confusion(truth: classes[row], prediction: classes[column], count: count))
      }
    }
    let ordered = found.enumerated().sorted {
      ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
    }
    return ordered.prefix(limit).map(\.element)
  }
}

extension Figure {
  /// Counts of true against predicted classes, coloured by share of the true class.
  ///
  /// - Parameters:
  ///   - id: the figure's id.
  ///   - title: what there is to see.
  ///   - matrix: the counts.
  ///   - subtitle: made from the data when empty.
  ///   - caption: names the three largest confusions when empty.
  ///   - dataOrigin: where the data comes from.
  ///   - alternativeText: made from the data when empty.
  /// - Returns: a figure that has been checked.
  /// - Throws: `FigureError` when the counts are not a square as large as the list of classes.
  public static func confusionMatrix(
    id: String, title: String, matrix: ConfusionMatrix, subtitle: String = "",
    caption: String = "", dataOrigin: String = "", alternativeText: String = ""
  ) throws(FigureError) -> Figure {
    try matrix.validate(for: id)
    let words = ConfusionMatrixWords(matrix)
    let figure = Figure(
      id: id, kind: .confusionMatrix, title: title,
      subtitle: subtitle.isEmpty ? words.subtitle : subtitle,
      caption: caption.isEmpty ? words.caption : caption,
      alternativeText: alternativeText.isEmpty ? words.alternativeText : alternativeText,
      longDescription: words.longDescription, dataOrigin: dataOrigin,
      panels: [Panel(.heatMap(matrix.heatMap))])
    try figure.validate()
    return figure
  }
}

extension ConfusionMatrix {
  fileprivate func validate(for figure: String) throws(FigureError) {
    let size = classes.count
    guard size > 0, counts.count == size else {
      throw FigureError(
        figure: figure, field: "matrix.counts",
        problem: "has \(counts.count) rows for \(size) classes",
        advice: "Give one row per true class.")
    }
    for (row, values) in counts.enumerated() {
      // Sums of larger counts could leave the whole numbers.
      guard values.count == size, values.allSatisfy({ (0...1_000_000_000_000).contains($0) }) else {
        throw FigureError(
          figure: figure, field: "matrix.counts[\(row)]",
          problem: "is not \(size) counts from 0 to 10¹²", advice: "Give one per predicted class.")
      }
    }
  }

  fileprivate var heatMap: HeatMap {
    let recalls = counts.indices.map { recall(of: $0) }
    let values = counts.flatMap { row -> [Double?] in
      let total = row.reduce(0, +)
      return row.map { total > 0 ? Double($0) / Double(total) : nil }
    }
    return HeatMap(
      rows: classes.count, columns: classes.count, values: values,
      texts: counts.joined().map { $0 == 0 ? "" : String($0) },
      scale: .share(title: "share of the true class, square-root scale", curve: .squareRoot),
      rowLabels: classes, columnLabels: classes, rowTitle: "true ↓",
      columnTitle: "predicted →",
      bars: RowBars(title: "recall", shares: recalls, missingText: "none"))
  }
}
