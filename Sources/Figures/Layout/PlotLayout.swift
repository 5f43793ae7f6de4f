/// Draws curves over hairlines, with names at their ends.
struct PlotLayout: PanelLayout {
  var plot: Plot
  var sharedDomain: ClosedRange<Double>?

  private let tickGap = 7.0
  private let labelGap = 9.0
  /// Keeps markers off the edges of the plot.
  private let edge = 8.0

  private var verticalTicks: Ticks { plot.y.ticks(around: plot.verticalValues, limit: 6) }

  /// Longer names are cut, so that they do not push the plot aside.
  private func widestLabel(_ theme: Theme) -> Double { theme.label.size * 10 }

  private var hasNotes: Bool {
    plot.rules.contains { $0.direction == .vertical && !$0.label.isEmpty }
  }

  func insets(_ composer: Composer) throws -> Insets {
    let theme = composer.theme
    let ticks = verticalTicks
    let names = plot.lines.map(\.label) + plot.rules.filter(\.isHorizontal).map(\.label)
    let longest = try composer.widest(names, theme.label)
    let sign = plot.y.format == .percent ? "\u{202F}%" : ""
    return Insets(
      top: (hasNotes ? theme.note.lineHeight + 4 : 0) + 6,
      left: try composer.widest(
        ticks.values.map { plot.y.digits(of: $0, in: ticks) + sign }, theme.tick) + tickGap,
      bottom: 8 + theme.tick.size + (plot.x.title.isEmpty ? 0 : theme.label.lineHeight + 2),
      right: min(longest, widestLabel(theme)) + labelGap)
  }

  func bodySize(within room: Size, _ composer: Composer) throws -> Size {
    Size(width: room.width, height: min((room.width * 0.85).rounded(), 300, room.height))
  }

  func draw(
    body: Rectangle, within room: Size, into composer: inout Composer
  ) throws {
    let y = verticalScale(body)
    let x = horizontalScale(body)
    try drawGrid(body, y, into: &composer)
    try drawHorizontalAxis(body, x, into: &composer)
    try drawRules(body, x, y, into: &composer)
    for line in plot.lines { CurveLayout(line: line, x: x, y: y).draw(into: &composer) }
    drawRings(x, y, into: &composer)
    try drawEndLabels(body, x, y, into: &composer)
  }

  private func verticalScale(_ body: Rectangle) -> PlotScale {
    let ticks = verticalTicks
    let (low, high) = (ticks.values.first ?? 0, ticks.values.last ?? 1)
    return PlotScale(ticks: ticks, domain: low...max(low, high), from: body.maxY, to: body.y)
  }

  private func horizontalScale(_ body: Rectangle) -> PlotScale {
    let domain = sharedDomain ?? plot.horizontalDomain ?? 0...1
    let limit = max(2, Int(body.width / 26))
    let ticks =
      plot.x.format == .count
      ? Ticks.counting(from: domain.lowerBound, to: domain.upperBound, limit: limit)
      : Ticks.enclosing(domain.lowerBound, domain.upperBound, limit: min(limit, 7))
    let shown =
      plot.x.format == .count
      ? domain : (ticks.values.first ?? 0)...(ticks.values.last ?? 1)
    return PlotScale(ticks: ticks, domain: shown, from: body.x + edge, to: body.maxX - edge)
  }

  private func drawGrid(
    _ body: Rectangle, _ y: PlotScale, into composer: inout Composer
  ) throws {
    let style = composer.theme.tick
    // Only the topmost number carries the sign; the others leave room, so that digits line up.
    let sign = plot.y.format == .percent ? try composer.width(of: "\u{202F}%", style) : 0
    for tick in y.ticks.values {
      let height = y(tick).rounded() + 0.5
      composer.hairline(
        from: Point(x: body.x, y: height), to: Point(x: body.maxX, y: height),
        tick == y.ticks.values.first ? .muted : .hairline)
      let isLast = tick == y.ticks.values.last
      try composer.text(
        plot.y.text(of: tick, in: y.ticks), centeredAt: height,
        x: body.x - tickGap - (isLast ? 0 : sign), style, Paint(.muted), anchor: .end)
    }
  }

