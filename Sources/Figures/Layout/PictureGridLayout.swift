/// Draws small pictures in rows and columns, enlarged by one factor, with labels below.
struct PictureGridLayout: PanelLayout {
  var grid: PictureGrid
  /// The scale whose colour bar stands below, unless the figure draws one for all.
  var bar: ColorScale?

  private let labelGap = 10.0
  private let largestPicture = 100.0
  private let frameWidth = 2.0

  private var colorBar: ColorBar? {
    let place: ColorBar.TitlePlace = grid.pictures.count == 1 ? .below : .beside
    return bar.map { ColorBar(scale: $0, titlePlace: place) }
  }

  func insets(_ composer: Composer) throws -> Insets {
    let theme = composer.theme
    var insets = Insets()
    if !grid.rowLabels.isEmpty {
      insets.left = try composer.widest(grid.rowLabels, theme.label) + labelGap
    }
    if !grid.columnLabels.isEmpty { insets.top = theme.number.size + 6 }
    if grid.pictures.contains(where: { $0.prediction?.isRight == false }) {
      // Frames lie around their pictures and must not leave the drawing.
      insets.left += frameWidth
      insets.right += frameWidth
      insets.top += frameWidth
    }
    if let colorBar { insets.bottom = 10 + colorBar.height(composer) }
    return insets
  }

  func bodySize(within room: Size, _ composer: Composer) throws -> Size {
    let cells = try cells(within: room, composer)
    let columns = Double(grid.columns)
    let rows = Double(grid.rows)
    return Size(
      width: columns * cells.pitch.width - cells.gap.width,
      height: rows * cells.pitch.height - cells.gap.height)
  }

  func draw(
    body: Rectangle, within room: Size, into composer: inout Composer
  ) throws {
    let cells = try cells(within: room, composer)
    for (index, picture) in grid.pictures.enumerated() {
      let cell = Rectangle(
        x: body.x + Double(index % grid.columns) * cells.pitch.width,
        y: body.y + Double(index / grid.columns) * cells.pitch.height,
        width: cells.picture.width, height: cells.picture.height)
      try draw(picture, in: cell, cells, into: &composer)
    }
    try drawRowAndColumnLabels(body, cells, into: &composer)
    if let colorBar {
      let length =
        grid.pictures.count == 1 ? cells.picture.width : colorBar.naturalWidth(composer)
      _ = try colorBar.draw(
        at: Point(x: body.x, y: body.maxY + 10), width: length, into: &composer)
    }
  }

  private func cells(within room: Size, _ composer: Composer) throws -> PictureCells {
    try PictureCells(
      grid: grid, width: room.width,
      largest: grid.pictures.count == 1 ? .infinity : largestPicture, composer: composer)
  }

  private func draw(
    _ picture: Picture, in cell: Rectangle, _ cells: PictureCells,
    into composer: inout Composer
  ) throws {
    let (width, height) = (
      Double(picture.width) * cells.factor, Double(picture.height) * cells.factor
    )
    // Smaller pictures stand in the middle: a response lies under the pixels it was made from.
    let frame = Rectangle(
      x: (cell.midX - width / 2).rounded(), y: (cell.midY - height / 2).rounded(),
      width: width, height: height)
    let scaling: ImageScaling = cells.factor >= 1 ? .pixelated : .smooth
    if let raster = picture.raster(scale: grid.scale, factor: cells.factor) {
      composer.image(raster, in: frame, scaling)
    }
    if picture.map != nil, grid.scale?.map == .signed {
      composer.stroke(
        .rectangle(frame.inset(by: 0.5)),
        Stroke(Paint(.hairline), width: composer.theme.hairline))
    }
    if let prediction = picture.prediction {
      try draw(prediction, below: cell, within: cells.pitch.width - 4, into: &composer)
    } else {
      let style = composer.theme.number
      let room = cells.pitch.width - 4
      try composer.text(
        composer.shortened(picture.label, style, within: room),
        at: Point(x: cell.midX, y: cell.maxY + 5 + style.capitalHeight), style, anchor: .middle)
    }
  }

  private func draw(
    _ prediction: Prediction, below cell: Rectangle, within room: Double,
    into composer: inout Composer
  ) throws {
    let style = composer.theme.number
    let role: ColorRole = prediction.isRight ? .right : .wrong
    let baseline = cell.maxY + 7 + style.capitalHeight
    let rest = try composer.width(of: " " + prediction.certainty, style)
    let verdict = try composer.shortened(prediction.verdict, style, within: room - rest)
    try composer.text(verdict, at: Point(x: cell.x, y: baseline), style, Paint(role))
    let after = try composer.width(of: verdict + " ", style)
    try composer.text(
      prediction.certainty, at: Point(x: cell.x + after, y: baseline), style, Paint(.muted))
    guard !prediction.isRight else { return }
    composer.stroke(
      .rectangle(cell.inset(by: -frameWidth / 2)),
      Stroke(Paint(.wrong), width: frameWidth))
    try composer.text(
      composer.shortened(prediction.correction, style, within: room),
      at: Point(x: cell.x, y: baseline + style.lineHeight), style, Paint(.muted))
  }

  private func drawRowAndColumnLabels(
    _ body: Rectangle, _ cells: PictureCells, into composer: inout Composer
  ) throws {
    let theme = composer.theme
    for (row, label) in grid.rowLabels.enumerated() {
      let middle = body.y + Double(row) * cells.pitch.height + cells.picture.height / 2
      try composer.text(
        label, centeredAt: middle, x: body.x - labelGap, theme.label, anchor: .end)
    }
    for (column, label) in grid.columnLabels.enumerated() {
      let middle = body.x + Double(column) * cells.pitch.width + cells.picture.width / 2
      try composer.text(
        label, at: Point(x: middle, y: body.y - 6), theme.number, anchor: .middle)
    }
  }
}

extension Picture {
  /// The bytes to draw, averaged down where the frame is far smaller than the image.
  fileprivate func raster(scale: ColorScale?, factor: Double) -> Raster? {
    // One and a half pixels per point stay sharp on dense screens and on paper.
    let reduction = factor < 1 ? max(1, Int(1 / (1.5 * factor))) : 1
    if let bitmap { return .bitmap(bitmap.reduced(by: reduction)) }
    guard let map, let scale else { return nil }
    let reduced = map.reduced(by: reduction)
    return .indexed(
      width: reduced.width, height: reduced.height, indices: reduced.steps, map: scale.map)
  }
}

extension Prediction {
  var verdict: String { (isRight ? "✓ " : "✗ ") + label }

  /// The probability in whole percent; never a false 100 %.
  var certainty: String {
    probability > 0.995 && probability < 1 ? ">99\u{00A0}%" : percentText(probability, places: 0)
  }

  var correction: String { "is " + truth }
}
