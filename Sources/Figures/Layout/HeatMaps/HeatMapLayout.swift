/// Draws a matrix of cells with numbers, labels around it and bars at its right edge.
struct HeatMapLayout: PanelLayout {
  var map: HeatMap
  /// The scale whose colour bar stands below, unless the figure draws one for all.
  var bar: ColorScale?
  /// What the panel with its labels may fill, in points.
  var slot = Size(width: FigureFormat.page.width, height: .infinity)

  static let largestCell = 42.0
  private let gapBesideBar = 16.0
  /// How much wider than high cells may be where rows are low; wider ones are for wide numbers.
  private let widestCell = 1.6
  /// How much of a cell's width the smallest number that can be read takes, if there is room.
  private let widestNumber = 0.9

  func insets(_ composer: Composer) throws -> Insets {
    try insets(arrangement(composer), composer)
  }

  func insets(_ arrangement: HeatMapArrangement, _ composer: Composer) throws -> Insets {
    var insets = try HeatMapLabels(map, arrangement, composer).insets(composer)
    insets.right = try rowBars(arrangement)?.width(composer) ?? 0
    if let bar, arrangement.hasUprightColorBar {
      insets.right += gapBesideBar + (try UprightColorBar(scale: bar).width(composer))
    } else if let bar {
      let bar = try ColorBar.fitting(bar, left: insets.left, composer)
      insets.bottom = composer.theme.gaps.aboveColorBar + (try bar.height(composer))
    }
    return insets
  }

  func bodySize(within room: Size, _ composer: Composer) throws -> Size {
    let number = try HeatMapCells.leastCell(map, composer)
    let cell = try cell(within: room, arrangement(composer), number: number, composer)
    return Size(width: cell.width * Double(map.columns), height: cell.height * Double(map.rows))
  }

  func completeness(within room: Size, _ composer: Composer) throws -> Completeness {
    // Where nothing limits the height, nothing can be gained by leaving something out.
    guard slot.height.isFinite else { return .everything }
    let arrangement = try arrangement(composer)
    let number = try HeatMapCells.leastCell(map, composer)
    let cell = try cell(within: room, arrangement, number: number, composer)
    return try completeness(of: cell, arrangement, number: number, composer)
  }

  func draw(
    body: Rectangle, within room: Size, into composer: inout Composer
  ) throws {
    let arrangement = try arrangement(composer)
    let number = try HeatMapCells.leastCell(map, composer)
    let cell = try cell(within: room, arrangement, number: number, composer)
    let cells = HeatMapCells(map: map, origin: Point(x: body.x, y: body.y), cell: cell)
    cells.drawColors(into: &composer)
    try cells.drawTexts(into: &composer)
    let frame = cells.frame
    let labels = try HeatMapLabels(map, arrangement, composer)
    try labels.draw(around: frame, cell: cell, into: &composer)
    let bars = rowBars(arrangement)
    try bars?.draw(beside: frame, rowHeight: cell.height, into: &composer)
    if let bar, arrangement.hasUprightColorBar {
      let x = frame.maxX + (try bars?.width(composer) ?? 0) + gapBesideBar
      try UprightColorBar(scale: bar).draw(
        at: Point(x: x, y: frame.y), height: frame.height, into: &composer)
    } else if let bar {
      let left = try labels.insets(composer).left
      let bar = try ColorBar.fitting(bar, left: left, composer)
      _ = try bar.draw(
        at: Point(x: frame.x, y: frame.maxY + composer.theme.gaps.aboveColorBar),
        width: bar.naturalWidth(composer), into: &composer)
    }
  }

  private func rowBars(_ arrangement: HeatMapArrangement) -> RowBarsLayout? {
    guard let bars = map.bars, arrangement.showsBars else { return nil }
    return RowBarsLayout(
      bars: bars, showsNumbers: arrangement.showsBarNumbers, length: arrangement.barLength,
      titleGap: arrangement.gap)
  }

  /// The size of a cell in points; whole ones keep the grid sharp.
  ///
  /// `number` is the smallest cell in which every number can be read.
  func cell(
    within room: Size, _ arrangement: HeatMapArrangement, number: Size, _ composer: Composer
  ) throws -> Size {
    let largest = HeatMapLayout.largestCell * composer.textScale
    let room = Size(
      width: room.width / Double(map.columns), height: room.height / Double(map.rows))
    var cell = Size(width: min(largest, room.width, room.height), height: 0)
    cell.height = cell.width
    if arrangement.isCompact {
      let wanted = max(cell.height * widestCell, number.width / widestNumber)
      cell.width = min(largest, room.width, wanted)
    }
    if map.cellShape == .fittingText {
      // Rows as high as two lines of text look even beside wide numbers.
      let height = 2.2 * composer.theme.number.size
      cell.height = min(height, room.height)
      cell.width = min(try HeatMapCells.naturalWidth(map, composer), room.width)
    }
    return Size(
      width: max(cell.width.rounded(.down), 1), height: max(cell.height.rounded(.down), 1))
  }
}
