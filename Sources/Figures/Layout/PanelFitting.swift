extension PanelGrid {
  /// Bodies narrower or lower than this show nothing.
  static let leastBody = 24.0
  /// How much larger panels must become before they leave the columns that the figure asks for.
  private static let worthMoving = 1.1
  /// What rounding may add up to, in points.
  private static let tolerance = 1e-6

  /// The figure's panels in its own columns, or in those that make the panels largest where the
  /// height is limited and the format lets them move.
  ///
  /// - Throws: `FigureError` when no arrangement fits the room.
  static func fitting(
    _ figure: Figure, into available: Size, of format: FigureFormat, _ composer: Composer
  ) throws -> PanelGrid {
    let own = try PanelGrid(figure, columns: figure.columns, within: available, composer: composer)
    guard available.height.isFinite else {
      guard own.fits(available) else { throw own.misfit(available, figure, format) }
      return own
    }
    if own.fits(available), !format.movesPanels { return own }
    // How large panels would be without a limit, which says when a body is as large as it gets.
    let free = Size(width: available.width, height: .infinity)
    let natural = try PanelGrid(figure, columns: figure.columns, within: free, composer: composer)
      .body
    var best = own.fits(available) ? own : nil
    var bestSize = best.map { $0.scale(of: natural) * worthMoving } ?? 0
    for columns in figure.arrangements where columns != figure.columns {
      let grid = try PanelGrid(figure, columns: columns, within: available, composer: composer)
      guard grid.fits(available), grid.scale(of: natural) > bestSize else { continue }
      best = grid
      bestSize = grid.scale(of: natural)
    }
    guard let best else { throw own.misfit(available, figure, format) }
    return best
  }

  /// Whether everything has its place in this room.
  func fits(_ available: Size) -> Bool {
    room.width >= Self.leastBody && room.height >= Self.leastBody
      && body.width <= room.width + Self.tolerance && body.height <= room.height + Self.tolerance
      && size.height <= available.height + Self.tolerance
  }

  /// The body's size as a share of another one: the mean of both sides, since plots may grow wider
  /// as they lose height.
  private func scale(of natural: Size) -> Double {
    (body.width / max(natural.width, 1) * body.height / max(natural.height, 1)).squareRoot()
  }

  private func misfit(
    _ available: Size, _ figure: Figure, _ format: FigureFormat
  ) -> FigureError {
    let isTooWide = room.width < max(Self.leastBody, body.width - Self.tolerance)
    let missing =
      isTooWide
      ? max(body.width, Self.leastBody) - room.width
      : max(body.height, Self.leastBody) - room.height
    return FigureError(
      figure: figure.id, field: "panels",
      problem: "are \(shortDecimal(missing.rounded(.up))) points too "
        + (isTooWide ? "wide" : "high") + " for the format \(format.name)",
      advice: isTooWide
        ? "Use shorter labels, fewer columns or a wider format."
        : "Use fewer rows, a shorter title or a higher format.")
  }
}

extension Figure {
  /// In how many columns panels may stand without a row losing its order: those of one row in any
  /// number, those of several rows only where every row stays together.
  fileprivate var arrangements: [Int] {
    let most = min(panels.count, 8)
    guard most > 1 else { return [columns] }
    if panels.count <= columns { return Array(1...most) }
    return (1...most).filter { $0.isMultiple(of: columns) || columns.isMultiple(of: $0) }
  }
}
