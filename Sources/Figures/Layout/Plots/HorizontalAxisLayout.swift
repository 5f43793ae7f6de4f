/// Chooses ticks whose texts have room side by side, and draws them below a plot.
struct HorizontalAxisLayout {
  let axis: Axis
  let extent: ClosedRange<Double>?
  /// Whether names stand upright because they have no room side by side; decided once, for the
  /// room below the plot depends on it.
  let isTurned: Bool
  /// The names of categories as they stand there.
  private let names: CategoryNames
  /// How far texts may reach beyond the plot's right side, in points.
  private let roomAtRight: Double
  /// Whether the axis begins and ends on ticks, as it must where bars are measured along it.
  let isEnclosing: Bool

  /// How long an upright line of a name may be, in sizes of its letters.
  private static let longestUpright = 9.0
  /// How long the short strokes at numbers are, in points.
  private static let tickLength = 4.0

  /// Decides how names stand when the plot will be about so many points wide.
  init(
    _ axis: Axis, _ extent: ClosedRange<Double>?, isEnclosing: Bool, width: Double,
    roomAtRight: Double, _ composer: Composer
  ) throws {
    (self.axis, self.extent, self.isEnclosing) = (axis, extent, isEnclosing)
    self.roomAtRight = roomAtRight
    let style = composer.theme.tick
    let spacing = width / Double(max(axis.categories.count, 1))
    let room = spacing - Self.spacing(composer)
    let isWordy = axis.categories.contains { $0.count > 4 }
    let level = try CategoryNames(
      axis.categories, within: isWordy ? room : .infinity, composer)
    let fits = try level.isWhole && level.width(composer) <= room
    isTurned = !fits && (isWordy || spacing > style.size * 1.4)
    names =
      isTurned
      ? try CategoryNames(
        axis.categories, within: style.size * Self.longestUpright,
        lines: min(CategoryNames.mostLines, style.lines(within: spacing)), composer)
      : level
  }

  /// The room below the plot, with the axis's title.
  func height(_ composer: Composer) throws -> Double {
    let theme = composer.theme
    let texts = isTurned ? try names.width(composer) : theme.tick.height(ofLines: names.most)
    return theme.gaps.lowerTicks + texts + (axis.title.isEmpty ? 0 : theme.label.lineHeight + 2)
  }

  /// The scale between two edges, with as many ticks as have room.
  func scale(from left: Double, to right: Double, _ composer: Composer) throws -> PlotScale {
    let edge = edge(composer)
    let most = max(
      2, axis.format == .count ? Int((right - left) / 26) : min(7, Int((right - left) / 40)))
    var scale = scale(left + edge, right - edge, limit: most)
    for limit in stride(from: most - 1, through: 2, by: -1) where !axis.isCategorical {
      if try named(scale, composer).count == scale.ticks.ticks.count { break }
      scale = self.scale(left + edge, right - edge, limit: limit)
    }
    return scale
  }

  func draw(
    _ scale: PlotScale, below body: Rectangle, into composer: inout Composer
  ) throws {
    let theme = composer.theme
    var path = Path()
    for tick in scale.ticks.ticks where !axis.isCategorical {
      path.move(to: Point(x: scale(tick.value), y: body.maxY))
      path.addLine(to: Point(x: scale(tick.value), y: body.maxY + Self.tickLength))
    }
    for tick in try named(scale, composer) {
      let lines = lines(of: tick)
      let x = try middle(of: lines, at: tick, scale, composer)
      try draw(lines, at: x, below: body, into: &composer)
    }
    composer.stroke(path, Stroke(Paint(.muted), width: theme.hairline))
    try composer.text(
      composer.shortened(axis.title, theme.label, within: body.width + 40),
      at: Point(x: body.midX, y: body.maxY + (try height(composer)) - theme.label.size * 0.22),
      theme.label, Paint(.muted), anchor: .middle)
  }

