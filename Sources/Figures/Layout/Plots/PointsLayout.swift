extension Points: SeriesMark {
  static var plural: String { "points" }

  var sample: LegendSample { .marker }

  func validate(_ check: FieldCheck) throws(FigureError) {
    try check.pairs(x.count, y.count)
    try check.places(x, "x")
    try check.sizes(y, "y")
    try check.someValue(y, "y")
    try check.texts(texts, for: x.count)
  }

  func grow(_ extent: inout PlotExtent) {
    extent.add(x: x)
    extent.add(y: y)
  }

  var rows: [MarkRow] {
    zip(x, y).enumerated().map { index, place in
      MarkRow(
        mark: "point", series: label, x: place.0, y: place.1,
        text: texts.indices.contains(index) ? texts[index] : "")
    }
  }

  /// More points than these are drawn smaller, and pale where they lie on each other.
  private static let many = 100
  private static let crowded = 400
  /// More texts would hide what they name.
  private static let mostTexts = 200

  func draw(in frame: PlotFrame, into composer: inout Composer) throws {
    let paint = Paint(paintedStyle.role)
    let places = zip(x, y).map { frame.point($0, $1) }
    if frame.barsRunAcross { drawGuides(to: places, in: frame, into: &composer) }
    let shown = thinned(places.compactMap { $0 }, in: frame.body)
    let scale = composer.theme.curveWidth / 2
    let isDense = shown.count > Self.crowded
    var markers = MarkerLayout(
      paintedStyle.marker, radius: (isDense ? 1.5 : shown.count > Self.many ? 2.5 : 3.5) * scale)
    var beyond = Path()
    for point in shown {
      if frame.contains(point) {
        markers.add(at: point)
      } else {
        beyond.addEdgeSign(toward: point, in: frame.body)
      }
    }
    markers.draw(
      isDense ? Paint(paintedStyle.role, opacity: composer.theme.tints.crowdedPoints) : paint,
      rim: !isDense, into: &composer)
    composer.fill(beyond, paint)
    try drawTexts(beside: places, in: frame, into: &composer)
  }

  /// Sets the points' texts to their right, as long as they do not touch an earlier one.
  private func drawTexts(
    beside places: [Point?], in frame: PlotFrame, into composer: inout Composer
  ) throws {
    let style = composer.theme.tick
    var taken: [Rectangle] = []
    for (place, text) in zip(places, texts) {
      guard let place, frame.contains(place), taken.count < Self.mostTexts else { continue }
      let slip = Rectangle(
        x: place.x + 4 * composer.theme.curveWidth, y: place.y - style.size / 2,
        width: try composer.width(of: text, style), height: style.size)
      if taken.contains(where: { $0.overlaps(slip) }) { continue }
      taken.append(slip)
      try composer.text(text, centeredAt: place.y, x: slip.x, style)
    }
  }

  /// Hairlines that lead the eye from a category's name to its point.
  private func drawGuides(
    to places: [Point?], in frame: PlotFrame, into composer: inout Composer
  ) {
    for case let place? in places where frame.contains(place) {
      let y = place.y.rounded() + 0.5
      composer.hairline(from: Point(x: frame.body.x, y: y), to: Point(x: place.x, y: y))
    }
  }
}

/// At most some thousand points that cover the same paper, the outermost always among them.
private func thinned(_ points: [Point], in body: Rectangle) -> [Point] {
  let most = 4000
  guard points.count > most else { return points }
  var cell = 0.5
  var kept = points
  while kept.count > most {
    cell *= 2
    let columns = Int(body.width / cell) + 3
    let rows = Int(body.height / cell) + 3
    var isTaken = Array(repeating: false, count: columns * rows)
    kept = points.filter { point in
      let column = max(0, min(columns - 1, Int((point.x - body.x) / cell) + 1))
      let row = max(0, min(rows - 1, Int((point.y - body.y) / cell) + 1))
      defer { isTaken[row * columns + column] = true }
      return !isTaken[row * columns + column]
    }
  }
  let outermost = [
    points.min { $0.x < $1.x }, points.max { $0.x < $1.x }, points.min { $0.y < $1.y },
    points.max { $0.y < $1.y },
  ].compactMap { $0 }
  return kept + outermost.filter { !kept.contains($0) }
}

extension Path {
  /// Adds a small triangle on the edge of a plot that points to a place beyond it.
  fileprivate mutating func addEdgeSign(toward point: Point, in body: Rectangle) {
    let x = min(max(point.x, body.x), body.maxX)
    let y = min(max(point.y, body.y), body.maxY)
    let (dx, dy) = (
      point.x < body.x - 0.01 ? -1.0 : point.x > body.maxX + 0.01 ? 1.0 : 0,
      point.y < body.y - 0.01 ? -1.0 : point.y > body.maxY + 0.01 ? 1.0 : 0
    )
    let (across, up) = dy != 0 ? (0.0, dy) : (dx, 0.0)
    move(to: Point(x: x, y: y))
    addLine(to: Point(x: x - 7 * across + 4 * up, y: y - 7 * up + 4 * across))
    addLine(to: Point(x: x - 7 * across - 4 * up, y: y - 7 * up - 4 * across))
    close()
  }
}

extension Rectangle {
  fileprivate func overlaps(_ other: Rectangle) -> Bool {
    x < other.maxX && other.x < maxX && y < other.maxY && other.y < maxY
  }
}
