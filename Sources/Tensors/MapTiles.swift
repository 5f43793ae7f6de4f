/// How a team shares out the maps that a product writes: some maps to each part, or some rows of
/// all maps.
///
/// Rows where maps are large, so that everyone reads a part of the image and all weights; maps
/// where they are small, so that everyone reads the whole image and a part of the weights.
struct MapTiles {
  let maps: Int
  /// Parts that the maps fall into, each with an image of its own to read.
  let groups: Int
  let rows: Int
  /// Positions in a row, those of a border counted.
  let width: Int
  /// Products in each position.
  let depth: Int

  /// Calls with tiles that together cover all maps and rows.
  func forEach(sharedBy team: Team, _ body: (_ maps: Range<Int>, _ rows: Range<Int>) -> Void) {
    if groups == 1 && rows * width >= Self.positionsPerThread * team.threads {
      team.forEachRange(of: rows, cost: cost(positions: width * maps)) { body(0..<maps, $0) }
    } else {
      forEachMaps(sharedBy: team) { body($0, 0..<rows) }
    }
  }

  /// Calls with ranges of maps, which end where a panel of weights or a group ends.
  func forEachMaps(sharedBy team: Team, _ body: (_ maps: Range<Int>) -> Void) {
    team.forEachRange(
      of: maps, cost: cost(positions: rows * width),
      step: groups == 1 ? WeightPanels.rows : maps / groups, body)
  }

  /// Calls with each group's share of a range of maps.
  func forEachGroup(
    of range: Range<Int>, _ body: (_ group: Int, _ maps: Range<Int>) -> Void
  ) {
    let size = maps / groups
    var first = range.lowerBound
    while first < range.upperBound {
      let group = first / size
      let end = min(range.upperBound, (group + 1) * size)
      body(group, first..<end)
      first = end
    }
  }

  private func cost(positions: Int) -> Int { positions * depth / Self.productsPerFloat }

  /// Products that take as long as copying a float.
  static let productsPerFloat = 16
  /// What makes rows worth sharing: two full blocks of the product kernel for every part.
  private static let positionsPerThread = 768
}
