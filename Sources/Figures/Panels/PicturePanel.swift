extension PictureGrid: PanelValue {
  /// More pictures than this in a row or column are too small to show anything.
  private static let mostInLine = 64

  func validate(_ check: FieldCheck) throws(FigureError) {
    try check(
      columns >= 1 && columns <= PictureGrid.mostInLine, "columns", "is \(columns)",
      "Use 1 to \(PictureGrid.mostInLine) pictures side by side.")
    try check(
      pictures.contains { !$0.isEmpty }, "pictures", "there are none", "Give at least one.")
    try check(
      rows <= PictureGrid.mostInLine, "pictures", "fill \(rows) rows",
      "Use at most \(PictureGrid.mostInLine) rows: more columns or fewer pictures.")
    try check(
      rowLabels.isEmpty || rowLabels.count == rows, "rowLabels",
      "has \(rowLabels.count) for \(rows) rows", "Give one per row or none.")
    try check(
      columnLabels.isEmpty || columnLabels.count == columns, "columnLabels",
      "has \(columnLabels.count) for \(columns) columns", "Give one per column or none.")
    try check(
      !hasPixelAxes || pictures.count == 1, "hasPixelAxes",
      "are wanted for \(pictures.count) pictures", "Give each picture a panel of its own.")
    try scale?.validate(check.at("scale"))
    for (index, picture) in pictures.enumerated() where !picture.isEmpty {
      try picture.validate(check.at("pictures[\(index)]"))
      try check(
        picture.map == nil || scale != nil || !picture.texts.isEmpty, "pictures[\(index)]",
        "is a map without a colour scale", "Set the grid's scale.")
    }
  }

  var table: DataTable {
    var table = DataTable(headings: [
      "row", "column", "width", "height", "label", "prediction", "truth", "probability", "minimum",
      "maximum", "values",
    ])
    let listing = listedWidth == nil ? "too many to list" : "listed below"
    for (index, picture) in pictures.enumerated() where !picture.isEmpty {
      table.rows.append(
        place(of: index) + [
          String(picture.width), String(picture.height), picture.label,
          picture.prediction?.label ?? "", picture.prediction?.truth ?? "",
          DataTable.text(of: picture.prediction?.probability),
          DataTable.text(of: picture.map?.minimum), DataTable.text(of: picture.map?.maximum),
          picture.map == nil ? "" : listing,
        ])
    }
    return table
  }

  var furtherTable: DataTable? { pixelTable }

  var words: FigureWords { PictureGridWords(self).words }

  var colorScale: ColorScale? { scale }

  func layout(in surroundings: PanelSurroundings) -> any PanelLayout {
    PictureGridLayout(
      grid: self, bar: surroundings.sharesColorScale ? nil : scale, slot: surroundings.slot)
  }

  /// The names of a picture's row and column, or their numbers from 1.
  func place(of index: Int) -> [String] {
    let (row, column) = (index / max(columns, 1), index % max(columns, 1))
    return [
      rowLabels.indices.contains(row) ? rowLabels[row].onOneLine : String(row + 1),
      columnLabels.indices.contains(column) ? columnLabels[column].onOneLine : String(column + 1),
    ]
  }
}
