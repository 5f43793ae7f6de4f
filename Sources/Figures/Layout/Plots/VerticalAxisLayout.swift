/// Chooses the ticks at the left of a plot and draws them with their hairlines.
struct VerticalAxisLayout {
  let axis: Axis
  let extent: ClosedRange<Double>?

  private let gap = 7.0

  /// The room at the left of the plot for any number of ticks.
  func width(_ composer: Composer, within slot: Double) throws -> Double {
    let style = composer.theme.tick
    if axis.isCategorical {
      return min(try composer.widest(axis.categories, style), slot * 0.36) + gap + 2
    }
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
      minor, Stroke(Paint(.hairline, opacity: 0.5), width: composer.theme.hairline))
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
    let style = composer.theme.tick
    let ticks = scale.ticks.ticks
    // Only the topmost number carries the sign; the others leave room, so that digits line up.
    let sign = try composer.width(of: ticks.last?.suffix ?? "", style)
    var free = Double.infinity
    for tick in axis.isCategorical ? ticks.reversed() : ticks {
      let y = scale(tick.value)
      guard free - y >= style.size * 1.1 else { continue }
      free = y
      let text = try composer.shortened(
        tick.text + tick.suffix, style, within: axis.isCategorical ? room - gap : .infinity)
      try composer.text(
        text, centeredAt: axis.isCategorical ? y : y.rounded() + 0.5,
        x: body.x - gap - (tick.suffix.isEmpty ? sign : 0), style,
        Paint(axis.isCategorical ? .ink : .muted), anchor: .end)
    }
  }
}
