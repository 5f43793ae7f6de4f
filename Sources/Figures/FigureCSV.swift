extension Figure {
  /// The figure's numbers as CSV: one row per point, cell or picture, panels one after another.
  ///
  /// Pictures are listed by size, label and range of values; their pixels are in the JSON.
  public func csv() -> String {
    var rows: [[String]] = []
    for (index, panel) in panels.enumerated() {
      let name = panel.title.isEmpty ? String(index + 1) : panel.title
      switch panel.content {
      case .plot(let plot): add(plot, name, to: &rows)
      case .heatMap(let map): add(map, name, to: &rows)
      case .pictures(let grid): add(grid, name, to: &rows)
      }
    }
    return rows.map { $0.map(quoted).joined(separator: ",") + "\n" }.joined()
  }

  private func add(_ plot: Plot, _ name: String, to rows: inout [[String]]) {
    if rows.isEmpty { rows.append(["panel", "series", plot.x.title, "value"]) }
    for line in plot.lines {
      for (x, y) in zip(line.x, line.y) {
        rows.append([name, line.label, plain(x), y.map(plain) ?? ""])
      }
    }
  }

  private func add(_ map: HeatMap, _ name: String, to rows: inout [[String]]) {
    if rows.isEmpty { rows.append(["panel", "row", "column", "value", "text"]) }
    for (index, value) in map.values.enumerated() {
      let (row, column) = (index / map.columns, index % map.columns)
      rows.append([
        name, map.rowLabels.isEmpty ? String(row + 1) : map.rowLabels[row],
        map.columnLabels.isEmpty ? String(column + 1) : map.columnLabels[column],
        value.map(plain) ?? "", map.texts[index],
      ])
    }
  }

  private func add(_ grid: PictureGrid, _ name: String, to rows: inout [[String]]) {
    if rows.isEmpty {
      rows.append([
        "panel", "row", "column", "width", "height", "label", "prediction", "truth",
        "probability", "minimum", "maximum",
      ])
    }
    for (index, picture) in grid.pictures.enumerated() {
      let (row, column) = (index / grid.columns, index % grid.columns)
      rows.append([
        name, grid.rowLabels.isEmpty ? String(row + 1) : grid.rowLabels[row],
        grid.columnLabels.isEmpty ? String(column + 1) : grid.columnLabels[column],
        String(picture.width), String(picture.height), picture.label,
        picture.prediction?.label ?? "", picture.prediction?.truth ?? "",
        picture.prediction.map { plain($0.probability) } ?? "",
        picture.map?.minimum.map(plain) ?? "", picture.map?.maximum.map(plain) ?? "",
      ])
    }
  }

  /// The shortest digits that give the same number back.
  private func plain(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e15 ? String(Int(value)) : String(value)
  }

  private func quoted(_ text: String) -> String {
    let needsQuotes = text.contains { $0 == "," || $0 == "\"" || $0.isNewline }
    guard needsQuotes else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
