extension Figure {
  /// Turns the figure into drawing commands: heading, panels in their grid, colour bar, footnote.
  ///
  /// In a format of limited height panels shrink until all of them fit, and stand in other columns
  /// where that makes them larger.
  ///
  /// - Parameters:
  ///   - format: where the figure will stand.
  ///   - theme: colours, type sizes and distances.
  ///   - measuring: the widths of texts.
  /// - Returns: commands in points, the same for light and dark paper.
  /// - Throws: `FigureError` when the figure contradicts itself or does not fit the format,
  ///   `MissingGlyphError` when a face lacks a character.
  public func layout(
    for format: FigureFormat = .page, theme: Theme = .fovea, measuring: any TextMeasuring
  ) throws -> Drawing {
    try validate()
    try format.validate(for: id)
    let usual = try PlacedPanels(self, format, theme, measuring)
    guard usual.completeness < .everything, let format = format.tightened else {
      return try usual.drawing()
    }
    let tight = try PlacedPanels(self, format, theme, measuring)
    return try (tight.completeness > usual.completeness ? tight : usual).drawing()
  }
}

/// A figure whose panels have found their places in a format.
private struct PlacedPanels {
  private let frame: FigureFrame
  private let composer: Composer
  private let grid: PanelGrid
  let completeness: Completeness

  init(
    _ figure: Figure, _ format: FigureFormat, _ theme: Theme, _ measuring: any TextMeasuring
  ) throws {
    composer = Composer(
      theme: theme.scaled(for: format),
      measuring: FigureMeasuring(figure: figure.id, base: measuring),
      edges: format.margin...format.width - format.margin)
    frame = FigureFrame(figure: figure, format: format)
    grid = try .fitting(figure, into: frame.roomForPanels(composer), of: format, composer)
    completeness = try grid.completeness(composer)
  }

  func drawing() throws -> Drawing {
    var composer = composer
    let margin = frame.format.margin
    let measure = frame.measure(beside: grid.size.width)
    var y = try frame.drawHeading(measure: measure, into: &composer)
    y = try grid.draw(at: Point(x: margin, y: y), into: &composer)
    y = try frame.drawFootnote(below: y, measure: measure, into: &composer)
    let size = Size(
      width: (max(margin + grid.size.width, composer.reach) + margin).rounded(.up),
      height: (y + margin).rounded(.up))
    return Drawing(size: frame.clipped(size), commands: composer.commands)
  }
}

/// What stands above and below the panels of a figure.
private struct FigureFrame {
  let figure: Figure
  let format: FigureFormat

  private var showsTitle: Bool { format.heading == .titleAndSubtitle }

  /// The gap between heading and panels.
  private var headingGap: Double { (format.isTight ? 3 : 12) * format.textScale }
  private var footnoteGap: Double { (format.isTight ? 6 : 14) * format.textScale }

  /// The length of lines of text: as wide as the panels, and wide enough to read; as wide as the
  /// format where every further line takes height from the panels.
  func measure(beside panels: Double) -> Double {
    guard format.height == nil else { return format.room.width }
    return max(panels, min(format.room.width, 560 * format.textScale))
  }

  /// What is left between heading and footnote when their lines are as short as they may be.
  func roomForPanels(_ composer: Composer) throws -> Size {
    let measure = measure(beside: 0)
    let heading = try height(of: headingLines(measure, composer))
    let footnote = try height(of: footnoteLines(measure, composer))
    var room = format.room
    room.height -= heading > 0 ? heading + headingGap + 1 : 0
    room.height -= footnote > 0 ? footnote + footnoteGap + 1 : 0
    return room
  }

  /// - Returns: where the panels begin, in points.
  func drawHeading(measure: Double, into composer: inout Composer) throws -> Double {
    let lines = try headingLines(measure, composer)
    let y = try draw(lines, at: format.top, into: &composer)
    return lines.isEmpty ? y : (y + headingGap).rounded()
  }

  /// - Returns: the height of the lower edge, in points.
  func drawFootnote(
    below y: Double, measure: Double, into composer: inout Composer
  ) throws -> Double {
    let lines = try footnoteLines(measure, composer)
    guard let style = lines.last?.style else { return y }
    let bottom = try draw(lines, at: y + footnoteGap, into: &composer)
    return bottom - (style.lineHeight - style.size)
  }

  /// A size that adding in another order did not make larger than the format.
  func clipped(_ size: Size) -> Size {
    Size(width: min(size.width, format.width), height: min(size.height, format.height ?? .infinity))
  }

  private struct TextLine {
    var text: String
    var style: TextStyle
    var role: ColorRole
  }

  private func headingLines(_ measure: Double, _ composer: Composer) throws -> [TextLine] {
    let title =
      showsTitle ? try lines(figure.title, composer.theme.title, .ink, measure, composer) : []
    return title
      + (try lines(figure.subtitle, composer.theme.subtitle, .muted, measure, composer))
  }

  private func footnoteLines(_ measure: Double, _ composer: Composer) throws -> [TextLine] {
    guard showsTitle else { return [] }
    return try lines(figure.dataOrigin, composer.theme.note, .muted, measure, composer)
  }

  private func lines(
    _ text: String, _ style: TextStyle, _ role: ColorRole, _ measure: Double, _ composer: Composer
  ) throws -> [TextLine] {
    try composer.wrapped(text, style, within: measure).map {
      TextLine(text: $0, style: style, role: role)
    }
  }

  private func height(of lines: [TextLine]) -> Double {
    lines.reduce(0) { $0 + $1.style.lineHeight }
  }

  private func draw(
    _ lines: [TextLine], at top: Double, into composer: inout Composer
  ) throws -> Double {
    var y = top
    for line in lines {
      try composer.text(
        line.text, at: Point(x: format.margin, y: y + line.style.capitalHeight), line.style,
        Paint(line.role))
      y += line.style.lineHeight
    }
    return y
  }
}

/// How much of what a panel says in letters and digits has room.
enum Completeness: Comparable {
  case withoutSomeNames
  case withoutNumbers
  /// Numbers stand beside rows alone.
  case withoutNumbersInCells
  case everything
}

/// How one kind of panel takes up room and is drawn.
protocol PanelLayout {
  /// The room for labels around the body, without the panel's title.
  func insets(_ composer: Composer) throws -> Insets
  /// The size of the body when it may fill this room, whose height may be limited.
  ///
  /// A body that would have to be smaller than is of any use has its least size, which the grid
  /// then refuses.
  func bodySize(within room: Size, _ composer: Composer) throws -> Size
  /// What will be written in a body within the given room.
  func completeness(within room: Size, _ composer: Composer) throws -> Completeness
  /// Draws into a frame at least as large as the body's size within the given room.
  func draw(body: Rectangle, within room: Size, into composer: inout Composer) throws
}

extension PanelLayout {
  func completeness(within room: Size, _ composer: Composer) throws -> Completeness { .everything }
}
