/// Draws the cells of a matrix, their grid and what is written in them.
struct HeatMapCells {
  var map: HeatMap
  var origin: Point
  var cell: Size

  /// Smaller cells stand without lines between them.
  private static let leastCellWithGrid = 6.0
  /// How much of a cell's height a number takes where there is room.
  private static let usualHeight = 0.62
  /// The space beside a number that is as small as can be, both sides together, in points; above and
  /// below it, digits leave a quarter of their size free.
  private static let leastSpace = 1.0

  var frame: Rectangle {
    Rectangle(
      x: origin.x, y: origin.y, width: cell.width * Double(map.columns),
      height: cell.height * Double(map.rows))
  }

  private var hasGrid: Bool { min(cell.width, cell.height) >= HeatMapCells.leastCellWithGrid }

  /// Names of columns may widen the cells this far, in points on a page.
  private static let widestForNames = 110.0

  /// The width in which every text and, unless they are long, every column's name stands at its full
  /// size.
  static func naturalWidth(_ map: HeatMap, _ composer: Composer) throws -> Double {
    let style = composer.theme.number
    let names = try composer.widest(map.columnLabels, style)
    let widest = widestForNames * composer.textScale
    return max(
      try composer.widest(map.texts, style) + 1.4 * style.size, 2.2 * style.size,
      names + style.size <= widest ? names + style.size : 0)
  }

  func drawColors(into composer: inout Composer) {
    var fills: [(paint: Paint, path: Path)] = []
    var places: [Paint: Int] = [:]
    var hatching = Path()
    for (index, value) in map.values.enumerated() {
      var area = frame(of: index)
      if hasGrid {
        area = Rectangle(
          x: area.x + 1, y: area.y + 1, width: area.width - 1, height: area.height - 1)
      }
      guard let value else {
        hatching.addHatching(of: area, spacing: composer.theme.hatchingGap)
        continue
      }
      guard let paint = map.scale?.paint(of: value), paint.opacity > 0 else { continue }
      if let place = places[paint] {
        fills[place].path.add(area)
      } else {
        places[paint] = fills.count
        fills.append((paint, .rectangle(area)))
      }
    }
    if hasGrid { drawGrid(into: &composer) }
    for fill in fills { composer.fill(fill.path, fill.paint) }
    composer.stroke(
      hatching, Stroke(Paint(.muted, opacity: 0.5), width: composer.theme.hatchingWidth))
  }

  /// The smallest cell in which every text can be read.
  static func leastCell(_ map: HeatMap, _ composer: Composer) throws -> Size {
    let style = composer.theme.number.resized(composer.theme.leastNumber)
    let widest = try composer.widest(map.texts, style)
    guard widest > 0 else { return Size(width: 0, height: 0) }
    return Size(width: widest + leastSpace, height: style.size)
  }

  /// Writes the numbers in one size, as large as fits all of them.
  ///
  /// Where that could not be read, none is written: the colours tell all of them.
  func drawTexts(into composer: inout Composer) throws {
    guard let style = try textStyle(composer) else { return }
    var paints: [Paint?: Paint] = [:]
    for (index, text) in map.texts.enumerated() where !text.isEmpty {
      let behind = map.values[index].flatMap { map.scale?.paint(of: $0) }
      let paint = paints[behind] ?? composer.theme.textPaint(on: behind)
      paints[behind] = paint
      let area = frame(of: index)
      try composer.text(
        text, centeredAt: area.midY + 0.5, x: area.midX + 0.5, style,
        map.scale == nil ? Paint(.ink) : paint, anchor: .middle)
    }
  }

  private func frame(of index: Int) -> Rectangle {
    Rectangle(
      x: origin.x + Double(index % map.columns) * cell.width,
      y: origin.y + Double(index / map.columns) * cell.height, width: cell.width,
      height: cell.height)
  }

  private func drawGrid(into composer: inout Composer) {
    var grid = Path()
    for column in 0...map.columns {
      let x = frame.x + 0.5 + Double(column) * cell.width
      grid.move(to: Point(x: x, y: frame.y))
      grid.addLine(to: Point(x: x, y: frame.maxY + 1))
    }
    for row in 0...map.rows {
      let y = frame.y + 0.5 + Double(row) * cell.height
      grid.move(to: Point(x: frame.x, y: y))
      grid.addLine(to: Point(x: frame.maxX + 1, y: y))
    }
    composer.stroke(grid, Stroke(Paint(.hairline), width: composer.theme.hairline))
  }

  /// One size for all numbers, so large that the widest just fits its cell; `nil` where nobody could
  /// read them.
  private func textStyle(_ composer: Composer) throws -> TextStyle? {
    let style = composer.theme.number
    let widest = try composer.widest(map.texts, style)
    guard widest > 0 else { return style }
    let room = cell.width - max(2.5, 0.12 * cell.width)
    let size = min(
      style.size, style.size * room / widest, cell.height * HeatMapCells.usualHeight)
    let least = composer.theme.leastNumber
    if size >= least { return style.resized(size) }
    return try cell.holds(HeatMapCells.leastCell(map, composer)) ? style.resized(least) : nil
  }
}
