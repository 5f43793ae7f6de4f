extension Arrow: PlotMark {
  static var plural: String { "arrows" }

  func validate(_ check: FieldCheck) throws(FigureError) {
    try check.places([x, toX], "x")
    try check.places([y, toY], "y")
  }

  func grow(_ extent: inout PlotExtent) {
    extent.add(x: [x, toX])
    extent.add(y: [y, toY])
  }

  var rows: [MarkRow] { [MarkRow(mark: "arrow", x: x, y: y, toX: toX, toY: toY)] }

  func draw(in frame: PlotFrame, into composer: inout Composer) {
    guard let start = frame.point(x, y), let end = frame.point(toX, toY),
      let (from, to) = frame.body.clipped(start, end)
    else { return }
    composer.arrow(
      [from, to], hasHead: to == end, Paint(style.role), width: composer.theme.hairline)
  }
}

extension Composer {
  /// Draws a polyline with a small head at its end.
  mutating func arrow(
    _ points: [Point], hasHead: Bool = true, _ paint: Paint, width: Double,
    dash: [Double] = []
  ) {
    guard points.count > 1 else { return }
    var shaft = points
    let tip = points[points.count - 1]
    let before = points[points.count - 2]
    let (dx, dy) = (tip.x - before.x, tip.y - before.y)
    let length = (dx * dx + dy * dy).squareRoot()
    var head = Path()
    if hasHead, length > 0 {
      let size = 4 + 2 * width
      let (ux, uy) = (dx / length, dy / length)
      let foot = Point(x: tip.x - size * ux, y: tip.y - size * uy)
      head.move(to: tip)
      head.addLine(to: Point(x: foot.x - 0.42 * size * uy, y: foot.y + 0.42 * size * ux))
      head.addLine(to: Point(x: foot.x + 0.42 * size * uy, y: foot.y - 0.42 * size * ux))
      head.close()
      // A shaft up to the tip would blunt it.
      shaft[shaft.count - 1] = length > size ? foot : before
    }
    var path = Path()
    path.move(to: shaft[0])
    for point in shaft.dropFirst() { path.addLine(to: point) }
    stroke(path, Stroke(paint, width: width, dash: dash))
    fill(head, paint)
  }
}
