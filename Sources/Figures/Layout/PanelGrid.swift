/// Places panels side by side so that their bodies line up.
struct PanelGrid {
  private let figure: Figure
  private let layouts: [any PanelLayout]
  private let insets: Insets
  private let body: Size
  /// What a panel's body may fill, in points.
  private let room: Size
  private let gutter: Double

  /// The width that the panels really need, in points.
  let width: Double

  init(_ figure: Figure, width available: Double, composer: Composer) throws {
    self.figure = figure
    let columns = Double(figure.columns)
    gutter = (composer.theme.gutter * (figure.columns > 2 ? 0.6 : 1)).rounded()
    let slot = (available - (columns - 1) * gutter) / columns
    let surroundings = PanelSurroundings(
      horizontalDomain: figure.sharedDomain(of: \.horizontal, figure.horizontalScale),
      verticalDomain: figure.sharedDomain(of: \.vertical, figure.verticalScale),
      sharesColorScale: figure.colorScale == .shared, slot: slot, styles: figure.seriesStyles)
    layouts = figure.panels.indices.map { index in
      var surroundings = surroundings
      surroundings.hidesLegend = figure.repeatsSeries(ofPanel: index)
      return figure.panels[index].content.value.layout(in: surroundings)
    }
    var insets = Insets()
    for layout in layouts {
      let own = try layout.insets(composer)
      insets.top = max(insets.top, own.top)
      insets.left = max(insets.left, own.left)
      insets.bottom = max(insets.bottom, own.bottom)
      insets.right = max(insets.right, own.right)
    }
    // Bodies begin on whole points, so that hairlines and cells are sharp.
    insets.top = insets.top.rounded(.up)
    insets.left = insets.left.rounded(.up)
    let room = Size(
      width: max(slot - insets.left - insets.right, 24).rounded(.down), height: .infinity)
    var body = Size(width: 0, height: 0)
    for layout in layouts {
      let own = try layout.bodySize(within: room, composer)
      body.width = max(body.width, own.width)
      body.height = max(body.height, own.height)
    }
    self.insets = insets
    self.body = body
    self.room = room
    width = columns * (insets.left + body.width + insets.right) + (columns - 1) * gutter
  }

  /// Draws all panels and the shared colour bar.
  ///
  /// - Returns: the height of the lower edge, in points.
  func draw(at origin: Point, into composer: inout Composer) throws -> Double {
    let title = composer.theme.panelTitle
    let hasTitles = figure.panels.contains { !$0.title.isEmpty }
    let titleHeight = hasTitles ? (title.capitalHeight + 10).rounded() : 0
    let step = Size(
      width: (insets.left + body.width + insets.right + gutter).rounded(),
      height: (titleHeight + insets.top + body.height + insets.bottom).rounded(.up) + gutter)
    for (index, (panel, layout)) in zip(figure.panels, layouts).enumerated() {
      let x = origin.x + Double(index % figure.columns) * step.width
      let y = origin.y + Double(index / figure.columns) * step.height
      try draw(
        panel, titleAt: Point(x: x, y: y + title.capitalHeight), within: step.width - 8,
        into: &composer)
      let frame = Rectangle(
        x: x + insets.left, y: y + titleHeight + insets.top, width: body.width,
        height: body.height)
      try layout.draw(body: frame, within: room, into: &composer)
    }
    let rows = (figure.panels.count + figure.columns - 1) / figure.columns
    let bottom = origin.y + Double(rows) * step.height - gutter
    guard figure.colorScale == .shared, let scale = figure.firstColorScale else { return bottom }
    let bar = ColorBar(scale: scale, titlePlace: .beside)
    return try bar.draw(
      at: Point(x: origin.x + insets.left, y: bottom + 16), width: bar.naturalWidth(composer),
      into: &composer)
  }

  private func draw(
    _ panel: Panel, titleAt origin: Point, within room: Double,
    into composer: inout Composer
  ) throws {
    let theme = composer.theme
    let title = try composer.shortened(panel.title, theme.panelTitle, within: room)
    try composer.text(title, at: origin, theme.panelTitle)
    let after = try composer.width(of: title + "  ", theme.panelTitle)
    try composer.text(
      panel.unit, at: Point(x: origin.x + after, y: origin.y), theme.label, Paint(.muted))
  }
}

extension Figure {
  /// The scale of the first panel that has colours.
  fileprivate var firstColorScale: ColorScale? {
    panels.lazy.compactMap(\.content.value.colorScale).first
  }

  /// Whether a plot shows series that the first plot has named.
  fileprivate func repeatsSeries(ofPanel index: Int) -> Bool {
    guard index > 0, case .plot(let plot) = panels[index].content,
      case .plot(let first) = panels[0].content
    else { return false }
    return plot.series.map(\.label) == first.series.map(\.label)
  }

  /// One style for every series, in whichever panels it stands; none when there are too many.
  fileprivate var seriesStyles: SeriesStyles? {
    let styles = SeriesStyles(
      panels.compactMap { panel in
        if case .plot(let plot) = panel.content { plot } else { nil }
      })
    return styles.count <= SeriesStyle.categories.count ? styles : nil
  }

  /// What the axes of all plots cover together, when they share one scale.
  fileprivate func sharedDomain(
    of axis: KeyPath<PlotExtent, ClosedRange<Double>?>, _ sharing: Sharing
  ) -> ClosedRange<Double>? {
    guard sharing == .shared else { return nil }
    let domains = panels.compactMap { panel -> ClosedRange<Double>? in
      if case .plot(let plot) = panel.content { PlotExtent(plot)[keyPath: axis] } else { nil }
    }
    guard let first = domains.first else { return nil }
    return domains.reduce(first) {
      min($0.lowerBound, $1.lowerBound)...max($0.upperBound, $1.upperBound)
    }
  }
}
