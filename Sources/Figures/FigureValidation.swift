extension Figure {
  /// Checks that lists which belong together have the same length and that there is something
  /// to draw.
  ///
  /// - Throws: `FigureError` for the first contradiction.
  public func validate() throws(FigureError) {
    let idIsPlain = id.utf8.allSatisfy {
      ($0 >= 97 && $0 <= 122) || ($0 >= 48 && $0 <= 57) || $0 == 45
    }
    try check(
      idIsPlain && !id.isEmpty, "id", "is “\(id)”",
      "Use lower case letters, digits and hyphens.")
    try check(!title.isEmpty, "title", "is empty", "Say what there is to see.")
    try check(!panels.isEmpty, "panels", "there are none", "Give at least one panel.")
    try check(
      columns >= 1 && columns <= 8, "columns", "is \(columns)", "Use 1 to 8 panels side by side.")
    for (index, panel) in panels.enumerated() {
      let field = "panels[\(index)]"
      switch panel.content {
      case .plot(let plot): try validate(plot, field)
      case .heatMap(let map): try validate(map, field)
      case .pictures(let grid): try validate(grid, field)
      }
    }
  }

  private func check(
    _ condition: Bool, _ field: String, _ problem: String, _ advice: String
  ) throws(FigureError) {
    guard !condition else { return }
    throw FigureError(figure: id, field: field, problem: problem, advice: advice)
  }

  private func validate(_ plot: Plot, _ field: String) throws(FigureError) {
    try check(!plot.lines.isEmpty, field + ".marks", "hold no line", "Give at least one line.")
    for (index, line) in plot.lines.enumerated() {
      let name = "\(field).lines[\(index)]"
      try check(
        line.x.count == line.y.count, name + ".y",
        "has \(line.y.count) values for \(line.x.count) x values",
        "Give one y for every x, not a number where there is none.")
      try check(
        line.x.allSatisfy(\.isFinite), name + ".x", "holds a value that is not finite",
        "Give every point a place.")
      try check(
        line.y.contains { $0 != nil }, name + ".y", "holds no finite value",
        "Leave the line out, or check the run that made it.")
    }
    for case .points(let points) in plot.marks {
      try check(
        points.x.count == points.y.count && (points.x + points.y).allSatisfy(\.isFinite),
        field + ".points", "are not pairs of finite numbers", "Leave out what has no place.")
    }
    for rule in plot.rules {
      try check(
        rule.value.isFinite, field + ".rule", "has a value that is not finite",
        "Leave the rule out.")
    }
  }

  private func validate(_ map: HeatMap, _ field: String) throws(FigureError) {
    try check(
      map.rows > 0 && map.columns > 0, field, "has \(map.rows)×\(map.columns) cells",
      "Give at least one row and one column.")
    let cells = map.rows * map.columns
    try check(
      map.values.count == cells, field + ".values", "has \(map.values.count) for \(cells) cells",
      "Give one per cell, row by row.")
    try check(
      map.values.allSatisfy { $0?.isFinite ?? true }, field + ".values",
      "hold a value that is not finite", "Use nil where a cell has no value.")
    try check(
      map.texts.count == cells, field + ".texts", "has \(map.texts.count) for \(cells) cells",
      "Give one per cell, empty where nothing is written.")
    try check(
      map.rowLabels.isEmpty || map.rowLabels.count == map.rows, field + ".rowLabels",
      "has \(map.rowLabels.count) for \(map.rows) rows", "Give one per row or none.")
    try check(
      map.columnLabels.isEmpty || map.columnLabels.count == map.columns, field + ".columnLabels",
      "has \(map.columnLabels.count) for \(map.columns) columns", "Give one per column or none.")
    try check(
      map.scale.map != .viridis, field + ".scale", "is viridis, which numbers cannot stand on",
      "Use signed or counts.")
    if let bars = map.bars {
      try check(
        bars.shares.count == map.rows, field + ".bars",
        "has \(bars.shares.count) for \(map.rows) rows", "Give one share per row.")
      try check(
        bars.shares.allSatisfy { (0...1).contains($0 ?? 0) }, field + ".bars",
        "hold a share outside 0 to 1", "Divide counts by the row's total.")
    }
    try validate(map.scale, field)
  }

  private func validate(_ scale: ColorScale, _ field: String) throws(FigureError) {
    try check(
      scale.low.isFinite && scale.high.isFinite && scale.low < scale.high, field + ".scale",
      "goes from \(scale.low) to \(scale.high)", "Give a finite range that is not empty.")
  }

  private func validate(_ grid: PictureGrid, _ field: String) throws(FigureError) {
    try check(
      grid.columns > 0 && !grid.pictures.isEmpty, field,
      "has \(grid.columns) columns and \(grid.pictures.count) pictures",
      "Give at least one of each.")
    try check(
      grid.rowLabels.isEmpty || grid.rowLabels.count == grid.rows, field + ".rowLabels",
      "has \(grid.rowLabels.count) for \(grid.rows) rows", "Give one per row or none.")
    try check(
      grid.columnLabels.isEmpty || grid.columnLabels.count == grid.columns,
      field + ".columnLabels", "has \(grid.columnLabels.count) for \(grid.columns) columns",
      "Give one per column or none.")
    if let scale = grid.scale { try validate(scale, field) }
    for (index, picture) in grid.pictures.enumerated() {
      let name = "\(field).pictures[\(index)]"
      let (width, height) = (picture.width, picture.height)
      try check(
        width > 0 && height > 0 && width <= 8192 && height <= 8192, name,
        "is \(width)×\(height) pixels", "Use 1 to 8192 pixels on each side.")
      let channels = picture.bitmap?.channels.rawValue ?? 1
      let found = picture.bitmap?.bytes.count ?? picture.map?.steps.count ?? 0
      try check(
        found == width * height * channels, name,
        "has \(found) bytes for \(width)×\(height) pixels with \(channels) channels",
        "Give one byte per pixel and channel.")
      try check(
        (0...1).contains(picture.prediction?.probability ?? 0), name,
        "has a probability outside 0 to 1", "Give shares, not percentages.")
      try check(
        picture.map == nil || grid.scale != nil, name, "is a map without a colour scale",
        "Set the grid's scale.")
    }
  }
}
