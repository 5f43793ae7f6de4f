/// Draws a network as blocks in rows, sized by the shapes that they write.
struct ArchitectureLayout: PanelLayout {
  var architecture: Architecture

  private let largestSide = 84.0
  /// Blocks down to this side may shrink for the sake of fewer rows.
  private let generousSide = 48.0
  /// Before blocks become smaller than this, details make way and pooling joins its block.
  private let modestSide = 28.0
  private let smallestSide = 16.0
  /// From one side that is tried to the next.
  private let sideStep = -4.0
  /// How wide texts below a block may be, in type sizes, with and without details.
  private let measures = (full: 7.6, condensed: 6.8)

  private var showsTraining: Bool { architecture.stages.contains { $0.training != nil } }

  func insets(_ composer: Composer) throws -> Insets { Insets() }

  func bodySize(within room: Size, _ composer: Composer) throws -> Size {
    let rows = try rows(within: room, composer)
    let legend = try legend(within: room, composer)
    return Size(
      width: max(rows.size.width, legend.size.width),
      height: (rows.size.height + legend.size.height).rounded(.up))
  }

  func draw(body: Rectangle, within room: Size, into composer: inout Composer) throws {
    let theme = composer.theme
    let rows = try rows(within: room, composer)
    let touch = StageRows.touch
    var y = body.y
    var exit: Point?
    for row in rows.rows {
      let middle = y + (row.hasGroups ? rows.groupHeight : 0) + row.blockHeight / 2
      let axis = middle.rounded(.down) + 0.5
      let frames = place(row, of: rows, left: body.x, axis: axis)
      if let exit, let first = frames.first {
        let turn = y - rows.rowGap / 2
        composer.flowArrow(along: [
          exit, Point(x: body.x + rows.size.width - 0.5, y: exit.y),
          Point(x: body.x + rows.size.width - 0.5, y: turn.rounded() + 0.5),
          Point(x: body.x + 0.5, y: turn.rounded() + 0.5), Point(x: body.x + 0.5, y: axis),
          Point(x: first.x - touch, y: axis),
        ])
      }
      for (frame, next) in zip(frames, frames.dropFirst()) {
        composer.flowArrow(along: [
          Point(x: frame.maxX + touch, y: axis), Point(x: next.x - touch, y: axis),
        ])
      }
      try drawGroups(row, of: rows, top: y, left: body.x, into: &composer)
      for (index, frame) in zip(row.cells, frames) {
        draw(rows.cells[index], in: frame, axis: axis, into: &composer)
      }
      let textTop = axis + row.blockHeight / 2 + StageRows.textGap(theme)
      for (index, left) in zip(row.cells, row.lefts) {
        try drawTexts(
          of: rows.cells[index], middle: body.x + left + rows.cells[index].width / 2,
          top: textTop, into: &composer)
      }
      exit = frames.last.map { Point(x: $0.maxX + touch, y: axis) }
      y += rows.height(of: row, theme) + rows.rowGap
    }
    try legend(within: room, composer).draw(
      at: Point(x: body.x, y: y - rows.rowGap), into: &composer)
  }

  /// The fewest rows that generous blocks need, or, where the room is low, the largest blocks that
  /// fit; at last words make way.
  private func rows(within room: Size, _ composer: Composer) throws -> StageRows {
    let height = room.height - (try legend(within: room, composer)).size.height
    let unit = composer.theme.label.size / Theme.fovea.label.size
    func rows(
      side: Double, _ level: CondensedStages.Level = .full, isTight: Bool = true
    ) throws -> StageRows {
      let stages = CondensedStages.stages(of: architecture, level)
      let scale = StageScale(stages, side: (side * unit).rounded(), theme: composer.theme)
      let ems = level == .full ? measures.full : measures.condensed
      let cells = try scale.cells(
        stages, architecture.axes, measure: ems * composer.theme.label.size, composer)
      return StageRows(
        cells, groups: stages.count == architecture.stages.count ? architecture.groups : [],
        width: room.width, isTight: isTight, composer.theme)
    }
    let generous = try [false, true].flatMap { isTight in
      try stride(from: largestSide, through: generousSide, by: sideStep)
        .map { try rows(side: $0, isTight: isTight) }
    }.filter { $0.size.height <= height }
    if let fewest = generous.map(\.rows.count).min(),
      let best = generous.first(where: { $0.rows.count == fewest })
    {
      return best
    }
    let levels = CondensedStages.Level.allCases
    let attempts = [
      (levels.dropLast(), generousSide, modestSide), (levels.dropLast(), modestSide, smallestSide),
      (levels.suffix(1), generousSide, smallestSide),
    ]
    for (levels, largest, smallest) in attempts {
      for level in levels {
        for side in stride(from: largest, through: smallest, by: sideStep) {
          let rows = try rows(side: side, level)
          if rows.size.height <= height { return rows }
        }
      }
    }
    return try rows(side: smallestSide, .merged)
  }