  private func drawHorizontalAxis(
    _ body: Rectangle, _ x: PlotScale, into composer: inout Composer
  ) throws {
    let theme = composer.theme
    var path = Path()
    let baseline = body.maxY + 8 + theme.tick.capitalHeight
    for tick in x.ticks.values {
      path.move(to: Point(x: x(tick), y: body.maxY))
      path.addLine(to: Point(x: x(tick), y: body.maxY + 4))
      try composer.text(
        plot.x.text(of: tick, in: x.ticks), at: Point(x: x(tick), y: baseline), theme.tick,
        Paint(.muted), anchor: .middle)
    }
    composer.stroke(path, Stroke(Paint(.muted), width: theme.hairline))
    try composer.text(
      plot.x.title, at: Point(x: body.midX, y: baseline + theme.label.lineHeight + 2),
      theme.label, Paint(.muted), anchor: .middle)
  }

  private func drawRules(
    _ body: Rectangle, _ x: PlotScale, _ y: PlotScale, into composer: inout Composer
  ) throws {
    let theme = composer.theme
    for rule in plot.rules {
      let stroke = Stroke(Paint(.muted), width: theme.hairline, dash: [2, 3])
      if rule.isHorizontal {
        let height = y(rule.value)
        composer.stroke(
          .line(from: Point(x: body.x, y: height), to: Point(x: body.maxX, y: height)), stroke)
      } else {
        let place = x(rule.value)
        composer.stroke(
          .line(from: Point(x: place, y: body.y - 6), to: Point(x: place, y: body.maxY)), stroke)
        let half = try composer.width(of: rule.label, theme.note) / 2
        let middle = max(body.x + half, min(place, body.maxX - half))
        try composer.text(
          rule.label, at: Point(x: middle, y: body.y - 11), theme.note, Paint(.muted),
          anchor: .middle)
      }
    }
  }

  private func drawRings(_ x: PlotScale, _ y: PlotScale, into composer: inout Composer) {
    let width = composer.theme.curveWidth
    for case .points(let points) in plot.marks {
      var path = Path()
      for (a, b) in zip(points.x, points.y) where a.isFinite && b.isFinite {
        path.addCircle(center: Point(x: x(a), y: y(b)), radius: 3.5 * width)
      }
      composer.stroke(path, Stroke(Paint(points.style.role), width: 0.75 * width))
    }
  }

  private func drawEndLabels(
    _ body: Rectangle, _ x: PlotScale, _ y: PlotScale, into composer: inout Composer
  ) throws {
    var labels: [EndLabel] = []
    for line in plot.lines {
      if let last = line.y.last(where: { $0 != nil }), let value = last {
        labels.append(EndLabel(text: line.label, y: y(value), paint: Paint(line.style.role)))
      }
    }
    for rule in plot.rules where rule.isHorizontal {
      labels.append(EndLabel(text: rule.label, y: y(rule.value), paint: Paint(.muted)))
    }
    let widest = widestLabel(composer.theme)
    let spacing = composer.theme.label.size * 1.25
    let end = plot.lines.compactMap(\.x.last).max().map { x($0) } ?? body.maxX
    let place = plot.rules.contains(where: \.isHorizontal) ? body.maxX : max(end, body.x) + edge
    for label in separated(labels, by: spacing, within: body.y...body.maxY - 4) {
      try composer.text(
        composer.shortened(label.text, composer.theme.label, within: widest),
        centeredAt: label.y, x: place + labelGap - edge + 5, composer.theme.label,
        label.paint)
    }
  }
}

extension Rule {
  fileprivate var isHorizontal: Bool { direction == .horizontal }
}
