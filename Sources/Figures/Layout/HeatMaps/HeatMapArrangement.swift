/// What stands beside and below the cells of a matrix, so that they keep their size in low rooms.
enum HeatMapArrangement: CaseIterable {
  /// The colour bar below.
  case full
  /// The colour bar upright at the right, titles close together.
  case upright
  /// The same without the numbers of the bars beside the rows.
  case uprightWithoutNumbers
  /// The same without the bars.
  case uprightWithoutBars

  var isUpright: Bool { self != .full }
  /// The gap between the columns' names and the cells, in points.
  var gap: Double { isUpright ? 5 : 8 }
  var showsBars: Bool { self != .uprightWithoutBars }
  var showsBarNumbers: Bool { self == .full || self == .upright }
}

extension HeatMapLayout {
  /// The first arrangement in which every row and column has its name and every cell its number, or
  /// at least its name, or that with the largest cells.
  func arrangement(_ composer: Composer) throws -> HeatMapArrangement {
    guard slot.height.isFinite else { return .full }
    var best = HeatMapArrangement.full
    var largest = 0.0
    var firstNamed: HeatMapArrangement?
    let numbers = try HeatMapCells.leastCell(map, composer)
    for arrangement in HeatMapArrangement.allCases {
      let insets = try insets(arrangement, composer)
      let room = Size(
        width: slot.width - insets.left.rounded(.up) - insets.right,
        height: slot.height - insets.top.rounded(.up) - insets.bottom)
      let cell = try cell(within: room, arrangement, composer)
      let least = try HeatMapLabels(map, arrangement, composer).leastCell(composer)
      if cell.width >= least.width && cell.height >= least.height {
        if cell.width >= numbers.width && cell.height >= numbers.height { return arrangement }
        firstNamed = firstNamed ?? arrangement
      }
      if min(cell.width, cell.height) > largest {
        largest = min(cell.width, cell.height)
        best = arrangement
      }
    }
    return firstNamed ?? best
  }
}