  private func place(
    _ row: StageRows.Row, of rows: StageRows, left: Double, axis: Double
  ) -> [Rectangle] {
    zip(row.cells, row.lefts).map { index, cellLeft in
      let cell = rows.cells[index]
      let size = cell.blockSize
      // Half points keep hairlines sharp.
      let x = (left + cellLeft + (cell.width - size.width) / 2).rounded() + 0.5
      let y = (axis - size.height / 2).rounded() + 0.5
      return Rectangle(x: x, y: y, width: size.width, height: size.height)
    }
  }

  private func draw(
    _ cell: StageCell, in frame: Rectangle, axis: Double, into composer: inout Composer
  ) {
    let coat = cell.stage.coat(byTraining: showsTraining)
    switch cell.block {
    case .maps(let stack):
      stack.draw(at: Point(x: frame.x, y: frame.y), coat, into: &composer)
    case .values:
      composer.fill(.rectangle(frame), coat.fill)
      composer.stroke(.rectangle(frame), coat.outline(composer.theme))
    }
    if cell.stage.kind == .residual { drawShortcut(over: frame, axis: axis, into: &composer) }
  }

  /// The way past a residual block, from the arrow before it to the arrow behind it.
  private func drawShortcut(
    over frame: Rectangle, axis: Double, into composer: inout Composer
  ) {
    let reach = (composer.theme.label.size * 0.75).rounded()
    let top = frame.y - StageRows.shortcutHeight(composer.theme)
    composer.flowArrow(along: [
      Point(x: frame.x - reach, y: axis), Point(x: frame.x - reach, y: top),
      Point(x: frame.maxX + reach, y: top), Point(x: frame.maxX + reach, y: axis),
    ])
  }

  private func drawTexts(
    of cell: StageCell, middle: Double, top: Double, into composer: inout Composer
  ) throws {
    let theme = composer.theme
    var y = top + theme.number.capitalHeight
    func set(_ line: String, _ style: TextStyle, _ role: ColorRole) throws {
      try composer.text(line, at: Point(x: middle, y: y), style, Paint(role), anchor: .middle)
    }
    try set(cell.shape, theme.number, .ink)
    y += theme.number.lineHeight
    for line in cell.label {
      try set(line, theme.label, .ink)
      y += theme.label.lineHeight
    }
    for line in cell.detail {
      try set(line, theme.note, .muted)
      y += theme.note.lineHeight
    }
  }

  private func drawGroups(
    _ row: StageRows.Row, of rows: StageRows, top: Double, left: Double,
    into composer: inout Composer
  ) throws {
    let theme = composer.theme
    for group in rows.groups where !group.label.isEmpty {
      let range = (group.first..<group.last + 1).clamped(to: row.cells)
      guard !range.isEmpty else { continue }
      let (first, last) = (range.lowerBound, range.upperBound - 1)
      let from = left + row.lefts[first - row.cells.lowerBound]
      let to = left + row.lefts[last - row.cells.lowerBound] + rows.cells[last].width
      let baseline = top + theme.note.capitalHeight
      let bar = (baseline + theme.note.descent + StageRows.touch).rounded() + 0.5
      var bracket = Path()
      bracket.move(to: Point(x: from + 0.5, y: bar + StageRows.bracketTooth))
      bracket.addLine(to: Point(x: from + 0.5, y: bar))
      bracket.addLine(to: Point(x: to - 0.5, y: bar))
      bracket.addLine(to: Point(x: to - 0.5, y: bar + StageRows.bracketTooth))
      composer.stroke(bracket, Stroke(Paint(.muted), width: theme.hairline))
      try composer.text(
        composer.shortened(group.label, theme.note, within: to - from),
        at: Point(x: (from + to) / 2, y: baseline), theme.note, Paint(.muted), anchor: .middle)
    }
  }

  private func legend(within room: Size, _ composer: Composer) throws -> TrainingLegend {
    let entries = Stage.Training.allCases.compactMap { training -> TrainingLegend.Entry? in
      guard architecture.stages.contains(where: { $0.training == training }) else { return nil }
      let count = architecture.parameters(training)
      return TrainingLegend.Entry(
        training: training, text: "\(training.phrase): \(countText(count)) parameters")
    }
    return try TrainingLegend(entries, width: room.width, composer)
  }
}

extension TextStyle {
  fileprivate var descent: Double { font.descent * size }
}
