/// The names of a matrix's rows and columns, and what they are names of.
struct HeatMapLabels {
  private let map: HeatMap
  private let rows: [String]
  /// Each in lines; long ones break where columns are narrow.
  private let columns: [[String]]
  /// Whether names of columns run upward, because they are wider than the cells will be.
  private let isTurned: Bool
  /// Whether both titles stand close together on the line above the columns' names.
  private let isCompact: Bool

  private static let gap = 8.0
  private static let compactGap = HeatMapArrangement.upright.gap
  /// Between the names of two columns, as a share of their size.
  private static let space = 0.3
  /// Longer names are cut, in points on a page.
  private static let longestName = 150.0
  /// About how wide all columns together are, in points on a page.
  private static let usualWidth = 520.0

  init(
    _ map: HeatMap, _ arrangement: HeatMapArrangement, _ composer: Composer
  ) throws {
    self.map = map
    isCompact = arrangement.isCompact && !map.columnLabels.isEmpty
    let style = composer.theme.number
    let longest = HeatMapLabels.longestName * composer.textScale
    rows = try map.rowLabels.map { try composer.shortened($0, style, within: longest) }
    let names = try map.columnLabels.map { try composer.shortened($0, style, within: longest) }
    let cell =
      map.cellShape == .fittingText
      ? try HeatMapCells.naturalWidth(map, composer)
      : HeatMapLayout.largestCell * composer.textScale
    let room = min(
      cell, HeatMapLabels.usualWidth * composer.textScale / Double(max(map.columns, 1)))
    let isTurned = try composer.widest(names, style) > room - 4
    self.isTurned = isTurned
    let left = rows.isEmpty ? 0 : try composer.widest(rows, style) + HeatMapLabels.gap
    let most =
      (composer.innerWidth - left) / Double(max(map.columns, 1)) - HeatMapLabels.space * style.size
    columns = try names.map { name in
      isTurned ? [name] : try composer.wrapped(name, style, within: most)
    }
  }

  func insets(_ composer: Composer) throws -> Insets {
    let theme = composer.theme
    var insets = Insets()
    if !rows.isEmpty {
      let corner = try composer.width(of: map.rowTitle, theme.label)
      insets.left = max(
        try composer.widest(rows, theme.number) + HeatMapLabels.gap,
        map.rowTitle.isEmpty || isCompact ? 0 : corner + HeatMapLabels.gap + 2)
    }
    if !columns.isEmpty {
      let height = try namesHeight(composer)
      if isCompact {
        insets.top = HeatMapLabels.compactGap + height
        if !(map.columnTitle + map.rowTitle).isEmpty {
          insets.top += HeatMapLabels.compactGap + theme.label.capitalHeight
        }
        return insets
      }
      insets.top = height + HeatMapLabels.gap + 6
      if !map.columnTitle.isEmpty { insets.top += theme.label.lineHeight }
    }
    return insets
  }

  /// How high the columns' names stand.
  private func namesHeight(_ composer: Composer) throws -> Double {
    let style = composer.theme.number
    if isTurned { return try widestLine(composer) }
    let lines = columns.map(\.count).max() ?? 1
    return (isCompact ? style.capitalHeight : style.size) + Double(lines - 1) * style.lineHeight
  }

  private func widestLine(_ composer: Composer) throws -> Double {
    try composer.widest(columns.flatMap(\.self), composer.theme.number)
  }

  /// How large cells are when every row and column has its name.
  func leastCell(_ composer: Composer) throws -> Size {
    Size(
      width: columns.isEmpty ? 0 : try columnRoom(composer),
      height: rows.isEmpty ? 0 : lineHeight(composer))
  }

  /// Letters without descenders may stand closer than others.
  private func lineHeight(_ composer: Composer) -> Double {
    composer.theme.number.capitalHeight + (rows.allSatisfy(\.isSingleCapital) ? 1 : 2)
  }

  private func columnRoom(_ composer: Composer) throws -> Double {
    let style = composer.theme.number
    guard !isTurned else { return style.capitalHeight + 2 }
    let gap = columns.allSatisfy { $0.allSatisfy(\.isSingleCapital) } ? 0.2 : HeatMapLabels.space
    return try widestLine(composer) + gap * style.size
  }

  func draw(around frame: Rectangle, cell: Size, into composer: inout Composer) throws {
    let theme = composer.theme
    let gap = HeatMapLabels.gap
    let style = theme.number
    // Names are never set smaller: where rows are too low for all, every second one has its name.
    let rowStep = step(of: lineHeight(composer), in: cell.height)
    for row in stride(from: 0, to: rows.count, by: rowStep) {
      try composer.text(
        rows[row], centeredAt: frame.y + (Double(row) + 0.5) * cell.height, x: frame.x - gap, style,
        anchor: .end)
    }
    let columnStep = step(of: try columnRoom(composer), in: cell.width)
    for column in stride(from: 0, to: columns.count, by: columnStep) {
      // A turned label is moved to the right by half the height of its capitals.
      let shift = isTurned ? style.capitalHeight / 2 : 0
      let x = frame.x + 0.5 + (Double(column) + 0.5) * cell.width + shift
      var y = frame.y - (isCompact ? HeatMapLabels.compactGap : gap)
      for line in columns[column].reversed() {
        try composer.text(
          line, at: Point(x: x, y: y), style, anchor: isTurned ? .start : .middle,
          direction: isTurned ? .upward : .across)
        y -= style.lineHeight
      }
    }
    guard !isCompact else { return try drawCompactTitles(around: frame, into: &composer) }
    let height = try namesHeight(composer) + (isTurned ? 4 : 0)
    try composer.text(
      map.columnTitle, at: Point(x: frame.x, y: frame.y - gap - height - 6), theme.label,
      Paint(.muted))
    try composer.text(
      map.rowTitle, at: Point(x: frame.x - gap, y: frame.y - gap), theme.label, Paint(.muted),
      anchor: .end)
  }

  private func drawCompactTitles(
    around frame: Rectangle, into composer: inout Composer
  ) throws {
    let style = composer.theme.label
    let y = frame.y - 2 * HeatMapLabels.compactGap - (try namesHeight(composer))
    let left = frame.x - (try insets(composer).left)
    try composer.text(map.rowTitle, at: Point(x: left, y: y), style, Paint(.muted))
    let after = try composer.width(of: map.rowTitle + "  ", style)
    try composer.text(
      map.columnTitle, at: Point(x: max(frame.x, left + after), y: y), style, Paint(.muted))
  }

  /// How many cells a label needs.
  private func step(of label: Double, in cell: Double) -> Int {
    max(1, Int((label / max(cell, 0.01)).rounded(.up)))
  }
}

extension String {
  fileprivate var isSingleCapital: Bool {
    count == 1 && allSatisfy { $0.isUppercase || $0.isNumber }
  }
}
