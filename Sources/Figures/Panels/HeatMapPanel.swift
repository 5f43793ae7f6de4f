extension HeatMap: PanelValue {
  /// More cells than this in a row or column are hardly wider than a point.
  private static let largestSide = 512
  static let sides = 1...largestSide

  func validate(_ check: FieldCheck) throws(FigureError) {
    try check(
      HeatMap.sides.contains(rows) && HeatMap.sides.contains(columns), "",
      "has \(rows)×\(columns) cells",
      "Give 1 to \(HeatMap.largestSide) rows and columns.")
    let cells = rows * columns
    try check(
      values.count == cells, "values", "has \(values.count) for \(cells) cells",
      "Give one per cell, row by row.")
    try check(
      values.allSatisfy { $0?.isFinite ?? true }, "values", "hold a value that is not finite",
      "Use nil where a cell has no value.")
    try check(
      texts.count == cells, "texts", "has \(texts.count) for \(cells) cells",
      "Give one per cell, empty where nothing is written.")
    try check(
      rowLabels.isEmpty || rowLabels.count == rows, "rowLabels",
      "has \(rowLabels.count) for \(rows) rows", "Give one per row or none.")
    try check(
      columnLabels.isEmpty || columnLabels.count == columns, "columnLabels",
      "has \(columnLabels.count) for \(columns) columns", "Give one per column or none.")
    if let bars {
      try check(
        bars.shares.count == rows, "bars", "has \(bars.shares.count) for \(rows) rows",
        "Give one share per row.")
      try check(
        bars.shares.allSatisfy { (0...1).contains($0 ?? 0) }, "bars",
        "hold a share outside 0 to 1", "Divide counts by the row's total.")
    }
    try scale?.validate(check.at("scale"))
  }

  var table: DataTable {
    var table = DataTable(headings: ["row", "column", "value", "text"])
    for (index, (value, text)) in zip(values, texts).enumerated() where columns > 0 {
      table.rows.append([
        rowName(index / columns), columnName(index % columns), DataTable.text(of: value), text,
      ])
    }
    return table
  }

  var words: FigureWords { HeatMapWords(self).words }

  var colorScale: ColorScale? { scale }

  func layout(in surroundings: PanelSurroundings) -> any PanelLayout {
    HeatMapLayout(
      map: self, bar: surroundings.sharesColorScale ? nil : scale,
      slot: Size(width: surroundings.slot, height: surroundings.height))
  }

  func rowName(_ row: Int) -> String {
    rowLabels.indices.contains(row) ? rowLabels[row] : String(row + 1)
  }

  func columnName(_ column: Int) -> String {
    columnLabels.indices.contains(column) ? columnLabels[column] : String(column + 1)
  }
}

extension ColorScale {
  func validate(_ check: FieldCheck) throws(FigureError) {
    try check(
      low.isFinite && high.isFinite && low < high, "", "goes from \(low) to \(high)",
      "Give a finite range that is not empty.")
    try check(
      !map.isSigned || low == -high, "", "is signed and goes from \(low) to \(high)",
      "Make it reach as far below zero as above, so that zero has the colour of the paper.")
    if case .decimals(let decimals) = format {
      try check(
        (0...12).contains(decimals), "format", "has \(decimals) decimals", "Use 0 to 12.")
    }
  }
}
