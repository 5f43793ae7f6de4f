/// Says in words what a matrix of cells holds.
struct HeatMapWords {
  private let map: HeatMap

  /// Larger matrices are described by the range of each row.
  private static let mostCells = 120
  private static let mostRows = 40

  init(_ map: HeatMap) {
    self.map = map
  }

  var words: FigureWords {
    // Words are made before a figure is checked.
    guard HeatMap.sides.contains(map.rows), HeatMap.sides.contains(map.columns),
      map.values.count == map.rows * map.columns,
      map.texts.count == map.values.count
    else { return FigureWords(alternative: "") }
    return FigureWords(alternative: alternative, long: long)
  }

  private var alternative: String {
    let size = "A matrix of \(counted(map.rows, "row")) and \(counted(map.columns, "column"))"
    let found = map.values.enumerated().compactMap { index, value in value.map { (index, $0) } }
    guard let least = found.min(by: { $0.1 < $1.1 }), let largest = found.max(by: { $0.1 < $1.1 })
    else { return size + " without a value." }
    let missing = map.values.count - found.count
    let gaps = missing > 0 ? "; \(counted(missing, "cell")) without a value" : ""
    guard least.1 < largest.1 else { return size + ", all \(text(at: least.0))\(gaps)." }
    return size + ": the least value is \(text(at: least.0)) in \(place(least.0)), the largest "
      + "\(text(at: largest.0)) in \(place(largest.0))\(gaps)."
  }

  private var long: String {
    let writesCells = map.values.count <= HeatMapWords.mostCells
    let rows = (0..<min(map.rows, HeatMapWords.mostRows)).map { row in
      let cells = row * map.columns..<(row + 1) * map.columns
      let content =
        writesCells ? cells.map { text(at: $0) }.joined(separator: " ") : range(of: cells)
      return "\(map.rowLabels.isEmpty ? "Row " : "")\(map.rowName(row)): \(content)."
    }
    let rest = map.rows - rows.count
    let more = rest > 0 ? ["\(counted(rest, "more row"))."] : []
    let heading =
      map.columnLabels.isEmpty || !writesCells
      ? [] : ["Columns: \(enumeration(map.columnLabels.map(\.onOneLine)))."]
    return (heading + rows + more).joined(separator: " ")
  }

  private func range(of cells: Range<Int>) -> String {
    let values = map.values[cells].compactMap { $0 }
    guard let least = values.min(), let largest = values.max() else { return "no value" }
    return "from \(briefNumber(least)) to \(briefNumber(largest))"
  }

  private func place(_ index: Int) -> String {
    "row \(map.rowName(index / map.columns)), column \(map.columnName(index % map.columns))"
  }

  private func text(at index: Int) -> String {
    if !map.texts[index].isEmpty { return map.texts[index] }
    return map.values[index].map { briefNumber($0) } ?? "–"
  }
}
