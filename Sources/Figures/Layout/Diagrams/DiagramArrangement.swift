/// The unit of a diagram and the places of its blocks.
struct DiagramArrangement {
  let unit: Double
  let style: DiagramStyle
  private(set) var plans: [DiagramBlockPlan] = []
  /// The upper left corner of each block in points from the diagram's corner.
  private(set) var corners: [Point] = []
  private(set) var size = Size(width: 0, height: 0)

  /// Finds the most compact arrangement whose cells are comfortably large, or, where none is, the
  /// one with the largest cells.
  ///
  /// Where height is limited, distances give way to cells that would be too small; on slides
  /// everything else gives way to cells in which numbers can be read.
  static func best(
    for diagram: Diagram, within room: Size, _ composer: Composer
  ) throws -> DiagramArrangement {
    let comfortable = try comfortableUnit(diagram, DiagramStyle(composer.theme), composer)
    func found(_ spacing: DiagramStyle.Spacing, _ goal: Goal) throws -> DiagramArrangement {
      try Self.best(
        for: diagram, DiagramStyle(composer.theme, spacing), goal, within: room, composer)
    }
    let usual = Goal(comfortable: comfortable)
    var best = try found(.usual, usual)
    guard room.height.isFinite, !best.fits(room) || best.unit < comfortable else { return best }
    let tight = try found(.tight, usual)
    if tight.rank(room) > best.rank(room) { best = tight }
    var faces = try best.faces(diagram, composer)
    let widest = try composer.widest(diagram.numbers, composer.theme.number)
    let readable = best.style.readableUnit(widest: widest)
    guard readable > 0 else { return best }
    // Links do not lead from row to row, so rows break last.
    for breaks in [false, true] {
      let goal = Goal(
        comfortable: max(comfortable, readable), readable: readable, breaks: breaks)
      for spacing in DiagramStyle.Spacing.allCases where !faces.isComplete {
        let next = try found(spacing, goal)
        let nextFaces = try next.faces(diagram, composer)
        guard next.fits(room), nextFaces.count(in: diagram) > faces.count(in: diagram)
        else { continue }
        (best, faces) = (next, nextFaces)
      }
    }
    return best
  }

  /// How large the numbers in its cells are.
  func faces(_ diagram: Diagram, _ composer: Composer) throws -> DiagramNumberFaces {
    try DiagramNumberFaces(diagram, unit: unit, style, composer)
  }

  /// What sides of cells the search looks for, in points.
  private struct Goal {
    /// Nothing larger is looked for.
    var comfortable: Double
    /// Nothing smaller is taken as long as there are further steps.
    var readable = 0.0
    /// Whether stations may stand in two rows.
    var breaks = true
  }

  private static func best(
    for diagram: Diagram, _ style: DiagramStyle, _ goal: Goal, within room: Size,
    _ composer: Composer
  ) throws -> DiagramArrangement {
    var best: DiagramArrangement?
    for step in Step.all where goal.breaks || !step.breaks {
      let room = Size(width: room.width, height: min(room.height, step.height * room.width))
      for columns in columnCounts(diagram.blocks.count) {
        let found = try largest(
          for: diagram, style, columns, step, goal.comfortable, within: room, composer)
        if found.fits(room), found.unit >= goal.comfortable { return found }
        if let known = best, known.rank(room) >= found.rank(room) { continue }
        best = found
      }
      let enough = max(step.share * goal.comfortable, goal.readable)
      if let best, best.fits(room), best.unit >= enough { return best }
    }
    return try best
      ?? DiagramArrangement(
        diagram, style, unit: style.smallestUnit, 1, false, within: room, composer)
  }

  /// What the search may do, one step after another: a wide diagram is seen at one glance, a tall
  /// one may take a page's column.
  private struct Step {
    /// In widths of the room.
    var height: Double
    /// Whether stations may stand in two rows.
    var breaks: Bool
    /// How small cells may be, in shares of a comfortable cell, before the next step is tried.
    var share: Double

    static let all = [
      Step(height: 0.6, breaks: false, share: 0.75),
      Step(height: 1.3, breaks: false, share: 0.5),
      Step(height: 1.3, breaks: true, share: 0),
      Step(height: .infinity, breaks: true, share: 0),
    ]
  }

  private func fits(_ room: Size) -> Bool {
    size.width <= room.width && size.height <= room.height
  }

  /// What fits comes before what does not, larger cells before smaller ones, and among those that
  /// are too large the one that leaves the room least.
  private func rank(_ room: Size) -> Double {
    fits(room) ? unit : -max(size.width - room.width, size.height - room.height, 0)
  }

