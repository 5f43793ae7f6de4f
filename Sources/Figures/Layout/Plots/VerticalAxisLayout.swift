/// Chooses the ticks at the left of a plot and draws them with their hairlines.
struct VerticalAxisLayout {
  let axis: Axis
  let extent: ClosedRange<Double>?

  /// The share of the slot that names of categories may take.
  private static let widestNames = 0.36

  /// How many lines the names of categories need.
  func nameLines(_ composer: Composer, within slot: Double) throws -> Int {
    try names(composer, within: slot).most
  }

  /// The room at the left of the plot for any number of ticks.
  func width(_ composer: Composer, within slot: Double) throws -> Double {
    let (style, gap) = (composer.theme.tick, composer.theme.gaps.leftTicks)
    if axis.isCategorical { return try names(composer, within: slot).width(composer) + gap + 2 }
    let widths = try (2...6).map { limit in
      let ticks = axis.ticks(covering: extent, limit: limit, isEnclosing: true).ticks
      return try composer.widest(ticks.map(\.text), style)
        + composer.width(of: ticks.last?.suffix ?? "", style)
    }
    return (widths.max() ?? 0) + gap
  }

  func scale(from bottom: Double, to top: Double, _ composer: Composer) -> PlotScale {
    let most = Int((bottom - top) / (composer.theme.tick.size * 2.2)) + 1
    let limit = max(2, min(6, most))
    let ticks = axis.ticks(covering: extent, limit: limit, isEnclosing: true)
    // Categories are read from the top to the bottom.
    return axis.isCategorical
      ? PlotScale(axis, ticks: ticks, from: top, to: bottom)
      : PlotScale(axis, ticks: ticks, from: bottom, to: top)
  }

  func drawGrid(_ scale: PlotScale, over body: Rectangle, into composer: inout Composer) {
    var minor = Path()
    for value in scale.ticks.minor {
      let y = scale(value).rounded() + 0.5
      minor.move(to: Point(x: body.x, y: y))
      minor.addLine(to: Point(x: body.maxX, y: y))
    }
    composer.stroke(
      minor,
      Stroke(
        Paint(.hairline, opacity: composer.theme.tints.minorLines), width: composer.theme.hairline))
    for tick in scale.ticks.ticks {
      let y = scale(tick.value).rounded() + 0.5
      composer.hairline(from: Point(x: body.x, y: y), to: Point(x: body.maxX, y: y))
    }
    let foot = body.maxY.rounded() + 0.5
    composer.hairline(
      from: Point(x: body.x, y: foot), to: Point(x: body.maxX, y: foot), .muted)
  }

  func drawTexts(
    _ scale: PlotScale, over body: Rectangle, within room: Double, into composer: inout Composer
  ) throws {
    if axis.isCategorical {
      try drawNames(scale, over: body, within: room, into: &composer)
      return
    }
    let (style, gap) = (composer.theme.tick, composer.theme.gaps.leftTicks)
    let ticks = scale.ticks.ticks
    // Only the topmost number carries the sign; the others leave room, so that digits line up.
    let sign = try composer.width(of: ticks.last?.suffix ?? "", style)
    var free = Double.infinity
    for tick in ticks {
      let y = scale(tick.value)
      guard free - y >= style.size * Self.lineDistance else { continue }
      free = y
      try composer.text(
        tick.text + tick.suffix, centeredAt: y.rounded() + 0.5,
        x: body.x - gap - (tick.suffix.isEmpty ? sign : 0), style, Paint(.muted), anchor: .end)
    }
  }

  /// The least distance of two texts, in their size.
  private static let lineDistance = 1.1

  private func names(_ composer: Composer, within slot: Double) throws -> CategoryNames {
    try CategoryNames(axis.categories, within: slot * Self.widestNames, composer)
  }

  /// Sets names in as many lines as a row has room for, and leaves some out where it has none.
  private func drawNames(
    _ scale: PlotScale, over body: Rectangle, within room: Double, into composer: inout Composer
  ) throws {
    let (style, gap) = (composer.theme.tick, composer.theme.gaps.leftTicks)
    let row = body.height / Double(axis.categories.count)
    let limit = min(CategoryNames.mostLines, style.lines(within: row))
    let names = try CategoryNames(axis.categories, within: room - gap, lines: limit, composer)
    var free = Double.infinity
    for (tick, lines) in zip(scale.ticks.ticks, names.lines).reversed() {
      let y = scale(tick.value)
      guard free - y >= style.size * Self.lineDistance else { continue }
      free = y
      for (index, line) in lines.enumerated() {
        let shift = (Double(index) - Double(lines.count - 1) / 2) * style.lineHeight
        try composer.text(
          line, centeredAt: y + shift, x: body.x - gap, style, Paint(.ink), anchor: .end)
      }
    }
  }
}
