/// Draws small pictures in rows and columns with labels around and below them.
struct PictureGridLayout: PanelLayout {
  var grid: PictureGrid
  /// The scale whose colour bar stands below, unless the figure draws one for all.
  var bar: ColorScale?
  /// How wide the panel with its labels may be, in points.
  var slot = FigureFormat.page.width

  private let labelGap = 10.0
  /// Longer names of rows are cut, in points on a page.
  private let longestRowLabel = 150.0

  func insets(_ composer: Composer) throws -> Insets {
    var insets = Insets()
    insets.left = try rowLabelWidth(composer)
    let headingLines = try columnLabelLines(composer).map(\.count).max() ?? 0
    insets.top = Double(headingLines) * composer.theme.number.lineHeight
    if headingLines > 0 { insets.top += 4 }
    if grid.pictures.contains(where: { $0.prediction?.isRight == false }) {
      let frameWidth = composer.theme.frameWidth
      // Frames lie around their pictures and must not leave the drawing.
      insets.left += frameWidth
      insets.right += frameWidth
      insets.top += frameWidth
    }
    if let axes {
      insets.left += try axes.width(composer)
      insets.bottom += axes.height(composer)
    }
    if let bar = try colorBar(composer) {
      insets.bottom += composer.theme.gaps.aboveColorBar + (try bar.height(composer))
    }
    return insets
  }

  func bodySize(within room: Size, _ composer: Composer) throws -> Size {
    try PictureCells(grid.arranged(within: room, composer), within: room, composer).size
  }

  func completeness(within room: Size, _ composer: Composer) throws -> Completeness {
    let grid = try grid.arranged(within: room, composer)
    let numbers = try PictureNumbers(grid, PictureCells(grid, within: room, composer), composer)
    return numbers.areLeftOut ? .withoutNumbers : .everything
  }

  func draw(
    body: Rectangle, within room: Size, into composer: inout Composer
  ) throws {
    try arranged(within: room, composer).drawGrid(body: body, within: room, into: &composer)
  }

  private func arranged(within room: Size, _ composer: Composer) throws -> PictureGridLayout {
    var arranged = self
    arranged.grid = try grid.arranged(within: room, composer)
    return arranged
  }

  private func drawGrid(
    body: Rectangle, within room: Size, into composer: inout Composer
  ) throws {
    let cells = try PictureCells(grid, within: room, composer)
    let origin = Point(x: body.x, y: body.y)
    drawImages(cells, origin, into: &composer)
    let numbers = try PictureNumbers(grid, cells, composer)
    var marks = PictureMarks(composer.theme)
    var labels = PictureLabels(grid, composer.theme)
    try labels.shorten(within: cells.column, composer)
    for (index, picture) in grid.pictures.enumerated() where !picture.isEmpty {
      let cell = cells.cell(index, from: origin)
      let frame = cells.frame(of: picture, in: cell)
      marks.add(picture, frame: frame, factor: cells.factor(of: picture))
      try numbers.draw(index, of: grid, in: frame, into: &composer)
      try labels.draw(index, below: cell, within: cells.column, into: &composer)
    }
    marks.draw(into: &composer)
    try drawRowAndColumnLabels(cells, origin, into: &composer)
    var bottom = body.y + cells.size.height
    if let axes {
      try axes.draw(around: cells.cell(0, from: origin), into: &composer)
      bottom += axes.height(composer)
    }
    if var colorBar = try colorBar(composer) {
      // Titles below narrow pictures must not run into the next panel.
      colorBar.longestLine = body.width + composer.theme.gutter / 2
      let length =
        grid.pictures.count == 1 ? cells.picture.width : colorBar.naturalWidth(composer)
      _ = try colorBar.draw(
        at: Point(x: body.x, y: bottom + composer.theme.gaps.aboveColorBar), width: length,
        into: &composer)
    }
  }

  private var axes: PixelAxes? {
    guard grid.hasPixelAxes, let picture = grid.pictures.first else { return nil }
    return PixelAxes(columns: picture.width, rows: picture.height)
  }

  private func colorBar(_ composer: Composer) throws -> ColorBar? {
    guard let bar else { return nil }
    var colorBar =
      grid.pictures.count == 1
      ? ColorBar(scale: bar, titlePlace: .below(room: slot - (try rowLabelWidth(composer))))
      : try ColorBar.fitting(bar, left: rowLabelWidth(composer), composer)
    if grid.sharing != .grid {
      let ends = bar.map.isSigned ? ["−largest", "largest"] : ["0", "largest"]
      colorBar.endTexts = bar.low == 0 || bar.map.isSigned ? ends : ["least", "largest"]
    }
    return colorBar
  }

  private func drawImages(
    _ cells: PictureCells, _ origin: Point, into composer: inout Composer
  ) {
    if let raster = cells.mosaic?.raster {
      let frame = Rectangle(
        x: origin.x, y: origin.y, width: cells.size.width, height: cells.size.height)
      composer.image(raster, in: frame, cells.factor >= 1 ? .pixelated : .smooth)
      return
    }
    for (index, picture) in grid.pictures.enumerated() {
      let factor = cells.factor(of: picture)
      guard let raster = picture.raster(factor: factor, composer.theme) else { continue }
      let frame = cells.frame(of: picture, in: cells.cell(index, from: origin))
      composer.image(raster, in: frame, factor >= 1 ? .pixelated : .smooth)
    }
  }

  private func drawRowAndColumnLabels(
    _ cells: PictureCells, _ origin: Point, into composer: inout Composer
  ) throws {
    let theme = composer.theme
    for (row, lines) in try rowLabelLines(composer).enumerated() {
      let middle = origin.y + cells.rowTops[row] + cells.picture.height / 2
      for (line, text) in lines.enumerated() {
        let shift = (Double(line) - Double(lines.count - 1) / 2) * theme.label.lineHeight
        try composer.text(
          text, centeredAt: middle + shift, x: origin.x - labelGap, theme.label, anchor: .end)
      }
    }
    for (column, lines) in try columnLabelLines(composer).enumerated() {
      // Headings stand like what is below the pictures.
      let isCentered = !PictureLabels(grid, theme).arePredictions
      let cell = cells.cell(column, from: origin)
      for (line, text) in lines.enumerated() {
        let above = Double(lines.count - 1 - line) * theme.number.lineHeight
        try composer.text(
          composer.shortened(text, theme.number, within: cells.column),
          at: Point(x: isCentered ? cell.midX : cell.x, y: origin.y - 6 - above), theme.number,
          anchor: isCentered ? .middle : .start)
      }
    }
  }

  private func rowLabelWidth(_ composer: Composer) throws -> Double {
    let lines = try rowLabelLines(composer).flatMap(\.self)
    return lines.isEmpty ? 0 : try composer.widest(lines, composer.theme.label) + labelGap
  }

  private func rowLabelLines(_ composer: Composer) throws -> [[String]] {
    try grid.rowLabels.map { label in
      try label.lines.map {
        try composer.shortened(
          $0, composer.theme.label, within: longestRowLabel * composer.textScale)
      }
    }
  }

  /// The lines of the columns' names; those wider than a column can be break at their spaces.
  private func columnLabelLines(_ composer: Composer) throws -> [[String]] {
    let columns = Double(grid.columns)
    let gaps = (columns - 1) * PictureCells.leastTextGap
    let room = (slot - (try rowLabelWidth(composer)) - gaps) / columns
    return try grid.columnLabels.map { label in
      try label.lines.flatMap { line in
        try composer.wrapped(line, composer.theme.number, within: room, lines: 2)
      }
    }
  }
}
