/// A panel's title with its unit behind it, in as many lines as they need.
struct PanelTitle {
  /// The title's lines; an empty last one is for a unit that has no room behind the title.
  let lines: [String]
  private let unit: String

  /// More lines would take the room from what they name.
  static let mostLines = 3
  private static let space = "  "

  init(
    _ panel: Panel, within room: Double, lines limit: Int = .max, _ composer: Composer
  ) throws {
    let theme = composer.theme
    var lines = try composer.wrapped(panel.title, theme.panelTitle, within: room, lines: limit)
    let unitWidth = try composer.width(of: panel.unit, theme.label)
    var left = room - (try Self.indent(after: lines.last ?? "", composer))
    if unitWidth > max(left, 0), lines.count < limit {
      lines.append("")
      left = room
    }
    if lines.isEmpty, unitWidth > 0 { lines = [""] }
    self.lines = lines
    unit = try composer.shortened(panel.unit, theme.label, within: max(left, 0))
  }

  /// Draws with the last line's baseline beginning at a point.
  func draw(at origin: Point, into composer: inout Composer) throws {
    let theme = composer.theme
    for (index, line) in lines.enumerated() {
      let rise = Double(lines.count - 1 - index) * theme.panelTitle.lineHeight
      try composer.text(line, at: Point(x: origin.x, y: origin.y - rise), theme.panelTitle)
    }
    let indent = try Self.indent(after: lines.last ?? "", composer)
    try composer.text(
      unit, at: Point(x: origin.x + indent, y: origin.y), theme.label, Paint(.muted))
  }

  private static func indent(after line: String, _ composer: Composer) throws -> Double {
    line.isEmpty ? 0 : try composer.width(of: line + space, composer.theme.panelTitle)
  }
}
