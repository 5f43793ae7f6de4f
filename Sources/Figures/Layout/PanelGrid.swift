/// Places panels side by side so that their bodies line up.
struct PanelGrid {
  private let figure: Figure
  private let columns: Int
  private let layouts: [any PanelLayout]
  private let insets: Insets
  let body: Size
  /// What a panel's body may fill, in points.
  let room: Size
  private let gutter: Double
  /// How many lines the panels' titles may have.
  private let titleLines: Int
  private let titleHeight: Double
  private let bar: ColorBar?
  /// What all panels and the shared colour bar need, in points.
  let size: Size

  /// Places a figure's panels in columns; the height of what is available may be infinite.
  ///
  /// Titles get further lines as long as they need them and the panels fit all the same.
  init(_ figure: Figure, columns: Int, within available: Size, composer: Composer) throws {
    try self.init(
      figure, columns: columns, titleLines: 1, within: available, composer: composer)
    while titleLines < PanelTitle.mostLines, try mostTitleLines(composer) > titleLines {
      let next = try PanelGrid(
        figure, columns: columns, titleLines: titleLines + 1, within: available,
        composer: composer)
      guard next.fits(available) || !fits(available) else { break }
      self = next
    }
  }

  private init(
    _ figure: Figure, columns: Int, titleLines: Int, within available: Size, composer: Composer
  ) throws {
    self.figure = figure
    self.columns = columns
    self.titleLines = titleLines
    let theme = composer.theme
    gutter = (theme.gutter * (columns > 2 ? 0.6 : 1)).rounded()
    bar = figure.sharedBar
    let barHeight = try bar.map { theme.gaps.aboveColorBar + (try $0.height(composer)) } ?? 0
    let rows = Double((figure.panels.count + columns - 1) / columns)
    let slot = Size(
      width: (available.width - Double(columns - 1) * gutter) / Double(columns),
      height: ((available.height - barHeight - (rows - 1) * gutter) / rows).rounded(.down))
    let hasTitles = figure.panels.contains { !$0.title.isEmpty || !$0.unit.isEmpty }
    let titles =
      theme.panelTitle.capitalHeight + Double(titleLines - 1) * theme.panelTitle.lineHeight
    titleHeight = hasTitles ? (titles + theme.gaps.belowPanelTitle).rounded() : 0
    layouts = figure.panelLayouts(
      slot: Size(width: slot.width, height: slot.height - titleHeight))
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
    room = Size(
      width: (slot.width - insets.left - insets.right).rounded(.down),
      height: (slot.height - titleHeight - insets.top - insets.bottom).rounded(.down))
    var body = Size(width: 0, height: 0)
    let asked = Size(
      width: max(room.width, Self.leastBody), height: max(room.height, Self.leastBody))
    for layout in layouts {
      let own = try layout.bodySize(within: asked, composer)
      body.width = max(body.width, own.width)
      body.height = max(body.height, own.height)
    }
    self.insets = insets
    self.body = body
    let stepHeight = (titleHeight + insets.top + body.height + insets.bottom).rounded(.up)
    size = Size(
      width: Double(columns) * (insets.left + body.width + insets.right)
        + Double(columns - 1) * gutter,
      height: rows * (stepHeight + gutter) - gutter + barHeight)
  }

  /// What the panel says that says least of its own.
  func completeness(_ composer: Composer) throws -> Completeness {
    try layouts.map { try $0.completeness(within: room, composer) }.min() ?? .everything
  }

  /// Draws all panels and the shared colour bar.
  ///
  /// - Returns: the height of the lower edge, in points.
  func draw(at origin: Point, into composer: inout Composer) throws -> Double {
    let title = composer.theme.panelTitle
    let lastLine = title.capitalHeight + Double(titleLines - 1) * title.lineHeight
    let step = Size(
      width: columnStep,
      height: (titleHeight + insets.top + body.height + insets.bottom).rounded(.up) + gutter)
    for (index, (panel, layout)) in zip(figure.panels, layouts).enumerated() {
      let x = origin.x + Double(index % columns) * step.width
      let y = origin.y + Double(index / columns) * step.height
      try PanelTitle(panel, within: titleRoom, lines: titleLines, composer)
        .draw(at: Point(x: x, y: y + lastLine), into: &composer)
      let frame = Rectangle(
        x: x + insets.left, y: y + titleHeight + insets.top, width: body.width,
        height: body.height)
      try layout.draw(body: frame, within: room, into: &composer)
    }
    let rows = (figure.panels.count + columns - 1) / columns
    let bottom = origin.y + Double(rows) * step.height - gutter
    guard let bar else { return bottom }
    return try bar.draw(
      at: Point(x: origin.x + insets.left, y: bottom + composer.theme.gaps.aboveColorBar),
      width: bar.naturalWidth(composer), into: &composer)
  }

  /// The distance of neighbouring panels' left edges.
  private var columnStep: Double {
    (insets.left + body.width + insets.right + gutter).rounded()
  }

  /// Titles keep this distance from each other, in points.
  private static let betweenTitles = 8.0

  private var titleRoom: Double { max(columnStep - Self.betweenTitles, 1) }

  /// How many lines the longest title would have.
  private func mostTitleLines(_ composer: Composer) throws -> Int {
    try figure.panels.map { try PanelTitle($0, within: titleRoom, composer).lines.count }.max() ?? 0
  }
}

extension Figure {
  /// The layouts of all panels, each of which has a slot of the given size in points, titles aside.
  fileprivate func panelLayouts(slot: Size) -> [any PanelLayout] {
    let surroundings = PanelSurroundings(
      horizontalDomain: sharedDomain(of: \.horizontal, horizontalScale),
      verticalDomain: sharedDomain(of: \.vertical, verticalScale),
      sharesColorScale: colorScale == .shared, slot: slot.width, height: slot.height,
      styles: seriesStyles)
    return panels.indices.map { index in
      var surroundings = surroundings
      surroundings.hidesLegend = repeatsSeries(ofPanel: index)
      return panels[index].content.value.layout(in: surroundings)
    }
  }

  /// The bar of the first panel that has colours, where all panels share its scale.
  fileprivate var sharedBar: ColorBar? {
    guard colorScale == .shared else { return nil }
    return panels.lazy.compactMap(\.content.value.colorScale).first
      .map { ColorBar(scale: $0, titlePlace: .beside) }
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
