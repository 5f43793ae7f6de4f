/// The stages of a network in as few rows as the room allows, each with about the same width.
struct StageRows {
  struct Row {
    var cells: Range<Int>
    /// Left edges of the cells.
    var lefts: [Double]
    /// The tallest block.
    var blockHeight: Double
    var textHeight: Double
    var hasGroups: Bool
  }

  let cells: [StageCell]
  let groups: [StageGroup]
  private(set) var rows: [Row] = []
  /// What the rows need in all, without the legend.
  private(set) var size = Size(width: 0, height: 0)
  /// Where rows begin: room for the line that comes from the row before.
  let indent: Double
  let gap: Double
  let rowGap: Double
  let groupHeight: Double

  /// How far above its block a shortcut runs.
  static func shortcutHeight(_ theme: Theme) -> Double { (theme.label.size * 0.5).rounded() }

  /// How far arrows stay off blocks, and brackets off their names.
  static let touch = 3.0
  static let bracketTooth = 4.0

  static func textGap(_ theme: Theme) -> Double { (theme.label.size * 0.55).rounded() }

  /// - Parameters:
  ///   - cells: the stages.
  ///   - groups: brackets over them.
  ///   - width: what a row may take, in points.
  ///   - isTight: whether the room is low and narrow.
  ///   - theme: type sizes.
  init(
    _ cells: [StageCell], groups: [StageGroup], width: Double, isTight: Bool, _ theme: Theme
  ) {
    self.cells = cells
    self.groups = groups
    gap = (theme.label.size * (isTight ? 1.2 : 1.5)).rounded()
    rowGap = (theme.label.size * (isTight ? 1.4 : 2)).rounded()
    groupHeight = (theme.note.lineHeight + theme.label.size * 0.7).rounded()
    let bend = theme.label.size.rounded()
    let whole = StageRows.breaks(cells, width: width, gap: gap)
    indent = whole.count > 1 ? bend : 0
    let ranges =
      whole.count > 1
      ? StageRows.balanced(cells, groups, width: max(width - 2 * bend, 1), gap: gap) : whole
    let widths = ranges.map { StageRows.width(of: cells[$0], gap: gap) }
    let widest = widths.max() ?? 0
    for (range, width) in zip(ranges, widths) {
      // Rows end together where that takes no more than a little air between the cells.
      let spare = range.count > 1 ? (widest - width) / Double(range.count - 1) : 0
      let air = range != ranges.last && spare < 2 * gap ? spare : 0
      var x = indent
      var lefts: [Double] = []
      for cell in cells[range] {
        lefts.append(x.rounded())
        x += cell.width + gap + air
      }
      rows.append(
        Row(
          cells: range, lefts: lefts,
          blockHeight: cells[range].map { $0.height(theme) }.max() ?? 0,
          textHeight: cells[range].map { $0.textHeight(theme) }.max() ?? 0,
          hasGroups: groups.contains {
            !$0.label.isEmpty && $0.first < range.upperBound && $0.last >= range.lowerBound
          }))
    }
    size = Size(
      width: (widest + 2 * indent).rounded(.up),
      height: rows.reduce(-rowGap) { $0 + height(of: $1, theme) + rowGap })
  }

  func height(of row: Row, _ theme: Theme) -> Double {
    (row.hasGroups ? groupHeight : 0) + row.blockHeight + StageRows.textGap(theme)
      + row.textHeight
  }

  private static func width(of cells: ArraySlice<StageCell>, gap: Double) -> Double {
    cells.reduce(-gap) { $0 + $1.width + gap }
  }

  /// Fills row after row.
  private static func breaks(
    _ cells: [StageCell], width: Double, gap: Double
  ) -> [Range<Int>] {
    var rows: [Range<Int>] = []
    var start = 0
    var reach = 0.0
    for (index, cell) in cells.enumerated() {
      reach += cell.width
      if index > start, reach > width {
        rows.append(start..<index)
        start = index
        reach = cell.width
      }
      reach += gap
    }
    rows.append(start..<cells.count)
    return rows
  }

  /// As many rows as filling takes, of even width, and broken between groups where that is possible.
  private static func balanced(
    _ cells: [StageCell], _ groups: [StageGroup], width: Double, gap: Double
  ) -> [Range<Int>] {
    let count = breaks(cells, width: width, gap: gap).count
    /// The cost of the best way to set the first cells in so many rows, and where its last begins.
    var best = [[(cost: Double, start: Int)]](
      repeating: Array(repeating: (.infinity, 0), count: cells.count + 1), count: count + 1)
    best[0][0].cost = 0
    for rows in 1...count {
      for end in 1...cells.count {
        for start in stride(from: end - 1, through: 0, by: -1) {
          let needed = StageRows.width(of: cells[start..<end], gap: gap)
          guard needed <= width || start == end - 1 else { break }
          let spare = max(0, width - needed) / width
          let isSplit = groups.contains { $0.first < start && start <= $0.last }
          let cost = best[rows - 1][start].cost + spare * spare + (isSplit ? 0.5 : 0)
          if cost < best[rows][end].cost { best[rows][end] = (cost, start) }
        }
      }
    }
    var ranges: [Range<Int>] = []
    var end = cells.count
    for rows in stride(from: count, to: 0, by: -1) {
      let start = best[rows][end].start
      ranges.append(start..<end)
      end = start
    }
    return ranges.reversed()
  }
}
