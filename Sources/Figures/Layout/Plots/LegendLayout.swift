/// Sets the names of series behind samples of their marks, in as many rows as they need.
struct LegendLayout {
  let entries: [SeriesNames.Entry]
  /// The width in points that rows may fill.
  let width: Double

  func height(_ composer: Composer) throws -> Double {
    let rows = (try places(composer).last?.row ?? -1) + 1
    return Double(rows) * rowHeight(composer) + (rows > 0 ? 4 : 0)
  }

  /// Draws with the upper left corner at a point.
  func draw(at origin: Point, into composer: inout Composer) throws {
    for (entry, place) in zip(entries, try places(composer)) {
      let y = origin.y + (Double(place.row) + 0.5) * rowHeight(composer)
      let x = origin.x + place.x
      drawSample(of: entry, at: Point(x: x, y: y), into: &composer)
      try composer.text(
        place.text, centeredAt: y,
        x: x + sample(of: entry, composer) + composer.theme.gaps.legendSample,
        composer.theme.label)
    }
  }

  private func rowHeight(_ composer: Composer) -> Double { composer.theme.label.size * 1.5 }

  /// The width of what stands before a name.
  private func sample(of entry: SeriesNames.Entry, _ composer: Composer) -> Double {
    entry.points == nil ? composer.theme.label.size * 0.8 : composer.theme.curveWidth * 12
  }

  private func places(
    _ composer: Composer
  ) throws -> [(x: Double, row: Int, text: String)] {
    let style = composer.theme.label
    var (x, row) = (0.0, 0)
    return try entries.map { entry in
      let lead = sample(of: entry, composer) + composer.theme.gaps.legendSample
      let text = try composer.shortened(entry.label, style, within: max(width - lead, 1))
      let length = lead + (try composer.width(of: text, style))
      if x > 0, x + length > width { (x, row) = (0, row + 1) }
      defer { x += length + composer.theme.gaps.legendEntries }
      return (x, row, text)
    }
  }

  private func drawSample(
    of entry: SeriesNames.Entry, at start: Point, into composer: inout Composer
  ) {
    let theme = composer.theme
    let length = sample(of: entry, composer)
    let paint = Paint(entry.style.role)
    let side = theme.label.size * 0.8
    let area = Rectangle(
      x: start.x + (length - side) / 2, y: start.y - side / 2, width: side, height: side)
    if entry.samples.contains(.area) {
      composer.fill(.rectangle(area), Paint(entry.style.role, opacity: theme.tints.legend))
    }
    if entry.samples.contains(.bar) {
      composer.fill(.rectangle(area), paint)
      if entries.count(where: { $0.samples.contains(.bar) }) > 1 {
        BarRibs(entry.style).draw(over: area, runsAcross: true, into: &composer)
      }
    }
    if entry.points != nil {
      composer.stroke(
        .line(from: start, to: Point(x: start.x + length, y: start.y)),
        Stroke(
          paint, width: theme.curveWidth,
          dash: entry.style.dash.map { $0 * theme.curveWidth / 2 }))
    }
    if entry.samples.contains(.marker) || entry.points ?? theme.markerLimit < theme.markerLimit {
      var marker = MarkerLayout(entry.style.marker, radius: theme.curveWidth * 1.75)
      marker.add(at: Point(x: start.x + length / 2, y: start.y))
      marker.draw(paint, rim: entry.points != nil, into: &composer)
    }
  }
}

extension SeriesNames.Entry {
  /// How many points its line has; none without a line.
  fileprivate var points: Int? {
    for case .line(let points) in samples { return points }
    return nil
  }
}
