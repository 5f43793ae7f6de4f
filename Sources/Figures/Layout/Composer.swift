/// Collects drawing commands while a figure is laid out.
struct Composer {
  let theme: Theme
  let measuring: any TextMeasuring
  /// Between which distances from the left edge texts stand; what would go further is cut.
  private let edges: ClosedRange<Double>
  private(set) var commands: [DrawingCommand] = []
  /// The right edge of the text that reaches furthest.
  private(set) var reach = 0.0

  init(theme: Theme, measuring: any TextMeasuring, edges: ClosedRange<Double>) {
    self.theme = theme
    self.measuring = measuring
    self.edges = edges
  }

  /// The drawing's width between its margins, in points.
  var innerWidth: Double { edges.upperBound - edges.lowerBound }

  func width(of text: String, _ style: TextStyle) throws -> Double {
    text.isEmpty ? 0 : try measuring.width(of: text, in: style)
  }

  func widest(_ texts: [String], _ style: TextStyle) throws -> Double {
    try texts.map { try width(of: $0, style) }.max() ?? 0
  }

  mutating func fill(_ path: Path, _ paint: Paint) {
    if !path.isEmpty && paint.opacity > 0 { commands.append(.fill(path, paint)) }
  }

  mutating func stroke(_ path: Path, _ stroke: Stroke) {
    if !path.isEmpty { commands.append(.stroke(path, stroke)) }
  }

  mutating func hairline(from start: Point, to end: Point, _ role: ColorRole = .hairline) {
    stroke(.line(from: start, to: end), Stroke(Paint(role), width: theme.hairline))
  }

  mutating func gradient(_ frame: Rectangle, from: Paint, to: Paint) {
    commands.append(.gradient(frame.rounded, from: from, to: to))
  }

  mutating func image(_ raster: Raster, in frame: Rectangle, _ scaling: ImageScaling) {
    let frame = frame.rounded
    if frame.width > 0 && frame.height > 0 { commands.append(.image(raster, frame, scaling)) }
  }

  /// Sets one line of text with its baseline at a point; what would leave the drawing is cut, and
  /// names of categories get hues that letters can be read in.
  mutating func text(
    _ text: String, at origin: Point, _ style: TextStyle, _ paint: Paint = Paint(.ink),
    anchor: TextAnchor = .start, direction: TextDirection = .across
  ) throws {
    guard !text.isEmpty else { return }
    // Measuring finds characters that the face lacks, also where the width is of no interest.
    var text = text
    var length = try width(of: text, style)
    let room = room(at: origin, anchor, direction)
    if length > room + Self.tolerance {
      text = try shortened(text, style, within: room)
      length = try width(of: text, style)
      // Where not even a letter fits, the text is left out.
      guard length <= room + Self.tolerance else { return }
    }
    if direction == .across {
      let share = anchor == .start ? 1 : anchor == .middle ? 0.5 : 0
      reach = max(reach, min(origin.x + share * length, edges.upperBound))
    }
    let style = style.resized(roundedCoordinate(style.size))
    commands.append(
      .text(
        TextRun(
          text: text, origin: origin.rounded, style: style, paint: paint.ofText, anchor: anchor,
          direction: direction)))
  }

  /// What adding widths in another order may amount to, in points.
  private static let tolerance = 0.001

  /// How long a line may be before it crosses an edge of the drawing; the lower edge is not known
  /// yet.
  private func room(
    at origin: Point, _ anchor: TextAnchor, _ direction: TextDirection
  ) -> Double {
    let (before, after) =
      direction == .across
      ? (origin.x - edges.lowerBound, edges.upperBound - origin.x) : (.infinity, origin.y)
    return switch anchor {
    case .start: after
    case .middle: 2 * min(before, after)
    case .end: before
    }
  }

  /// Sets one line of text so that its digits and capitals are centred at a height.
  mutating func text(
    _ text: String, centeredAt y: Double, x: Double, _ style: TextStyle,
    _ paint: Paint = Paint(.ink), anchor: TextAnchor = .start
  ) throws {
    let origin = Point(x: x, y: y + style.capitalHeight / 2)
    try self.text(text, at: origin, style, paint, anchor: anchor)
  }
}
