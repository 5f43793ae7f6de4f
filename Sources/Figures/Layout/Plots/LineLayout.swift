extension Line: SeriesMark {
  static var plural: String { "lines" }

  var sample: LegendSample { .line(points: x.count) }

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
    let isDense = Double(x.count) > 4 * frame.body.width
    let runs = isDense ? denseRuns(in: frame) : runs(in: frame)
    var curve = Path()
    for run in runs where run.count > 1 { curve.add(run, within: frame.body) }
    // A dense curve is a band of its extremes, in which dashes would only be noise.
    let scale = theme.curveWidth / 2
    composer.stroke(
      curve,
      Stroke(
        paint, width: isDense ? theme.hairline : theme.curveWidth,
        dash: isDense ? [] : paintedStyle.dash.map { $0 * scale }))

    let all = runs.flatMap { $0 }
    let spacing = markerSpacing(all)
    // Where markers would touch each other, the line alone is clearer.
    let isMarked =
      !isDense && all.count < theme.markerLimit && spacing >= 3 * theme.curveWidth
    let radius = theme.curveWidth * min(1.75, max(0.875, spacing * 0.1))
    var markers = MarkerLayout(paintedStyle.marker, radius: radius)
    // A value between two gaps has no line that would show it.
    let shown = isMarked ? all : runs.filter { $0.count == 1 }.flatMap { $0 }
    for point in shown where frame.contains(point) { markers.add(at: point) }
    // Where markers stand close, their rims would eat the line between them.
    markers.draw(paint, rim: spacing > 12, into: &composer)
  }

  /// The places of the values from left to right, parted where there is none.
  private func runs(in frame: PlotFrame) -> [[Point]] {
    var runs: [[Point]] = [[]]
    forEachPlace(in: frame) { point in
      if let point { runs[runs.count - 1].append(point) } else { runs.append([]) }
    }
    return runs.filter { !$0.isEmpty }
  }

  /// The same without the points and the gaps that no one would see.
  private func denseRuns(in frame: PlotFrame) -> [[Point]] {
    var runs: [[Point]] = []
    var run = DecimatedCurve()
    var right = -Double.infinity
    var isBroken = false
    forEachPlace(in: frame) { point in
      guard let point else {
        isBroken = true
        return
      }
      if isBroken, point.x - right > 1, !run.isEmpty {
        runs.append(run.points)
        run = DecimatedCurve()
      }
      (right, isBroken) = (point.x, false)
      run.add(point)
    }
    return run.isEmpty ? runs : runs + [run.points]
  }

  /// Goes from left to right; points at one place keep their order.
  private func forEachPlace(in frame: PlotFrame, _ body: (Point?) -> Void) {
    let isOrdered = zip(x, x.dropFirst()).allSatisfy { $0 <= $1 }
    if isOrdered {
      for (x, y) in zip(x, y) { body(frame.point(x, y)) }
    } else {
      for index in x.indices.sorted(by: { (x[$0], $0) < (x[$1], $1) }) {
        body(frame.point(x[index], y[index]))
      }
    }
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
