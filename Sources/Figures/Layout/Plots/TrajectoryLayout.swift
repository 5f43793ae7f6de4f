extension Trajectory: SeriesMark {
  static var plural: String { "trajectories" }

  var sample: LegendSample { .line(points: x.count) }

  func validate(_ check: FieldCheck) throws(FigureError) {
    try check.pairs(x.count, y.count)
    try check.few(x, "x")
    try check.places(x, "x")
    try check.places(y, "y")
    try check(x.count > 1, "x", "has \(x.count) places", "Give at least two.")
  }

  func grow(_ extent: inout PlotExtent) {
    extent.add(x: x)
    extent.add(y: y)
  }

  var rows: [MarkRow] {
    zip(x, y).map { MarkRow(mark: "trajectory", series: label, x: $0, y: $1) }
  }

  func draw(in frame: PlotFrame, into composer: inout Composer) {
    let theme = composer.theme
    let paint = Paint(paintedStyle.role)
    let places = zip(x, y).compactMap { frame.point($0, $1) }
    let dash = paintedStyle.dash.map { $0 * theme.curveWidth / 2 }
    if places.allSatisfy(frame.contains) {
      composer.arrow(places, paint, width: 0.75 * theme.curveWidth, dash: dash)
    } else {
      var path = Path()
      path.add(places, within: frame.body)
      composer.stroke(path, Stroke(paint, width: 0.75 * theme.curveWidth, dash: dash))
    }
    guard places.count < theme.markerLimit else { return }
    var markers = MarkerLayout(paintedStyle.marker, radius: theme.curveWidth * 1.25)
    for place in places.dropLast() where frame.contains(place) { markers.add(at: place) }
    markers.draw(paint, rim: false, into: &composer)
  }
}
