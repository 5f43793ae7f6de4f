/// Draws a thin bar and its number beside every row of a matrix.
struct RowBarsLayout {
  var bars: RowBars
  var showsNumbers = true
  /// How long the bar of a whole is, in points.
  var length = HeatMapArrangement.full.barLength
  /// The gap between the title and the first row, in points.
  var titleGap = HeatMapArrangement.full.gap

  private let gap = 14.0
  private let thickness = 5.0

  func width(_ composer: Composer) throws -> Double {
    guard showsNumbers else {
      return gap + max(length, try composer.width(of: bars.title, composer.theme.label))
    }
    return gap + length + gap / 2 + (try composer.widest(texts + [""], composer.theme.number))
  }

  func draw(
    beside body: Rectangle, rowHeight: Double, into composer: inout Composer
  ) throws {
    let theme = composer.theme
    let left = body.maxX + gap
    let right = body.maxX + (try width(composer))
    let style = theme.number.resized(
      min(theme.number.size, max(rowHeight * 0.95, theme.leastNumber)))
    let thickness = min(thickness, rowHeight * 0.5)
    var tracks = Path()
    var filled = Path()
    for (row, (share, text)) in zip(bars.shares, texts).enumerated() {
      let middle = body.y + (Double(row) + 0.5) * rowHeight
      let y = middle - thickness / 2
      if let share {
        tracks.add(Rectangle(x: left, y: y, width: length, height: thickness))
        filled.add(Rectangle(x: left, y: y, width: length * share, height: thickness))
      }
      // Numbers shrink with their rows, words do not: the hatching says the same.
      guard showsNumbers, style.size <= rowHeight,
        share != nil || style.size == theme.number.size
      else { continue }
      try composer.text(
        text, centeredAt: middle, x: right, style, Paint(share == nil ? .muted : .ink),
        anchor: .end)
    }
    composer.fill(tracks, Paint(.hairline))
    composer.fill(filled, Paint(.count))
    try composer.text(
      bars.title, at: Point(x: left, y: body.y - titleGap), theme.label, Paint(.muted))
  }

  private var texts: [String] {
    bars.shares.map { share in share.map { percentText($0, places: 1) } ?? bars.missingText }
  }
}
