extension Diagram: PanelValue {
  /// More would be smaller than a reader can tell apart.
  static let largestSide = 64
  /// How far a station reaches, in units.
  static let mostUnits = 4 * Double(largestSide)

  func validate(_ check: FieldCheck) throws(FigureError) {
    try check(
      (1...16).contains(blocks.count), "blocks", "are \(blocks.count)", "Give 1 to 16 blocks.")
    for (index, block) in blocks.enumerated() {
      try block.validate(check.at("blocks[\(index)]"))
    }
  }

  var table: DataTable {
    var table = DataTable(headings: ["block", "grid", "row", "column", "value", "marks"])
    for (index, block) in blocks.enumerated() {
      let name = block.title.isEmpty ? String(index + 1) : block.title
      for grid in block.stations.flatMap(\.grids) {
        table.rows += grid.cells.map { [name, grid.name] + $0 }
      }
    }
    return table
  }

  var words: FigureWords {
    let headings = blocks.map { block in
      let names = block.stations.map(\.heading).filter { !$0.isEmpty }.joined(separator: ", ")
      return block.title.isEmpty || names.isEmpty ? block.title + names : "\(block.title): \(names)"
    }
    let named = headings.filter { !$0.isEmpty }.joined(separator: "; ")
    return FigureWords(
      alternative: named.isEmpty ? "A diagram." : "A diagram of \(named).",
      long: blocks.map(\.words).filter { !$0.isEmpty }.joined(separator: " "))
  }

  func layout(in surroundings: PanelSurroundings) -> any PanelLayout {
    DiagramLayout(diagram: self)
  }
}

extension Diagram.Block {
  /// The numbers of every grid, row by row, and the formulas.
  var words: String {
    // A grid with hardly a number in it is there for its windows.
    let telling = stations.flatMap(\.grids).filter { grid in
      5 * grid.values.count { $0 != nil } > grid.values.count
    }
    let grids = telling.map { grid in
      // Words are made before a figure is checked.
      let columns = min(max(grid.columns, 1), Diagram.largestSide)
      let rows = stride(from: 0, to: grid.values.count, by: columns).map { start in
        grid.values[start..<min(start + columns, grid.values.count)]
          .map { $0.map(cellText) ?? "–" }.joined(separator: " ")
      }
      return "\(grid.name): \(rows.joined(separator: "; "))."
    }
    let sums = formulas.map { "\($0.terms) \($0.result)." }
    let name = title.isEmpty || (grids + sums).isEmpty ? "" : title + ". "
    return name + (grids + sums).joined(separator: " ")
  }

  func validate(_ check: FieldCheck) throws(FigureError) {
    try check(
      (1...12).contains(stations.count), "stations", "are \(stations.count)",
      "Give 1 to 12 stations.")
    for (index, station) in stations.enumerated() {
      try station.validate(check.at("stations[\(index)]"))
    }
    for (index, link) in links.enumerated() {
      let check = check.at("links[\(index)]")
      try check(
        0 <= link.from.station && link.from.station < link.to.station
          && link.to.station < stations.count, "",
        "goes from station \(link.from.station) to \(link.to.station) of \(stations.count)",
        "Lead from a station to one further right.")
      for end in [link.from, link.to] { try end.frame.validateAsUnits(check.at("frame")) }
    }
  }
}

