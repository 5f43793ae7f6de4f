/// Swatches with words for what training does to the blocks of a drawing.
struct TrainingLegend {
  struct Entry {
    var training: Stage.Training
    var text: String
  }

  private struct Place {
    var entry: Entry
    var line: Int
    var left: Double
  }

  private var places: [Place] = []
  /// What it takes, with the space above it; nothing without entries.
  private(set) var size = Size(width: 0, height: 0)
  private let lineHeight: Double
  private let swatch: Double
  private let space: Double

  /// Sets the entries side by side and breaks the line where the width ends.
  init(_ entries: [Entry], width: Double, _ composer: Composer) throws {
    let style = composer.theme.label
    swatch = style.size.rounded()
    lineHeight = (style.lineHeight * 1.15).rounded()
    space = (style.size * 1.7).rounded()
    var (x, line) = (0.0, 0)
    for entry in entries {
      let text = try composer.shortened(entry.text, style, within: width - 1.6 * swatch)
      let needed = 1.6 * swatch + (try composer.width(of: text, style))
      if x > 0, x + needed > width { (x, line) = (0, line + 1) }
      places.append(
        Place(entry: Entry(training: entry.training, text: text), line: line, left: x))
      size.width = max(size.width, x + needed)
      x += needed + 2 * swatch
    }
    if !places.isEmpty { size.height = space + Double(line + 1) * lineHeight }
  }

  func draw(at origin: Point, into composer: inout Composer) throws {
    let style = composer.theme.label
    for place in places {
      let frame = Rectangle(
        x: origin.x + place.left + 0.5,
        y: (origin.y + space + Double(place.line) * lineHeight).rounded() + 0.5,
        width: swatch, height: swatch)
      let coat = place.entry.training.coat
      composer.fill(.rectangle(frame), coat.fill)
      composer.stroke(.rectangle(frame), coat.outline(composer.theme))
      try composer.text(
        place.entry.text, centeredAt: frame.midY, x: frame.maxX + 0.6 * swatch, style)
    }
  }
}
