/// A colour bar that stands beside what it explains, its largest number at the top.
struct UprightColorBar {
  var scale: ColorScale

  /// How many steps of one colour show as a gradient.
  private static let steps = 64

  /// The title runs upward at the left of the strip, the numbers stand at its right.
  func width(_ composer: Composer) throws -> Double {
    titleWidth(composer) + composer.theme.colorBarThickness + composer.theme.gaps.besideColorBar
      + (try composer.widest(scale.ticks.joined().map(scale.text), composer.theme.tick))
  }

  /// Draws the bar with its upper left corner at a point.
  func draw(at origin: Point, height: Double, into composer: inout Composer) throws {
    let theme = composer.theme
    let frame = Rectangle(
      x: origin.x + titleWidth(composer), y: origin.y, width: theme.colorBarThickness,
      height: height)
    drawStrip(frame, into: &composer)
    let title = try composer.shortened(scale.title, theme.note, within: frame.height)
    try composer.text(
      title, at: Point(x: frame.x - theme.gaps.besideColorBar, y: frame.maxY), theme.note,
      Paint(.muted), direction: .upward)
    try drawTicks(frame, into: &composer)
  }

  private func titleWidth(_ composer: Composer) -> Double {
    scale.title.isEmpty ? 0 : composer.theme.note.size + composer.theme.gaps.besideColorBar
  }

  private func drawStrip(_ frame: Rectangle, into composer: inout Composer) {
    let height = frame.height / Double(Self.steps)
    for step in 0..<Self.steps {
      let share = (Double(step) + 0.5) / Double(Self.steps)
      // Strips that end on whole points leave no seams.
      let top = (frame.maxY - Double(step + 1) * height).rounded()
      let bottom = (frame.maxY - Double(step) * height).rounded()
      let strip = Rectangle(x: frame.x, y: top, width: frame.width, height: bottom - top)
      let paint = scale.map.paint(at: scale.map.isSigned ? 2 * share - 1 : share)
      composer.fill(.rectangle(strip), paint)
    }
    composer.stroke(
      .rectangle(frame.inset(by: 0.5)), Stroke(Paint(.hairline), width: composer.theme.hairline))
  }

  private func drawTicks(_ frame: Rectangle, into composer: inout Composer) throws {
    let style = composer.theme.tick
    let height = style.capitalHeight
    var taken: [ClosedRange<Double>] = []
    for group in scale.ticks {
      let places = group.map { value in
        let middle = frame.maxY - scale.position(of: value) * frame.height
        return max(frame.y + height / 2, min(middle, frame.maxY - height / 2))
      }
      let collides = places.contains { place in
        taken.contains { $0.overlaps(place - height / 2 - 4...place + height / 2 + 4) }
      }
      guard !collides else { continue }
      taken += places.map { $0 - height / 2...$0 + height / 2 }
      for (value, place) in zip(group, places) {
        try composer.text(
          scale.text(of: value), centeredAt: place,
          x: frame.maxX + composer.theme.gaps.besideColorBar, style, Paint(.muted))
      }
    }
  }
}
