extension Line: SeriesMark {
  static var plural: String { "lines" }

  var sample: LegendSample { .line }

  var end: (x: Double, y: Double)? {
    var last: (x: Double, y: Double)?
    for (x, y) in zip(x, y) {
      if let y, x >= last?.x ?? -.infinity { last = (x, y) }
    }
    return last
  }

  func validate(_ check: FieldCheck) throws(FigureError) {
    try check.pairs(x.count, y.count)
    try check.places(x, "x")
    try check.sizes(y, "y")
    try check.someValue(y, "y")
  }

  func grow(_ extent: inout PlotExtent) {
    extent.add(x: x)
    extent.add(y: y)
  }

  var rows: [MarkRow] {
    zip(x, y).map { MarkRow(mark: "line", series: label, x: $0, y: $1) }
  }

  func draw(in frame: PlotFrame, into composer: inout Composer) {
    let theme = composer.theme
    let paint = Paint(paintedStyle.role)
    let runs = runs(in: frame)
    let count = runs.reduce(0) { $0 + $1.count }
    let isDense = Double(count) > 4 * frame.body.width
    var curve = Path()
    for run in runs where run.count > 1 {
      curve.add(isDense ? decimated(run) : run, within: frame.body)
    }
    // A dense curve is a band of its extremes, in which dashes would only be noise.
    let scale = theme.curveWidth / 2
    composer.stroke(
      curve,
      Stroke(
        paint, width: isDense ? theme.hairline : theme.curveWidth,
        dash: isDense ? [] : paintedStyle.dash.map { $0 * scale }))

    let points = count < theme.markerLimit ? runs.joined().map { $0 } : []
    let spacing = markerSpacing(points)
    let radius = theme.curveWidth * min(1.75, max(0.875, spacing * 0.1))
    var markers = MarkerLayout(paintedStyle.marker, radius: radius)
    // A value between two gaps has no line that would show it.
    let shown = points.isEmpty ? runs.filter { $0.count == 1 }.joined().map { $0 } : points
    for point in shown where frame.contains(point) { markers.add(at: point) }
    // Where markers stand close, their rims would eat the line between them.
    markers.draw(paint, rim: spacing > 12, into: &composer)
  }

  /// The places of the values from left to right, parted where there is none.
  private func runs(in frame: PlotFrame) -> [[Point]] {
    var runs: [[Point]] = []
    var run: [Point] = []
    for index in order {
      if let point = frame.point(x[index], y[index]) {
        run.append(point)
      } else if !run.isEmpty {
        runs.append(run)
        run = []
      }
    }
    return run.isEmpty ? runs : runs + [run]
  }

  /// The points' numbers from left to right; those at one place keep their order.
  private var order: [Int] {
    let isOrdered = x.indices.dropFirst().allSatisfy { x[$0 - 1] <= x[$0] }
    return isOrdered ? Array(x.indices) : x.indices.sorted { (x[$0], $0) < (x[$1], $1) }
  }

  /// The mean distance between points; markers shrink where it is small, so that the curve
  /// stays a curve.
  private func markerSpacing(_ places: [Point]) -> Double {
    guard let first = places.first, let last = places.last, places.count > 1 else {
      return .infinity
    }
    return (last.x - first.x) / Double(places.count - 1)
  }
}
