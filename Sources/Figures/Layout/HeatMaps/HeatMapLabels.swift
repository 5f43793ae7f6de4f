/// The names of a matrix's rows and columns, and what they are names of.
struct HeatMapLabels {
  private let map: HeatMap
  private let rows: [String]
  private let columns: [String]
  /// Whether names of columns run upward, because they are wider than the cells will be.
  private let isTurned: Bool

  private static let gap = 8.0
  /// Longer names are cut, in points on a page.
  private static let longestName = 150.0

  init(_ map: HeatMap, _ composer: Composer) throws {
    self.map = map
    let style = composer.theme.number
    let longest = HeatMapLabels.longestName * composer.textScale
    rows = try map.rowLabels.map { try composer.shortened($0, style, within: longest) }
    columns = try map.columnLabels.map { try composer.shortened($0, style, within: longest) }
    let cell =
      map.cellShape == .fittingText
      ? try HeatMapCells.naturalWidth(map, composer)
      : HeatMapLayout.largestCell * composer.textScale
    let room = min(cell, 520 * composer.textScale / Double(max(map.columns, 1)))
    isTurned = try composer.widest(columns, style) > room - 4
  }

  func insets(_ composer: Composer) throws -> Insets {
    let theme = composer.theme
    var insets = Insets()
    if !rows.isEmpty {
      let corner = try composer.width(of: map.rowTitle, theme.label)
      insets.left = max(
        try composer.widest(rows, theme.number) + HeatMapLabels.gap,
        map.rowTitle.isEmpty ? 0 : corner + HeatMapLabels.gap + 2)
    }
    if !columns.isEmpty {
      let height = isTurned ? try composer.widest(columns, theme.number) : theme.number.size
      insets.top = height + HeatMapLabels.gap + 6
      if !map.columnTitle.isEmpty { insets.top += theme.label.lineHeight }
    }
    return insets
  }

  func draw(around frame: Rectangle, cell: Size, into composer: inout Composer) throws {
    let theme = composer.theme
    let gap = HeatMapLabels.gap
    let style = theme.number
    // Names are never set smaller: where rows are too low for all, every second one has its name.
    let lineHeight = style.capitalHeight + 2
    for row in stride(from: 0, to: rows.count, by: step(of: lineHeight, in: cell.height)) {
      try composer.text(
        rows[row], centeredAt: frame.y + (Double(row) + 0.5) * cell.height, x: frame.x - gap, style,
        anchor: .end)
    }
    let widest = try composer.widest(columns, style)
    let room = isTurned ? lineHeight : widest + 0.3 * style.size
    for column in stride(from: 0, to: columns.count, by: step(of: room, in: cell.width)) {
      // A turned label is moved to the right by half the height of its capitals.
      let shift = isTurned ? style.capitalHeight / 2 : 0
      let x = frame.x + 0.5 + (Double(column) + 0.5) * cell.width + shift
      try composer.text(
        columns[column], at: Point(x: x, y: frame.y - gap), style,
        anchor: isTurned ? .start : .middle, direction: isTurned ? .upward : .across)
    }
    let height = isTurned ? widest + 4 : style.size
    try composer.text(
      map.columnTitle, at: Point(x: frame.x, y: frame.y - gap - height - 6), theme.label,
      Paint(.muted))
    try composer.text(
      map.rowTitle, at: Point(x: frame.x - gap, y: frame.y - gap), theme.label, Paint(.muted),
      anchor: .end)
  }

  /// How many cells a label needs.
  private func step(of label: Double, in cell: Double) -> Int {
    max(1, Int((label / max(cell, 0.01)).rounded(.up)))
  }
}
