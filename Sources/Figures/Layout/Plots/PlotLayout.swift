/// Draws marks over hairlines, with names at the ends of lines or in a legend.
struct PlotLayout: PanelLayout {
  private let plot: Plot
  private let surroundings: PanelSurroundings
  private let horizontal: ClosedRange<Double>?
  private let vertical: ClosedRange<Double>?
  private let names: SeriesNames

  /// In sizes of labels.
  private static let highestUpright = 11.0
  /// A plot that keeps less of its height becomes narrower, too.
  private static let leastHeightShare = 0.55

  init(_ plot: Plot, in surroundings: PanelSurroundings) {
    let plot = plot.styled(surroundings.styles ?? SeriesStyles([plot]))
    let extent = PlotExtent(plot)
    self.plot = plot
    self.surroundings = surroundings
    horizontal = plot.x.showable(surroundings.horizontalDomain) ?? extent.horizontal
    vertical = plot.y.showable(surroundings.verticalDomain) ?? extent.vertical
    names = SeriesNames(plot)
  }

  private func parts(_ composer: Composer) throws -> PlotParts {
    try PlotParts(plot, names, horizontal, vertical, in: surroundings, composer)
  }

  func insets(_ composer: Composer) throws -> Insets {
    let parts = try parts(composer)
    return Insets(
      top: parts.heading + composer.theme.gaps.abovePlot, left: parts.left,
      bottom: try parts.across.height(composer), right: parts.right)
  }

  func bodySize(within room: Size, _ composer: Composer) throws -> Size {
    var natural = plot.height(
      for: room.width, nameLines: try parts(composer).nameLines, composer)
    if room.height.isFinite, !plot.y.isCategorical {
      // Where a slide has height to spare, narrow plots stand upright.
      let upright = min(1.5 * room.width, PlotLayout.highestUpright * composer.theme.label.size)
      natural = max(natural, min(upright.rounded(), room.height))
    }
    guard natural > room.height else { return Size(width: room.width, height: natural) }
    // Curves that lost more of their height would lie flat if they kept their width; rows of
    // categories need theirs.
    let share = plot.y.isCategorical ? 1 : room.height / natural / PlotLayout.leastHeightShare
    return Size(width: min(room.width, (room.width * share).rounded()), height: room.height)
  }

  func draw(body: Rectangle, within room: Size, into composer: inout Composer) throws {
    let parts = try parts(composer)
    var frame = PlotFrame(
      body: body, x: try parts.across.scale(from: body.x, to: body.maxX, composer),
      y: parts.up.scale(from: body.maxY, to: body.y, composer))
    frame.barsRunAcross = plot.y.isCategorical
    if plot.y.isCategorical {
      drawUprightGrid(frame, into: &composer)
    } else {
      parts.up.drawGrid(frame.y, over: body, into: &composer)
    }
    try parts.up.drawTexts(frame.y, over: body, within: parts.left, into: &composer)
    try parts.across.draw(frame.x, below: body, into: &composer)
    try drawMarks(&frame, into: &composer)
    try drawGaps(&frame, below: parts, into: &composer)
    try drawHeading(frame, parts, into: &composer)
    try drawEndLabels(frame, parts, into: &composer)
  }

  private func drawUprightGrid(_ frame: PlotFrame, into composer: inout Composer) {
    let body = frame.body
    var minor = Path()
    for value in frame.x.ticks.minor {
      let x = frame.x(value).rounded() + 0.5
      minor.move(to: Point(x: x, y: body.y))
      minor.addLine(to: Point(x: x, y: body.maxY))
    }
    composer.stroke(
      minor,
      Stroke(
        Paint(.hairline, opacity: composer.theme.tints.minorLines), width: composer.theme.hairline))
    for tick in frame.x.ticks.ticks {
      let x = frame.x(tick.value).rounded() + 0.5
      composer.hairline(from: Point(x: x, y: body.y), to: Point(x: x, y: body.maxY))
    }
  }

  private func drawMarks(_ frame: inout PlotFrame, into composer: inout Composer) throws {
    let slots = barSlots(frame)
    var bars = 0
    for mark in plot.marks {
      let isBars = mark.value is Bars
      frame.bar = isBars ? slots[bars] : BarSlot()
      if isBars { bars += 1 }
      try mark.value.draw(in: frame, into: &composer)
    }
    guard !slots.isEmpty else { return }
    let body = frame.body
    let base = (frame.barsRunAcross ? frame.x : frame.y).base.rounded() + 0.5
    composer.hairline(
      from: frame.barsRunAcross ? Point(x: base, y: body.y) : Point(x: body.x, y: base),
      to: frame.barsRunAcross ? Point(x: base, y: body.maxY) : Point(x: body.maxX, y: base),
      .muted)
  }

