/// Numbers the rows and columns of a picture's pixels, both from the upper left corner.
struct PixelAxes {
  var columns: Int
  var rows: Int

  private let tickLength = 4.0
  private let gap = 4.0

  /// The room to the left of the picture.
  func width(_ composer: Composer) throws -> Double {
    let theme = composer.theme
    let widest = try composer.widest(ticks(rows).map(text), theme.tick)
    return tickLength + gap + widest + 8 + theme.label.size
  }

  /// The room below the picture.
  func height(_ composer: Composer) -> Double {
    let theme = composer.theme
    return tickLength + gap + theme.tick.size + 6 + theme.label.size
  }

  func draw(around frame: Rectangle, into composer: inout Composer) throws {
    let theme = composer.theme
    let pixel = Size(
      width: frame.width / Double(columns), height: frame.height / Double(rows))
    var lines = Path()
    for value in ticks(columns) {
      let x = frame.x + (value + 0.5) * pixel.width
      lines.move(to: Point(x: x, y: frame.maxY))
      lines.addLine(to: Point(x: x, y: frame.maxY + tickLength))
      try composer.text(
        text(value), at: Point(x: x, y: frame.maxY + tickLength + gap + theme.tick.capitalHeight),
        theme.tick, Paint(.muted), anchor: .middle)
    }
    for value in ticks(rows) {
      let y = frame.y + (value + 0.5) * pixel.height
      lines.move(to: Point(x: frame.x - tickLength, y: y))
      lines.addLine(to: Point(x: frame.x, y: y))
      try composer.text(
        text(value), centeredAt: y, x: frame.x - tickLength - gap, theme.tick, Paint(.muted),
        anchor: .end)
    }
    composer.stroke(lines, Stroke(Paint(.muted), width: theme.hairline))
    try composer.text(
      "column", at: Point(x: frame.midX, y: frame.maxY + height(composer) - 2), theme.label,
      Paint(.muted), anchor: .middle)
    try composer.text(
      "row", at: Point(x: frame.x - (try width(composer)) + theme.label.size, y: frame.midY),
      theme.label, Paint(.muted), anchor: .middle, direction: .upward)
  }

  /// From 0 in round steps; the last pixel has no number of its own.
  private func ticks(_ count: Int) -> [Double] {
    Ticks.counting(from: 0, to: Double(count - 1), limit: 7).values
  }

  private func text(_ value: Double) -> String { decimalText(value, places: 0) }
}