extension Diagram.Station {
  fileprivate func validate(_ check: FieldCheck) throws(FigureError) {
    for (index, grid) in grids.enumerated() {
      try grid.validate(check.at("grids[\(index)]"))
    }
    for (index, stack) in cards.enumerated() {
      let check = check.at("cards[\(index)]")
      try check(
        (1...32).contains(stack.roles.count), "roles", "are \(stack.roles.count)",
        "Give 1 to 32 cards; a note can say how many there are.")
      try stack.bounds.validateAsUnits(check.at("frame"))
    }
    for (index, picture) in pictures.enumerated() {
      let check = check.at("pictures[\(index)]")
      try check(
        picture.bitmap.isComplete, "bitmap",
        "has \(picture.bitmap.bytes.count) bytes for \(picture.bitmap.width)×"
          + "\(picture.bitmap.height) pixels", "Give one byte per pixel and channel.")
      try check(
        picture.frame.width > 0 && picture.frame.height > 0, "frame", "has no area",
        "Give a width and a height in units.")
      for frame in [picture.frame] + picture.windows.map(\.frame) {
        try frame.validateAsUnits(check.at("frame"))
      }
    }
    for point in areas.flatMap(\.corners) + lines.flatMap(\.points) {
      try Rectangle(x: point.x, y: point.y, width: 0, height: 0)
        .validateAsUnits(check.at("points"))
    }
    let size = size
    for label in leadingLabels + trailingLabels {
      try check(
        label.y >= 0 && label.y <= size.height, "labels",
        "have “\(label.text)” at \(shortDecimal(label.y)) units beside a station that is "
          + "\(shortDecimal(size.height)) high",
        "Give a height between the station’s edges.")
    }
    try check(
      size.width > 0 && size.height > 0, "", "is empty", "Give a grid, cards or a picture.")
    try check(
      max(size.width, size.height) <= Diagram.mostUnits, "",
      "is \(shortDecimal(size.width)) units wide and \(shortDecimal(size.height)) high",
      "Show fewer cells.")
  }
}

extension Diagram.Grid {
  /// Row, column, value and marks of every cell of a grid that can be drawn.
  fileprivate var cells: [[String]] {
    let sides = 1...Diagram.largestSide
    guard sides.contains(rows), sides.contains(columns) else { return [] }
    return (0..<rows * columns).map { cell in
      let (row, column) = (cell / columns, cell % columns)
      var marks: [String] = []
      for region in regions where region.contains(row: row, column: column) {
        let isColored = region.look == .tint || region.look == .outline
        let mark = isColored ? region.role.rawValue : region.look.rawValue
        if !marks.contains(mark) { marks.append(mark) }
      }
      let value = values.indices.contains(cell) ? values[cell] : nil
      return [
        String(row + 1), String(column + 1), DataTable.text(of: value),
        marks.joined(separator: " "),
      ]
    }
  }

  fileprivate func validate(_ check: FieldCheck) throws(FigureError) {
    let sides = 1...Diagram.largestSide
    try check(
      sides.contains(rows) && sides.contains(columns), "", "has \(rows)×\(columns) cells",
      "Give 1 to \(Diagram.largestSide) rows and columns.")
    try check(
      values.isEmpty || values.count == rows * columns, "values",
      "has \(values.count) for \(rows * columns) cells", "Give one per cell, row by row, or none.")
    try check(
      values.allSatisfy { $0?.isFinite ?? true }, "values", "hold a value that is not finite",
      "Use nil and a region that is missing.")
    let mostRegions = Diagram.largestSide * Diagram.largestSide
    try check(
      regions.count <= mostRegions, "regions", "are \(regions.count)",
      "Let each mark more than a cell; at most \(mostRegions) are drawn.")
    for (index, region) in regions.enumerated() {
      let isInside =
        region.row >= 0 && region.column >= 0 && region.rows > 0 && region.columns > 0
        && region.rows <= rows - region.row && region.columns <= columns - region.column
      try check(
        isInside, "regions[\(index)]", "leaves the grid", "Keep it within the rows and columns.")
    }
    try frame.validateAsUnits(check.at("origin"))
  }
}

extension Rectangle {
  /// Checks that a place in a diagram can be drawn and lies right of and below its corner.
  fileprivate func validateAsUnits(_ check: FieldCheck) throws(FigureError) {
    let limit = Diagram.mostUnits
    try check(
      x >= 0 && y >= 0 && width >= 0 && height >= 0 && maxX <= limit && maxY <= limit, "",
      "lies at \(x), \(y) and is \(width)×\(height) units large",
      "Stay between 0 and \(Int(limit)) units.")
  }
}
