extension Figure {
  /// Turns the figure into drawing commands: heading, panels in their grid, colour bar, footnote.
  ///
  /// - Parameters:
  ///   - format: where the figure will stand.
  ///   - theme: colours, type sizes and distances.
  ///   - measuring: the widths of texts.
  /// - Returns: commands in points, the same for light and dark paper.
  /// - Throws: `FigureError` when the figure contradicts itself, `MissingGlyphError` when a face
  ///   lacks a character.
  public func layout(
    for format: FigureFormat = .page, theme: Theme = .fovea, measuring: any TextMeasuring
  ) throws -> Drawing {
    try validate()
    let theme = theme.scaled(by: format.textScale)
    var composer = Composer(theme: theme, measuring: FigureMeasuring(figure: id, base: measuring))
    let available = format.width - 2 * format.margin
    let grid = try PanelGrid(self, width: available, composer: composer)
    let measure = max(grid.width, min(available, 560 * format.textScale))
    let left = format.margin

    // Dots and accents stand above the capitals, from which the first line is measured.
    var y = max(format.margin, 4)
    func set(_ text: String, _ style: TextStyle, _ role: ColorRole) throws {
      for line in try composer.wrapped(text, style, within: measure) {
        try composer.text(
          line, at: Point(x: left, y: y + style.capitalHeight), style, Paint(role))
        y += style.lineHeight
      }
    }

    if format.heading == .titleAndSubtitle { try set(title, theme.title, .ink) }
    if !subtitle.isEmpty { try set(subtitle, theme.subtitle, .muted) }
    if y > max(format.margin, 4) { y = (y + 12 * format.textScale).rounded() }
    y = try grid.draw(at: Point(x: left, y: y), into: &composer)
    if !dataOrigin.isEmpty, format.heading == .titleAndSubtitle {
      y += 14 * format.textScale
      try set(dataOrigin, theme.note, .muted)
      y -= theme.note.lineHeight - theme.note.size
    }
    let size = Size(
      width: (max(left + grid.width, composer.reach) + format.margin).rounded(.up),
      height: (y + format.margin).rounded(.up))
    return Drawing(size: size, commands: composer.commands)
  }
}

/// How one kind of panel takes up room and is drawn.
protocol PanelLayout {
  /// The room for labels around the body, without the panel's title.
  func insets(_ composer: Composer) throws -> Insets
  /// The size of the body when it may fill this room.
  func bodySize(within room: Size, _ composer: Composer) throws -> Size
  /// Draws into a frame at least as large as the body's size within the given room.
  func draw(body: Rectangle, within room: Size, into composer: inout Composer) throws
}
