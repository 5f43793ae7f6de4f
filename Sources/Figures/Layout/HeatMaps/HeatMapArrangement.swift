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
  /// The colour bar below, titles close together, short bars without numbers: for narrow rooms.
  case lyingWithoutNumbers
  /// The same without the bars.
  case lyingWithoutBars

  /// Whether titles stand close together and cells may be wider than high.
  var isCompact: Bool { self != .full }
  var hasUprightColorBar: Bool { isCompact && !isLying }
  /// The gap between the columns' names and the cells, in points.
  var gap: Double { isCompact ? 5 : 8 }
  var showsBars: Bool { self != .uprightWithoutBars && self != .lyingWithoutBars }
  var showsBarNumbers: Bool { self == .full || self == .upright }
  /// How long the bar of a whole is, in points.
  var barLength: Double { isLying ? 44 : 64 }

  private var isLying: Bool { self == .lyingWithoutNumbers || self == .lyingWithoutBars }
}

extension HeatMapLayout {
  /// The first arrangement that says most, or, where none has a name for every row and column, that
  /// with the largest cells.
  func arrangement(_ composer: Composer) throws -> HeatMapArrangement {
    guard slot.height.isFinite else { return .full }
    var best = (arrangement: HeatMapArrangement.full, says: Completeness.withoutSomeNames)
    var largest = 0.0
    let number = try HeatMapCells.leastCell(map, composer)
    for arrangement in HeatMapArrangement.allCases {
      let insets = try insets(arrangement, composer)
      let room = Size(
        width: slot.width - insets.left.rounded(.up) - insets.right,
        height: slot.height - insets.top.rounded(.up) - insets.bottom)
      let cell = try cell(within: room, arrangement, number: number, composer)
      // Room for numbers that would not be drawn is better given to the cells.
      if hasRowNumbers(arrangement), cell.height < composer.theme.leastNumber { continue }
      let says = try completeness(of: cell, arrangement, number: number, composer)
      if says == .everything { return arrangement }
      let side = min(cell.width, cell.height)
      if says > best.says || says == .withoutSomeNames && says == best.says && side > largest {
        best = (arrangement, says)
        largest = side
      }
    }
    return best.arrangement
  }

  /// What is written in and around cells of a size.
  ///
  /// - Parameters:
  ///   - cell: the size of a cell in points.
  ///   - arrangement: what stands beside the cells.
  ///   - number: the smallest cell in which every number can be read.
  ///   - composer: measures the names.
  /// - Returns: how much of it has room.
  /// - Throws: `MissingGlyphError` when a face lacks a character.
  func completeness(
    of cell: Size, _ arrangement: HeatMapArrangement, number: Size, _ composer: Composer
  ) throws -> Completeness {
    let name = try HeatMapLabels(map, arrangement, composer).leastCell(composer)
    guard cell.holds(name) else { return .withoutSomeNames }
    if cell.holds(number) { return .everything }
    let hasRowNumbers =
      hasRowNumbers(arrangement) && cell.height >= composer.theme.leastNumber
    return hasRowNumbers ? .withoutNumbersInCells : .withoutNumbers
  }

  private func hasRowNumbers(_ arrangement: HeatMapArrangement) -> Bool {
    map.bars != nil && arrangement.showsBarNumbers
  }
}

extension Size {
  /// Whether something of another size has room in this one.
  func holds(_ other: Size) -> Bool { width >= other.width && height >= other.height }
}
