/// Draws one curve: the line, broken at gaps, and its markers.
struct CurveLayout {
  var line: Line
  var x: PlotScale
  var y: PlotScale

  func draw(into composer: inout Composer) {
    let theme = composer.theme
    let places = zip(line.x, line.y).map { x, y -> Point? in
      guard let y, x.isFinite else { return nil }
      return Point(x: self.x(x), y: self.y(y))
    }
    var curve = Path()
    for (index, place) in places.enumerated() {
      guard let place else { continue }
      if index > 0, places[index - 1] != nil {
        curve.addLine(to: place)
      } else {
        curve.move(to: place)
      }
    }
    let paint = Paint(line.style.role)
    if places.count > 1 {
      composer.stroke(curve, Stroke(paint, width: theme.curveWidth, dash: line.style.dash))
    }
    let known = places.compactMap { $0 }
    guard known.count < theme.markerLimit else { return }
    let spacing = markerSpacing(known)
    let radius = theme.curveWidth * min(1.75, max(0.875, spacing * 0.1))
    var markers = Path()
    for place in known { add(marker: place, radius, to: &markers) }
    // A rim of paper keeps markers apart from lines that pass under them; where markers stand
    // close it would eat the line between them.
    if spacing > 12 { composer.stroke(markers, Stroke(Paint(.paper), width: 2)) }
    composer.fill(markers, paint)
  }

  /// The mean distance between points; markers shrink where it is small, so that the curve
  /// stays a curve.
  private func markerSpacing(_ places: [Point]) -> Double {
    guard let first = places.first, let last = places.last, places.count > 1 else {
      return .infinity
    }
    return (last.x - first.x) / Double(places.count - 1)
  }

  private func add(marker center: Point, _ radius: Double, to path: inout Path) {
    switch line.style {
    case .training:
      path.addCircle(center: center, radius: radius)
    case .validation:
      // A square of the circle's area.
      let half = radius * 0.886
      path.add(
        Rectangle(x: center.x - half, y: center.y - half, width: 2 * half, height: 2 * half))
    }
  }
}
