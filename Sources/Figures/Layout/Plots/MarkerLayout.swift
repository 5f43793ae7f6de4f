/// Collects the markers of one series and draws them at once.
struct MarkerLayout {
  private let marker: Marker
  private let radius: Double
  private var path = Path()

  init(_ marker: Marker, radius: Double) {
    self.marker = marker
    self.radius = radius
  }

  /// Adds a marker; all shapes look equally large.
  mutating func add(at center: Point) {
    switch marker {
    case .circle: path.addCircle(center: center, radius: radius)
    case .ring: path.addCircle(center: center, radius: radius * 0.9)
    case .square:
      let half = radius * 0.886
      path.add(
        Rectangle(x: center.x - half, y: center.y - half, width: 2 * half, height: 2 * half))
    case .diamond: add([(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)], center)
    case .triangleUp: add([(0, -1.35), (1.25, 0.85), (-1.25, 0.85)], center)
    case .triangleDown: add([(0, 1.35), (1.25, -0.85), (-1.25, -0.85)], center)
    case .plus: addStrokes([(-1.25, 0, 1.25, 0), (0, -1.25, 0, 1.25)], center)
    case .cross: addStrokes([(-0.95, -0.95, 0.95, 0.95), (-0.95, 0.95, 0.95, -0.95)], center)
    }
  }

  /// Draws what was added.
  ///
  /// - Parameters:
  ///   - paint: the series' paint.
  ///   - rim: whether a rim of paper keeps markers apart from what passes under them.
  ///   - composer: takes the commands.
  func draw(_ paint: Paint, rim: Bool, into composer: inout Composer) {
    switch marker {
    case .ring, .plus, .cross:
      let width = max(1.25, radius * 0.55)
      if rim {
        composer.stroke(path, Stroke(Paint(.paper), width: width + composer.theme.markerRim))
      }
      if marker == .ring && rim { composer.fill(path, Paint(.paper)) }
      composer.stroke(path, Stroke(paint, width: width))
    case .circle, .square, .diamond, .triangleUp, .triangleDown:
      if rim { composer.stroke(path, Stroke(Paint(.paper), width: composer.theme.markerRim)) }
      composer.fill(path, paint)
    }
  }

  private mutating func add(_ corners: [(x: Double, y: Double)], _ center: Point) {
    for (index, corner) in corners.enumerated() {
      let point = Point(x: center.x + corner.x * radius, y: center.y + corner.y * radius)
      if index == 0 { path.move(to: point) } else { path.addLine(to: point) }
    }
    path.close()
  }

  private mutating func addStrokes(
    _ strokes: [(x: Double, y: Double, toX: Double, toY: Double)], _ center: Point
  ) {
    for stroke in strokes {
      path.move(to: Point(x: center.x + stroke.x * radius, y: center.y + stroke.y * radius))
      path.addLine(
        to: Point(x: center.x + stroke.toX * radius, y: center.y + stroke.toY * radius))
    }
  }
}
