/// Draws a matrix of cells with numbers, labels around it and bars at its right edge.
struct HeatMapLayout: PanelLayout {
  var map: HeatMap
  /// The scale whose colour bar stands below, unless the figure draws one for all.
  var bar: ColorScale?

  private let labelGap = 8.0
  private let largestCell = 42.0

  func insets(_ composer: Composer) throws -> Insets {
    let theme = composer.theme
    var insets = Insets()
    if !map.rowLabels.isEmpty {
      insets.left = try composer.widest(map.rowLabels, theme.number) + labelGap
      let corner = try composer.width(of: map.rowTitle, theme.label)
      insets.left = max(insets.left, map.rowTitle.isEmpty ? 0 : corner + labelGap + 2)
    }
    if !map.columnLabels.isEmpty {
      let height =
        try turnsColumnLabels(composer)
        ? composer.widest(map.columnLabels, theme.number) : theme.number.size
      insets.top = height + labelGap + 6
      if !map.columnTitle.isEmpty { insets.top += theme.label.lineHeight }
    }
    if let bars = map.bars {
      insets.right = try RowBarsLayout(bars: bars).width(composer)
    }
    if let bar {
      insets.bottom = 18 + ColorBar(scale: bar, titlePlace: .beside).height(composer)
    }
    return insets
  }

  func bodySize(within room: Size, _ composer: Composer) throws -> Size {
    let largest = largestCell * composer.theme.number.size / Theme.fovea.number.size
    let (columns, rows) = (Double(map.columns), Double(map.rows))
    let cell = min(largest, room.width / columns, room.height / rows).rounded(.down)
    return Size(width: cell * columns, height: cell * rows)
  }

  func draw(
    body: Rectangle, within room: Size, into composer: inout Composer
  ) throws {
    let cell = body.width / Double(map.columns)
    drawCells(body, cell, into: &composer)
    try drawTexts(body, cell, into: &composer)
    try drawLabels(body, cell, into: &composer)
    if let bars = map.bars {
      try RowBarsLayout(bars: bars).draw(beside: body, rowHeight: cell, into: &composer)
    }
    if let bar {
      let bar = ColorBar(scale: bar, titlePlace: .beside)
      _ = try bar.draw(
        at: Point(x: body.x, y: body.y + cell * Double(map.rows) + 18),
        width: bar.naturalWidth(composer), into: &composer)
    }
  }

  /// Whether names of columns are wider than the cells will be.
  private func turnsColumnLabels(_ composer: Composer) throws -> Bool {
    let scale = composer.theme.number.size / Theme.fovea.number.size
    let cell = min(largestCell, 520 / Double(map.columns)) * scale
    return try composer.widest(map.columnLabels, composer.theme.number) > cell - 4
  }

  private func frame(_ index: Int, _ body: Rectangle, _ cell: Double) -> Rectangle {
    Rectangle(
      x: body.x + Double(index % map.columns) * cell,
      y: body.y + Double(index / map.columns) * cell, width: cell, height: cell)
  }

  private func drawCells(_ body: Rectangle, _ cell: Double, into composer: inout Composer) {
    var fills: [(paint: Paint, path: Path)] = []
    var hatching = Path()
    for (index, value) in map.values.enumerated() {
      let corner = frame(index, body, cell)
      let frame = Rectangle(
        x: corner.x + 1, y: corner.y + 1, width: cell - 1, height: cell - 1)
      guard let value else {
        hatching.addHatching(of: frame, spacing: 5)
        continue
      }
      guard let paint = map.scale.paint(of: value) else { continue }
      if let known = fills.firstIndex(where: { $0.paint == paint }) {
        fills[known].path.add(frame)
      } else {
        fills.append((paint, .rectangle(frame)))
      }
    }
    drawGrid(body, cell, into: &composer)
    for fill in fills { composer.fill(fill.path, fill.paint) }
    composer.stroke(hatching, Stroke(Paint(.muted, opacity: 0.5), width: 0.75))
  }

  private func drawGrid(_ body: Rectangle, _ cell: Double, into composer: inout Composer) {
    var grid = Path()
    for column in 0...map.columns {
      let x = body.x + 0.5 + Double(column) * cell
      grid.move(to: Point(x: x, y: body.y))
      grid.addLine(to: Point(x: x, y: body.y + 1 + cell * Double(map.rows)))
    }
    for row in 0...map.rows {
      let y = body.y + 0.5 + Double(row) * cell
      grid.move(to: Point(x: body.x, y: y))
      grid.addLine(to: Point(x: body.x + 1 + cell * Double(map.columns), y: y))
    }
    composer.stroke(grid, Stroke(Paint(.hairline), width: composer.theme.hairline))
  }

  private func drawTexts(
    _ body: Rectangle, _ cell: Double, into composer: inout Composer
  ) throws {
    let style = try textStyle(cell, composer)
    for (index, text) in map.texts.enumerated() where !text.isEmpty {
      let frame = frame(index, body, cell)
      let paint = composer.theme.textPaint(on: map.values[index].flatMap(map.scale.paint))
      try composer.text(
        text, centeredAt: frame.midY + 0.5, x: frame.midX + 0.5, style, paint, anchor: .middle)
    }
  }

  /// One size for all numbers, so large that the widest just fits its cell.
  private func textStyle(_ cell: Double, _ composer: Composer) throws -> TextStyle {
    let style = composer.theme.number
    let widest = try composer.widest(map.texts, style)
    guard widest > 0 else { return style }
    return style.resized(min(style.size, style.size * (cell - 5) / widest, cell * 0.5))
  }

  private func drawLabels(
    _ body: Rectangle, _ cell: Double, into composer: inout Composer
  ) throws {
    let theme = composer.theme
    let style = theme.number.resized(min(theme.number.size, cell * 0.6))
    for (row, label) in map.rowLabels.enumerated() {
      try composer.text(
        label, centeredAt: body.y + (Double(row) + 0.5) * cell, x: body.x - labelGap, style,
        anchor: .end)
    }
    let turned = try turnsColumnLabels(composer)
    for (column, label) in map.columnLabels.enumerated() {
      // A turned label is moved to the right by half the height of its capitals.
      let shift = turned ? style.capitalHeight / 2 : 0
      let x = body.x + 0.5 + (Double(column) + 0.5) * cell + shift
      try composer.text(
        label, at: Point(x: x, y: body.y - labelGap), style, anchor: turned ? .start : .middle,
        direction: turned ? .upward : .across)
    }
    let height = turned ? try composer.widest(map.columnLabels, style) : style.size
    try composer.text(
      map.columnTitle, at: Point(x: body.x, y: body.y - labelGap - height - (turned ? 10 : 6)),
      theme.label,
      Paint(.muted))
    try composer.text(
      map.rowTitle, at: Point(x: body.x - labelGap, y: body.y - labelGap), theme.label,
      Paint(.muted), anchor: .end)
  }
}