  private func barSlots(_ frame: PlotFrame) -> [BarSlot] {
    let bars = plot.marks.compactMap { $0.value as? Bars }
    let along = frame.barsRunAcross ? frame.y : frame.x
    // Far beyond the axis, distances would be lost.
    let domain = along.ticks.domain
    let start = min(max(bars.first?.places.first ?? 0, domain.lowerBound), domain.upperBound)
    let isCategorical = plot.x.isCategorical || plot.y.isCategorical
    let least = isCategorical ? 1 : bars.map(\.spacing).min() ?? 1
    let spacing = (along(start + least) - along(start)).magnitude
    return bars.indices.map { BarSlot(index: $0, count: bars.count, spacing: spacing) }
  }

  private func drawGaps(
    _ frame: inout PlotFrame, below parts: PlotParts, into composer: inout Composer
  ) throws {
    let slots = barSlots(frame)
    var bars = 0
    var hasGaps = false
    for mark in plot.series {
      frame.bar = mark is Bars ? slots[bars] : BarSlot()
      if mark is Bars { bars += 1 }
      let gaps = plot.gaps(of: mark)
      guard !gaps.isEmpty else { continue }
      hasGaps = true
      GapLayout(places: gaps, paint: Paint(mark.paintedStyle.role), isOfBars: mark is Bars)
        .draw(in: frame, into: &composer)
      if !(mark is Bars) { frame.gapRow += 1 }
    }
    if hasGaps { try drawGapName(frame.body, parts, into: &composer) }
  }

  /// Says what the signs for gaps mean, where the axis's title leaves room.
  private func drawGapName(
    _ body: Rectangle, _ parts: PlotParts, into composer: inout Composer
  ) throws {
    let theme = composer.theme
    let title = try composer.width(of: plot.x.title, theme.label)
    let text = "× " + plot.gapName
    guard body.midX + title / 2 + 12 + (try composer.width(of: text, theme.note)) <= body.maxX,
      !plot.x.title.isEmpty
    else { return }
    let y = body.maxY + (try parts.across.height(composer)) - theme.label.size * 0.22
    try composer.text(
      text, at: Point(x: body.maxX, y: y), theme.note, Paint(.muted), anchor: .end)
  }

  /// The vertical axis's title, the legend and the names of vertical rules, from the top.
  private func drawHeading(
    _ frame: PlotFrame, _ parts: PlotParts, into composer: inout Composer
  ) throws {
    let theme = composer.theme
    let left = frame.body.x - parts.left
    try RuleNames(plot).draw(
      in: frame, left: parts.left, right: parts.right, into: &composer)
    let foot = frame.body.y - theme.gaps.abovePlot - parts.textsHeight - parts.namesHeight
    if parts.legendHeight > 0 {
      try parts.legend.draw(
        at: Point(x: left, y: foot - parts.legendHeight), into: &composer)
    }
    let title = try composer.shortened(
      plot.y.title, theme.label, within: parts.left + frame.body.width + parts.right)
    try composer.text(
      title, at: Point(x: left, y: foot - parts.legendHeight - theme.label.size * 0.6),
      theme.label, Paint(.muted))
  }

  private func drawEndLabels(
    _ frame: PlotFrame, _ parts: PlotParts, into composer: inout Composer
  ) throws {
    let body = frame.body
    let levels = plot.rules.filter { $0.isHorizontal && !$0.label.isEmpty }
    var labels = levels.compactMap { rule in
      frame.y.place(of: rule.value).map {
        EndLabel(text: rule.label, y: $0, paint: Paint(.muted))
      }
    }
    if parts.place == .atEnds {
      labels += names.entries.compactMap { entry in
        entry.end.flatMap { frame.point($0.x, $0.y) }.map {
          EndLabel(text: entry.label, y: $0.y, paint: Paint(entry.style.role))
        }
      }
    }
    let end = horizontal.map { frame.x($0.upperBound) + composer.theme.gaps.plotSides } ?? body.maxX
    let place = levels.isEmpty ? max(body.x, min(end, body.maxX)) : body.maxX
    let style = composer.theme.label
    let top = body.y
    for label in separated(
      labels, by: EndLabel.spacing(composer), within: top...max(top, body.maxY - 4))
    {
      try composer.text(
        composer.shortened(label.text, style, within: SeriesNames.widest(composer)),
        centeredAt: label.y, x: place + composer.theme.gaps.endLabel, style, label.paint)
    }
  }
}

extension Axis {
  /// A domain that other panels share, unless this axis cannot show it.
  fileprivate func showable(_ domain: ClosedRange<Double>?) -> ClosedRange<Double>? {
    domain.flatMap { !isCategorical && shows($0.lowerBound) ? $0 : nil }
  }
}
