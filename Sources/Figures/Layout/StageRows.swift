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
  private(set) var rows: [Row] = []
  /// What the rows need in all, without the legend.
  private(set) var size = Size(width: 0, height: 0)
  /// Where rows begin: room for the line that comes from the row before.
  let indent: Double
  let gap: Double
  let rowGap: Double
  let groupHeight: Double

  static func textGap(_ theme: Theme) -> Double { (theme.label.size * 0.55).rounded() }

  init(_ architecture: Architecture, _ cells: [StageCell], width: Double, _ theme: Theme) {
    self.cells = cells
    gap = (theme.label.size * 1.5).rounded()
    rowGap = (theme.label.size * 2).rounded()
    groupHeight = (theme.note.lineHeight + theme.label.size * 0.7).rounded()
    let bend = theme.label.size.rounded()
    let whole = StageRows.breaks(cells, width: width, gap: gap)
    indent = whole.count > 1 ? bend : 0
    let ranges =
      whole.count > 1 ? StageRows.balanced(cells, width: width - 2 * bend, gap: gap) : whole
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
          cells: range, lefts: lefts, blockHeight: cells[range].map(\.blockSize.height).max() ?? 0,
          textHeight: cells[range].map { $0.textHeight(theme) }.max() ?? 0,
          hasGroups: architecture.groups.contains {
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

  /// As many rows as filling takes, with the longest one as short as it can be.
  private static func balanced(
    _ cells: [StageCell], width: Double, gap: Double
  ) -> [Range<Int>] {
    let filled = breaks(cells, width: width, gap: gap)
    var best = filled
    var narrower = width
    while true {
      narrower -= 4
      let rows = breaks(cells, width: narrower, gap: gap)
      guard rows.count == filled.count, narrower > 0 else { return best }
      best = rows
    }
  }
}