  private func draw(
    _ lines: [String], at x: Double, below body: Rectangle, into composer: inout Composer
  ) throws {
    let (style, gap) = (composer.theme.tick, composer.theme.gaps.lowerTicks)
    for (index, line) in lines.enumerated() {
      if isTurned {
        let shift = (Double(index) - Double(lines.count - 1) / 2) * style.lineHeight
        try composer.text(
          line, at: Point(x: x + style.capitalHeight / 2 + shift, y: body.maxY + gap - 1), style,
          Paint(.muted), anchor: .end, direction: .upward)
      } else {
        let baseline = body.maxY + gap + style.capitalHeight + Double(index) * style.lineHeight
        try composer.text(
          line, at: Point(x: x, y: baseline), style, Paint(.muted), anchor: .middle)
      }
    }
  }

  /// The ticks whose texts do not touch, beginning with the last, which carries the unit.
  private func named(_ scale: PlotScale, _ composer: Composer) throws -> [AxisTicks.Tick] {
    let style = composer.theme.tick
    var free = Double.infinity
    var kept: [AxisTicks.Tick] = []
    let ticks = axis.isCategorical ? try everySoMany(scale, composer) : scale.ticks.ticks
    for tick in ticks.reversed() {
      let lines = lines(of: tick)
      let x = try middle(of: lines, at: tick, scale, composer)
      let half =
        try isTurned ? uprightWidth(lines.count, style) / 2 : composer.widest(lines, style) / 2
      guard x + half <= free else { continue }
      free = x - half - (isTurned ? 0 : Self.spacing(composer))
      kept.append(tick)
    }
    return kept.reversed()
  }

  /// Categories at equal distances, from the first on, so many apart that their names fit.
  private func everySoMany(
    _ scale: PlotScale, _ composer: Composer
  ) throws -> [AxisTicks.Tick] {
    let ticks = scale.ticks.ticks
    guard ticks.count > 1 else { return ticks }
    let style = composer.theme.tick
    let distance = scale(1) - scale(0)
    let widest =
      isTurned
      ? uprightWidth(names.most, style) : try names.width(composer) + Self.spacing(composer)
    let wanted = max(1, (widest / distance - 1e-6).rounded(.up))
    let every = Int(min(wanted, Double(ticks.count)))
    return ticks.enumerated().filter { $0.offset % every == 0 }.map(\.element)
  }

  /// Where a tick's text stands: below the tick, or as far to the left as it must to be whole.
  private func middle(
    of lines: [String], at tick: AxisTicks.Tick, _ scale: PlotScale, _ composer: Composer
  ) throws -> Double {
    let place = scale(tick.value)
    guard !isTurned else { return place }
    let right = scale(scale.ticks.domain.upperBound) + edge(composer) + roomAtRight
    return min(place, right - (try composer.widest(lines, composer.theme.tick)) / 2)
  }

  /// Between the plot's sides and the ends of the axis.
  private func edge(_ composer: Composer) -> Double {
    axis.isCategorical || isEnclosing ? 0 : composer.theme.gaps.plotSides
  }

  private func scale(_ left: Double, _ right: Double, limit: Int) -> PlotScale {
    PlotScale(
      axis, ticks: axis.ticks(covering: extent, limit: limit, isEnclosing: isEnclosing), from: left,
      to: max(left, right))
  }

  /// What stands at a tick: a number, or the lines of a category's name.
  private func lines(of tick: AxisTicks.Tick) -> [String] {
    axis.isCategorical ? names.lines[Int(tick.value)] : [tick.text + tick.suffix]
  }

  /// How much of the axis upright lines take, with the space between names.
  private func uprightWidth(_ lines: Int, _ style: TextStyle) -> Double {
    style.height(ofLines: lines) + style.size * 0.2
  }

  /// The least space between two texts.
  private static func spacing(_ composer: Composer) -> Double { composer.theme.tick.size * 0.6 }
}
