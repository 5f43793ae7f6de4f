/// Draws one grid of a diagram: tints, lines between cells, numbers, frames.
struct DiagramGridLayout {
  let grid: Diagram.Grid
  /// In points.
  let frame: Rectangle
  /// The side of a cell in points.
  let unit: Double
  /// `nil` where cells are too small for numbers.
  let numbers: TextStyle?

  func draw(into composer: inout Composer) throws {
    drawTints(into: &composer)
    drawLines(into: &composer)
    try drawNumbers(into: &composer)
    drawFrames(into: &composer)
  }

  private func place(_ region: Diagram.Region) -> Rectangle {
    Rectangle(
      x: frame.x + Double(region.column) * unit, y: frame.y + Double(region.row) * unit,
      width: Double(region.columns) * unit, height: Double(region.rows) * unit)
  }

  private func drawTints(into composer: inout Composer) {
    var hatching = Path()
    for region in grid.regions {
      switch region.look {
      case .tint:
        composer.fill(.rectangle(place(region)), Paint(region.role, opacity: DiagramTint.cell))
      case .missing:
        hatching.addHatching(of: place(region), spacing: composer.theme.hatchingGap)
      case .outline, .padding: break
      }
    }
    composer.stroke(
      hatching,
      Stroke(Paint(.muted, opacity: DiagramTint.hatching), width: composer.theme.hatchingWidth))
  }

  /// Lines around data are solid, those around padding alone are dashed.
  private func drawLines(into composer: inout Composer) {
    let isData = (0..<grid.rows * grid.columns).map { cell in
      !grid.contains(row: cell / grid.columns, column: cell % grid.columns, .padding)
    }
    func touchesData(_ cells: [(row: Int, column: Int)]) -> Bool {
      cells.contains { cell in
        (0..<grid.rows).contains(cell.row) && (0..<grid.columns).contains(cell.column)
          && isData[cell.row * grid.columns + cell.column]
      }
    }
    var (solid, dashed) = (Path(), Path())
    for row in 0...grid.rows {
      for run in runs(grid.columns, { touchesData([(row - 1, $0), (row, $0)]) }) {
        let y = frame.y + Double(row) * unit
        let ends = run.range.map { frame.x + Double($0) * unit }
        add(Point(x: ends[0], y: y), Point(x: ends[1], y: y), run.isData, &solid, &dashed)
      }
    }
    for column in 0...grid.columns {
      for run in runs(grid.rows, { touchesData([($0, column - 1), ($0, column)]) }) {
        let x = frame.x + Double(column) * unit
        let ends = run.range.map { frame.y + Double($0) * unit }
        add(Point(x: x, y: ends[0]), Point(x: x, y: ends[1]), run.isData, &solid, &dashed)
      }
    }
    let width = composer.theme.hairline
    composer.stroke(
      dashed, Stroke(Paint(.muted, opacity: DiagramTint.rule), width: width, dash: [2, 2.5]))
    composer.stroke(solid, Stroke(Paint(.muted, opacity: DiagramTint.rule), width: width))
  }

  /// Neighbouring segments of one kind as one line: where it begins, where it ends.
  private func runs(_ count: Int, _ isData: (Int) -> Bool) -> [(range: [Int], isData: Bool)] {
    var runs: [(range: [Int], isData: Bool)] = []
    for index in 0..<count {
      let kind = isData(index)
      if let last = runs.last, last.isData == kind {
        runs[runs.count - 1].range[1] = index + 1
      } else {
        runs.append(([index, index + 1], kind))
      }
    }
    return runs
  }

  private func add(
    _ start: Point, _ end: Point, _ isData: Bool, _ solid: inout Path, _ dashed: inout Path
  ) {
    if isData {
      solid.move(to: start)
      solid.addLine(to: end)
    } else {
      dashed.move(to: start)
      dashed.addLine(to: end)
    }
  }

  private func drawNumbers(into composer: inout Composer) throws {
    guard let numbers else { return }
    for (cell, value) in grid.values.enumerated() {
      guard let value else { continue }
      let (row, column) = (cell / grid.columns, cell % grid.columns)
      // On a tint muted numbers would be too faint.
      let isPadding =
        grid.contains(row: row, column: column, .padding)
        && !grid.contains(row: row, column: column, .tint)
      try composer.text(
        cellText(value), centeredAt: frame.y + (Double(row) + 0.5) * unit,
        x: frame.x + (Double(column) + 0.5) * unit, numbers,
        Paint(isPadding ? .muted : .ink), anchor: .middle)
    }
  }

  private func drawFrames(into composer: inout Composer) {
    for region in grid.regions where region.look == .outline {
      composer.stroke(
        .rectangle(place(region)),
        Stroke(Paint(region.role), width: composer.theme.curveWidth))
    }
  }
}
