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
  private let titleHeight: Double
  private let bar: ColorBar?
  /// What all panels and the shared colour bar need, in points.
  let size: Size

  private static let gapAboveBar = 16.0

  /// Places a figure's panels in columns; the height of what is available may be infinite.
  init(_ figure: Figure, columns: Int, within available: Size, composer: Composer) throws {
    self.figure = figure
    self.columns = columns
    let theme = composer.theme
    layouts = figure.panelLayouts
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
    let hasTitles = figure.panels.contains { !$0.title.isEmpty }
    titleHeight = hasTitles ? (theme.panelTitle.capitalHeight + 10).rounded() : 0
    gutter = (theme.gutter * (columns > 2 ? 0.6 : 1)).rounded()
    bar = figure.sharedBar
    let barHeight = bar.map { Self.gapAboveBar + $0.height(composer) } ?? 0

    let rows = Double((figure.panels.count + columns - 1) / columns)
    let slot = Size(
      width: (available.width - Double(columns - 1) * gutter) / Double(columns),
      height: ((available.height - barHeight - (rows - 1) * gutter) / rows).rounded(.down))
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

  /// Draws all panels and the shared colour bar.
  ///
  /// - Returns: the height of the lower edge, in points.
  func draw(at origin: Point, into composer: inout Composer) throws -> Double {
    let title = composer.theme.panelTitle
    let step = Size(
      width: (insets.left + body.width + insets.right + gutter).rounded(),
      height: (titleHeight + insets.top + body.height + insets.bottom).rounded(.up) + gutter)
    for (index, (panel, layout)) in zip(figure.panels, layouts).enumerated() {
      let x = origin.x + Double(index % columns) * step.width
      let y = origin.y + Double(index / columns) * step.height
      try draw(
        panel, titleAt: Point(x: x, y: y + title.capitalHeight), within: step.width - 8,
        into: &composer)
      let frame = Rectangle(
        x: x + insets.left, y: y + titleHeight + insets.top, width: body.width,
        height: body.height)
      try layout.draw(body: frame, within: room, into: &composer)
    }
    let rows = (figure.panels.count + columns - 1) / columns
    let bottom = origin.y + Double(rows) * step.height - gutter
    guard let bar else { return bottom }
    return try bar.draw(
      at: Point(x: origin.x + insets.left, y: bottom + Self.gapAboveBar),
      width: bar.naturalWidth(composer), into: &composer)
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
  fileprivate var panelLayouts: [any PanelLayout] {
    let domain = horizontalScale == .shared ? sharedHorizontalDomain : nil
    let surroundings = PanelSurroundings(
      horizontalDomain: domain, sharesColorScale: colorScale == .shared)
    return panels.map { $0.content.value.layout(in: surroundings) }
  }

  /// The bar of the first panel that has colours, where all panels share its scale.
  fileprivate var sharedBar: ColorBar? {
    guard colorScale == .shared else { return nil }
    return panels.lazy.compactMap(\.content.value.colorScale).first
      .map { ColorBar(scale: $0, titlePlace: .beside) }
  }

  fileprivate var sharedHorizontalDomain: ClosedRange<Double>? {
    let domains = panels.compactMap { panel -> ClosedRange<Double>? in
      if case .plot(let plot) = panel.content { plot.horizontalDomain } else { nil }
    }
    guard let first = domains.first else { return nil }
    return domains.reduce(first) {
      min($0.lowerBound, $1.lowerBound)...max($0.upperBound, $1.upperBound)
    }
  }
}
