/// Chooses ticks whose texts have room side by side, and draws them below a plot.
struct HorizontalAxisLayout {
  let axis: Axis
  let extent: ClosedRange<Double>?
  /// Whether names stand upright because they have no room side by side; decided once, for the
  /// room below the plot depends on it.
  let isTurned: Bool
  /// Whether the axis begins and ends on ticks, as it must where bars are measured along it.
  let isEnclosing: Bool

  /// Keeps markers off the edges of the plot.
  static let edge = 8.0
  private let gap = 8.0

  /// Decides how names stand when the plot will be about so many points wide.
  init(
    _ axis: Axis, _ extent: ClosedRange<Double>?, isEnclosing: Bool, width: Double,
    _ composer: Composer
  ) throws {
    (self.axis, self.extent, self.isEnclosing) = (axis, extent, isEnclosing)
    let names = axis.categories
    let spacing = width / Double(max(names.count, 1))
    let widest = try composer.widest(names, composer.theme.tick)
    let isWordy = names.contains { $0.count > 4 }
    isTurned =
      widest + Self.spacing(composer) > spacing
      && (isWordy || spacing > composer.theme.tick.size * 1.4)
  }

  /// The room below the plot, with the axis's title.
  func height(_ composer: Composer) throws -> Double {
    let theme = composer.theme
    let texts =
      isTurned
      ? try composer.widest(axis.categories.map { try turned($0, composer) }, theme.tick)
      : theme.tick.size
    return gap + texts + (axis.title.isEmpty ? 0 : theme.label.lineHeight + 2)
  }

  /// The scale between two edges, with as many ticks as have room.
  func scale(from left: Double, to right: Double, _ composer: Composer) throws -> PlotScale {
    let edge = axis.isCategorical || isEnclosing ? 0 : Self.edge
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
    _ scale: PlotScale, below body: Rectangle, title: Bool = true, into composer: inout Composer
  ) throws {
    let theme = composer.theme
    var path = Path()
    let baseline = body.maxY + gap + theme.tick.capitalHeight
    for tick in scale.ticks.ticks where !axis.isCategorical {
      path.move(to: Point(x: scale(tick.value), y: body.maxY))
      path.addLine(to: Point(x: scale(tick.value), y: body.maxY + 4))
    }
    for tick in try named(scale, composer) {
      let x = scale(tick.value)
      if isTurned {
        try composer.text(
          try turned(tick.text, composer),
          at: Point(x: x + theme.tick.capitalHeight / 2, y: body.maxY + gap - 1), theme.tick,
          Paint(.muted), anchor: .end, direction: .upward)
      } else {
        try composer.text(
          tick.text + tick.suffix, at: Point(x: x, y: baseline), theme.tick, Paint(.muted),
          anchor: .middle)
      }
    }
    composer.stroke(path, Stroke(Paint(.muted), width: theme.hairline))
    try composer.text(
      composer.shortened(axis.title, theme.label, within: body.width + 40),
      at: Point(x: body.midX, y: body.maxY + (try height(composer)) - theme.label.size * 0.22),
      theme.label, Paint(.muted), anchor: .middle)
  }

  /// The ticks whose texts do not touch, beginning with the last, which carries the unit.
  private func named(_ scale: PlotScale, _ composer: Composer) throws -> [AxisTicks.Tick] {
    let style = composer.theme.tick
    var free = Double.infinity
    var kept: [AxisTicks.Tick] = []
    let ticks = axis.isCategorical ? try everySoMany(scale, composer) : scale.ticks.ticks
    for tick in ticks.reversed() {
      let x = scale(tick.value)
      let half =
        isTurned ? style.size * 0.6 : try composer.width(of: tick.text + tick.suffix, style) / 2
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
      ? style.size * 1.2 : try composer.widest(ticks.map(\.text), style) + Self.spacing(composer)
    let wanted = max(1, (widest / distance - 1e-6).rounded(.up))
    let every = Int(min(wanted, Double(ticks.count)))
    return ticks.enumerated().filter { $0.offset % every == 0 }.map(\.element)
  }

  private func scale(_ left: Double, _ right: Double, limit: Int) -> PlotScale {
    PlotScale(
      axis, ticks: axis.ticks(covering: extent, limit: limit, isEnclosing: isEnclosing), from: left,
      to: max(left, right))
  }

  private func turned(_ name: String, _ composer: Composer) throws -> String {
    try composer.shortened(
      name, composer.theme.tick, within: composer.theme.tick.size * 9)
  }

  /// The least space between two texts.
  private static func spacing(_ composer: Composer) -> Double { composer.theme.tick.size * 0.6 }
}
