extension PictureGrid: PanelValue {
  func validate(_ check: FieldCheck) throws(FigureError) {
    try check(
      columns > 0 && !pictures.isEmpty, "",
      "has \(columns) columns and \(pictures.count) pictures", "Give at least one of each.")
    try check(
      rowLabels.isEmpty || rowLabels.count == rows, "rowLabels",
      "has \(rowLabels.count) for \(rows) rows", "Give one per row or none.")
    try check(
      columnLabels.isEmpty || columnLabels.count == columns, "columnLabels",
      "has \(columnLabels.count) for \(columns) columns", "Give one per column or none.")
    try scale?.validate(check.at("scale"))
    for (index, picture) in pictures.enumerated() {
      try picture.validate(check.at("pictures[\(index)]"))
      try check(
        picture.map == nil || scale != nil, "pictures[\(index)]",
        "is a map without a colour scale", "Set the grid's scale.")
    }
  }

  var table: DataTable {
    var table = DataTable(headings: [
      "row", "column", "width", "height", "label", "prediction", "truth", "probability", "minimum",
      "maximum",
    ])
    for (index, picture) in pictures.enumerated() {
      let (row, column) = (index / columns, index % columns)
      table.rows.append([
        rowLabels.isEmpty ? String(row + 1) : rowLabels[row],
        columnLabels.isEmpty ? String(column + 1) : columnLabels[column],
        String(picture.width), String(picture.height), picture.label,
        picture.prediction?.label ?? "", picture.prediction?.truth ?? "",
        DataTable.text(of: picture.prediction?.probability),
        DataTable.text(of: picture.map?.minimum), DataTable.text(of: picture.map?.maximum),
      ])
    }
    return table
  }

  var words: FigureWords { FigureWords(alternative: "") }

  var colorScale: ColorScale? { scale }

  func layout(in surroundings: PanelSurroundings) -> any PanelLayout {
    PictureGridLayout(grid: self, bar: surroundings.sharesColorScale ? nil : scale)
  }
}

extension Picture {
  fileprivate func validate(_ check: FieldCheck) throws(FigureError) {
    try check(
      width > 0 && height > 0 && width <= 8192 && height <= 8192, "",
      "is \(width)×\(height) pixels", "Use 1 to 8192 pixels on each side.")
    let channels = bitmap?.channels.rawValue ?? 1
    let found = bitmap?.bytes.count ?? map?.steps.count ?? 0
    try check(
      found == width * height * channels, "",
      "has \(found) bytes for \(width)×\(height) pixels with \(channels) channels",
      "Give one byte per pixel and channel.")
    try check(
      (0...1).contains(prediction?.probability ?? 0), "", "has a probability outside 0 to 1",
      "Give shares, not percentages.")
  }
}
