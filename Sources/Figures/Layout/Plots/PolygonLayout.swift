extension Polygon: SeriesMark {
  static var plural: String { "polygons" }

  var sample: LegendSample { .area }

  func validate(_ check: FieldCheck) throws(FigureError) {
    try check.pairs(x.count, y.count)
    try check.few(x, "x")
    try check.places(x, "x")
    try check.places(y, "y")
    try check(
      x.count > 2, "x", "has \(x.count) corners", "Give at least three, or draw a line.")
  }

  func grow(_ extent: inout PlotExtent) {
    extent.add(x: x)
    extent.add(y: y)
  }

  var rows: [MarkRow] {
    zip(x, y).map { MarkRow(mark: "polygon", series: label, x: $0, y: $1) }
  }

  func draw(in frame: PlotFrame, into composer: inout Composer) {
    let corners = zip(x, y).compactMap { frame.point($0, $1) }
    var area = Path()
    area.add(polygon: corners, within: frame.body)
    composer.fill(area, Paint(paintedStyle.role, opacity: composer.theme.tints.polygon))
    var outline = Path()
    outline.add(corners + corners.prefix(1), within: frame.body)
    composer.stroke(
      outline, Stroke(Paint(paintedStyle.role), width: 0.75 * composer.theme.curveWidth))
  }
}