  /// Numbers of columns that differ in their number of rows, the most first.
  private static func columnCounts(_ blocks: Int) -> [Int] {
    var counts: [Int] = []
    for rows in 1...max(blocks, 1) {
      let columns = (blocks + rows - 1) / rows
      if counts.last != columns { counts.append(columns) }
    }
    return counts
  }

  /// The least unit at which all numbers stand in their cells without being made smaller.
  private static func comfortableUnit(
    _ diagram: Diagram, _ style: DiagramStyle, _ composer: Composer
  ) throws -> Double {
    let widest = try composer.widest(diagram.numbers, composer.theme.number)
    let number = widest > 0 ? max(widest + style.cellPadding, style.comfortableNumber) : 0
    let hasPictures = diagram.blocks.flatMap(\.stations).contains { !$0.pictures.isEmpty }
    let least = hasPictures ? style.comfortablePicture : style.comfortableBlank
    return min(max(number, least), style.largestUnit)
  }

  /// The largest whole number of points that fits the room.
  private static func largest(
    for diagram: Diagram, _ style: DiagramStyle, _ columns: Int, _ step: Step,
    _ comfortable: Double, within room: Size, _ composer: Composer
  ) throws -> DiagramArrangement {
    func tried(_ unit: Double) throws -> DiagramArrangement {
      try DiagramArrangement(
        diagram, style, unit: unit, columns, step.breaks, within: room, composer)
    }
    // Where height is free, larger cells would only make the diagram longer.
    let largest = step.height.isFinite ? max(style.largestUnit, comfortable) : comfortable
    var high = max(largest, diagram.leastUnit(style)).rounded(.down)
    var low = max(style.smallestUnit, diagram.leastUnit(style)).rounded(.up)
    var best = try tried(high)
    if best.fits(room) { return best }
    best = try tried(low)
    while high - low > 1 {
      let middle = ((low + high) / 2).rounded(.down)
      let found = try tried(middle)
      if found.fits(room) {
        (best, low) = (found, middle)
      } else {
        high = middle
      }
    }
    return best
  }

  private init(
    _ diagram: Diagram, _ style: DiagramStyle, unit: Double, _ columns: Int, _ breaks: Bool,
    within room: Size,
    _ composer: Composer
  ) throws {
    self.unit = unit
    self.style = style
    let gap = style.blockGap
    let share = (room.width - Double(columns - 1) * gap.width) / Double(columns)
    var taken = 0.0
    for (index, block) in diagram.blocks.enumerated() {
      if index % columns == 0 { taken = 0 }
      let endsRow = index % columns == columns - 1 || index == diagram.blocks.count - 1
      // The last block of a row need not break its headings while the row has room.
      let isWide = endsRow && style.spacing == .tightest
      let plan = try DiagramBlockPlan(
        block, unit: unit, breaks: breaks, measure: share,
        room: isWide ? max(share, room.width - taken) : share, style, composer)
      plans.append(plan)
      taken += plan.size.width + gap.width
    }
    // The last block of a row may reach under the columns to its right.
    var widths = [Double](repeating: 0, count: columns)
    for (index, plan) in plans.enumerated()
    where index % columns < columns - 1 && index < plans.count - 1 {
      widths[index % columns] = max(widths[index % columns], plan.size.width)
    }
    for start in stride(from: 0, to: plans.count, by: columns) {
      if start > 0 { size.height += gap.height }
      let row = plans[start..<min(start + columns, plans.count)]
      var x = 0.0
      for index in row.indices {
        corners.append(Point(x: x.rounded(.up), y: size.height))
        size.width = max(size.width, x.rounded(.up) + plans[index].size.width)
        x += widths[index - start] + gap.width
      }
      size.height += row.map(\.size.height).max() ?? 0
    }
  }
}

extension Diagram {
  /// The unit at which labels beside a station stand a line apart, in points.
  fileprivate func leastUnit(_ style: DiagramStyle) -> Double {
    let stations = blocks.flatMap(\.stations)
    let distances = stations.flatMap { [$0.leadingLabels, $0.trailingLabels] }
      .flatMap { labels -> [Double] in
        let heights = labels.map(\.y).sorted()
        return zip(heights, heights.dropFirst()).map { $1 - $0 }
      }
    guard let least = distances.min(), least > 0 else { return 0 }
    return min(style.heading.lineHeight / least, style.largestUnit)
  }
}
